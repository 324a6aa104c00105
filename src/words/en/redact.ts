/** Words of redaction, in English. */
export const enRedact = {
  option: 'replace accounts, keys, workspaces, names and files by pseudonyms; amounts stay',
  keyFile:
    'file with a secret that keeps pseudonyms the same from run to run (or BILL_ANALYZE_REDACT_KEY); without it each run has its own',
};

/** Words of redaction, in English. */
export const enRedact = {
  option: 'replace accounts, keys, workspaces, names and files by pseudonyms; amounts stay',
  keyFile:
    'file with a secret that keeps pseudonyms the same from month to month (or BILL_ANALYZE_REDACT_KEY); without it they differ for other inputs',
};

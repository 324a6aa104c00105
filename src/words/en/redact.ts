/** Words of redaction, in English. */
export const enRedact = {
  option: 'show accounts, keys, workspaces, names and files by pseudonyms; amounts stay',
  keyFile:
    'secret that keeps pseudonyms the same over months (or BILL_ANALYZE_REDACT_KEY); without it they are of these inputs',
};

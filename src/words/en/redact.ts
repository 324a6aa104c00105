/** Words of redaction, in English. */
export const enRedact = {
  option: 'show accounts, keys, workspaces, names and files by pseudonyms; amounts stay',
  keyFile:
    'secret that keeps pseudonyms the same over months (or BILL_ANALYZE_REDACT_KEY); without it they are of these inputs',
  shortKey: (where: string, least: number) =>
    `the redaction key in ${where} is shorter than ${least} characters`,
  makeKey: 'Make one that nobody can guess: openssl rand -hex 32',
  openKey: (file: string) => `the redaction key in ${file} can be read by others`,
  closeKey: (file: string) => `Keep it to yourself: chmod 600 ${file}`,
  keyWithout: '--redact-key-file is of use with --redact only',
};

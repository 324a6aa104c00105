/** Words of the FOCUS export, in English. */
export const enFocus = {
  options: {
    focusVersion: 'FOCUS 1.2 (default) or 1.4; with --format focus',
    grain: 'rows of the FOCUS export: day (default: lines of a day that say the same are one) or line',
    focusSet:
      'state what the bill does not say: BillingAccountId, BillingAccountName, BillingCurrency, InvoiceId',
  },
  unknownVersion: (value: string) => `FOCUS ${value} is none that can be written`,
  knownVersions: (names: string) => `Versions: ${names}.`,
  onlyWithFocus: (option: string) => `${option} is for the FOCUS export`,
  sayFocus: 'Say --format focus with it.',
  ownColumns: (option: string) => `${option} cannot be used with --format focus: FOCUS has its own columns`,
  leaveOut: 'Leave it out, or leave --format focus out.',
  notStated: (text: string) => `--focus-set ${text} states nothing`,
  statable: (names: string) => `Write COLUMN=VALUE, with one of ${names}.`,
  notACurrency: (text: string) => `BillingCurrency must be a code such as CNY or USD, not "${text}"`,
  notAContainer: (file: string) => `FOCUS is written as CSV or Parquet, not as "${file}"`,
  containers: 'Use .csv or .parquet.',
};

/** Words of the month-end pack, in English. */
export const enPack = {
  command:
    'the papers of a month in one folder or .zip: workbook, summary to print, CSVs, findings, reconciliation, manifest',
  files: 'bills: files, folders, globs, .csv .gz .zip .xlsx',
  options: {
    output: 'the folder (month/) or the .zip to write, whole or not at all; a former pack is replaced',
    against: 'an invoice, a statement or a log to reconcile the bill with',
    expectPayable: 'the payable that the bill should come to, to reconcile it with',
  },
  noOutput: 'pack needs a place for its files',
  sayOutput: 'Name a folder (-o month/) or an archive (-o month.zip).',
  notAPack: (path: string) => `${path} holds something else than a former pack, which would be lost`,
  nameAnother: 'Name another folder, or empty this one.',
  holdsInput: (path: string, input: string) => `${input} lies in ${path}, which the pack would replace`,
  onlyReconcile: (option: string) => `${option} is for a reconciliation`,
  sayAgainst: 'Name the other side: --against FILE or --expect-payable AMOUNT.',
  notRedacted: 'a reconciliation cannot be redacted: it is nothing but what stands on both sides',
  leaveOneOut: 'Leave --redact out, or the reconciliation.',
  heading: 'Check',
  reconciliation: 'Reconciliation',
  notReconciled: 'No reconciliation was asked for (--against, --expect-payable).',
  inFiles: (name: string) => `All of it is in ${name}.`,
  wrote: (files: number, path: string) => `Wrote ${files} files to ${path}.`,
};

/** Words of the month-end pack, in English. */
export const enPack = {
  command:
    'the papers of a month in one folder or .zip: workbook, summary to print, CSVs, findings, reconciliation, manifest',
  files: 'bills: files, folders, globs, .csv .gz .zip .xlsx',
  options: {
    output: 'the folder (month/) or the .zip to write, whole or not at all; an earlier pack is replaced',
    against: 'an invoice, a statement or a log to reconcile the bill with',
    expectPayable: 'the payable that the bill should come to, to reconcile it with',
  },
  heading: 'Check',
  reconciliation: 'Reconciliation',
  notReconciled: 'No reconciliation was asked for (--against, --expect-payable).',
  inFiles: (name: string) => `The whole of it is in ${name}.`,
  wrote: (files: number, path: string) => `Wrote ${files} files to ${path}.`,
};

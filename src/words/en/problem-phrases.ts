/** What remedies of several problems share, in English. */
export const EXPORT =
  'Export it in the console: Expenses > Bill Details, Statistic Item = Billable Item, include rows with payable 0.';

export const raise = (name: string) => (p: { readonly limit: number }) =>
  `If the file is genuine, raise the limit: --limit ${name}=N (now ${p.limit}).`;

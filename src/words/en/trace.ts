/** Words about the bill lines behind a cell of a report (`--trace`), in English. */
export const enTrace = {
  heading: (key: string) => `Bill lines behind ${key}`,
  lines: (shown: string, all: string) => `The first ${shown} of ${all} lines`,
  titles: {
    file: 'File',
    line: 'Line',
    time: 'Time (UTC+8)',
    instance_id: 'Instance ID',
    price: 'List price × usage',
    holds: '',
  } as Readonly<Record<string, string>>,
  legend:
    'Each line: consumed - deducted = billed; list price × usage, in the unit of the price, = list cost; list cost - discount - coupon = payable. ✓: every one of these sums that its columns allow holds.',
  more: (n: string) =>
    `${n} more lines are not shown: --top N shows more of them, --format csv shows all. bill-analyze explain FILE:LINE shows one in full.`,
  wrong: (place: string, sums: string) => `${place}: ${sums}`,
  sum: 'Sum of all these lines',
  hiddenColumns: (names: string) =>
    `Not shown, because the window is too narrow: ${names}. A wider window, --format csv or explain FILE:LINE shows them.`,
  proof: (n: string) => `${n} of the counted rows are behind this cell; they add up to it exactly`,
  proofNone: 'none of the counted rows is behind this cell',
  sumLine: (p: Readonly<Record<'rows' | 'payable' | 'currency' | 'tax' | 'consumed' | 'unit', string>>) =>
    `sum of ${p.rows} ${p.rows === '1' ? 'line' : 'lines'}: payable ${p.payable} ${p.currency}, ${p.tax}; consumed ${p.consumed} ${p.unit}`,
  none: '(none)',
};

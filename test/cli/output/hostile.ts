/** Texts that attack a spreadsheet or a terminal, and a bill that has them in every place a text can be. */
import { csv, handBill } from '../commands/report/hand-bill.ts';

/** What OWASP names, full-width forms, blanks and quotes before, formulas behind a separator. */
export const FORMULAS: readonly string[] = [
  '=1+1',
  "=cmd|'/C calc'!A0",
  '=HYPERLINK("http://x","y")',
  '+1+1',
  '-1+1',
  '-2+3+cmd',
  '@SUM(1)',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '−1',
  ' =1+1',
  '"=1+1"',
  '\u00a0=1+1',
  '\u200b=1+1',
  '\ufeff=1+1',
  'x\t=1+1',
  'x,=1+1',
  'x|=1+1',
  'x\n=1+1',
  'x\r=1+1',
  'x\r\n@SUM(1)',
  'x, -1+1',
  'x","=1+1',
];

/** What a terminal obeys: colours, titles, clears, C1, bidi controls, line and paragraph separators. */
export const CONTROLS: readonly string[] = [
  'x\u001b[31mred',
  'x\u001b]0;title\u0007',
  'x\u001b[2J\u001b[H',
  'x\u001b]8;;http://x\u0007link\u001b]8;;\u0007',
  'x\u009b31m',
  'x\u0090y\u009c',
  'x\u0008\u0008y',
  'x\u007fy',
  'x\ry',
  'x\ny',
  'x\u000by',
  'x\u202ey\u202c',
  'x\u2066y\u2069',
  'x\u200fy',
  'x\u2028y',
  'x\u2029y',
];

/**
 * A line for each text, with it in every column of text. `;` would change what the Instance ID says, and the reader
 * trims cells: neither is a subject here.
 */
export function hostileBill(texts: readonly string[]): string {
  const lines = texts.flatMap((text, n) => {
    const inner = text.replaceAll(';', ',');
    const common = { payable: '-12.5', list: '-12.5', discount: '-0.1', consumed: '-3', usage: '-3' };
    const named = {
      owner: inner,
      fee: text,
      unit: text,
      region: text,
      item: text,
      tags: `key:t value:${text}`,
    };
    return [
      { ...common, ...named, commodity: text, id: `${n};llm-a;${inner};${inner};${inner};0` },
      { ...common, commodity: '', id: text },
      { ...common, id: `5000001;llm-${n};${inner}/${inner};input_token;;0` },
    ];
  });
  return handBill(lines);
}

/** Names for some keys of that bill, and columns whose titles are hostile too. */
export function hostileNames(texts: readonly string[]): string {
  const rows = texts.map((text, n) => [String(n), text, text, text]);
  return csv([
    ['id', 'name', `t${texts[0]}`, texts[0] as string],
    ['5000001', ...texts.slice(1, 4)],
    ...rows,
  ]);
}

/** Dimensions that show every text of the bill. */
export const TEXT_DIMENSIONS = [
  ...['account', 'workspace', 'api-key', 'model', 'vendor', 'type', 'channel', 'fee-type', 'unit'],
  ...['commodity', 'item', 'region', 'tag:t', 'api-key-name'],
].join();

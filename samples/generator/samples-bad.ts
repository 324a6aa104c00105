import { joinRow, PLAIN_CSV } from './csv.ts';
import { encodeFile } from './encode.ts';
import { tally } from './expected.ts';
import { factsOf } from './layout.ts';
import { LAYOUT_C } from './layout-c.ts';
import { billTable } from './make-bill.ts';
import { MAINLAND, type Sample, UNTOLD } from './sample.ts';

/** What is wrong with a row: a cell under a header, or a field too few or too many. */
interface Damage {
  readonly header: string | null;
  readonly change: (cells: string[], at: number) => string[];
}

const cell = (header: string, text: string): Damage => ({
  header,
  change: (cells, at) => cells.with(at, text),
});

const DAMAGES: readonly Damage[] = [
  cell('应付金额', 'abc'),
  cell('用量', '1.2.3'),
  cell('目录总价', '0x10'),
  { header: null, change: (cells) => cells.slice(0, -1) },
  { header: null, change: (cells) => cells.toSpliced(5, 0, '') },
  cell('优惠金额', 'NaN'),
  cell('应付金额', '−0.5'),
  cell('优惠券抵扣金额', '１２'),
];

/** Layout C with eight rows that no reader may accept; all others are counted. */
export function badSample(): Sample {
  const table = billTable({ layout: LAYOUT_C, rows: 90, seed: 24, month: '2026-05', market: MAINLAND });
  const counted = tally(factsOf(LAYOUT_C), LAYOUT_C.tax);
  const rejectedRows: { line: number; header: string | null }[] = [];
  const rows = table.rows.map((row, index) => {
    const line = table.lines[index] as (typeof table.lines)[number];
    const damage = index % 9 === 4 && line.series.counted ? DAMAGES[rejectedRows.length] : undefined;
    if (damage === undefined) {
      counted.count(line);
      return row;
    }
    counted.reject();
    rejectedRows.push({ line: index + 2, header: damage.header });
    return damage.change(row, table.headers.indexOf(damage.header ?? ''));
  });
  const text = [table.headers, ...rows].map((row) => joinRow(row, PLAIN_CSV)).join('');
  const file = 'bad-rows-202605.csv';
  return {
    input: file,
    about: 'Layout C with eight rows to be refused, each named in the expected answer',
    layout: 'C',
    final: UNTOLD,
    files: [[file, encodeFile(text, 'utf8-bom')]],
    expected: counted.expected(),
    rejectedRows,
  };
}

import { describe, expect, it } from 'vitest';
import { type CsvStyle, joinRow, PLAIN_CSV } from '../../../samples/generator/csv.ts';
import { type CleanBill, type Cut, cleanBill, cutsAtEveryByte } from '../../support/pollution/pollution.ts';
import { isWhole, some } from '../../support/setup/effort.ts';
import { isRefused, type Outcome, readBytes, type Totals, totalsOf } from '../reading.ts';
import { hand, without } from '../row/hand.ts';
import { strictTotals } from './strict-reader.ts';

type Table = Pick<CleanBill, 'headers' | 'rows'>;

const CRLF: CsvStyle = { ...PLAIN_CSV, eol: '\r\n' };
const ALL_QUOTED: CsvStyle = { ...PLAIN_CSV, quote: 'all' };

describe(`a bill cut at ${isWhole ? 'every byte' : 'record ends, at its last bytes and at every 17th'}`, () => {
  it.each([
    ['layout A', small('A'), PLAIN_CSV],
    ['layout C', cleanBill('C'), PLAIN_CSV],
  ])('%s: nothing is lost in silence but at a record end', async (_, table, style) => {
    const { cuts, silent, refusedEnds } = await cutAll(table, style);
    expect(cuts).toBeGreaterThan(isWhole ? 5000 : 300);
    expect(silent).toEqual([]);
    expect(refusedEnds).toEqual([]);
  });

  it.each([
    ['layout A with CRLF', small('A'), CRLF],
    ['layout C with CRLF', cleanBill('C'), CRLF],
    ['layout C, all cells quoted', cleanBill('C'), ALL_QUOTED],
  ])('%s, in its last row', async (_, table, style) => {
    const { silent } = await cutAll(table, style, 700);
    expect(silent).toEqual([]);
  });

  it.each(['A', 'C'] as const)('layout %s with any column last, in its last cells', async (layout) => {
    const { headers, rows } = small(layout);
    const [paid, discounted, other] = rows as [string[], string[], string[]];
    const opaque = discounted.with(idColumn(headers), 'kb-demo0001');
    for (const [place, header] of headers.entries()) {
      // Each of the rows with every second column, or both with all of them.
      for (const last of some([other, opaque], 2, place % 2)) {
        const { silent } = await cutAll(moved({ headers, rows: [paid, last] }, header), PLAIN_CSV, 30);
        expect(silent, `${header} last`).toEqual([]);
      }
    }
  });

  it('with nothing before the cut but empty cells', async () => {
    const { headers, rows } = small('A');
    const first = headers.indexOf('标识信息/订单号');
    const move = (cells: readonly string[]) => [cells[first] as string, ...cells.toSpliced(first, 1)];
    const { silent } = await cutAll({ headers: move(headers), rows: rows.map(move) }, PLAIN_CSV, 700);
    expect(silent).toEqual([]);
  });

  it('behind a moment whose offset may be missing', async () => {
    const columns = without('started');
    const text = hand([{}], [...columns, 'started']).replace('2026-05-14 18:46:00', '2026-05-13T18:46:00Z');
    const whole = text.slice(0, -1);
    expect(isRefused(await readBytes(Buffer.from(whole)))).toBe(false);
    expect(isRefused(await readBytes(Buffer.from(whole.slice(0, -1))))).toBe(true);
  });

  it('behind usage that costs nothing, which arithmetic cannot vouch for', async () => {
    const row = ['202605', 'sfm', '5000001;llm-a;qwen-plus;input_token;;0', '0', '0', '0', '千tokens', '123'];
    const text = `账单月份,产品Code,实例ID,目录价,目录总价,应付金额,用量单位,用量\n${row.join(',')}`;
    expect(isRefused(await readBytes(Buffer.from(text.slice(0, -1))))).toBe(true);
    expect(isRefused(await readBytes(Buffer.from(`${text}\n`)))).toBe(false);
  });
});

/** A paid row, one with a discount and a coupon, and one of another product that goes last but one. */
function small(layout: 'A' | 'C'): Table {
  const { headers, rows, counted } = cleanBill(layout);
  const order = [0, 1, counted.indexOf(false), counted.lastIndexOf(true)];
  return { headers, rows: order.map((index) => rows[index] as string[]) };
}

function idColumn(headers: readonly string[]): number {
  return headers.findIndex((header) => /实例ID/.test(header));
}

/** The table with one column put last. */
function moved({ headers, rows }: Table, header: string): Table {
  const from = headers.indexOf(header);
  const move = (cells: readonly string[]) => [...cells.toSpliced(from, 1), cells[from] as string];
  return { headers: move(headers), rows: rows.map(move) };
}

interface Verdicts {
  cuts: number;
  readonly silent: string[];
  /** Cuts at the end of a record that were refused all the same. */
  readonly refusedEnds: string[];
}

/** Cuts a table at every byte, or at each of its last ones, and reads what is left. */
async function cutAll(table: Table, style: CsvStyle, last = Number.POSITIVE_INFINITY): Promise<Verdicts> {
  const lines = [table.headers, ...table.rows].map((row) => joinRow(row, style));
  const truths = lines.map((_, rows) => truthOf(lines, rows));
  const bytes = Buffer.from(lines.join(''));
  const verdicts: Verdicts = { cuts: 0, silent: [], refusedEnds: [] };
  for (const cut of cutsAtEveryByte(bytes)) {
    if (cut.at < bytes.length - last || !isTried(cut, bytes)) continue;
    verdicts.cuts++;
    judge(cut, await readBytes(cut.bytes), truths, verdicts);
  }
  return verdicts;
}

/** At every byte, or at record ends, in the last twelve bytes and at each 17th elsewhere. */
function isTried({ at, atRecordEnd }: Cut, bytes: Buffer): boolean {
  return isWhole || atRecordEnd || at >= bytes.length - 12 || at % 17 === 0;
}

/** The totals of the first rows, by the strict reader. */
function truthOf(lines: readonly string[], rows: number): Totals | undefined {
  return rows === 0 ? undefined : strictTotals(Buffer.from(lines.slice(0, rows + 1).join('')));
}

function judge(
  cut: Cut,
  outcome: Outcome,
  truths: readonly (Totals | undefined)[],
  verdicts: Verdicts,
): void {
  if (isRefused(outcome) || outcome.answer === undefined) {
    if (cut.atRecordEnd && cut.rows > 0) verdicts.refusedEnds.push(cut.name);
    return;
  }
  const { rowsRead } = outcome.answer.counts;
  const isLost = rowsRead === cut.rows && !cut.atRecordEnd;
  if (isLost || JSON.stringify(totalsOf(outcome.answer)) !== JSON.stringify(truths[rowsRead]))
    verdicts.silent.push(cut.name);
}

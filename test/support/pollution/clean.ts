import { escaped, PLAIN_CSV } from '../../../samples/generator/csv.ts';
import { encodeFile } from '../../../samples/generator/encode.ts';
import type { Expected } from '../../../samples/generator/expected.ts';
import type { Layout } from '../../../samples/generator/layout.ts';
import { LAYOUT_A } from '../../../samples/generator/layout-a.ts';
import { LAYOUT_C } from '../../../samples/generator/layout-c.ts';
import { type BillOptions, billTable, expectedOf } from '../../../samples/generator/make-bill.ts';
import type { Line } from '../../../samples/generator/model.ts';
import { ACCOUNTS } from '../../../samples/generator/names.ts';

export type PollutedLayout = 'A' | 'C';

/**
 * `harmless`: the totals must be exact. `harmful`: nobody can know the truth any more, so it must be refused.
 * `either`: exact or refused, never silently something else.
 */
export type Kind = 'harmless' | 'harmful' | 'either';

export interface PollutionCase {
  readonly name: string;
  readonly kind: Kind;
  readonly bytes: Buffer;
  /** The physical line, counted from 1, at which the damage begins. */
  readonly damagedLine?: number;
}

/** A small clean bill: header on line 1, row `i` on line `i + 2`, and its true answer. */
export interface CleanBill {
  readonly layout: Layout;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Whether a row belongs to Model Studio; the others are left aside. */
  readonly counted: readonly boolean[];
  readonly expected: Expected;
}

const LAYOUTS: Readonly<Record<PollutedLayout, Layout>> = { A: LAYOUT_A, C: LAYOUT_C };

const made = new Map<PollutedLayout, CleanBill>();

/** Made once, however often it is damaged. */
export function cleanBill(name: PollutedLayout): CleanBill {
  const bill = made.get(name) ?? makeBill(LAYOUTS[name]);
  made.set(name, bill);
  return bill;
}

function makeBill(layout: Layout): CleanBill {
  const market = { accounts: [ACCOUNTS.main], currency: 'CNY', style: 'mainland', keys: 3 } as const;
  const options: BillOptions = { layout, rows: 200, seed: 77, month: '2026-05', market };
  const table = billTable(options);
  const order = chosen(table.lines);
  order.sort((a, b) => leftAside(table.lines, a) - leftAside(table.lines, b));
  const lines = order.map((index) => table.lines[index] as Line);
  return {
    layout,
    headers: table.headers,
    rows: order.map((index) => table.rows[index] as string[]),
    counted: lines.map((line) => line.series.counted),
    expected: expectedOf(layout, lines),
  };
}

/**
 * 1 for another product's line. It goes last: its amounts are never read, so a file cut inside its last cell is
 * as good as whole, and no reader could tell.
 */
function leftAside(lines: readonly Line[], index: number): number {
  return lines[index]?.series.counted === true ? 0 : 1;
}

/** The first line of each kind that matters, then the last one that is paid for; layout C has no free quota. */
function chosen(lines: readonly Line[]): number[] {
  const found = new Set<number>();
  for (const wanted of WANTED) found.add(lines.findIndex((line, index) => !found.has(index) && wanted(line)));
  found.add(lines.findLastIndex((line) => line.series.counted && line.payable % 10n ** 8n !== 0n));
  return [...found].filter((index) => index >= 0).sort((a, b) => a - b);
}

const WANTED: readonly ((line: Line) => boolean)[] = [
  (line) => line.series.fee === 'free-quota' && line.consumed > 10n ** 12n,
  (line) => line.series.counted && line.discount > 0n && line.coupon === 0n && line.payable > 0n,
  (line) => line.series.counted && line.discount > 0n && line.coupon > 0n && line.payable > 0n,
  (line) => line.series.offer.counts === 'cached_tokens' && line.payable > 0n,
  (line) => line.series.offer.unit === 'image',
  (line) => line.series.offer.unit === 'second',
  (line) => line.series.offer.unit === 'wanzi',
  (line) => line.series.instance.channelName === 'console' && line.payable > 0n,
  (line) => line.series.instance.channelName === 'knowledge-base',
  (line) => !line.series.counted,
  (line) => line.series.fee === 'usage' && line.deducted > 0n && line.usage > 0n,
];

const raw = new WeakMap<CleanBill, readonly string[]>();

/** The raw texts of a table, a line each, without line ends. */
export function rawLines(clean: CleanBill): readonly string[] {
  const lines = raw.get(clean) ?? [clean.headers, ...clean.rows].map((row) => rawCells(row).join(','));
  raw.set(clean, lines);
  return lines;
}

export function rawCells(row: readonly string[]): string[] {
  return row.map((cell) => escaped(cell, PLAIN_CSV));
}

/** UTF-8 with BOM and LF, as the console exports. */
export function fileOf(lines: readonly string[]): Buffer {
  return encodeFile(`${lines.join('\n')}\n`, 'utf8-bom');
}

/** The file with one row's raw text replaced. Row 0 stands on line 2. */
export function withRow(clean: CleanBill, row: number, raw: string): Buffer {
  return fileOf(rawLines(clean).with(row + 1, raw));
}

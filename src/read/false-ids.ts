import type { LayoutInfo } from './contract.ts';
import { parseRun } from './csv.ts';
import { decodeHead } from './encoding.ts';
import type { Header } from './header.ts';

/** Rows that are looked at. */
const SAMPLE = 100;
/** A long number as spreadsheets save it: 920260500770000000004 → 9.20261E+20. */
const ROUNDED = /^\d(?:\.\d+)?E\+?\d+$/i;

/**
 * The layout without its line ids where they are none: a spreadsheet rounds long numbers, so that many rows come to
 * share an id, and all but one of them would be taken for duplicates. Told by the first rows: an id in scientific
 * notation, or less than half as many ids as different rows.
 */
export function withoutFalseIds(layout: LayoutInfo, header: Header, head: Uint8Array): LayoutInfo {
  return layout.columns.lineId === undefined
    ? layout
    : withoutFalseIdsIn(layout, firstRows(layout, header, head));
}

/** The same, told by rows that are there as cells. */
export function withoutFalseIdsIn(layout: LayoutInfo, sample: readonly (readonly string[])[]): LayoutInfo {
  const { lineId, ...columns } = layout.columns;
  if (lineId === undefined) return layout;
  const idOf = (cells: readonly string[]) => (cells[lineId] ?? '').trim();
  const rows = sample.filter((cells) => idOf(cells) !== '');
  const ids = new Set(rows.map(idOf));
  const different = new Set(rows.map((cells) => cells.join('\0')));
  const isFalse = ids.size * 2 < different.size || [...ids].some((id) => ROUNDED.test(id));
  return isFalse ? { ...layout, columns } : layout;
}

/** Sound rows on lines of their own, of those that are there already. */
function firstRows({ headers }: LayoutInfo, header: Header, head: Uint8Array): string[][] {
  const lines = decodeHead(head, header.encoding).split(header.carriage ? '\r' : /\r?\n/);
  const sample = lines.slice(header.line, header.line + SAMPLE).map((line) => Buffer.from(`${line}\n`));
  const ends = sample.map((_, index) =>
    sample.slice(0, index + 1).reduce((sum, { length }) => sum + length, 0),
  );
  const records = parseRun(Buffer.concat(sample), ends, header.delimiter);
  return records.filter(
    (cells): cells is string[] => Array.isArray(cells) && cells.length === headers.length,
  );
}

import type { LayoutInfo } from '../contract/answer.ts';
import { parseRun } from '../text/csv.ts';
import { decodeHead } from '../text/encoding.ts';
import type { Header } from '../text/header.ts';

/** Rows that are looked at. */
const SAMPLE = 100;
/** A long number as spreadsheets save it: 920260500770000000004 → 9.20261E+20. */
const ROUNDED = /^\d(?:\.\d+)?E\+?\d+$/i;

/**
 * The layout without its line ids where they are none: a spreadsheet rounds long numbers, so that many rows come to
 * share an id, and all but one of them would be taken for duplicates. Told by the first rows: an id in scientific
 * notation, less than half as many ids as different rows, or no id on any of them.
 */
export function withoutFalseIds(layout: LayoutInfo, header: Header, head: Uint8Array): LayoutInfo {
  const { lineId } = layout.columns;
  if (lineId === undefined) return layout;
  const lines = decodeHead(head, header.encoding).split(header.carriage ? '\r' : /\r?\n/);
  const sample = lines.slice(header.line, header.line + SAMPLE);
  if (haveOwnIds(sample, header.delimiter, lineId)) return layout;
  return withoutFalseIdsIn(layout, soundRows(layout, header, sample));
}

/**
 * True where every line has an id of its own that can be read without a parser: no quote comes before its end. A
 * bill's ids stand in front, so that this tells nearly always, and a parser takes as long as a small bill.
 */
function haveOwnIds(lines: readonly string[], delimiter: string, lineId: number): boolean {
  const ids = new Set<string>();
  for (const line of lines) {
    const cells = line.split(delimiter, lineId + 2);
    const id = (cells[lineId] ?? '').trim();
    const isPlain =
      cells.length === lineId + 2 && cells.every((cell, at) => at > lineId || !cell.includes('"'));
    if (line !== '' && (!isPlain || id === '' || ids.has(id) || ROUNDED.test(id))) return false;
    ids.add(id);
  }
  return true;
}

/** The same, told by rows that are there as cells. */
export function withoutFalseIdsIn(layout: LayoutInfo, sample: readonly (readonly string[])[]): LayoutInfo {
  const { lineId, ...columns } = layout.columns;
  if (lineId === undefined) return layout;
  const idOf = (cells: readonly string[]) => (cells[lineId] ?? '').trim();
  const rows = sample.filter((cells) => idOf(cells) !== '');
  const ids = new Set(rows.map(idOf));
  const different = new Set(rows.map((cells) => cells.join('\0')));
  const isFalse =
    (rows.length === 0 && sample.length > 0) ||
    ids.size * 2 < different.size ||
    [...ids].some((id) => ROUNDED.test(id));
  return isFalse ? { ...layout, columns } : layout;
}

/** Sound rows on lines of their own. */
function soundRows({ headers }: LayoutInfo, header: Header, lines: readonly string[]): string[][] {
  const sample = lines.map((line) => Buffer.from(`${line}\n`));
  let end = 0;
  const ends = sample.map(({ length }) => {
    end += length;
    return end;
  });
  const records = parseRun(Buffer.concat(sample), ends, header.delimiter);
  return records.filter(
    (cells): cells is string[] => Array.isArray(cells) && cells.length === headers.length,
  );
}

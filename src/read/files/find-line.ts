import { BillError, type Problem } from '../../words/problem.ts';
import type { LayoutInfo } from '../contract/answer.ts';
import type { ReadOptions } from '../contract/engine.ts';
import { DEFAULT_LIMITS } from '../contract/limits.ts';
import type { BillLine } from '../contract/lines.ts';
import { Row } from '../contract/row.ts';
import type { SheetSource, Source } from '../contract/source.ts';
import { RowCollector } from '../group/collector.ts';
import { openInput } from '../input/open.ts';
import type { OpenedText } from '../text/opened-text.ts';
import type { CutRecord, Item } from '../text/records.ts';
import { addsUpRowsAbove, patient } from './adds-up.ts';
import { splitterFor } from './file-reader.ts';
import type { LinePlace } from './line-place.ts';
import { openText } from './read-file.ts';
import { openSheet } from './read-sheet.ts';

/**
 * What a report makes of a line: it counts, is of another product, is rejected; or it is no row at all (blank, the
 * header, the header again where files were joined, a title above it).
 */
export type LineStatus =
  | 'counted'
  | 'left_aside'
  | 'total_row'
  | 'rejected'
  | 'blank'
  | 'header'
  | 'repeated_header'
  | 'above_header';

/** How the file of a line is read, as the readings of bills are. */
export type LineOptions = Pick<
  ReadOptions,
  'limits' | 'allProducts' | 'encoding' | 'delimiter' | 'decimalMark'
>;

/** A line of a CSV, found. */
export interface FoundLine {
  readonly file: string;
  /** The line asked for, and the first and last of the record that it belongs to: a quoted cell may hold line ends. */
  readonly line: number;
  readonly first: number;
  readonly last: number;
  readonly layout: LayoutInfo;
  readonly status: LineStatus;
  /** Its cells; absent for a blank line, the header, and a line that is no record. */
  readonly row?: Row;
  /** Where it counts. */
  readonly billed?: BillLine;
  /** Where it is left aside: the product it is of. */
  readonly product?: string;
  /** Where it is rejected: why. */
  readonly problem?: Problem;
}

/**
 * Finds one line of a CSV and what a report with these options makes of it, as the only file of a run: whether
 * another file has the same line too is not looked at. The file is read as a stream, up to that line. Throws a
 * BillError where there is no such line, or the file cannot be read up to it.
 */
export async function findLine(place: LinePlace, options: ReadOptions): Promise<FoundLine> {
  const found = await findAlone(place, options);
  if (found.problem?.code !== 'TOTAL_LINE' || !(await addsUp(place, options))) return found;
  const { problem: _, ...rest } = found;
  return { ...rest, status: 'total_row' };
}

async function addsUp(place: LinePlace, options: ReadOptions): Promise<boolean> {
  const opened = await openInput(place.input, { ...DEFAULT_LIMITS, ...options.limits });
  try {
    return await addsUpRowsAbove(sourceOf(opened.sources, place), place.line, options);
  } finally {
    await opened.close();
  }
}

/** A line with all that can be said of it without the others. */
async function findAlone(place: LinePlace, options: ReadOptions): Promise<FoundLine> {
  const opened = await openInput(place.input, { ...DEFAULT_LIMITS, ...options.limits });
  try {
    const source = sourceOf(opened.sources, place);
    if ('rows' in source) return await findRow(source, place, options);
    const text = await openText(source, options);
    if (text === undefined) throw noSuchLine(place, 0);
    return await lookThrough(text, place, options);
  } finally {
    await opened.close();
  }
}

/** The entry of an archive, or the file itself; an archive of one CSV may be named alone. */
function sourceOf(sources: readonly Source[], { file, input }: LinePlace): Source {
  const named = sources.find(({ name }) => name === file);
  if (named !== undefined) return named;
  const [only] = sources;
  if (file === input && sources.length === 1 && only !== undefined) return only;
  if (sources.length === 0) throw new BillError({ code: 'NOTHING_INSIDE', file: input });
  const entries = sources.map(({ name }) => name).join(', ');
  throw new BillError({ code: 'WHICH_ENTRY', file, params: { entries } });
}

/** A row of a sheet, which may leave out the rows in which nothing stands. */
async function findRow(source: SheetSource, place: LinePlace, options: ReadOptions): Promise<FoundLine> {
  const sheet = await openSheet(source, options);
  if (sheet === undefined) throw noSuchLine(place, 0);
  let last = 0;
  for await (const item of sheet.items()) {
    if (item.line >= place.line) {
      const found = item.line === place.line ? item : undefined;
      return fateOf(found, sheet.opened, place, options, place.line);
    }
    last = item.line;
  }
  throw noSuchLine(place, last);
}

async function lookThrough(opened: OpenedText, place: LinePlace, options: ReadOptions): Promise<FoundLine> {
  const splitter = splitterFor(opened, 1, place.line);
  const fate = (item: Item | undefined) =>
    fateOf(item, opened, place, options, item === undefined ? place.line : lastLineOf(item));
  let last = 0;
  const covering = (items: readonly Item[]) => {
    last = items.reduce((most, item) => Math.max(most, lastLineOf(item)), last);
    return items.find((item) => item.line <= place.line && place.line <= lastLineOf(item));
  };
  for await (const chunk of opened.text) {
    options.signal?.throwIfAborted();
    const item = covering(splitter.push(chunk));
    // A line that is past and of no record is a blank one.
    if (item !== undefined || splitter.lines() >= place.line) return fate(item);
  }
  const item = covering(splitter.end());
  const lines = Math.max(last, splitter.lines());
  if (item === undefined && lines < place.line) throw noSuchLine(place, lines);
  return fate(item);
}

/** Line ends of a record stand in its cells and nowhere else. */
function lastLineOf(item: Item): number {
  if (!('cells' in item)) return item.line;
  return item.cells.reduce((line, cell) => line + cell.split('\n').length - 1, item.line);
}

function fateOf(
  item: Item | undefined,
  opened: OpenedText,
  { line }: LinePlace,
  options: ReadOptions,
  last: number,
): FoundLine {
  const { file, layout, header } = opened;
  const first = item?.line ?? line;
  const found = { file, line, first, last, layout };
  if (item === undefined) return { ...found, status: 'blank' };
  if (item.line === header.line) return { ...found, status: 'header' };
  const row = 'cells' in item ? new Row(layout, file, item.line, item.cells) : undefined;
  return { ...found, row, ...judged(item, opened, options) };
}

/** Gives the record to a reader of its own and looks where it has put it, so that no report can say otherwise. */
function judged(item: Item, opened: OpenedText, options: ReadOptions) {
  const told: { billed?: BillLine; problem?: Problem } = {};
  const rows = new RowCollector(patient(opened), {
    keys: options.keys,
    allProducts: options.allProducts === true,
    onLine: (billed) => Object.assign(told, { billed }),
    onReject: (problem) => Object.assign(told, { problem }),
  });
  rows.take(item);
  const product = rows.answer().asideProducts[0]?.product;
  return {
    status: statusOf(item, opened, told, product),
    ...told,
    product,
  };
}

function statusOf(
  item: Item,
  { header }: OpenedText,
  { billed, problem }: { billed?: BillLine; problem?: Problem },
  product: string | undefined,
): LineStatus {
  if (billed !== undefined) return 'counted';
  if (problem !== undefined) return 'rejected';
  if (product !== undefined) return 'left_aside';
  if (item.line < header.line) return 'above_header';
  return isBlank(item as CutRecord) ? 'blank' : 'repeated_header';
}

function isBlank({ cells }: CutRecord): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function noSuchLine({ file, line }: LinePlace, lines: number): BillError {
  return new BillError({ code: 'NO_SUCH_LINE', file, line, params: { lines } });
}

import { type ColumnKey, type ColumnRole, columnDef, matchHeader } from '../../bill/columns.ts';
import { BillError, type Problem } from '../../words/problem.ts';
import type { DamagedColumn, FileAnswer } from '../contract/answer.ts';
import type { ReadOptions } from '../contract/engine.ts';
import { DEFAULT_LIMITS, type Limits } from '../contract/limits.ts';
import type { SheetRow, SheetSource } from '../contract/source.ts';
import { RowCollector } from '../group/collector.ts';
import { withoutFalseIdsIn } from '../row/false-ids.ts';
import { layoutOf } from '../row/layout.ts';
import { type Header, isHeader, ownFile, shortList } from '../text/header.ts';
import { withGroups } from '../text/header-groups.ts';
import type { OpenedText } from '../text/opened-text.ts';
import { ownTable } from '../text/own-output.ts';
import type { CutRecord } from '../text/records.ts';
import { type CellDamage, isBlankRow, plainCells, readCell } from '../xlsx/cells.ts';

/** Rows looked at for the header and for what the columns hold. */
const HEAD_ROWS = 120;
const LINES_TRIED = 20;
/** Between two of them a reading may be stopped, and waits for who takes its lines. */
const ROWS_A_PIECE = 4096;

/**
 * Reads one sheet of a workbook into groups, as {@link readFile} reads a CSV: the same checks, the same proof; a place
 * is the sheet and the number of the row. Returns `undefined` for a sheet without a cell.
 */
export async function readSheet(source: SheetSource, options: ReadOptions): Promise<FileAnswer | undefined> {
  const sheet = await openSheet(source, options);
  return sheet && (await collect(sheet, new RowCollector(sheet.opened, options), options));
}

/** A sheet with its header found. */
export interface OpenSheet {
  readonly opened: OpenedText;
  /** Its rows as a CSV has them, by their numbers. */
  items(): AsyncGenerator<CutRecord>;
  /** What a spreadsheet has done to the numbers of the rows so far. */
  damaged(): readonly DamagedColumn[];
}

/** Finds the header and the layout of a sheet; `undefined` for a sheet without a cell. */
export async function openSheet(source: SheetSource, options: ReadOptions): Promise<OpenSheet | undefined> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const iterator = source.rows()[Symbol.asyncIterator]();
  try {
    const head = await firstRows(iterator);
    if (head.every(isBlankRow)) {
      await iterator.return?.();
      return undefined;
    }
    const rows = new SheetRows(source.name, head, limits, options);
    const items = () => rows.items(head, iterator);
    return { opened: rows.opened, items, damaged: () => [...rows.damaged.values()] };
  } catch (error) {
    await iterator.return?.();
    throw error;
  }
}

/** A failure on the way leaves what was read before it. */
async function collect(sheet: OpenSheet, rows: RowCollector, options: ReadOptions): Promise<FileAnswer> {
  const answer = (failure?: Problem) => {
    const damaged = sheet.damaged();
    return { ...rows.answer(failure), ...(damaged.length > 0 && { damaged }) };
  };
  try {
    let taken = 0;
    for await (const item of sheet.items()) {
      rows.take(item);
      if (++taken % ROWS_A_PIECE !== 0) continue;
      options.signal?.throwIfAborted();
      options.onProgress?.({ bytes: 0, rows: rows.rowsRead() });
      await options.keepPace?.();
    }
    return answer();
  } catch (error) {
    if (!(error instanceof BillError) || options.strict === true) throw error;
    return answer(error.problem);
  }
}

async function firstRows(iterator: AsyncIterator<SheetRow>): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  while (rows.length < HEAD_ROWS) {
    const next = await iterator.next();
    if (next.done === true) break;
    rows.push(next.value);
  }
  return rows;
}

class SheetRows {
  readonly opened: OpenedText;
  readonly damaged = new Map<string, DamagedColumn & { rows: number }>();
  private readonly roles: readonly (ColumnRole | undefined)[];
  private readonly headers: readonly string[];

  constructor(file: string, head: readonly SheetRow[], limits: Limits, options: ReadOptions) {
    const header = findHeader(head, file, limits.columns);
    const layout = layoutOf(header, file, limits.columns);
    this.roles = rolesOf(layout.columns, layout.headers.length);
    this.headers = layout.headers;
    const sample = head.filter(({ line }) => line > header.line).map(({ cells }) => this.texts(cells));
    // Ids matter only where lines are counted once over several inputs.
    const used = options.seen === undefined ? layout : withoutFalseIdsIn(layout, sample);
    this.opened = { file, header, layout: used, limits, text: noText() };
  }

  async *items(head: readonly SheetRow[], rest: AsyncIterator<SheetRow>): AsyncGenerator<CutRecord> {
    try {
      for (const row of head) yield this.item(row);
      for await (const row of { [Symbol.asyncIterator]: () => rest }) yield this.item(row);
    } finally {
      await rest.return?.();
    }
  }

  private item({ line, cells }: SheetRow): CutRecord {
    const texts = line === this.opened.header.line ? plainCells(cells) : this.texts(cells, true);
    // A sheet does not keep the empty cells behind the last one that is filled.
    while (texts.length < this.headers.length) texts.push('');
    while (texts.length > this.headers.length && texts.at(-1)?.trim() === '') texts.pop();
    return { line, cells: texts };
  }

  private texts(cells: SheetRow['cells'], notes = false): string[] {
    return cells.map((cell, column) => {
      const { text, damage } = readCell(cell, this.roles[column]);
      if (notes && damage !== undefined) this.note(column, damage, text);
      return text;
    });
  }

  private note(place: number, damage: CellDamage, example: string): void {
    const column = this.headers[place] ?? '';
    const known = this.damaged.get(column);
    if (known === undefined) this.damaged.set(column, { column, damage, rows: 1, example });
    else known.rows++;
  }
}

function rolesOf(
  columns: Readonly<Partial<Record<ColumnKey, number>>>,
  width: number,
): (ColumnRole | undefined)[] {
  const roles = Array<ColumnRole | undefined>(width).fill(undefined);
  for (const [key, place] of Object.entries(columns)) roles[place] = columnDef(key as ColumnKey).role;
  return roles;
}

/** The first row that holds column names of a bill. */
function findHeader(head: readonly SheetRow[], file: string, maxColumns: number): Header {
  const filled = head.filter((row) => !isBlankRow(row)).slice(0, LINES_TRIED);
  for (const [preamble, { line, cells }] of filled.entries()) {
    const all = trimmedEnd(plainCells(cells).map((cell) => cell.trim()));
    if (!isHeader(all)) continue;
    const names = all.slice(0, maxColumns + 1);
    const own = ownTable(names);
    if (own !== undefined) throw ownFile(own, file);
    const found = { line, preamble, cells: names, match: matchHeader(names) };
    const at = (row: number) => head.find((each) => each.line === row)?.cells ?? [];
    const header = withGroups(found, (row) => plainCells(at(row)).map((cell) => cell.trim()));
    return { encoding: 'utf-8', delimiter: ',', carriage: false, width: all.length, ...header };
  }
  const first = filled[0] as SheetRow;
  const own = filled.map(({ cells }) => ownTable(plainCells(cells))).find((kind) => kind !== undefined);
  if (own !== undefined) throw ownFile(own, file);
  const found = shortList(plainCells(first.cells));
  throw new BillError({ code: 'NO_HEADER', file, line: first.line, params: { found } });
}

function trimmedEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

async function* noText(): AsyncGenerator<Buffer> {}

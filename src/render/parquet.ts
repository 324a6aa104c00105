/** Parquet: exact DECIMAL amounts, dictionaries of texts, nulls kept; one row group in memory at a time. */
import type { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { type Report, withoutRows } from '../report/report.ts';
import type { Cell, Column, TableRows } from '../report/table.ts';
import type { Notice } from '../words/notice.ts';
import { writeJson } from './json.ts';
import { type KnownCells, type ParquetColumn, parquetColumn } from './parquet-columns.ts';

type Row = readonly Cell[];

/** Large enough that an engine reads few of them, small enough to hold a hundred columns in memory. */
const ROW_GROUP = 20_000;

export interface ParquetOptions {
  /** What the file says of itself, asked for when all rows are written. */
  readonly metadata?: () => Readonly<Record<string, string>>;
}

/**
 * The rows as a Parquet file, in chunks. Amounts are DECIMAL(38,12), or DECIMAL(38,18) where the first row group (of
 * an array of rows: any row) has more decimals; a later amount that does not fit is a BillError, never rounded. Of an
 * array of rows, days are DATE and counts of things INT64 where all fit. The same rows give the same bytes.
 */
export async function* writeParquet(
  columns: readonly Column[],
  rows: TableRows | AsyncIterable<Row>,
  options: ParquetOptions = {},
): AsyncGenerator<Uint8Array> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const out = new ByteWriter();
  let file: { writer: ParquetWriter; columns: readonly ParquetColumn[] } | undefined;
  const begin = (first: readonly Row[]) => {
    const own = columns.map((column, place) => parquetColumn(column, knownAt(rows, first, place)));
    const root = { name: 'schema', num_children: own.length };
    const schema = [root, ...own.map(({ element }) => element)];
    return { writer: new ParquetWriter({ writer: out, schema, createdBy: 'bill-analyze' }), columns: own };
  };
  for await (const group of rowGroups(rows)) {
    file ??= begin(group);
    writeGroup(file.writer, file.columns, group);
    yield taken(out);
  }
  file ??= begin([]);
  file.writer.kvMetadata = Object.entries(options.metadata?.() ?? {}).map(([key, value]) => ({ key, value }));
  file.writer.finish();
  yield taken(out);
}

function knownAt(rows: TableRows | AsyncIterable<Row>, first: readonly Row[], place: number): KnownCells {
  const some = { [Symbol.iterator]: () => cellsAt(first, place) };
  return Symbol.iterator in rows
    ? { all: { [Symbol.iterator]: () => cellsAt(rows, place) }, some }
    : { some };
}

function* cellsAt(rows: Iterable<Row>, place: number): Generator<Cell> {
  for (const row of rows) yield row[place] ?? null;
}

async function* rowGroups(rows: TableRows | AsyncIterable<Row>): AsyncGenerator<readonly Row[]> {
  let group: Row[] = [];
  for await (const row of rows) {
    if (group.push(row) < ROW_GROUP) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

function writeGroup(writer: ParquetWriter, columns: readonly ParquetColumn[], rows: readonly Row[]): void {
  const columnData = columns.map(({ name, encoding, store }, place) => {
    const data = rows.map((row) => store(row[place] ?? null));
    // A dictionary of nothing has no width.
    const forced = encoding !== undefined && data.some((value) => value !== null);
    return { name, data, ...(forced ? { encoding } : {}) };
  });
  writer.write({ columnData, rowGroupSize: rows.length });
}

/** The bytes written since the last time. The writer goes on counting where it stands in the file. */
function taken(out: ByteWriter): Uint8Array {
  const bytes = out.getBytes().slice();
  out.index = 0;
  return bytes;
}

/** The key in a file's footer under which it says what it is. */
export const ABOUT = 'bill-analyze';

/** What a file says of itself: the report as JSON without its rows, so with its proof, totals and warnings. */
export function parquetMetadata(
  report: Report,
  sentence: (notice: Notice) => string,
): Readonly<Record<string, string>> {
  return { [ABOUT]: [...writeJson(withoutRows(report), sentence)].join('') };
}

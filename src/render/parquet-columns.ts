/** What each kind of column is in Parquet, and a cell of it as the file holds it. */
import type { ColumnSource } from 'hyparquet-writer';
import { absolute } from '../bill/absolute.ts';
import { ONE, SCALE } from '../bill/decimal.ts';
import type { Cell, Column } from '../report/table.ts';
import { BillError } from '../words/problem.ts';

/** The most digits that DuckDB, Polars, ClickHouse and Arrow take in a DECIMAL. */
const PRECISION = 38;
const LIMIT = 10n ** BigInt(PRECISION);

/**
 * Decimals of amounts: twelve hold every bill seen (the provider keeps ten), and leave an engine room to multiply two
 * columns. A table with more decimals has eighteen.
 */
const USUAL_SCALE = 12;
const FINER = 10n ** BigInt(SCALE - USUAL_SCALE);

type Scale = typeof USUAL_SCALE | typeof SCALE;

type SchemaElement = NonNullable<ParquetSchema>[number];
type ParquetSchema = import('hyparquet-writer').ParquetWriteOptions['schema'];

/** How one column of a table goes into the file. */
export interface ParquetColumn {
  readonly name: string;
  readonly element: SchemaElement;
  /** Texts that repeat are always written once; a column with a text of its own on each row would only grow. */
  readonly encoding?: ColumnSource['encoding'];
  /** The cell as the writer takes it: decimals unscaled, instants in microseconds. */
  store(cell: Cell): unknown;
}

function isDecimal({ kind }: Column): boolean {
  return kind === 'money' || kind === 'quantity' || kind === 'share';
}

/** The scale that holds a column exactly. */
function scaleOf(cells: Iterable<Cell>): Scale {
  for (const cell of cells) if (typeof cell === 'bigint' && cell % FINER !== 0n) return SCALE;
  return USUAL_SCALE;
}

/**
 * A column as the file holds it. `all` are its cells where every one is known before the first is written, which is
 * what narrow types ask for; `some` those of the first row group.
 */
export function parquetColumn(column: Column, { all, some }: KnownCells): ParquetColumn {
  const { name, kind } = column;
  if (isDecimal(column))
    return column.whole === true && all !== undefined && areWhole(all)
      ? wholeColumn(name, (cell) => (cell === null ? null : (cell as bigint) / ONE))
      : decimalColumn(name, scaleOf(all ?? some));
  if (kind === 'count') return wholeColumn(name, wholeOf);
  if (kind === 'time') {
    const logical_type = { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' } as const;
    return { name, element: { ...optional(name), type: 'INT64', logical_type }, store: microsOf };
  }
  if (column.boolean === true)
    return { name, element: { ...optional(name), type: 'BOOLEAN' }, store: (cell) => cell };
  return column.day === true && all !== undefined && areDays(all)
    ? dayColumn(name)
    : textColumn(name, kind === 'dimension');
}

export interface KnownCells {
  readonly all?: Iterable<Cell>;
  readonly some: Iterable<Cell>;
}

function optional(name: string) {
  return { name, repetition_type: 'OPTIONAL' } as const;
}

function textColumn(name: string, repeats: boolean): ParquetColumn {
  return {
    name,
    element: {
      ...optional(name),
      type: 'BYTE_ARRAY',
      converted_type: 'UTF8',
      logical_type: { type: 'STRING' },
    },
    ...(repeats ? { encoding: 'RLE_DICTIONARY' as const } : {}),
    store: (cell) => (cell === null ? null : String(cell)),
  };
}

function wholeColumn(name: string, store: ParquetColumn['store']): ParquetColumn {
  return { name, element: { ...optional(name), type: 'INT64' }, store };
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A column of nothing has the type of its name, so that the files of two months are alike. */
function areDays(cells: Iterable<Cell>): boolean {
  for (const cell of cells) if (cell !== null && !DAY.test(String(cell))) return false;
  return true;
}

function dayColumn(name: string): ParquetColumn {
  const logical_type = { type: 'DATE' } as const;
  const element = { ...optional(name), type: 'INT32', converted_type: 'DATE', logical_type } as const;
  return { name, element, store: (cell) => (cell === null ? null : new Date(`${cell}T00:00:00Z`)) };
}

const MOST_INT64 = 2n ** 63n - 1n;

function areWhole(cells: Iterable<Cell>): boolean {
  for (const cell of cells)
    if (typeof cell === 'bigint' && (cell % ONE !== 0n || absolute(cell) / ONE > MOST_INT64)) return false;
  return true;
}

function decimalColumn(name: string, scale: Scale): ParquetColumn {
  const logical_type = { type: 'DECIMAL', precision: PRECISION, scale } as const;
  const physical = { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, converted_type: 'DECIMAL' } as const;
  const element = {
    name,
    repetition_type: 'OPTIONAL',
    ...physical,
    precision: PRECISION,
    scale,
    logical_type,
  } as const;
  const step = scale === SCALE ? 1n : FINER;
  return { name, element, store: (cell) => (cell === null ? null : unscaled(cell as bigint, step, name)) };
}

/** Never rounded, never wrapped round: what does not fit is refused. */
function unscaled(value: bigint, step: bigint, column: string): bigint {
  const stored = value / step;
  if (value % step !== 0n || stored >= LIMIT || stored <= -LIMIT)
    throw new BillError({ code: 'NO_PARQUET_DECIMAL', column, params: { precision: PRECISION } });
  return stored;
}

function wholeOf(cell: Cell): bigint | null {
  return cell === null ? null : BigInt(cell);
}

function microsOf(cell: Cell): bigint | null {
  return cell === null ? null : BigInt(Date.parse(String(cell))) * 1000n;
}

/**
 * Rounding in two directions for people's eyes: the shown rows add up to the shown totals, and so do the shown columns.
 */
import { SCALE } from '../bill/decimal.ts';
import { roundHalfUp } from './round.ts';

export interface RoundedTable {
  readonly rows: readonly (readonly bigint[])[];
  /** The sum of each shown row. */
  readonly rowTotals: readonly bigint[];
  /** The sum of each shown column. */
  readonly totals: readonly bigint[];
  readonly total: bigint;
}

/**
 * Controlled rounding: the totals are rounded as they are anywhere else (the first column's and the grand total to the
 * nearest step, the others so that they add up), and every cell and row total comes out less than one step from its
 * exact self, but for the largest row, which takes what the totals were rounded by. Values are in units of 10⁻¹⁸; the
 * same table always gives the same.
 */
export function roundTable(rows: readonly (readonly bigint[])[], decimals: number): RoundedTable {
  const step = 10n ** BigInt(Math.max(0, SCALE - decimals));
  const width = rows[0]?.length ?? 0;
  const shown = withMargins(fitted(rows, decimals, step), width);
  settle(shown, step);
  const inner = shown.slice(0, -1);
  const last = shown.at(-1) as bigint[];
  return {
    rows: inner.map((row) => row.slice(0, width)),
    rowTotals: inner.map((row) => -(row[width] as bigint)),
    totals: last.slice(0, width).map((value) => -value),
    total: last[width] as bigint,
  };
}

/** The rows, with the largest of them changed so that the totals are the rounded ones. */
function fitted(rows: readonly (readonly bigint[])[], decimals: number, step: bigint): bigint[][] {
  const columns = (rows[0] ?? []).map((_, place) => sum(rows.map((row) => row[place] as bigint)));
  const rounded = roundedTotals(columns, decimals, step);
  const sizes = rows.map((row) => sum(row.map(size)));
  const largest = sizes.indexOf(sizes.reduce((a, b) => (a > b ? a : b), 0n));
  return rows.map((row, index) =>
    row.map((value, place) =>
      index === largest ? value + (rounded[place] as bigint) - (columns[place] as bigint) : value,
    ),
  );
}

/** The first and the sum of all to the nearest step; of the others those that lost most go up. */
function roundedTotals(totals: readonly bigint[], decimals: number, step: bigint): bigint[] {
  const [first = 0n, ...others] = totals;
  if (others.length === 0) return totals.map((value) => roundHalfUp(value, decimals));
  const floors = others.map((value) => value - positiveRest(value, step));
  const wanted = roundHalfUp(sum(totals), decimals) - roundHalfUp(first, decimals);
  const byLoss = [...others.keys()].sort((a, b) => {
    const difference = positiveRest(others[b] as bigint, step) - positiveRest(others[a] as bigint, step);
    return difference === 0n ? 0 : difference < 0n ? -1 : 1;
  });
  const missing = Number((wanted - sum(floors)) / step);
  // Fewer than none: the two roundings went apart, and the one that lost least goes down.
  const moved = missing < 0 ? byLoss.slice(missing) : byLoss.slice(0, missing);
  for (const place of moved) floors[place] = (floors[place] as bigint) + (missing < 0 ? -step : step);
  return [roundHalfUp(first, decimals), ...floors];
}

/** Totals join the table with their signs turned, so that every row and every column adds up to 0. */
function withMargins(rows: readonly (readonly bigint[])[], width: number): bigint[][] {
  const closed = rows.map((row) => [...row, -sum(row)]);
  const columns = Array.from({ length: width + 1 }, (_, place) =>
    sum(closed.map((row) => row[place] as bigint)),
  );
  return [...closed, columns.map((value) => -value)];
}

/**
 * Moves a little around a cycle of cells that are no multiple of the step, until one of them is; again until all are.
 * In a row or column that adds up to 0 such a cell is never alone, so there is always a way on. Of the two ways round
 * the shorter move is taken, so that most cells go to the nearer side.
 */
function settle(table: bigint[][], step: bigint): void {
  for (let first = nextOpen(table, step, 0); first !== undefined; first = nextOpen(table, step, first)) {
    const cycle = cycleFrom(table, step, first);
    const rests = cycle.map(([row, column]) => positiveRest(table[row]?.[column] as bigint, step));
    const room = (parity: number) =>
      rests
        .map((rest, place) => (place % 2 === parity ? step - rest : rest))
        .reduce((a, b) => (a < b ? a : b));
    const [up, down] = [room(0), room(1)];
    const move = up <= down ? up : -down;
    for (const [place, [row, column]] of cycle.entries())
      (table[row] as bigint[])[column] = (table[row]?.[column] as bigint) + (place % 2 === 0 ? move : -move);
  }
}

/** The first row, from `from` on, that is not settled yet. */
function nextOpen(table: readonly bigint[][], step: bigint, from: number): number | undefined {
  for (let row = from; row < table.length; row++)
    if (table[row]?.some((value) => value % step !== 0n)) return row;
  return undefined;
}

type Place = readonly [row: number, column: number];

/** Walks along a row, then along a column, and so on, over open cells, until it meets a row or column again. */
function cycleFrom(table: readonly bigint[][], step: bigint, start: number): Place[] {
  const isOpen = (row: number, column: number) => (table[row]?.[column] as bigint) % step !== 0n;
  const width = table[0]?.length ?? 0;
  const path: Place[] = [];
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  for (let row = start, column = -1; ; ) {
    const rowAt = rows.get(row);
    if (rowAt !== undefined) return path.slice(rowAt);
    rows.set(row, path.length);
    column = range(width).find((each) => each !== column && isOpen(row, each)) as number;
    path.push([row, column]);
    const columnAt = columns.get(column);
    if (columnAt !== undefined) return path.slice(columnAt);
    columns.set(column, path.length);
    row = range(table.length).find((each) => each !== row && isOpen(each, column)) as number;
    path.push([row, column]);
  }
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

function size(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function range(length: number): number[] {
  return [...Array(length).keys()];
}

function positiveRest(value: bigint, step: bigint): bigint {
  const rest = value % step;
  return rest < 0n ? rest + step : rest;
}

/**
 * Rounding of rows that add up from left to right: each row by itself, so that it is the same in every view, and the
 * totals by themselves. What the rows leave of the totals is a row of its own.
 */
import { compare } from '../bill/compare.ts';
import { SCALE } from '../bill/decimal.ts';
import { roundHalfUp } from './round.ts';

export interface RoundedRow {
  readonly cells: readonly bigint[];
  /** The sum of the shown cells. */
  readonly total: bigint;
}

export interface RoundedTable {
  readonly rows: readonly RoundedRow[];
  /** The exact sums of the columns, rounded as a row is. */
  readonly totals: RoundedRow;
  /** What the rows, as they are shown, leave of the totals; absent where nothing is left, or a row takes it. */
  readonly rest?: RoundedRow;
}

/**
 * Rounds a table of values in units of 10⁻¹⁸. Each row adds up as it is shown: its first cell and its sum are rounded
 * to the nearest step, and of the others those that lost most go up until they fit. The row at `taker`, which adds up
 * others, takes what is left of the totals.
 */
export function roundTable(
  rows: readonly (readonly bigint[])[],
  decimals: number,
  taker?: number,
): RoundedTable {
  const columns = (rows[0] ?? []).map((_, place) => sum(rows.map((row) => row[place] as bigint)));
  const totals = roundRow(columns, decimals);
  const shown = rows.map((row) => roundRow(row, decimals));
  const left = totals.cells.map(
    (cell, place) => cell - sum(shown.map(({ cells }) => cells[place] as bigint)),
  );
  if (left.every((cell) => cell === 0n)) return { rows: shown, totals };
  if (taker === undefined) return { rows: shown, totals, rest: summed(left) };
  const taking = (shown[taker] as RoundedRow).cells.map((cell, place) => cell + (left[place] as bigint));
  return { rows: shown.with(taker, summed(taking)), totals };
}

function roundRow(row: readonly bigint[], decimals: number): RoundedRow {
  const [first, ...others] = row;
  if (first === undefined) return { cells: [], total: 0n };
  const step = 10n ** BigInt(Math.max(0, SCALE - decimals));
  const begin = roundHalfUp(first, decimals);
  return summed([begin, ...fitted(others, step, roundHalfUp(sum(row), decimals) - begin)]);
}

/** The values in whole steps that add up to `wanted`, which is their exact sum but for a step or two. */
function fitted(values: readonly bigint[], step: bigint, wanted: bigint): bigint[] {
  if (values.length === 0) return [];
  const cells = values.map((value) => value - positiveRest(value, step));
  const missing = Number((wanted - sum(cells)) / step);
  // Fewer than none: what lost least goes down.
  const places = byLoss(values, step);
  const moved = missing < 0 ? places.slice(missing) : places.slice(0, missing);
  for (const place of moved) cells[place] = (cells[place] as bigint) + (missing < 0 ? -step : step);
  return cells;
}

/** The places of the values, what loses most by rounding down first; a nought, which nobody expects to move, last. */
function byLoss(values: readonly bigint[], step: bigint): number[] {
  const loss = (place: number) => positiveRest(values[place] as bigint, step);
  const isNought = (place: number) => Number(values[place] === 0n);
  return [...values.keys()].sort((a, b) => isNought(a) - isNought(b) || compare(loss(b), loss(a)));
}

function summed(cells: readonly bigint[]): RoundedRow {
  return { cells, total: sum(cells) };
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

function positiveRest(value: bigint, step: bigint): bigint {
  const rest = value % step;
  return rest < 0n ? rest + step : rest;
}

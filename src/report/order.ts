import { absolute } from '../bill/absolute.ts';
import { type Ranks, ranks, sortedByRanks } from '../bill/ranks.ts';
import { plainRow } from '../cube/cube-row.ts';
import { isTimeColumn } from '../cube/dimensions.ts';
import { isUnitMeasure, type Measure, sumMeasures, UNIT_MEASURES } from '../cube/measures.ts';
import type { Rolled } from './rollup.ts';

export interface Sort {
  /** A dimension's or measure's machine name, or `rows`. */
  readonly column: string;
  readonly descending: boolean;
  /** By how large an amount is, above or below zero: a refund weighs as much as what it gives back. */
  readonly bySize?: true;
}

/** What moved most money first. */
export const COSTLIEST: Sort = { column: 'payable', descending: true, bySize: true };

/** Tables that begin with a time run in its order; others begin with what costs most. */
export function defaultSort(dimensions: readonly string[]): Sort | undefined {
  const first = dimensions[0];
  return first === undefined || isTimeColumn(first) ? undefined : COSTLIEST;
}

/**
 * Orders rows: by the sort within each currency and tax (amounts of two currencies are not compared), then by the
 * dimensions. Texts by their code points, so that every machine gives the same order; absent values last.
 */
export function ordered<R extends Rolled>(
  rows: readonly R[],
  dimensions: readonly string[],
  sort: Sort | undefined,
): R[] {
  const place = sort === undefined ? -1 : dimensions.indexOf(sort.column);
  const byBucket = sort !== undefined && place === -1;
  const values = rows.map((row) => row.values);
  const buckets = [ranks(rows, ({ currency }) => currency), ranks(rows, ({ tax }) => tax)];
  const width = values[0]?.length ?? 0;
  const byValues = Array.from({ length: width }, (_, at) => ranks(values, (row) => row[at] ?? null));
  return sortedByRanks(rows, [
    ...(byBucket ? buckets : []),
    ...(sort === undefined ? [] : [sortRanks(rows, place, sort)]),
    ...byValues,
    ...buckets,
  ]);
}

function sortRanks(rows: readonly Rolled[], place: number, sort: Sort): Ranks {
  const direction = sort.descending ? -1 : 1;
  if (place !== -1) return ranks(rows, ({ values }) => values[place] ?? null, direction);
  const amount = (row: Rolled) => measureOf(row, sort.column);
  return ranks(rows, sort.bySize === true ? (row) => sizeOf(amount(row)) : amount, direction);
}

function sizeOf(amount: number | bigint | null): number | bigint | null {
  return typeof amount === 'bigint' ? absolute(amount) : amount;
}

/** Keeps the first `most` rows of each currency and tax and adds up the rest, exactly, as one more row. */
export function folded(rows: readonly Rolled[], most: number, unitPlace: number): Rolled[] {
  return buckets(rows).flatMap((bucket) => {
    const rest = bucket.slice(most);
    // One row says more than its sum under another name.
    if (rest.length < 2) return bucket;
    return [...bucket.slice(0, most), { ...restOf(rest), unlikeUnits: areUnlike(rest, unitPlace) }];
  });
}

/** The rows of each currency and tax. */
function buckets(rows: readonly Rolled[]): Rolled[][] {
  const found = new Map<string, Rolled[]>();
  for (const row of rows) {
    const key = bucketOf(row);
    const bucket = found.get(key);
    if (bucket === undefined) found.set(key, [row]);
    else bucket.push(row);
  }
  return [...found.values()];
}

/** Rows added up to one that stands for them. */
export function restOf(rest: readonly Rolled[]): Rolled {
  const first = rest[0] as Rolled;
  const measures = sumMeasures(rest.map((row) => row.measures));
  const values = first.values.map((_, index) => (index === 0 ? `other (${rest.length})` : null));
  return {
    ...plainRow(first),
    values,
    measures,
    rows: rest.reduce((sum, row) => sum + row.rows, 0),
    folded: rest.length,
    behind: rest,
  };
}

export function bucketOf(row: { readonly currency: string | null; readonly tax: string }): string {
  return JSON.stringify([row.currency, row.tax]);
}

/** A measure of a row as it may be shown: usage of unlike units is never one figure. */
export function measureOf(row: Rolled, name: string): number | bigint | null {
  if (name === 'rows') return row.rows;
  return row.unlikeUnits === true && isUnitMeasure(name) ? null : row.measures[name as Measure];
}

/** Whether rows with usage are of more than one unit; `place` is that of the unit among their values. */
export function areUnlike(rows: readonly Rolled[], place: number): boolean {
  const used = rows.filter(({ measures }) => UNIT_MEASURES.some((name) => (measures[name] ?? 0n) !== 0n));
  return place !== -1 && new Set(used.map(({ values }) => values[place])).size > 1;
}

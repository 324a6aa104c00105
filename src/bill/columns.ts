import type { ColumnAlias, ColumnEntry, ColumnRole } from './column-entry.ts';
import { MAIN_COLUMNS } from './columns-data.ts';
import { OTHER_COLUMNS } from './columns-other.ts';
import { foldHeader } from './fold.ts';

export type { ColumnRole };
export { foldHeader };

/** Machine key of every column known by name. */
export type ColumnKey = (typeof MAIN_COLUMNS | typeof OTHER_COLUMNS)[number]['key'];
export type ColumnDef = ColumnEntry<ColumnKey>;

/** What the header of the payable amount says about tax. */
export type HeaderTax = 'included' | 'excluded' | 'unknown';

export interface HeaderMatch {
  /** Place of each column found, counted from 0. */
  readonly columns: Readonly<Partial<Record<ColumnKey, number>>>;
  /** How many cells are the name of a column. */
  readonly known: number;
  readonly tax: HeaderTax;
  /** Cells that are no column's name, as written; empty cells are left out. */
  readonly unknown: readonly string[];
  /** Columns whose best name stands there more than once: which one holds the figures cannot be told. */
  readonly conflicts: readonly { readonly key: ColumnKey; readonly headers: readonly string[] }[];
}

/** Every column of the layouts in one table, those that figures come from first. */
export const COLUMNS: readonly ColumnDef[] = [...MAIN_COLUMNS, ...OTHER_COLUMNS];

const BY_KEY: ReadonlyMap<ColumnKey, ColumnDef> = new Map(COLUMNS.map((def) => [def.key, def]));

export function columnDef(key: ColumnKey): ColumnDef {
  return BY_KEY.get(key) as ColumnDef;
}

/** The name of an alias, as layouts write it. */
export function aliasName(alias: ColumnAlias): string {
  return typeof alias === 'string' ? alias : alias.name;
}

interface KnownName {
  readonly key: ColumnKey;
  /** Place among the column's aliases: the lower one wins. */
  readonly rank: number;
  readonly tax: HeaderTax;
}

interface Hit extends KnownName {
  readonly index: number;
}

const BY_NAME: ReadonlyMap<string, KnownName> = new Map(
  COLUMNS.flatMap(({ key, aliases }) =>
    aliases.map((alias, rank) => {
      const tax = typeof alias === 'string' ? 'unknown' : alias.tax;
      return [foldHeader(aliasName(alias)), { key, rank, tax }] as const;
    }),
  ),
);

/**
 * Finds the columns of a header row by name, never by place. Where two names of one column are there, the preferred
 * one wins (`应付金额` over `After-Tax Amount`); the same name twice is a conflict.
 */
export function matchHeader(cells: readonly string[]): HeaderMatch {
  const names = cells.map(nameOf);
  const hits = bestHits(names);
  const conflicts = hits.filter((same) => same.length > 1);
  return {
    columns: Object.fromEntries(hits.map(([first]) => [first.key, first.index])),
    known: names.filter((name) => name !== undefined).length,
    tax: hits.find(([first]) => first.key === 'payable')?.[0].tax ?? 'unknown',
    unknown: cells.filter((cell, index) => names[index] === undefined && foldHeader(cell) !== ''),
    conflicts: conflicts.map((same) => ({
      key: same[0].key,
      headers: same.map(({ index }) => cells[index] as string),
    })),
  };
}

/** For each column the cells that have its best name there. */
function bestHits(names: readonly (KnownName | undefined)[]): [Hit, ...Hit[]][] {
  const best = new Map<ColumnKey, [Hit, ...Hit[]]>();
  for (const [index, name] of names.entries()) {
    if (name === undefined) continue;
    const hit = { ...name, index };
    const other = best.get(hit.key);
    if (other === undefined || hit.rank < other[0].rank) best.set(hit.key, [hit]);
    else if (hit.rank === other[0].rank) other.push(hit);
  }
  return [...best.values()];
}

/**
 * The full name first, for `/` may be part of it (资产/资源实例ID); then what follows a group prefix, before which
 * there may be such a name again.
 */
function nameOf(cell: string): KnownName | undefined {
  const text = foldHeader(cell);
  const slash = text.indexOf('/');
  if (slash < 0) return BY_NAME.get(text);
  return (
    BY_NAME.get(text) ??
    BY_NAME.get(text.slice(slash + 1)) ??
    BY_NAME.get(text.slice(text.lastIndexOf('/') + 1))
  );
}

import { type ColumnKey, foldHeader, matchHeader } from '../../../bill/columns.ts';
import { DIMENSIONS, type Dimension } from '../../../cube/dimensions.ts';
import { isMoney, isUnitMeasure } from '../../../cube/measures.ts';
import { BillError } from '../../../words/problem.ts';
import { isMeasure, type Tax } from './amounts.ts';
import { BILL_COLUMNS, currencyOf, PLAIN_NAMES, TITLE_CURRENCY } from './column-names.ts';

/** What the columns of another side hold: by machine name the column's own. */
export interface MatchedColumns {
  readonly keys: ReadonlyMap<string, string>;
  readonly measures: ReadonlyMap<string, string>;
  readonly currency?: string;
  readonly tax?: string;
  /** What the title of a measure says of its currency and tax. */
  readonly said: ReadonlyMap<string, { readonly currency: string | null; readonly tax: Tax | null }>;
  /** Columns that are not compared. */
  readonly unused: readonly string[];
}

interface Candidate {
  readonly column: string;
  /** 0: the machine name; 1: the bill's own title; 2: a plain word; 3: any of these with a currency behind it. */
  readonly rank: number;
  readonly currency: string | null;
  readonly tax: Tax | null;
}

const MONEY_SIDES: ReadonlySet<string> = new Set(['currency', 'tax']);

/**
 * Finds by name what each column holds, `map` (machine name → column) before all else. Throws a BillError where a name
 * of `map` is none, its column is not there, several columns can be one thing, or none holds amounts.
 */
export function matchColumns(
  columns: readonly string[],
  map: ReadonlyMap<string, string>,
  extra: readonly Dimension[],
): MatchedColumns {
  const names = knownNames(extra);
  const found = new Map<string, Candidate[]>();
  for (const [name, column] of map) {
    if (!names.has(name)) throw unknownName(name, names);
    if (!columns.includes(column)) throw unclear('NO_SUCH_COLUMN', column, columns);
    found.set(name, [{ column, rank: -1, ...titleOf(column) }]);
  }
  const mapped = new Set(map.values());
  const free = columns.filter((each) => !mapped.has(each));
  const titles = billTitles(free);
  for (const column of free) {
    const match = roleOf(column, titles, extra);
    if (match === undefined || map.has(match.name)) continue;
    found.set(match.name, [...(found.get(match.name) ?? []), match]);
  }
  return sorted(columns, found);
}

function sorted(
  columns: readonly string[],
  found: ReadonlyMap<string, readonly Candidate[]>,
): MatchedColumns {
  const best = new Map([...found].map(([name, candidates]) => [name, bestOf(name, candidates)] as const));
  // Usage in the unit of its row means nothing without the unit; a code beside a name says the same twice.
  const dropped = (name: string) =>
    (isUnitMeasure(name) && !best.has('unit')) || (name === 'product_code' && best.has('product'));
  const kept = [...best].filter(([name]) => !dropped(name));
  const measures = kept.filter(([name]) => isMeasure(name));
  if (measures.length === 0) throw new BillError({ code: 'NO_COLUMN_OF_AMOUNTS', params: { columns } });
  const keys = kept.filter(([name]) => !isMeasure(name) && !MONEY_SIDES.has(name));
  const used = new Set(kept.map(([, { column }]) => column));
  const [currency, tax] = [best.get('currency')?.column, best.get('tax')?.column];
  return {
    keys: new Map(keys.map(([name, { column }]) => [name === 'product_code' ? 'product' : name, column])),
    measures: new Map(measures.map(([name, { column }]) => [name, column])),
    said: new Map(measures.map(([name, candidate]) => [name, candidate])),
    unused: columns.filter((column) => !used.has(column)),
    currency,
    tax,
  };
}

function bestOf(name: string, candidates: readonly Candidate[]): Candidate {
  const rank = Math.min(...candidates.map((each) => each.rank));
  const best = candidates.filter((each) => each.rank === rank);
  const columns = best.map(({ column }) => column);
  if (best.length > 1) throw unclear('SEVERAL_COLUMNS', name, columns);
  return best[0] as Candidate;
}

/** It is not clear which column holds what: only the user knows. */
export function unclear(
  code: 'NO_SUCH_COLUMN' | 'SEVERAL_COLUMNS' | 'COLUMN_MISSING',
  name: string,
  columns: readonly string[],
): BillError {
  return new BillError({ code, params: { name, columns } });
}

function unknownName(name: string, names: ReadonlySet<string>): BillError {
  return new BillError({ code: 'NO_SUCH_NAME', params: { name, known: [...names].sort() } });
}

/** What columns can be said to hold. */
export function knownNames(extra: readonly Dimension[]): ReadonlySet<string> {
  const dimensions = [...DIMENSIONS, ...extra].flatMap((dimension) => dimension.columns);
  const names = [...dimensions.map(({ name }) => name), ...Object.keys(PLAIN_NAMES)];
  return new Set([...names, ...Object.values(BILL_COLUMNS), 'currency', 'tax']);
}

/** A table with so many of the bill's own titles is a bill, and its titles mean what they mean there. */
const BILL_LIKE = 5;

interface BillTitles {
  /** Of several titles for one thing the preferred. */
  readonly names: ReadonlyMap<string, string>;
  readonly isBill: boolean;
}

function billTitles(columns: readonly string[]): BillTitles {
  const match = matchHeader(columns);
  const names = new Map<string, string>();
  for (const [key, name] of Object.entries(BILL_COLUMNS)) {
    const index = match.columns[key as keyof typeof BILL_COLUMNS];
    if (index !== undefined && ![...names.values()].includes(name)) names.set(columns[index] as string, name);
  }
  return { names, isBill: match.known >= BILL_LIKE };
}

function roleOf(
  column: string,
  { names, isBill }: BillTitles,
  extra: readonly Dimension[],
): (Candidate & { name: string }) | undefined {
  const folded = foldHeader(column);
  const own = names.get(column);
  const machine = byMachineName(folded, extra);
  const isTitle = matchHeader([column]).known > 0;
  if (machine !== undefined && !(isBill && isTitle))
    return { name: machine, column, rank: 0, currency: null, tax: null };
  if (own !== undefined) return { name: own, column, rank: 1, ...titleOf(column) };
  if (isBill && isTitle) return undefined;
  const plain = byPlainName(folded);
  if (plain !== undefined) return { name: plain, column, rank: 2, ...titleOf(column) };
  return withCurrency(column, folded.replace(TITLE_CURRENCY, ''), folded);
}

/** An amount whose title says its currency behind any of its names: `应付金额(元)`, `list_cost_usd`. */
function withCurrency(
  column: string,
  bare: string,
  folded: string,
): (Candidate & { name: string }) | undefined {
  if (bare === folded) return undefined;
  const [key] = Object.keys(matchHeader([bare]).columns) as ColumnKey[];
  const title = key === undefined ? undefined : BILL_COLUMNS[key];
  const name = byMachineName(bare, []) ?? title ?? byPlainName(bare);
  if (name === undefined || !isMeasure(name) || !isMoney(name)) return undefined;
  return { name, column, rank: 3, ...titleOf(column) };
}

const FOLDED_PLAIN: ReadonlyMap<string, string> = new Map(
  Object.entries(PLAIN_NAMES).flatMap(([name, plain]) => plain.map((each) => [each, name] as const)),
);

function byPlainName(folded: string): string | undefined {
  return FOLDED_PLAIN.get(folded);
}

function byMachineName(folded: string, extra: readonly Dimension[]): string | undefined {
  return [...knownNames(extra)].find((name) => foldHeader(name) === folded);
}

function titleOf(column: string): { currency: string | null; tax: Tax | null } {
  const folded = foldHeader(column);
  const [, bracketed, bare = ''] = TITLE_CURRENCY.exec(folded) ?? [];
  const currency = bracketed ?? bare;
  const { tax } = matchHeader([folded.replace(TITLE_CURRENCY, '')]);
  return { currency: currencyOf(currency), tax: tax === 'unknown' ? null : tax };
}

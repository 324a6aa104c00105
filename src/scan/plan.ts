import type { ColumnKey } from '../bill/columns.ts';
import { AMOUNTS, type GroupKey, type LayoutInfo, type TimeKey } from '../read/contract/answer.ts';
import { SCOPE_KEYS, TELLING } from '../read/row/total.ts';
import { MOST_KEYS, NO_COLUMN, TIME_KIND } from './shared.ts';

/** What the scanner reads of a file's columns, which are numbered from 0. */
export interface ScanPlan {
  /** Products are told by those that `tells` is true of. */
  readonly keys: readonly { readonly column: number; readonly prefix: number; readonly tells: boolean }[];
  /** What each key of the scanner is: a raw cell, or a time that is made canonical. */
  readonly keyNames: readonly GroupKey[];
  /** Amounts by their place in {@link AMOUNTS}. */
  readonly amounts: readonly { readonly column: number; readonly place: number }[];
  readonly times: readonly { readonly column: number; readonly kind: number }[];
  readonly idColumn: number;
  readonly lineIdColumn: number;
  /** What a bill line is told by, beside its Instance ID: a row that is empty in all of them may be a total. */
  readonly telling: readonly number[];
}

/** Characters of `2026-05-13 18:46:00` that each time key takes. */
const PREFIX: Readonly<Record<TimeKey, number>> = { month: 0, day: 10, hour: 13, minute: 16 };

/** Columns that tell Model Studio from other products. */
const PRODUCT: readonly ColumnKey[] = ['productCode', 'productName', 'commodityCode'];

/** Makes a plan, or `undefined` for a layout that only the reference reader can take. */
export function scanPlan(layout: LayoutInfo, keys: readonly GroupKey[]): ScanPlan | undefined {
  const { columns } = layout;
  // A decimal comma is the reference reader's: the scanner would read the point of 1.234 as its mark.
  if (columns.instanceId === undefined || layout.commaColumns !== undefined) return undefined;
  const timeColumn = columns.startedAt ?? columns.consumedAt;
  const times: ScanPlan['times'][number][] = [];
  if (columns.month !== undefined) times.push({ column: columns.month, kind: TIME_KIND.month });
  if (columns.day !== undefined) times.push({ column: columns.day, kind: TIME_KIND.day });
  if (timeColumn !== undefined) times.push({ column: timeColumn, kind: TIME_KIND.time });
  const scanned = scannedKeys(layout, keys).flatMap((key) => {
    const source = keySource(layout, key);
    return source === undefined ? [] : [{ key, ...source }];
  });
  if (scanned.length > MOST_KEYS) return undefined;
  return {
    keys: scanned.map(({ key, column, prefix }) => ({
      column,
      prefix,
      tells: (PRODUCT as readonly GroupKey[]).includes(key),
    })),
    keyNames: scanned.map(({ key }) => key),
    amounts: AMOUNTS.flatMap((key, place) => {
      const column = columns[key];
      return column === undefined ? [] : [{ column, place }];
    }),
    times,
    idColumn: columns.instanceId,
    lineIdColumn: columns.lineId ?? NO_COLUMN,
    telling: TELLING.flatMap((key) => (key === 'instanceId' ? [] : (columns[key] ?? []))),
  };
}

/** The keys asked for, and those that products and totals are told by. */
function scannedKeys({ columns }: LayoutInfo, keys: readonly GroupKey[]): readonly GroupKey[] {
  const isThere = (key: ColumnKey) => columns[key] !== undefined;
  const told = PRODUCT.filter(isThere) as GroupKey[];
  return [...new Set([...keys, ...told, ...SCOPE_KEYS.filter((key) => key === 'month' || isThere(key))])];
}

/** The column of a key, and how many of its characters are the key; 0 for all. */
export function keySource({ columns }: LayoutInfo, key: GroupKey) {
  const timeColumn = columns.startedAt ?? columns.consumedAt;
  switch (key) {
    case 'month':
      return whole(columns.month ?? columns.day) ?? part(timeColumn, PREFIX.day);
    case 'day':
      return whole(columns.day) ?? part(timeColumn, PREFIX.day);
    case 'hour':
    case 'minute':
      return part(timeColumn, PREFIX[key]);
    default:
      return whole(columns[key]);
  }
}

function whole(column: number | undefined) {
  return column === undefined ? undefined : { column, prefix: 0 };
}

function part(column: number | undefined, prefix: number) {
  return column === undefined ? undefined : { column, prefix };
}

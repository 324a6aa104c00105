import type { ColumnKey } from '../bill/columns.ts';
import { AMOUNTS, type GroupKey, type LayoutInfo, type TimeKey } from '../read/contract.ts';

/** How a file's columns go into the scanner: fields are the wanted columns, numbered from 0. */
export interface ScanPlan {
  /** Column of each field. */
  readonly columns: readonly number[];
  readonly keys: readonly { readonly field: number; readonly prefix: number }[];
  /** What each key of the scanner is: a raw cell, or a time that is made canonical. */
  readonly keyNames: readonly GroupKey[];
  /** Amounts by their place in {@link AMOUNTS}. */
  readonly amounts: readonly { readonly field: number; readonly place: number }[];
  readonly times: readonly { readonly field: number; readonly kind: number }[];
  readonly idField: number;
  readonly lineIdField: number;
}

const KIND = { month: 1, day: 2, time: 3 } as const;
/** Characters of `2026-05-13 18:46:00` that each time key takes. */
const PREFIX: Readonly<Record<TimeKey, number>> = { month: 0, day: 10, hour: 13, minute: 16 };
const MOST_FIELDS = 60;
export const NO_FIELD = 255;

/** Columns that tell Model Studio from other products. */
const PRODUCT: readonly ColumnKey[] = ['productCode', 'productName', 'commodityCode'];

/** Makes a plan, or `undefined` for a layout that only the reference reader can take. */
export function scanPlan(layout: LayoutInfo, keys: readonly GroupKey[]): ScanPlan | undefined {
  const { columns } = layout;
  const fields: number[] = [];
  const fieldOf = (column: number) => {
    const known = fields.indexOf(column);
    return known === -1 ? fields.push(column) - 1 : known;
  };
  const timeColumn = columns.startedAt ?? columns.consumedAt;
  const times: ScanPlan['times'][number][] = [];
  if (columns.month !== undefined) times.push({ field: fieldOf(columns.month), kind: KIND.month });
  if (columns.day !== undefined) times.push({ field: fieldOf(columns.day), kind: KIND.day });
  if (timeColumn !== undefined) times.push({ field: fieldOf(timeColumn), kind: KIND.time });
  const wanted = scannedKeys(layout, keys);
  const scanned = wanted.flatMap((key) => {
    const source = keySource(layout, key, timeColumn);
    return source === undefined ? [] : [{ key, field: fieldOf(source.column), prefix: source.prefix }];
  });
  const amounts = AMOUNTS.flatMap((key, place) => {
    const column = columns[key];
    return column === undefined ? [] : [{ field: fieldOf(column), place }];
  });
  if (columns.instanceId === undefined) return undefined;
  const idField = fieldOf(columns.instanceId);
  const lineIdField = columns.lineId === undefined ? NO_FIELD : fieldOf(columns.lineId);
  if (fields.length > MOST_FIELDS) return undefined;
  return {
    columns: fields,
    keys: scanned.map(({ field, prefix }) => ({ field, prefix })),
    keyNames: scanned.map(({ key }) => key),
    amounts,
    times,
    idField,
    lineIdField,
  };
}

/** The keys asked for, and those that products are told by. */
function scannedKeys({ columns }: LayoutInfo, keys: readonly GroupKey[]): readonly GroupKey[] {
  const products = PRODUCT.filter((key) => columns[key] !== undefined) as GroupKey[];
  return [...new Set([...keys, ...products])];
}

function keySource({ columns }: LayoutInfo, key: GroupKey, timeColumn: number | undefined) {
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

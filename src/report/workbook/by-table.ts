import { ONE } from '../../bill/decimal.ts';
import type { Cube } from '../../cube/cube.ts';
import { costTable } from '../cost.ts';
import { bucketOf } from '../order.ts';
import type { Cell, Table } from '../table.ts';
import { totalsOf } from '../totals.ts';
import { filledMeasures, type Label } from '../view.ts';

export interface ByTableOptions {
  /** Exactly these measures; otherwise those in which the bill has figures. */
  readonly measures?: readonly string[];
  readonly label?: Label;
}

/** Columns of ids that people have given names to, and the column of the name. */
const NAMED: Readonly<Record<string, string>> = {
  api_key_id: 'api_key_name',
  workspace_id: 'workspace_name',
};

/**
 * The table of one dimension as a finance person wants it: all rows, exact, names beside ids, shares of the payable.
 * Rows of one currency and tax stand together, the costliest first; days in their order.
 */
export function byTable(cube: Cube, dimension: string, { measures, label }: ByTableOptions): Table {
  const wanted = measures ?? ['rows', ...withTokens(filledMeasures(totalsOf(cube), []))];
  const table = together(costTable(cube, { dimensions: [dimension], measures: wanted }));
  return withNames(wanted.includes('payable') ? withShares(table) : table, dimension, label);
}

/** The sum of all tokens behind its parts. */
function withTokens(measures: readonly string[]): readonly string[] {
  const last = measures.findLastIndex((name) => name.endsWith('_tokens'));
  return last === -1 ? measures : measures.toSpliced(last + 1, 0, 'tokens');
}

function together(table: Table): Table {
  const key = bucketKey(table);
  const order = new Map(table.totals.map((row, index) => [key(row), index]));
  const rows = [...table.rows].sort((a, b) => (order.get(key(a)) ?? 0) - (order.get(key(b)) ?? 0));
  return { ...table, rows };
}

function bucketKey({ columns }: Table): (row: readonly Cell[]) => string {
  const currency = columns.findIndex(({ name }) => name === 'currency');
  const tax = columns.findIndex(({ name }) => name === 'tax');
  return (row) => bucketOf({ currency: row[currency] as string | null, tax: String(row[tax]) });
}

/** Of a total that is not positive (refunds) there are no shares. */
function withShares(table: Table): Table {
  const key = bucketKey(table);
  const place = table.columns.findIndex(({ name }) => name === 'payable');
  const payable = (row: readonly Cell[]) => (row[place] ?? null) as bigint | null;
  const totals = new Map(table.totals.map((row) => [key(row), payable(row) ?? 0n]));
  const share = (row: readonly Cell[]) => {
    const total = totals.get(key(row)) ?? 0n;
    const own = payable(row);
    return own === null || total <= 0n ? null : (own * ONE) / total;
  };
  return {
    ...table,
    columns: [...table.columns, { name: 'share', kind: 'share' }],
    rows: Array.from(table.rows, (row) => [...row, share(row)]),
    totals: table.totals.map((row) => [...row, share(row)]),
  };
}

function withNames(table: Table, dimension: string, label: Label | undefined): Table {
  const name = NAMED[dimension];
  if (label === undefined || name === undefined) return table;
  const labelOf = (id: Cell | undefined) => (typeof id === 'string' ? (label(dimension, id) ?? '') : '');
  const [first, ...others] = table.columns as [Table['columns'][number], ...Table['columns']];
  return {
    ...table,
    columns: [first, { name, kind: 'dimension' }, ...others],
    rows: Array.from(table.rows, ([id = null, ...rest]) => [id, labelOf(id), ...rest]),
    totals: table.totals.map(([id = null, ...rest]) => [id, null, ...rest]),
  };
}

import { isMoney } from '../../cube/measures.ts';
import type { Cell, Column, Table } from '../../report/table.ts';
import { factorOf } from './reasons/factor.ts';
import type { Line } from './reasons/line.ts';
import { reasonText } from './reasons/reason.ts';
import type { Reconciliation } from './reconcile.ts';

/** The comparison as machines read it: one row a line, whatever the source. */
export function reconciliationTable({ keys, lines, totals }: Reconciliation): Table {
  const kind = [...lines, ...totals].every(({ measure }) => isMoney(measure)) ? 'money' : 'quantity';
  return {
    name: 'reconcile',
    columns: [...keys.map(keyColumn), ...reconciliationColumns(kind)],
    rows: lines.map((line) => cells(line.values, line)),
    totals: totals.map((total) =>
      cells(
        keys.map(() => null),
        total,
      ),
    ),
  };
}

/** Behind the keys; the kind is that of the amounts. */
export function reconciliationColumns(kind: 'money' | 'quantity'): readonly Column[] {
  return [
    ...['currency', 'tax', 'measure'].map(keyColumn),
    ...['ours', 'theirs', 'difference'].map((name): Column => ({ name, kind })),
    { name: 'factor', kind: 'quantity' },
    { name: 'status', kind: 'text' },
    { name: 'reason', kind: 'text' },
  ];
}

/** Of values as the other side may have them too: texts, and days. */
function keyColumn(name: string): Column {
  return { name, kind: 'dimension', ...(name === 'day' ? { day: true } : {}) };
}

function cells(values: readonly Cell[], line: Line): Cell[] {
  const { currency, tax, measure, ours, theirs, difference, status, reasons } = line;
  const factor = factorOf(ours, theirs);
  return [...values, currency, tax, measure, ours, theirs, difference, factor, status, reasonText(reasons)];
}

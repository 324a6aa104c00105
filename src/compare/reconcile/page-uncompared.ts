import { mostDecimals } from '../../report/decimals.ts';
import type { Block, ViewColumn } from '../../report/page.ts';
import type { Words } from '../../words/index.ts';
import type { Reconciliation } from './reconcile.ts';
import { comparedTitle, uncomparedReason } from './sentences.ts';

/** What is in none of the lines, as a table; `name` is that of the other side. */
export function uncomparedTable({ uncompared }: Reconciliation, name: string, words: Words): Block[] {
  if (uncompared.length === 0) return [];
  const { reconcile: say, page } = words;
  const text = (title: string): ViewColumn => ({ title, kind: 'text', decimals: 0 });
  const amount = (title: string, kind: 'quantity' | 'money', amounts: readonly (bigint | null)[]) => ({
    title,
    kind,
    decimals: mostDecimals(amounts),
  });
  return [
    {
      kind: 'table',
      title: say.uncompared,
      columns: [
        text(say.side),
        { title: comparedTitle('rows', words), kind: 'count', decimals: 0 },
        amount(
          say.usage,
          'quantity',
          uncompared.map(({ usage }) => usage),
        ),
        text(comparedTitle('unit', words)),
        amount(
          say.money,
          'money',
          uncompared.map(({ cost }) => cost),
        ),
        text(comparedTitle('currency', words)),
        text(comparedTitle('reason', words)),
      ],
      rows: uncompared.map((each) => [
        each.side === 'bill' ? say.bill : name,
        each.rows,
        each.usage,
        each.unit,
        each.cost,
        each.cost === null ? null : (each.currency ?? page.unknownCurrency),
        uncomparedReason(each, words),
      ]),
      totals: [],
    },
  ];
}

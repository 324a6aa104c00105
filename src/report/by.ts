import type { Cube } from '../cube/cube.ts';
import { columnTitle } from '../words/column-title.ts';
import type { Words } from '../words/index.ts';
import { costRows } from './cost.ts';
import type { CostQuery } from './cost-query.ts';
import type { Block, Page } from './page.ts';
import { pivotTable } from './pivot.ts';
import { pivotView } from './pivot-view.ts';
import { closingBlocks, mustAddUp } from './proof-lines.ts';
import type { Rolled } from './rollup.ts';
import { roundedNote } from './summary.ts';
import type { Table } from './table.ts';
import { totalsOf } from './totals.ts';
import { amountsShown, type Label, viewTable } from './view.ts';

export interface ByOptions {
  readonly query: CostQuery;
  readonly words: Words;
  readonly label?: Label;
}

/** What `--by` shows a person: one table with its totals, warnings and the proof. */
export function byPage(cube: Cube, options: ByOptions): Page {
  const { words, query } = options;
  const totals = totalsOf(cube);
  const rows = costRows(cube, query);
  mustAddUp(rows, totals);
  return [
    ...tableBlocks(cube, rows, totals, options),
    ...closingBlocks(cube, totals, words, words.page.proofRowsEqual),
  ];
}

function tableBlocks(
  cube: Cube,
  rows: readonly Rolled[],
  totals: readonly Rolled[],
  options: ByOptions,
): Block[] {
  const { query, words, label } = options;
  const { dimensions } = query;
  const view = { title: titleOf(query, words), dimensions, words, label, withoutId: cube.withoutId };
  if (query.pivot !== undefined) {
    const table = pivotTable(cube, query, query.pivot, rows);
    const spread = pivotView(table, rows, totals, view);
    return [spread, ...roundedNote([{ view: spread, amounts: spreadAmounts(table) }], words)];
  }
  const shown = viewTable(rows, totals, { ...view, measures: query.measures });
  return [shown, ...roundedNote([{ view: shown, amounts: amountsShown(rows, query.measures) }], words)];
}

function spreadAmounts({ columns, rows }: Table): readonly (bigint | null)[] {
  return [...rows].flatMap(
    (row) => row.filter((_, place) => columns[place]?.kind === 'money') as (bigint | null)[],
  );
}

function titleOf({ dimensions, pivot, measures }: CostQuery, words: Words): string {
  const title = (name: string) => columnTitle(name, words);
  const shown = dimensions.filter((name) => name !== 'channel' || !dimensions.includes('channel_name'));
  const by = words.page.by(words.page.listed(shown.map(title)));
  return pivot === undefined
    ? by
    : `${by} × ${title(pivot)}: ${words.page.listed((measures ?? ['payable']).map(title))}`;
}

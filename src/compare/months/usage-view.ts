import type { Cube } from '../../cube/cube.ts';
import type { Measure } from '../../cube/measures.ts';
import { quantityDecimals } from '../../report/decimals.ts';
import type { Block, ViewColumn, ViewTable } from '../../report/page.ts';
import { roundHalfUp } from '../../report/round.ts';
import type { Words } from '../../words/index.ts';
import { changeShare } from './both.ts';
import { comparedTotals } from './months-by.ts';

const MEASURES: readonly Measure[] = [
  ...(['input_tokens', 'cached_tokens', 'output_tokens', 'tokens', 'free_tokens', 'billed_tokens'] as const),
  ...(['images', 'seconds', 'characters', 'calls'] as const),
];

/** What was consumed on both bills, over all currencies: a row for each measure, since unlike units are never added. */
export function usageBlocks(
  old: Cube,
  now: Cube,
  { words, names }: { words: Words; names: readonly [string, string] },
): Block[] {
  const { page, diff } = words;
  const totals = comparedTotals(old, now);
  const sum = (side: 'old' | 'new', name: Measure) =>
    totals.reduce((all, total) => all + (total[side]?.measures[name] ?? 0n), 0n);
  const rows = MEASURES.map((name) => ({ name, old: sum('old', name), new: sum('new', name) })).filter(
    (row) => row.old !== 0n || row.new !== 0n,
  );
  if (rows.length === 0) return [];
  const decimals = quantityDecimals(rows.flatMap((row) => [row.old, row.new]));
  const rounded = (value: bigint) => roundHalfUp(value, decimals);
  const quantity = (title: string): ViewColumn => ({ title, kind: 'quantity', decimals, unlike: true });
  const table: ViewTable = {
    kind: 'table',
    title: page.usage,
    columns: [
      { title: diff.titles.measure, kind: 'dimension', decimals: 0 },
      ...[...names, diff.titles.change].map(quantity),
      { title: diff.titles.percent, kind: 'share', decimals: 1 },
    ],
    rows: rows.map((row) => [
      page.titles[row.name] ?? row.name,
      ...[rounded(row.old), rounded(row.new), rounded(row.new) - rounded(row.old)],
      changeShare(row.old, row.new),
    ]),
    totals: [],
  };
  return [table];
}

import { absolute } from '../../bill/absolute.ts';
import { ONE } from '../../bill/decimal.ts';
import { own } from '../../bill/own.ts';
import { plainRow } from '../../cube/cube-row.ts';
import { copyOf, isMoney, type Measure } from '../../cube/measures.ts';
import { shownNumber } from '../../render/number.ts';
import { costRows, costTable } from '../../report/cost.ts';
import { measureOf } from '../../report/order.ts';
import { mustAddUp } from '../../report/proof-lines.ts';
import type { Rolled } from '../../report/rollup.ts';
import type { Cell } from '../../report/table.ts';
import { totalsOf } from '../../report/totals.ts';
import { filledMeasures, viewTable } from '../../report/view.ts';
import { choiceOf } from '../query/measured.ts';
import { choiceTitle, cubeOf, labelOf, type Scene, titleOf } from '../query/scene.ts';
import { pricesByModel } from './prices.ts';
import { behind, type PageSheet, type PageSheetColumn, type PageSheetRow } from './sheet.ts';

/** Usage, cost, share and change by one dimension; for models their unit prices too. */
export function dimensionSheet(scene: Scene, dimension: string): PageSheet {
  const { store, words } = scene;
  const dimensions = dimension === 'channel_name' ? ['channel', 'channel_name'] : [dimension];
  const cube = cubeOf(scene, scene.selection, [dimension]);
  const { rows, totals } = inUnit(scene, dimension, {
    rows: costRows(cube, { dimensions: [dimension] }),
    totals: totalsOf(cube),
  });
  mustAddUp(rows, totals);
  const measures = [
    ...filledMeasures(totals, [dimension]),
    ...(scene.unit === undefined ? [] : ['consumed']),
  ];
  const title = own(words.web.byHand, dimension) ?? words.web.byOther(titleOf(scene, dimension));
  const view = viewTable(rows, totals, {
    title,
    dimensions: [dimension],
    measures,
    words,
    label: labelOf(store),
    withoutId: store.head.withoutId,
  });
  const extra = [changeColumn(scene, dimension), ...(dimension === 'model' ? [priceColumn(scene)] : [])];
  const shownExtra = extra.filter((each) => each !== undefined);
  const names = [dimension, ...measures, 'share'];
  const columns = view.columns.map(
    (column, place): PageSheetColumn => ({
      ...column,
      name: names[place] ?? '',
      ...(place === 0 ? { title: titleOf(scene, dimension) } : {}),
      ...(names[place] === 'consumed' ? { title: choiceTitle(scene, choiceOf(scene)) } : {}),
    }),
  );
  const sheetRow = (row: Rolled, cells: readonly Cell[], isTotal: boolean): PageSheetRow => {
    const more = shownExtra.map(({ cell }) => (isTotal ? null : cell(row)));
    const exact = columns.map(({ name, kind }, place) =>
      kind === 'dimension' || kind === 'share' ? (cells[place] ?? null) : measureOf(row, name),
    );
    const own = behind({ [dimension]: row.values[0] ?? null });
    return { cells: [...cells, ...more], exact: [...exact, ...more], ...(isTotal ? {} : { drill: own }) };
  };
  const all = [...columns, ...shownExtra.map(({ column }) => column)];
  const order = costFirst(all);
  // Usage in a unit without a measure of its own stands by its unit, as in every table of the command line.
  const asked = [...dimensions, ...(scene.unit === undefined ? [] : ['unit'])];
  const arrange = <T>(list: readonly T[]) => order.map((place) => list[place] as T);
  const arrangedRow = (row: PageSheetRow): PageSheetRow => ({
    ...row,
    cells: arrange(row.cells),
    exact: arrange(row.exact),
  });
  return {
    name: `by-${dimension.replaceAll('_', '-')}`,
    title,
    columns: arrange(all),
    rows: rows.map((row, place) => arrangedRow(sheetRow(row, view.rows[place] as readonly Cell[], false))),
    rounding: view.rows.slice(rows.length).map((cells) => arrangedRow(roundingRow(cells, all.length))),
    totals: totals.map((row, place) =>
      arrangedRow(sheetRow(row, view.totals[place] as readonly Cell[], true)),
    ),
    machine: () => costTable(cubeOf(scene, scene.selection, asked), { dimensions: asked }),
  };
}

function roundingRow(cells: readonly Cell[], width: number): PageSheetRow {
  const exact = Array.from({ length: width }, () => null);
  return { cells: [...cells, ...exact.slice(cells.length)], exact };
}

/** Where a unit is chosen, what was consumed in it; otherwise usage of all units, which no one is shown. */
function inUnit(
  scene: Scene,
  dimension: string,
  { rows, totals }: { readonly rows: readonly Rolled[]; readonly totals: readonly Rolled[] },
) {
  if (scene.unit === undefined) return { rows, totals };
  const cube = cubeOf(scene, scene.measured, [dimension], ['consumed']);
  const own = new Map(cube.groups.map(({ values, measures }) => [values[0] ?? null, measures.consumed]));
  const all = totalsOf(cube)[0]?.measures.consumed;
  const saying = (row: Rolled, consumed: bigint | null | undefined): Rolled => ({
    ...plainRow(row),
    measures: { ...copyOf(row.measures), consumed: consumed ?? 0n },
  });
  return {
    rows: rows.map((row) => saying(row, own.get(row.values[0] ?? null))),
    totals: totals.map((row) => saying(row, all)),
  };
}

const FIRST = ['payable', 'share', 'change', 'consumed'];

/** The places of the columns: the name, what it cost, then usage and the way to the cost. */
function costFirst(columns: readonly PageSheetColumn[]): readonly number[] {
  const rank = (place: number) => {
    const found = FIRST.indexOf(columns[place]?.name ?? '');
    return place === 0 ? -1 : found === -1 ? FIRST.length : found;
  };
  return [...columns.keys()].sort((a, b) => rank(a) - rank(b));
}

interface ExtraColumn {
  readonly column: PageSheetColumn;
  cell(row: Rolled): Cell;
}

/** The payable against the month before, as a part of it; new where there was none. */
function changeColumn(scene: Scene, dimension: string): ExtraColumn | undefined {
  const { previous, words } = scene;
  if (previous === undefined) return undefined;
  const cube = cubeOf(scene, previous.selection, [dimension], ['payable']);
  const before = new Map(cube.groups.map(({ values, measures }) => [values[0] ?? null, measures.payable]));
  return {
    column: { name: 'change', title: words.web.change, kind: 'text', decimals: 1 },
    cell: ({ values, measures }) =>
      changeText(measures.payable, before.get(values[0] ?? null) ?? null, words.web),
  };
}

/** `+12.3%`; words where there is nothing to compare with. */
export function changeText(
  now: bigint | null,
  before: bigint | null,
  web: Pick<Scene['words']['web'], 'same' | 'isNew'>,
): string | null {
  if (now === null || now === before) return now === null ? null : web.same;
  if (before === null || before === 0n) return web.isNew;
  const ratio = ((now - before) * ONE) / absolute(before);
  const sign = ratio > 0n ? '+' : ratio < 0n ? '−' : '';
  return `${sign}${shownNumber(absolute(ratio) * 100n, 1)}%`;
}

function priceColumn(scene: Scene): ExtraColumn | undefined {
  const prices = pricesByModel(scene);
  if (prices.size === 0) return undefined;
  return {
    column: { name: 'unit_prices', title: scene.words.web.prices, kind: 'text', decimals: 0 },
    cell: ({ values }) => prices.get(values[0] ?? null) ?? null,
  };
}

export function measureKind(measure: Measure): 'money' | 'quantity' {
  return isMoney(measure) ? 'money' : 'quantity';
}

import { mostDecimals } from '../../report/decimals.ts';
import { costRows, costTable, totalsOf } from '../../report/cost.ts';
import { filledMeasures } from '../../report/view.ts';
import { measureOf } from '../../report/order.ts';
import { cubeOf, type Scene, selectBehind, shownValue, titleOf } from '../query/scene.ts';
import type { Drill } from '../query/state.ts';
import { kindOf } from './dimension-sheet.ts';
import { behind, type Sheet, type SheetColumn } from './sheet.ts';
import type { Measure } from '../../cube/measures.ts';

const DETAILS = ['hour', 'day', 'billing_month', 'workspace_id', 'api_key_id', 'channel_name', 'model', 'usage_type'];
const KINDS = ['fee_type', 'unit', 'list_price', 'price_unit'];
/** More are no longer read; the CSV has all. */
export const MOST_BEHIND = 500;

/** The groups behind a figure: every dimension in which they differ, exact in every amount. */
export function behindSheet(scene: Scene, drill: Drill): Sheet & { readonly found: number } {
  const { words } = scene;
  const selected = selectBehind(scene, drill);
  const time = DETAILS.slice(0, 3).find((name) => scene.store.dimensions.get(name)?.values.some((value) => value !== null));
  const dimensions = [...(time === undefined ? [] : [time]), ...DETAILS.slice(3), ...KINDS];
  const cube = cubeOf(scene, selected, dimensions);
  const rows = costRows(cube, { dimensions, sort: { column: 'payable', descending: true } });
  const totals = totalsOf(cube);
  const measures = filledMeasures(totals, dimensions) as Measure[];
  const columns: SheetColumn[] = [
    ...dimensions.map((name): SheetColumn => ({ name, title: titled(scene, name), kind: 'text', decimals: 0 })),
    ...measures.map((name): SheetColumn => {
      const decimals = mostDecimals(rows.map(({ measures }) => measures[name]));
      return { name, title: titleOf(scene, name), kind: kindOf(name), decimals };
    }),
  ];
  const totalRows = totals.map((total) => {
    const cells = [words.page.total, ...dimensions.slice(1).map(() => null), ...measures.map((name) => measureOf(total, name))];
    return { cells, exact: cells };
  });
  return {
    name: 'behind',
    title: words.web.behind,
    found: rows.length,
    columns,
    rows: rows.slice(0, MOST_BEHIND).map(({ values, measures: own }) => {
      const amounts = measures.map((name) => own[name]);
      const shown = values.map((value, place) => shownValue(scene, dimensions[place] as string, value));
      return {
        cells: [...shown, ...amounts],
        exact: [...values, ...amounts],
        drill: behind(Object.fromEntries(dimensions.map((name, place) => [name, values[place] ?? null]))),
      };
    }),
    totals: totalRows,
    machine: () => costTable(cube, { dimensions }),
  };
}

function titled(scene: Scene, name: string): string {
  const { web } = scene.words;
  if (name === 'list_price') return web.listPrice;
  return name === 'price_unit' ? web.priceUnit : titleOf(scene, name);
}

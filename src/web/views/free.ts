import { ONE } from '../../bill/decimal.ts';
import { plainRow } from '../../cube/cube-row.ts';
import { mostDecimals } from '../../report/decimals.ts';
import { rollup } from '../../report/rollup.ts';
import { cubeOf, type Scene, shownValue, titleOf } from '../query/scene.ts';
import { behind, type PageSheet, type PageSheetColumn } from './sheet.ts';

/** Free quota used, by model and unit: what it covered of what was consumed. Units are never added up. */
export function freeSheet(scene: Scene): PageSheet {
  const { words } = scene;
  const cube = cubeOf(scene, scene.selection, ['model', 'unit', 'fee_type'], ['consumed', 'deducted']);
  const free = new Map(
    rollup(cube, cube.dimensions)
      .filter(({ values }) => values[2] === 'free-quota')
      .map(({ values, measures }) => [JSON.stringify(values.slice(0, 2)), measures.deducted]),
  );
  const rows = rollup(cube, ['model', 'unit'])
    .map((row) => ({ ...plainRow(row), free: free.get(JSON.stringify(row.values)) ?? 0n }))
    .filter((row) => row.free !== 0n)
    .sort((a, b) =>
      a.values[1] === b.values[1]
        ? a.free > b.free
          ? -1
          : 1
        : String(a.values[1]) < String(b.values[1])
          ? 1
          : -1,
    );
  const decimals = mostDecimals(rows.flatMap((row) => [row.free, row.measures.consumed]));
  const columns: PageSheetColumn[] = [
    { name: 'model', title: titleOf(scene, 'model'), kind: 'text', decimals: 0 },
    { name: 'unit', title: titleOf(scene, 'unit'), kind: 'text', decimals: 0 },
    { name: 'free', title: words.web.freeDeducted, kind: 'quantity', decimals, unlike: true },
    { name: 'consumed', title: words.web.freeConsumed, kind: 'quantity', decimals, unlike: true },
    { name: 'free_share', title: words.web.freeShare, kind: 'share', decimals: 1, bar: true },
  ];
  return {
    name: 'free-quota',
    title: words.web.free,
    columns,
    rows: rows.map(({ values: [model = null, unit = null], measures, free }) => {
      const consumed = measures.consumed;
      const share = consumed === null || consumed <= 0n ? null : (free * ONE) / consumed;
      const figures = [free, consumed, share];
      return {
        cells: [shownValue(scene, 'model', model), shownValue(scene, 'unit', unit), ...figures],
        exact: [model, unit, ...figures],
        drill: behind({ model, unit, fee_type: 'free-quota' }),
      };
    }),
    totals: [],
  };
}

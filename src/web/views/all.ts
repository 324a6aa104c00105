import { cubeOf, hasValues, type Scene } from '../query/scene.ts';
import { dimensionSheet } from './dimension-sheet.ts';
import { figures } from './figures.ts';
import { flow } from './flow.ts';
import { freeSheet } from './free.ts';
import { heat } from './heat.ts';
import { priceSheet } from './prices.ts';
import { proofOf } from './proof.ts';
import { timeline } from './timeline.ts';
import { waterfall } from './waterfall.ts';

/** Everything that the filters rule over, each made from the scene alone. */
export const VIEWS = {
  isEmpty: (scene: Scene) => cubeOf(scene, scene.selection, [], []).groups.length === 0,
  figures,
  timeline,
  waterfall,
  model: (scene: Scene) => dimensionSheet(scene, 'model'),
  channel: (scene: Scene) => dimensionSheet(scene, 'channel_name'),
  others: (scene: Scene) => otherDimensions(scene).map((name) => dimensionSheet(scene, name)),
  flow,
  heat,
  free: freeSheet,
  prices: priceSheet,
  proof: proofOf,
} as const;

type Made = { readonly [Name in keyof typeof VIEWS]: ReturnType<(typeof VIEWS)[Name]> };

export function viewsOf(scene: Scene): Made {
  return Object.fromEntries(Object.entries(VIEWS).map(([name, make]) => [name, make(scene)])) as Made;
}

/** Who used it: keys, the columns of the names file, workspaces. */
function otherDimensions({ store }: Scene): readonly string[] {
  return ['api_key_id', ...store.head.nameColumns, 'workspace_id'].filter((name) => hasValues(store, name));
}

import type { Cube } from '../cube/cube.ts';
import { rollup } from './rollup.ts';

/** Whether calls are what is paid for: where a bill only counts them beside, tables have better use for the room. */
export function callsCost(cube: Cube): boolean {
  if (!cube.dimensions.includes('unit')) return true;
  return rollup(cube, ['unit']).some(
    ({ values: [unit], measures: { payable, list_cost: list } }) =>
      unit === 'call' && ((payable ?? 0n) !== 0n || (list ?? 0n) !== 0n),
  );
}

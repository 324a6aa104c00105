import { DIMENSIONS } from '../../cube/dimensions.ts';
import { MEASURES } from '../../cube/measures.ts';

/** The names that `--by` and `--measure` take, for the help, for suggestions and for completion. */
export const DIMENSION_OPTIONS: readonly string[] = DIMENSIONS.map(({ option }) => option);
export const MEASURE_OPTIONS: readonly string[] = ['rows', ...MEASURES];

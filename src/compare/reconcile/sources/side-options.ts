import type { DecimalMark } from '../../../bill/decimal-mark.ts';
import { CALL_FIELDS } from '../../../calls/record/names.ts';
import { type Dimension, findDimension } from '../../../cube/dimensions.ts';
import type { Filters } from '../../../cube/filters.ts';
import { type Names, namesDimensions } from '../../../cube/names.ts';
import type { Limits } from '../../../read/contract/limits.ts';
import { knownNames } from './columns.ts';
import type { LogOptions } from './gateway-log.ts';
import type { Prices } from './prices.ts';
import { idsByName, type ModelRule } from './values.ts';

/** What is said of another side. */
export interface SaidOfSide {
  /** What a column or field holds, as `payable` or `model` → its name on the other side. */
  readonly map?: Iterable<readonly [name: string, column: string]>;
  readonly models?: readonly ModelRule[];
  /** Machine names of the columns of the dimensions to compare by; all that it has when left out. */
  readonly by?: readonly string[];
  readonly measures?: readonly string[];
  /** `+08:00`: that of times that say none. */
  readonly zone?: string;
  readonly prices?: Prices;
  readonly filters?: Filters;
  readonly names?: Names;
  readonly limits?: Partial<Limits>;
  readonly strict?: boolean;
  readonly decimalMark?: DecimalMark;
}

/** How another side is read, names of dimensions being machine names and names of keys being ids. */
export function sideOptions(said: SaidOfSide): LogOptions {
  const { map = [], models = [], filters = {}, names, limits = {}, strict = false } = said;
  const extra = names === undefined ? [] : namesDimensions(names);
  const ids = names === undefined ? new Map<string, string>() : idsByName(names.rows);
  const { by, measures, zone, prices, decimalMark } = said;
  return {
    map: new Map([...map].map(([name, column]) => [machineName(name, extra), column])),
    aliases: { ids, models },
    ...{ by, measures, zone, prices, filters, names, extra, limits, strict, decimalMark },
  };
}

/** A name that a column can be said to hold, as machines know it; one that nobody knows stays as it is. */
function machineName(name: string, extra: readonly Dimension[]): string {
  if (knownNames(extra).has(name) || (CALL_FIELDS as readonly string[]).includes(name)) return name;
  return sideColumn(name, extra) ?? name;
}

/** The column of a dimension that another side can be compared by; undefined where there is none of that name. */
export function sideColumn(name: string, extra: readonly Dimension[]): string | undefined {
  return name === 'product' ? name : findDimension(name, extra)?.columns.at(-1)?.name;
}

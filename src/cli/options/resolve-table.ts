import {
  DEFAULT_DIMENSIONS,
  type Dimension,
  type DimensionColumn,
  findDimension,
} from '../../cube/dimensions.ts';
import { isUnitMeasure } from '../../cube/measures.ts';
import { MEASURE_NAMES } from '../../report/cost.ts';
import type { CostQuery } from '../../report/cost-query.ts';
import type { Sort } from '../../report/order.ts';
import { suggest } from '../../words/suggest.ts';
import { UsageError } from '../world/usage-error.ts';
import type { OptionValues } from './commands.ts';
import { DIMENSION_OPTIONS } from './dimension-names.ts';

/** The table that was asked for, its dimensions found. */
export interface ResolvedTable {
  readonly columns: readonly DimensionColumn[];
  readonly pivot?: DimensionColumn;
  readonly query: CostQuery;
  /** Whether the user chose the dimensions: without, people get the summary. */
  readonly chosen: boolean;
}

export function resolveTable(options: OptionValues, extra: readonly Dimension[]): ResolvedTable {
  const { columns, pivot } = resolveColumns(options, extra);
  const names = columns.map(({ name }) => name);
  const measures = measuresOf(options, pivot === undefined ? names : [...names, pivot.name]);
  const sort = options.sort === undefined ? undefined : sortOf(options.sort, names);
  const query: CostQuery = {
    dimensions: names,
    ...(pivot === undefined ? {} : { pivot: pivot.name }),
    ...(measures === undefined ? {} : { measures }),
    ...(sort === undefined ? {} : { sort }),
    ...(options.top === undefined ? {} : { top: options.top }),
  };
  const chosen = options.by !== undefined || pivot !== undefined;
  return { columns, query, chosen, ...(pivot === undefined ? {} : { pivot }) };
}

/** The columns of `--by`, or the contract's without those of `--pivot`; and the one that is spread. */
function resolveColumns(options: OptionValues, extra: readonly Dimension[]) {
  const spread = options.pivot === undefined ? undefined : pivotDimension(options.pivot, extra);
  const pivot = spread?.columns.at(-1);
  const asked = options.by?.flatMap(listed).map((name) => dimensionOf(name, extra));
  const columns = distinct((asked ?? defaultDimensions(extra)).flatMap((dimension) => dimension.columns));
  if (asked === undefined) return { columns: without(columns, spread?.columns ?? []), pivot };
  if (columns.some(({ name }) => name === pivot?.name))
    throw new UsageError({ code: 'PIVOT_IN_BY', params: { name: options.pivot ?? '' } });
  return { columns, pivot };
}

/** Comma-separated names; a text without any is an unknown name, to be told as such. */
function listed(text: string): readonly string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.length === 0 ? [text] : names;
}

/** The contract's table; the names file's columns come behind the API key. */
function defaultDimensions(extra: readonly Dimension[]): readonly Dimension[] {
  return DEFAULT_DIMENSIONS.flatMap((name) => {
    const dimension = findDimension(name) as Dimension;
    return name === 'api-key' ? [dimension, ...extra] : [dimension];
  });
}

/** What names files tell of keys and workspaces. */
const OF_NAMES =
  /^(?:team|owner|project|department|group|cost[-_ ]?cent(?:er|re)|(?:api[-_]?key|workspace)[-_]name|团队|部门|项目|负责人|成本中心)$/i;

function dimensionOf(name: string, extra: readonly Dimension[]): Dimension {
  const found = findDimension(name, extra);
  if (found !== undefined) return found;
  if (extra.length === 0 && OF_NAMES.test(name))
    throw new UsageError({ code: 'DIMENSION_OF_NAMES', params: { name } });
  // The user's own columns are meant sooner than ours.
  const own = extra.map(({ option }) => option);
  const meant = suggest(name, own) ?? suggest(name, DIMENSION_OPTIONS);
  const known = [...DIMENSION_OPTIONS, ...own];
  throw new UsageError({ code: 'UNKNOWN_DIMENSION', params: { name, meant, known } });
}

function distinct(columns: readonly DimensionColumn[]): readonly DimensionColumn[] {
  return [...new Map(columns.map((column) => [column.name, column])).values()];
}

function without(
  columns: readonly DimensionColumn[],
  others: readonly DimensionColumn[],
): readonly DimensionColumn[] {
  return columns.filter(({ name }) => others.every((each) => each.name !== name));
}

function pivotDimension(name: string, extra: readonly Dimension[]): Dimension {
  if (listed(name).length !== 1) throw new UsageError({ code: 'PIVOT_NEEDS_ONE' });
  return dimensionOf(name.trim(), extra);
}

/** What other tools call a measure. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  cost: ['list_cost', 'payable'],
  amount: ['payable', 'list_cost'],
  price: ['list_cost', 'payable'],
  usage: ['consumed', 'tokens'],
  quantity: ['consumed', 'tokens'],
};

function measuresOf(options: OptionValues, dimensions: readonly string[]): readonly string[] | undefined {
  const asked = options.measure?.flatMap(listed).map((name) => name.toLowerCase().replaceAll('-', '_'));
  if (asked === undefined) return undefined;
  for (const name of asked) {
    if (!MEASURE_NAMES.includes(name)) {
      const meant = OTHER_NAMES[name] ?? [suggest(name, MEASURE_NAMES)].filter((each) => each !== undefined);
      const params = { name, meant, known: MEASURE_NAMES };
      throw new UsageError({ code: 'UNKNOWN_MEASURE', params });
    }
    if (isUnitMeasure(name) && !dimensions.includes('unit'))
      throw new UsageError({ code: 'MEASURE_NEEDS_UNIT', params: { name } });
  }
  return [...new Set(asked)];
}

function sortOf(text: string, dimensions: readonly string[]): Sort {
  const [, name = '', direction] = /^(.+?)(?::(asc|desc))?$/i.exec(text.trim()) ?? [];
  const wanted = name.toLowerCase().replaceAll('-', '_');
  const dimension = dimensions.find((each) => each.toLowerCase() === wanted) ?? shortName(wanted, dimensions);
  if (dimension !== undefined) return { column: dimension, descending: direction?.toLowerCase() === 'desc' };
  if (MEASURE_NAMES.includes(wanted))
    return { column: wanted, descending: direction?.toLowerCase() !== 'asc' };
  const known = [...dimensions, ...MEASURE_NAMES];
  throw new UsageError({ code: 'UNKNOWN_SORT', params: { name, known } });
}

/** `--sort api-key` for the column api_key_id. */
function shortName(wanted: string, dimensions: readonly string[]): string | undefined {
  const columns = findDimension(wanted)?.columns ?? [];
  return columns.map(({ name }) => name).find((name) => dimensions.includes(name));
}

import { own } from '../../bill/own.ts';
import {
  DEFAULT_DIMENSIONS,
  type Dimension,
  type DimensionColumn,
  findDimension,
  isTimeColumn,
  TIME_COLUMNS,
  type TimeColumn,
} from '../../cube/dimensions.ts';
import type { MetricsQuery } from '../../report/metrics/series.ts';
import { timeChain } from '../../report/metrics/time.ts';
import { UsageError } from '../world/usage-error.ts';
import type { OptionValues } from './commands.ts';
import type { Format } from './formats.ts';
import type { ResolvedTable } from './resolve-table.ts';

/** The metrics that were asked for, and the columns that their cube must have. */
export interface ResolvedMetrics {
  readonly columns: readonly DimensionColumn[];
  readonly query: MetricsQuery;
}

export const STEPS: Readonly<Record<string, TimeColumn>> = {
  month: 'billing_month',
  day: 'day',
  hour: 'hour',
  minute: 'minute',
};

/** Undefined for every other format, which has no use for a step. */
export function resolveMetrics(
  format: Format,
  table: ResolvedTable,
  options: OptionValues,
  extra: readonly Dimension[],
): ResolvedMetrics | undefined {
  if (format !== 'openmetrics') {
    if (options.granularity === undefined) return undefined;
    throw new UsageError({ code: 'ONLY_OPENMETRICS', params: { format } });
  }
  for (const key of ['pivot', 'sort', 'top'] as const)
    if (options[key] !== undefined)
      throw new UsageError({ code: 'OPENMETRICS_WITHOUT', params: { option: `--${key}` } });
  const asked = options.by === undefined ? defaultLabels(extra) : table.columns;
  const step = stepOf(options, options.by === undefined ? [] : asked);
  // The time of a sample is no label: a label of it would make a series of each sample. A bill's month is one of few.
  const labels = asked.filter(({ name }) => name === 'billing_month' || !isTimeColumn(name));
  const times = timeChain(step).flatMap((name) => findDimension(name)?.columns ?? []);
  const { measures } = table.query;
  return {
    columns: [...new Map([...times, ...labels].map((column) => [column.name, column])).values()],
    query: { labels: labels.map(({ name }) => name), step, ...(measures && { measures }) },
  };
}

/**
 * The contract's table, and the account: bills of several accounts may end in one database, where two samples of the
 * same labels and time would be one. The channel by its name alone, for a raw text beside it says the same.
 */
function defaultLabels(extra: readonly Dimension[]): readonly DimensionColumn[] {
  const names = [
    'account',
    ...DEFAULT_DIMENSIONS.map((name) => (name === 'channel' ? 'channel_name' : name)),
  ];
  return names.flatMap((name) => {
    const columns = findDimension(name)?.columns ?? [];
    return name === 'api-key' ? [...columns, ...extra.flatMap((each) => each.columns)] : columns;
  });
}

/** `--granularity`, else the finest time of `--by`, else a day. */
function stepOf({ granularity }: OptionValues, columns: readonly DimensionColumn[]): TimeColumn {
  if (granularity === undefined)
    return TIME_COLUMNS.find((time) => columns.some(({ name }) => name === time)) ?? 'day';
  const step = own(STEPS, granularity.toLowerCase());
  if (step !== undefined) return step;
  const params = {
    option: '--granularity',
    value: granularity,
    choices: Object.keys(STEPS),
    meant: undefined,
  };
  throw new UsageError({ code: 'INVALID_CHOICE', params });
}

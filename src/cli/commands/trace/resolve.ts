import { type DimensionColumn, findDimension } from '../../../cube/dimensions.ts';
import { type Names, namesDimensions } from '../../../cube/names.ts';
import type { CubePlan } from '../../../cube/plan.ts';
import type { CellKey } from '../../../cube/trace.ts';
import { type Format, LINE_FORMATS, tableFormatOf } from '../../options/format.ts';
import { namesOf } from '../../options/names-file.ts';
import type { WrittenOptions } from '../../options/options.ts';
import { resolveFilters } from '../../options/resolve-reading.ts';
import { resolveTable } from '../../options/resolve-table.ts';
import type { Context } from '../../world/context.ts';
import { UsageError } from '../../world/usage-error.ts';
import { resolveKey } from './key.ts';

/** Lines that people are shown; data has all of them. */
const SHOWN = 20;

/** What `--trace` asks for, resolved. */
export interface TraceAsked {
  readonly key: CellKey;
  /** The key as the user wrote it. */
  readonly written: string;
  readonly plan: CubePlan;
  readonly format: Format;
  readonly measures: readonly string[] | undefined;
  readonly top: number;
}

export async function resolveTrace(
  options: WrittenOptions,
  { words, isTerminal }: Context,
): Promise<TraceAsked> {
  mustStandAlone(options, words);
  const format = tableFormatOf('--trace', options, isTerminal, words, LINE_FORMATS);
  const names: Names | undefined = options.names === undefined ? undefined : await namesOf(options.names);
  const extra = names === undefined ? [] : namesDimensions(names);
  const key = resolveKey(options.trace ?? [], extra, words);
  // Measures are checked as for a table by unit: usage of every unit is in a trace.
  const { query } = resolveTable({ ...options, by: ['unit'] }, extra, words);
  const dimensions = key.flatMap(({ dimension }) => (dimension === undefined ? [] : [dimension]));
  const plan = {
    dimensions: [...dimensions, ...unitColumns().filter((unit) => !dimensions.includes(unit))],
    filters: resolveFilters(options, words),
    ...(names === undefined ? {} : { names }),
  };
  const written = (options.trace ?? []).join(',');
  return { key, written, plan, format, measures: query.measures, top: query.top ?? SHOWN };
}

/** What shapes a report's table, or judges its totals, has no meaning for the lines behind one cell. */
function mustStandAlone(options: WrittenOptions, { trace: words }: Context['words']): void {
  const { by, pivot, sort, expectRows, expectPayable, redact } = options;
  const { granularity, focusVersion, grain, focusSet } = options;
  const others = {
    '--by': by,
    '--pivot': pivot,
    '--sort': sort,
    '--expect-rows': expectRows,
    '--expect-payable': expectPayable,
    '--redact': redact,
    '--granularity': granularity,
    '--focus-version': focusVersion,
    '--grain': grain,
    '--focus-set': focusSet,
  };
  const [other] = Object.entries(others).find(([, value]) => value !== undefined) ?? [];
  if (other !== undefined) throw new UsageError(words.alone(other), words.leaveOut);
}

function unitColumns(): readonly DimensionColumn[] {
  return findDimension('unit')?.columns ?? [];
}

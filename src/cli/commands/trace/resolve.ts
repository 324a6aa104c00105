import { type DimensionColumn, findDimension } from '../../../cube/dimensions.ts';
import { namesDimensions } from '../../../cube/names.ts';
import type { CubePlan } from '../../../cube/plan.ts';
import type { CellKey } from '../../../cube/trace.ts';
import type { OptionValues } from '../../options/commands.ts';
import type { Format } from '../../options/formats.ts';
import { resolveTable } from '../../options/resolve-table.ts';
import type { RunOptions } from '../../options/run-options.ts';
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

export function resolveTrace({ values, selection, output }: RunOptions, { words }: Context): TraceAsked {
  mustStandAlone(values);
  const { names, filters } = selection;
  const extra = names === undefined ? [] : namesDimensions(names);
  const key = resolveKey(values.trace ?? [], extra, words);
  // Measures are checked as for a table by unit: usage of every unit is in a trace.
  const { query } = resolveTable({ ...values, by: ['unit'] }, extra);
  const dimensions = key.flatMap(({ dimension }) => (dimension === undefined ? [] : [dimension]));
  const plan = {
    dimensions: [...dimensions, ...unitColumns().filter((unit) => !dimensions.includes(unit))],
    filters,
    names,
  };
  const written = (values.trace ?? []).join(',');
  const { measures, top = SHOWN } = query;
  return { key, written, plan, format: output.format, measures, top };
}

/** What shapes a report's table, or judges its totals, has no meaning for the lines behind one cell. */
function mustStandAlone(values: OptionValues): void {
  const { by, pivot, sort, expectRows, expectPayable, redact } = values;
  const { granularity, focusVersion, grain, focusSet } = values;
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
  if (other !== undefined) throw new UsageError({ code: 'TRACE_WITHOUT', params: { option: other } });
}

function unitColumns(): readonly DimensionColumn[] {
  return findDimension('unit')?.columns ?? [];
}

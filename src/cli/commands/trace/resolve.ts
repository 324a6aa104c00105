import { parseCellKey } from '../../../cube/cell-key.ts';
import type { Dimension } from '../../../cube/dimensions.ts';
import { namesDimensions } from '../../../cube/names.ts';
import type { CellKey } from '../../../cube/trace.ts';
import type { Words } from '../../../words/index.ts';
import { BillError, type Problem } from '../../../words/problem.ts';
import { suggest } from '../../../words/suggest.ts';
import type { OptionValues } from '../../options/commands.ts';
import type { Format } from '../../options/formats.ts';
import { resolveTable } from '../../options/resolve-table.ts';
import type { RunOptions } from '../../options/run-options.ts';
import type { Context } from '../../world/context.ts';
import { type Refusal, UsageError } from '../../world/usage-error.ts';

/** Lines that people are shown; data has all of them. */
const SHOWN = 20;

/** What `--trace` asks for, resolved. */
export interface TraceAsked {
  readonly key: CellKey;
  /** The key as the user wrote it. */
  readonly written: string;
  readonly format: Format;
  readonly measures: readonly string[] | undefined;
  readonly top: number;
}

export function resolveTrace({ values, selection, output }: RunOptions, { words }: Context): TraceAsked {
  mustStandAlone(values);
  const { names } = selection;
  const extra = names === undefined ? [] : namesDimensions(names);
  const key = resolveKey(values.trace ?? [], extra, words);
  // Measures are checked as for a table by unit: usage of every unit is in a trace.
  const { query } = resolveTable({ ...values, by: ['unit'] }, extra);
  const written = (values.trace ?? []).join(',');
  const { measures, top = SHOWN } = query;
  return { key, written, format: output.format, measures, top };
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

/** The key of `--trace`; what is wrong with it is wrong usage. */
export function resolveKey(texts: readonly string[], extra: readonly Dimension[], words: Words): CellKey {
  try {
    return parseCellKey(texts, { extra, none: words.page.none });
  } catch (error) {
    const refusal = error instanceof BillError ? wrongKey(error.problem) : undefined;
    throw refusal === undefined ? error : new UsageError(refusal);
  }
}

function wrongKey({ code, value = '', params }: Problem): Refusal | undefined {
  switch (code) {
    case 'NOT_A_KEY':
      return { code: 'TRACE_KEY', params: { key: value } };
    case 'NOT_A_KEY_PART':
      return { code: 'TRACE_PART', params: { part: value } };
    case 'KEY_TWICE':
      return { code: 'TRACE_TWICE', params };
    case 'UNKNOWN_DIMENSION':
      return { code: 'TRACE_NAME', params: { ...params, meant: suggest(params.name, params.known) } };
    default:
      return undefined;
  }
}

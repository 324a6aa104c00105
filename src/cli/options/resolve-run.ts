import { redactedPattern } from '../../cube/redacted-group.ts';
import type { Redactor } from '../../read/contract/reading.ts';
import type { Context } from '../world/context.ts';
import { UsageError } from '../world/usage-error.ts';
import type { CommandSpec } from './command-spec.ts';
import type { OptionValues, WrittenOptions } from './commands.ts';
import { resolveExpectations } from './expect.ts';
import { filesGiven } from './files-given.ts';
import { resolveFormat } from './format.ts';
import { namesOf } from './names-file.ts';
import { longFlag } from './option-spec.ts';
import { OPTIONS } from './options.ts';
import { refuseOthers } from './refuse-options.ts';
import {
  resolveDelimiter,
  resolveEncoding,
  resolveEngine,
  resolveFilters,
  resolveLimits,
} from './resolve-reading.ts';
import type { OutputOptions, ReadingOptions, RunOptions, SelectionOptions } from './run-options.ts';
import { readValues } from './values.ts';

/** From what was written on the command line to what a command is to do. Throws a UsageError where it cannot be. */
export async function resolveRun(
  command: CommandSpec,
  written: WrittenOptions,
  context: Context,
): Promise<RunOptions> {
  refuseOthers(command, written);
  const values = withoutDash(command, readValues(command, written));
  const output = resolveOutput(command, values, context);
  const reading = resolveReading(values, filesGiven(command, values, context.settings));
  const selection = await resolveSelection(values, context);
  return { reading, selection, output, expected: resolveExpectations(values), values };
}

/** `-o -` is standard output, as without `-o`: no file is called so by mistake. A pack is not one text, and says so. */
function withoutDash({ formats }: CommandSpec, values: OptionValues): OptionValues {
  if (values.rejects === '-') throw new UsageError({ code: 'REJECTS_TO_STDOUT' });
  return values.output === '-' && formats !== undefined ? { ...values, output: undefined } : values;
}

function resolveReading(values: OptionValues, others: readonly string[]): ReadingOptions {
  const { encoding, rejects, output } = values;
  return {
    encoding: resolveEncoding(encoding),
    delimiter: resolveDelimiter(values),
    decimalMark: values.decimalMark,
    limits: resolveLimits(values),
    engine: () => resolveEngine(values),
    allProducts: values.allProducts === true,
    prefer: values.prefer ?? 'newest',
    strict: values.strict === true,
    rejects,
    others,
    output,
  };
}

async function resolveSelection(values: OptionValues, { redactor }: Context): Promise<SelectionOptions> {
  const { names } = values;
  return {
    filters: resolveFilters(values),
    text: () => filtersText(values, redactor),
    namesFile: names,
    names: names === undefined ? undefined : await namesOf(names, resolveLimits(values)),
  };
}

function resolveOutput(command: CommandSpec, values: OptionValues, context: Context): OutputOptions {
  const { isTerminal } = context;
  const { output, bom, excel, headers, color } = values;
  return {
    path: output,
    format: command.formats === undefined ? 'table' : resolveFormat(command, values, isTerminal),
    toScreen: isTerminal && output === undefined,
    bom: bom === true,
    excel: excel === true,
    ...(headers !== undefined && headers !== 'machine' ? { headers } : {}),
    color,
  };
}

/** The filters in force, as they were written. */
function filtersText(values: OptionValues, redactor: Redactor | undefined): string {
  const shown = (key: string, text: string) =>
    redactor === undefined ? text : redactedPattern(key, text, redactor);
  return OPTIONS.flatMap((spec) =>
    spec.group === 'filter'
      ? [values[spec.key] ?? []].flat().map((text) => `${longFlag(spec)} ${shown(spec.key, text)}`)
      : [],
  ).join(' ');
}

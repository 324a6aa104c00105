import { parseDecimal } from '../../bill/decimal.ts';
import { suggest } from '../../words/suggest.ts';
import { UsageError } from '../world/usage-error.ts';
import type { CommandSpec } from './command-spec.ts';
import type { OptionValues, WrittenOptions } from './commands.ts';
import { longFlag, type OptionSpec } from './option-spec.ts';

/** Reads each option that was written by what its table says of it. Throws a UsageError for the first that is wrong. */
export function readValues({ options }: CommandSpec, written: WrittenOptions): OptionValues {
  const specs = new Map(options.map((spec) => [spec.key, spec]));
  const read = (key: string, value: unknown) => {
    const spec = specs.get(key);
    if (spec === undefined || typeof value !== 'string') return value;
    return readText(spec, value);
  };
  return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, read(key, value)]));
}

function readText(spec: OptionSpec, text: string): unknown {
  const { kind, choices } = spec;
  if (choices !== undefined) return readChoice(spec, choices, text);
  if (kind === 'count') return readCount(spec, text);
  return kind === 'amount' ? readAmount(spec, text) : text;
}

function readChoice(spec: OptionSpec, choices: readonly string[], text: string): string {
  const found = choices.find((choice) => choice === text.toLowerCase());
  if (found !== undefined) return found;
  const params = { option: longFlag(spec), value: text, choices, meant: suggest(text, choices) };
  throw new UsageError({ code: 'INVALID_CHOICE', params });
}

function readCount(spec: OptionSpec, text: string): number {
  const { least = 0 } = spec;
  if (/^\d{1,15}$/.test(text) && Number(text) >= least) return Number(text);
  throw new UsageError({ code: 'INVALID_NUMBER', params: { option: longFlag(spec), value: text, least } });
}

function readAmount(spec: OptionSpec, text: string): bigint {
  const value = parseDecimal(text.trim());
  if (value !== undefined) return value;
  throw new UsageError({ code: 'INVALID_AMOUNT', params: { option: longFlag(spec), value: text } });
}

import { parseDecimal } from '../../bill/decimal.ts';
import type { Words } from '../../words/index.ts';
import { suggest } from '../../words/suggest.ts';
import { UsageError } from '../world/usage-error.ts';
import type { CommandSpec } from './command-spec.ts';
import type { OptionValues, WrittenOptions } from './commands.ts';
import { longFlag, type OptionSpec } from './option-spec.ts';

/** Reads each option that was written by what its table says of it. Throws a UsageError for the first that is wrong. */
export function readValues({ options }: CommandSpec, written: WrittenOptions, words: Words): OptionValues {
  const specs = new Map(options.map((spec) => [spec.key, spec]));
  const read = (key: string, value: unknown) => {
    const spec = specs.get(key);
    if (spec === undefined || typeof value !== 'string') return value;
    return readText(spec, value, words);
  };
  return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, read(key, value)]));
}

function readText(spec: OptionSpec, text: string, words: Words): unknown {
  const { kind, choices } = spec;
  if (choices !== undefined) return readChoice(spec, choices, text, words);
  if (kind === 'count') return readCount(spec, text, words);
  return kind === 'amount' ? readAmount(spec, text, words) : text;
}

function readChoice(spec: OptionSpec, choices: readonly string[], text: string, { usage }: Words): string {
  const found = choices.find((choice) => choice === text.toLowerCase());
  if (found !== undefined) return found;
  const meant = suggest(text, choices);
  const hint = meant === undefined ? usage.correct : usage.meant(meant);
  throw new UsageError(usage.notAChoice(longFlag(spec), choices, text), hint);
}

function readCount(spec: OptionSpec, text: string, { usage }: Words): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UsageError(usage.notANumber(longFlag(spec), text), usage.correct);
}

function readAmount(spec: OptionSpec, text: string, { usage }: Words): bigint {
  const value = parseDecimal(text.trim());
  if (value === undefined) throw new UsageError(usage.notAnAmount(longFlag(spec), text), usage.correct);
  return value;
}

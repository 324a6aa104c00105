import { parseDecimal } from '../../bill/decimal.ts';
import { parseDay, parseMonth } from '../../bill/time.ts';
import { type Filters, NONE } from '../../cube/filters.ts';
import type { Engine, Prefer } from '../../read/contract/engine.ts';
import { DEFAULT_LIMITS, type Limits } from '../../read/contract/limits.ts';
import { referenceEngine } from '../../read/files/reference-engine.ts';
import { fastEngine } from '../../scan/engine.ts';
import type { Words } from '../../words/index.ts';
import { UsageError } from '../world/usage-error.ts';
import type { WrittenOptions } from './options.ts';

export function resolveFilters(options: WrittenOptions, words: Words): Filters {
  const { model, channel, apiKey, workspace, type, feeType, currency } = options;
  const month = options.month?.map((text) => monthOf(text, words));
  const since = options.since === undefined ? undefined : dayOf('--since', options.since, words);
  const until = options.until === undefined ? undefined : dayOf('--until', options.until, words);
  if (since !== undefined && until !== undefined && since > until)
    throw new UsageError(words.usage.emptyPeriod(since, until), words.usage.correct);
  const all = { model, channel, apiKey, workspace, type, feeType, currency, month, since, until };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function monthOf(text: string, words: Words): string {
  if (text === NONE || /[*?]/.test(text)) return text;
  const month = parseMonth(text);
  if (month === undefined) throw new UsageError(words.usage.notAMonth('--month', text), words.usage.correct);
  return month;
}

function dayOf(option: string, text: string, words: Words): string {
  const day = parseDay(text);
  if (day === undefined) throw new UsageError(words.usage.notADay(option, text), words.usage.correct);
  return day;
}

export function wholeNumber(option: string, text: string, words: Words): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UsageError(words.usage.notANumber(option, text), words.usage.correct);
}

export function amount(option: string, text: string, words: Words): bigint {
  const value = parseDecimal(text.trim());
  if (value === undefined) throw new UsageError(words.usage.notAnAmount(option, text), words.usage.correct);
  return value;
}

export function resolveLimits(options: WrittenOptions, words: Words): Partial<Limits> {
  const limits: Record<string, number> = {};
  for (const text of options.limit ?? []) {
    const match = /^(\w+)=(\d{1,12})([KM]?)i?B?$/i.exec(text);
    const [, name = '', number = '', unit = ''] = match ?? [];
    if (!Object.hasOwn(DEFAULT_LIMITS, name) || Number(number) === 0)
      throw new UsageError(words.usage.unknownLimit(text), words.usage.knownLimits);
    const factor = { K: 1024, M: 1024 ** 2 }[unit.toUpperCase()] ?? 1;
    limits[name] = Number(number) * factor;
  }
  return limits;
}

export function resolveDelimiter(options: WrittenOptions, words: Words): string | undefined {
  const { delimiter } = options;
  if (delimiter === undefined) return undefined;
  const one = /^(tab|\\t)$/i.test(delimiter) ? '\t' : delimiter;
  if (one.length !== 1 || /["\r\n]/.test(one))
    throw new UsageError(words.usage.notADelimiter(delimiter), words.usage.correct);
  return one;
}

export function resolveEngine(options: WrittenOptions, words: Words): Engine {
  const { usage } = words;
  const { reader = 'fast' } = options;
  const workers =
    options.workers === undefined ? undefined : wholeNumber('--workers', options.workers, words);
  if (reader === 'fast') return fastEngine(workers === undefined ? {} : { workers: Math.max(1, workers) });
  if (reader === 'reference') return referenceEngine();
  throw new UsageError(usage.unknownReader(reader), usage.correct);
}

export const PREFERENCES: readonly Prefer[] = ['newest', 'oldest', 'none'];

export function resolvePrefer({ prefer = 'newest' }: WrittenOptions, { usage }: Words): Prefer {
  const found = PREFERENCES.find((each) => each === prefer.toLowerCase());
  if (found !== undefined) return found;
  throw new UsageError(usage.unknownPreference(prefer), usage.knownPreferences);
}

import { parseDay, parseMonth } from '../../bill/time.ts';
import { type Filters, NONE, PATTERN_FILTERS } from '../../cube/filters.ts';
import type { Engine } from '../../read/contract/engine.ts';
import { DEFAULT_LIMITS, type Limits } from '../../read/contract/limits.ts';
import { referenceEngine } from '../../read/files/reference-engine.ts';
import { fastEngine } from '../../scan/engine.ts';
import type { Words } from '../../words/index.ts';
import { UsageError } from '../world/usage-error.ts';
import type { OptionValues } from './commands.ts';

export function resolveFilters(options: OptionValues, words: Words): Filters {
  const since = options.since === undefined ? undefined : dayOf('--since', options.since, words);
  const until = options.until === undefined ? undefined : dayOf('--until', options.until, words);
  if (since !== undefined && until !== undefined && since > until)
    throw new UsageError(words.usage.emptyPeriod(since, until), words.usage.correct);
  const patterns = PATTERN_FILTERS.map(({ key }) => [key, options[key]] as const);
  const month = options.month?.map((text) => monthOf(text, words));
  const all = [...patterns, ['month', month], ['since', since], ['until', until]] as const;
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
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

export function resolveLimits(options: OptionValues, words: Words): Partial<Limits> {
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

export function resolveDelimiter(options: OptionValues, words: Words): string | undefined {
  const { delimiter } = options;
  if (delimiter === undefined) return undefined;
  const one = /^(tab|\\t)$/i.test(delimiter) ? '\t' : delimiter;
  if (one.length !== 1 || /["\r\n]/.test(one))
    throw new UsageError(words.usage.notADelimiter(delimiter), words.usage.correct);
  return one;
}

export function resolveEngine({ reader = 'fast', workers }: OptionValues): Engine {
  if (reader === 'reference') return referenceEngine();
  return fastEngine(workers === undefined ? {} : { workers: Math.max(1, workers) });
}

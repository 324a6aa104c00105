import { parseDay, parseMonth } from '../../bill/time.ts';
import { type Filters, NONE, PATTERN_FILTERS } from '../../cube/filters.ts';
import type { Engine } from '../../read/contract/engine.ts';
import { DEFAULT_LIMITS, type Limits } from '../../read/contract/limits.ts';
import { referenceEngine } from '../../read/files/reference-engine.ts';
import { ENCODINGS, isEncoding } from '../../read/text/encoding.ts';
import { fastEngine } from '../../scan/engine.ts';
import { UsageError } from '../world/usage-error.ts';
import type { OptionValues } from './commands.ts';

export function resolveFilters(options: OptionValues): Filters {
  const since = options.since === undefined ? undefined : dayOf('--since', options.since);
  const until = options.until === undefined ? undefined : dayOf('--until', options.until);
  if (since !== undefined && until !== undefined && since > until)
    throw new UsageError({ code: 'INVALID_PERIOD', params: { since, until } });
  const patterns = PATTERN_FILTERS.map(({ key }) => [key, options[key]] as const);
  const month = options.month?.map((text) => monthOf(text));
  const all = [...patterns, ['month', month], ['since', since], ['until', until]] as const;
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

function monthOf(text: string): string {
  if (text === NONE || /[*?]/.test(text)) return text;
  const month = parseMonth(text);
  if (month === undefined)
    throw new UsageError({ code: 'INVALID_MONTH', params: { option: '--month', value: text } });
  return month;
}

function dayOf(option: string, text: string): string {
  const day = parseDay(text);
  if (day === undefined) throw new UsageError({ code: 'INVALID_DAY', params: { option, value: text } });
  return day;
}

export function resolveLimits(options: OptionValues): Partial<Limits> {
  const limits: Record<string, number> = {};
  for (const text of options.limit ?? []) {
    const match = /^(\w+)=(\d{1,12})([KM]?)i?B?$/i.exec(text);
    const [, name = '', number = '', unit = ''] = match ?? [];
    if (!Object.hasOwn(DEFAULT_LIMITS, name) || Number(number) === 0)
      throw new UsageError({ code: 'INVALID_LIMIT', params: { value: text } });
    const factor = { K: 1024, M: 1024 ** 2 }[unit.toUpperCase()] ?? 1;
    limits[name] = Number(number) * factor;
  }
  return limits;
}

/** What is wrong with an option is told before a file is opened. */
export function resolveEncoding(name: string | undefined): string | undefined {
  if (name === undefined || isEncoding(name)) return name;
  throw new UsageError({ code: 'UNKNOWN_ENCODING', params: { value: name, known: ENCODINGS } });
}

export function resolveDelimiter(options: OptionValues): string | undefined {
  const { delimiter } = options;
  if (delimiter === undefined) return undefined;
  const one = /^(tab|\\t)$/i.test(delimiter) ? '\t' : delimiter;
  if (one.length !== 1 || /["\r\n]/.test(one))
    throw new UsageError({ code: 'INVALID_DELIMITER', params: { value: delimiter } });
  return one;
}

export function resolveEngine({ reader = 'fast', workers }: OptionValues): Engine {
  if (reader === 'reference') return referenceEngine();
  return fastEngine(workers === undefined ? {} : { workers: Math.max(1, workers) });
}

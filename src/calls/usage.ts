import { ONE, parseDecimal } from '../bill/decimal.ts';
import type { CallUsage } from './contract.ts';
import { USAGE_FIELDS, type UsageField } from './record/names.ts';
import type { CallClaims } from './record/said.ts';
import { type Counts, readTokens, type TokenFault } from './tokens.ts';

/** What a record tells of usage, counted. */
export interface UsageTold {
  readonly usage: CallUsage;
  /** `total_tokens` is not what any reading of the other numbers comes to. */
  readonly totalDiffers: boolean;
  /** Videos are counted and their length is not told, by which they are billed. */
  readonly lacksLength: boolean;
  /** Its cached tokens were part of its prompt's, and were taken out of them. */
  readonly cachedTakenOut: boolean;
}

/** A field that holds no number of its kind. */
export interface NumberFault {
  readonly code: 'NOT_TOKENS' | 'NOT_USAGE';
  readonly field: UsageField;
}

/** Usage that may be a fraction: the others are counted in whole numbers. */
export const FRACTIONAL: ReadonlySet<UsageField> = new Set(['seconds', 'input_seconds', 'output_seconds']);

/** Reads the usage of a call; undefined where it says nothing of it. */
export function callUsage(said: CallClaims): UsageTold | NumberFault | TokenFault | undefined {
  const counts: Partial<Record<UsageField, bigint>> = {};
  for (const field of USAGE_FIELDS) {
    const text = said.texts[field];
    if (text === undefined || NO_NUMBER.test(text)) continue;
    const value = parseDecimal(text);
    if (value === undefined || value < 0n || (value % ONE !== 0n && !FRACTIONAL.has(field)))
      return { code: field.endsWith('_tokens') ? 'NOT_TOKENS' : 'NOT_USAGE', field };
    counts[field] = value;
  }
  const tokens = readTokens(counts, said.cached);
  if (tokens !== undefined && 'code' in tokens) return tokens;
  const { images, characters, videos = 0n } = counts;
  const seconds = secondsOf(counts);
  if ([tokens, images, characters, seconds].every((each) => each === undefined) && videos === 0n)
    return undefined;
  const { input = 0n, cached = null, output = 0n, totalOnly = false } = tokens ?? {};
  return {
    usage: {
      ...{ input, cached, output, totalOnly },
      images: images ?? 0n,
      seconds: seconds ?? 0n,
      characters: characters ?? 0n,
    },
    totalDiffers: tokens?.totalDiffers ?? false,
    lacksLength: videos > 0n && seconds === undefined,
    cachedTakenOut: tokens?.cachedTakenOut ?? false,
  };
}

/** How programs write that there is no number. */
const NO_NUMBER = /^(?:null|none|nan|-|)$/i;

/** A length as a whole goes before what was given and what was made of it, which are billed together. */
function secondsOf({ seconds, input_seconds, output_seconds }: Counts): bigint | undefined {
  if (seconds !== undefined) return seconds;
  if (input_seconds === undefined && output_seconds === undefined) return undefined;
  return (input_seconds ?? 0n) + (output_seconds ?? 0n);
}

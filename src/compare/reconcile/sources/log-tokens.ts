import { ONE, parseDecimal } from '../../../bill/decimal.ts';
import type { CallField, CallTexts } from './log-fields.ts';

/** The tokens of one call as the bill counts them, in units of 10⁻¹⁸. */
export interface CallTokens {
  /** Without those found in the cache. */
  readonly input: bigint;
  /** Found in the cache; null where the log does not tell them from the input. */
  readonly cached: bigint | null;
  readonly output: bigint;
  /** The log has but one number: of a call without an output (embeddings) it is the input. */
  readonly totalOnly: boolean;
}

/** A field that is no number of tokens, or more of a part than of the whole. */
export interface TokenFault {
  readonly field: CallField;
}

/**
 * Reads the usage of a call. In the OpenAI style `prompt_tokens` holds the cached tokens, in the Anthropic style
 * (`input_tokens` beside `cache_read_input_tokens`) it does not; the bill counts them apart, and writing to the
 * cache as input. Undefined where a call says nothing of its tokens.
 */
export function callTokens(texts: CallTexts): CallTokens | TokenFault | undefined {
  const numbers: Partial<Record<CallField, bigint>> = {};
  for (const field of FIELDS) {
    const text = texts[field];
    if (text === undefined || text === 'null') continue;
    const value = parseDecimal(text);
    if (value === undefined || value < 0n || value % ONE !== 0n) return { field };
    numbers[field] = value;
  }
  const { completion_tokens: output = 0n, total_tokens: total } = numbers;
  const prompt = numbers.prompt_tokens ?? numbers.input_tokens;
  if (prompt !== undefined) {
    const read = inputs(numbers, prompt);
    return 'field' in read ? read : { ...read, output, totalOnly: false };
  }
  if (numbers.completion_tokens !== undefined) return { input: 0n, cached: null, output, totalOnly: false };
  return total === undefined ? undefined : { input: total, cached: null, output: 0n, totalOnly: true };
}

const FIELDS = [
  'prompt_tokens',
  'input_tokens',
  'completion_tokens',
  'cached_tokens',
  'cache_read_tokens',
  'cache_creation_tokens',
  'total_tokens',
] as const satisfies readonly CallField[];

function inputs(
  numbers: Partial<Record<CallField, bigint>>,
  prompt: bigint,
): Pick<CallTokens, 'input' | 'cached'> | TokenFault {
  const { cache_read_tokens: read, cache_creation_tokens: created = 0n } = numbers;
  const isApart = numbers.prompt_tokens === undefined && numbers.cached_tokens === undefined;
  if (isApart && read !== undefined) return { input: prompt + created, cached: read };
  const cached = numbers.cached_tokens ?? read;
  if (cached === undefined) return { input: prompt, cached: null };
  return cached > prompt ? { field: 'cached_tokens' } : { input: prompt - cached, cached };
}

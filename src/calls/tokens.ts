import type { UsageField } from './record/names.ts';

export type Counts = Readonly<Partial<Record<UsageField, bigint>>>;

/** The tokens of a call as the bill counts them, in units of 10⁻¹⁸. */
export interface Tokens {
  readonly input: bigint;
  readonly cached: bigint | null;
  readonly output: bigint;
  readonly totalOnly: boolean;
  readonly totalDiffers: boolean;
  readonly cachedTakenOut?: boolean;
}

/** Numbers of which no reading is free of contradiction. */
export interface TokenFault {
  readonly code: 'CACHED_OVER_PROMPT' | 'PROMPT_IN_DOUBT';
  readonly field: UsageField;
}

/** One way to understand the numbers: what is counted, and the total that it comes to; null where it cannot be. */
interface Reading {
  readonly input: bigint;
  readonly output: bigint;
  readonly total: bigint;
  /** The cached tokens are part of the prompt's. */
  readonly takesOut: boolean;
}

interface Parts {
  readonly prompt: bigint;
  readonly cached: bigint;
  readonly created: bigint;
  readonly output: bigint;
}

/**
 * Tells what the tokens of a call are. `prompt_tokens` may hold the tokens found in a cache (OpenAI) or leave them out
 * (Anthropic), and those written to one likewise: the reading whose sum is `total_tokens` is right; without a total
 * `style` decides, or the names do. Undefined where a call says nothing of its tokens.
 */
export function readTokens(
  counts: Counts,
  style: 'inside' | 'apart' | undefined,
): Tokens | TokenFault | undefined {
  const { completion_tokens: output, total_tokens: total, uncached_tokens: uncached } = counts;
  const cached = larger(counts.cached_tokens, counts.cache_read_tokens);
  const prompt = larger(counts.prompt_tokens, counts.input_tokens);
  if (uncached !== undefined) return withUncached(counts, uncached, cached ?? null, prompt);
  if (prompt === undefined) return withoutPrompt(total, output, cached);
  const isInside = (style ?? styleOf(counts)) === 'inside';
  const parts = {
    prompt,
    cached: cached ?? 0n,
    created: counts.cache_creation_tokens ?? 0n,
    output: output ?? 0n,
  };
  const readings = readingsOf(parts, isInside, counts);
  const fitting = total === undefined ? undefined : readings.find((each) => each?.total === total);
  const reading = fitting ?? readings[0];
  if (reading == null) return { code: 'CACHED_OVER_PROMPT', field: cachedField(counts) };
  return {
    input: reading.input,
    output: reading.output,
    cached: cached ?? null,
    totalOnly: false,
    totalDiffers: total !== undefined && fitting === undefined,
    cachedTakenOut: reading.takesOut && parts.cached > 0n,
  };
}

function styleOf({ prompt_tokens, cached_tokens, cache_read_tokens }: Counts): 'inside' | 'apart' {
  return prompt_tokens === undefined && cached_tokens === undefined && cache_read_tokens !== undefined
    ? 'apart'
    : 'inside';
}

/** The likeliest first. What was reasoned, and pictures in a prompt, may be counted beside the others too. */
function readingsOf(
  parts: Parts,
  isInside: boolean,
  { reasoning_tokens, image_tokens }: Counts,
): (Reading | null)[] {
  const inside = [insidePrompt(parts), createdApart(parts)];
  const apart = [allApart(parts), cachedApart(parts)];
  const plain = isInside ? [...inside, ...apart] : [...apart, ...inside];
  const images = image_tokens ?? 0n;
  const pictured = images > 0n ? plain.map((each) => more(each, images, 0n)) : [];
  const first = images > parts.prompt ? [...pictured, ...plain] : [...plain, ...pictured];
  const reasoned = reasoning_tokens ?? 0n;
  return reasoned > 0n ? [...first, ...first.map((each) => more(each, 0n, reasoned))] : first;
}

function insidePrompt({ prompt, cached, created, output }: Parts): Reading | null {
  return cached + created > prompt
    ? null
    : { input: prompt - cached, output, total: prompt + output, takesOut: true };
}

function createdApart({ prompt, cached, created, output }: Parts): Reading | null {
  const total = prompt + created + output;
  return cached > prompt ? null : { input: prompt - cached + created, output, total, takesOut: true };
}

function allApart({ prompt, cached, created, output }: Parts): Reading {
  const total = prompt + cached + created + output;
  return { input: prompt + created, output, total, takesOut: false };
}

function cachedApart({ prompt, cached, created, output }: Parts): Reading | null {
  return created > prompt
    ? null
    : { input: prompt, output, total: prompt + cached + output, takesOut: false };
}

function more(reading: Reading | null, input: bigint, output: bigint): Reading | null {
  if (reading === null) return null;
  const total = reading.total + input + output;
  return { ...reading, input: reading.input + input, output: reading.output + output, total };
}

/** Misses and hits are told one by one; a prompt beside them must be their sum, or the misses again. */
function withUncached(
  { completion_tokens: output = 0n, cache_creation_tokens: created = 0n, total_tokens: total }: Counts,
  uncached: bigint,
  cached: bigint | null,
  prompt: bigint | undefined,
): Tokens | TokenFault {
  const hits = cached ?? 0n;
  const sum = uncached + hits;
  if (prompt !== undefined && ![uncached, sum, sum + created].includes(prompt))
    return { code: 'PROMPT_IN_DOUBT', field: 'uncached_tokens' };
  const isApart = created > 0n && (prompt === sum + created || total === sum + created + output);
  const input = isApart ? uncached + created : uncached;
  const totalDiffers = total !== undefined && total !== input + hits + output;
  return { input, cached, output, totalOnly: false, totalDiffers };
}

/** The rest of the total is the prompt; a total alone is one. */
function withoutPrompt(
  total: bigint | undefined,
  output: bigint | undefined,
  cached: bigint | undefined,
): Tokens | TokenFault | undefined {
  if (total === undefined) {
    if (output === undefined && cached === undefined) return undefined;
    return { input: 0n, cached: cached ?? null, output: output ?? 0n, totalOnly: false, totalDiffers: false };
  }
  const input = total - (output ?? 0n) - (cached ?? 0n);
  if (input < 0n) return { code: 'PROMPT_IN_DOUBT', field: 'total_tokens' };
  const totalOnly = output === undefined;
  return { input, cached: cached ?? null, output: output ?? 0n, totalOnly, totalDiffers: false };
}

function cachedField({ cached_tokens, cache_read_tokens }: Counts): UsageField {
  return (cached_tokens ?? 0n) >= (cache_read_tokens ?? 0n) ? 'cached_tokens' : 'cache_read_tokens';
}

function larger(a: bigint | undefined, b: bigint | undefined): bigint | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}

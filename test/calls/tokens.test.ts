import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTokens } from '../../src/calls/tokens.ts';

type Given = Readonly<Record<string, number>>;
const counts = (given: Given) =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, BigInt(value)]));
const read = (given: Given, style?: 'inside' | 'apart') => {
  const tokens = readTokens(counts(given), style);
  if (tokens === undefined) return undefined;
  if ('code' in tokens) return `${tokens.code} ${tokens.field}`;
  const { input, cached, output, totalDiffers } = tokens;
  return `${input}/${cached ?? '?'}/${output}${totalDiffers ? ' total differs' : ''}`;
};

describe('what a prompt holds', () => {
  it.each([
    // OpenAI: all of the input, cached or written to a cache.
    [{ prompt_tokens: 900, completion_tokens: 40, cached_tokens: 300 }, '600/300/40'],
    [{ prompt_tokens: 900, completion_tokens: 40, cached_tokens: 300, total_tokens: 940 }, '600/300/40'],
    [{ prompt_tokens: 900, cached_tokens: 300, cache_creation_tokens: 100 }, '600/300/0'],
    [{ prompt_tokens: 900, completion_tokens: 40 }, '900/?/40'],
    [{ prompt_tokens: 900, completion_tokens: 40, cached_tokens: 0 }, '900/0/40'],
    // Anthropic: neither of the two.
    [{ input_tokens: 600, completion_tokens: 40, cache_read_tokens: 300 }, '600/300/40'],
    [
      { input_tokens: 600, completion_tokens: 40, cache_read_tokens: 300, cache_creation_tokens: 50 },
      '650/300/40',
    ],
    // The total tells, against the names too.
    [{ prompt_tokens: 600, completion_tokens: 40, cached_tokens: 300, total_tokens: 940 }, '600/300/40'],
    [{ prompt_tokens: 200, completion_tokens: 40, cached_tokens: 300, total_tokens: 540 }, '200/300/40'],
    [{ input_tokens: 900, completion_tokens: 40, cache_read_tokens: 300, total_tokens: 940 }, '600/300/40'],
    [
      {
        input_tokens: 600,
        completion_tokens: 40,
        cache_read_tokens: 300,
        cache_creation_tokens: 50,
        total_tokens: 990,
      },
      '650/300/40',
    ],
    [
      {
        input_tokens: 600,
        completion_tokens: 40,
        cache_read_tokens: 300,
        cache_creation_tokens: 50,
        total_tokens: 940,
      },
      '600/300/40',
    ],
    [
      {
        prompt_tokens: 900,
        completion_tokens: 40,
        cached_tokens: 300,
        cache_creation_tokens: 50,
        total_tokens: 990,
      },
      '650/300/40',
    ],
    // What was reasoned may stand beside the output, pictures beside the input.
    [{ prompt_tokens: 900, completion_tokens: 40, reasoning_tokens: 25, total_tokens: 940 }, '900/?/40'],
    [{ prompt_tokens: 900, completion_tokens: 40, reasoning_tokens: 25, total_tokens: 965 }, '900/?/65'],
    [{ input_tokens: 10, image_tokens: 896 }, '906/?/0'],
    [{ input_tokens: 1000, image_tokens: 896, completion_tokens: 4, total_tokens: 1004 }, '1000/?/4'],
    [{ input_tokens: 1000, image_tokens: 896, total_tokens: 1896 }, '1896/?/0'],
    // Hits and misses.
    [{ cached_tokens: 300, uncached_tokens: 600, completion_tokens: 40 }, '600/300/40'],
    [
      {
        prompt_tokens: 900,
        cached_tokens: 300,
        uncached_tokens: 600,
        completion_tokens: 40,
        total_tokens: 940,
      },
      '600/300/40',
    ],
    [{ uncached_tokens: 600 }, '600/?/0'],
    // A total and a part of it.
    [{ total_tokens: 7 }, '7/?/0'],
    [{ total_tokens: 47, completion_tokens: 40 }, '7/?/40'],
    [{ completion_tokens: 40 }, '0/?/40'],
    // Two names for one thing, one of them left at 0.
    [{ prompt_tokens: 900, input_tokens: 0, completion_tokens: 40 }, '900/?/40'],
    [{ prompt_tokens: 900, cached_tokens: 0, cache_read_tokens: 300 }, '600/300/0'],
    [{ prompt_tokens: 900, completion_tokens: 40, total_tokens: 1 }, '900/?/40 total differs'],
  ])('%j', (given, wanted) => {
    expect(read(given)).toBe(wanted);
  });

  it.each([
    [{ prompt_tokens: 200, cached_tokens: 300 }, 'CACHED_OVER_PROMPT cached_tokens'],
    [
      { prompt_tokens: 200, cached_tokens: 150, cache_creation_tokens: 100 },
      'CACHED_OVER_PROMPT cached_tokens',
    ],
    [{ prompt_tokens: 200, cached_tokens: 300, total_tokens: 77 }, 'CACHED_OVER_PROMPT cached_tokens'],
    [{ prompt_tokens: 200, cached_tokens: 300, uncached_tokens: 600 }, 'PROMPT_IN_DOUBT uncached_tokens'],
    [{ completion_tokens: 40, total_tokens: 30 }, 'PROMPT_IN_DOUBT total_tokens'],
  ])('%j contradicts itself', (given, wanted) => {
    expect(read(given)).toBe(wanted);
  });

  it('a shape or a user may say which', () => {
    const given = { prompt_tokens: 200, cached_tokens: 300 };
    expect(read(given, 'apart')).toBe('200/300/0');
    expect(read({ input_tokens: 900, cache_read_tokens: 300 }, 'inside')).toBe('600/300/0');
  });

  it('of no tokens nothing', () => {
    expect(read({})).toBeUndefined();
    expect(read({ images: 2 })).toBeUndefined();
  });

  it('never less than none, and with a total that fits never more or less than it', () => {
    const field = fc.integer({ min: 0, max: 50 });
    const names = ['prompt_tokens', 'input_tokens', 'uncached_tokens', 'completion_tokens', 'cached_tokens'];
    const more = [
      'cache_read_tokens',
      'cache_creation_tokens',
      'reasoning_tokens',
      'image_tokens',
      'total_tokens',
    ];
    const requirement = fc.record(Object.fromEntries([...names, ...more].map((name) => [name, field])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(
        requirement,
        fc.constantFrom(undefined, 'inside' as const, 'apart' as const),
        (given, style) => {
          const tokens = readTokens(counts(given as Given), style);
          if (tokens === undefined || 'code' in tokens) return;
          const { input, output, totalDiffers } = tokens;
          const cached = tokens.cached ?? 0n;
          expect([input, cached, output].every((each) => each >= 0n)).toBe(true);
          const total = (given as Given).total_tokens;
          if (total !== undefined && !totalDiffers) expect(input + cached + output).toBe(BigInt(total));
        },
      ),
    );
  });
});

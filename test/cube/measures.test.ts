import { describe, expect, it } from 'vitest';
import { unitOf } from '../../src/bill/unit.ts';
import { decodeUsageType } from '../../src/bill/usage-type.ts';
import { measure } from '../../src/cube/measure-rules.ts';
import { type Measure, sumMeasures } from '../../src/cube/measures.ts';
import { AMOUNTS } from '../../src/read/contract/answer.ts';

const ONE = 10n ** 18n;

interface Given {
  readonly unit?: string;
  readonly type?: string;
  readonly fee?: string | null;
  readonly consumed?: bigint | null;
  readonly deducted?: bigint | null;
  readonly usage?: bigint | null;
}

function measured(given: Given) {
  const {
    unit = 'tokens',
    type = 'input_token',
    fee = 'usage',
    consumed = 3n,
    deducted = 1n,
    usage = 2n,
  } = given;
  const amounts: Partial<Record<string, bigint | null>> = { consumed, deducted, usage };
  const sums = AMOUNTS.map((name) => {
    const value = amounts[name] ?? null;
    return value === null ? null : value * ONE;
  });
  return measure({ sums, unit: unitOf(unit), type: decodeUsageType(type), feeType: fee });
}

/** The usage measures that are neither 0 nor absent. */
function filled(given: Given): Partial<Record<Measure, number>> {
  const entries = Object.entries(measured(given)).filter(([, value]) => value !== null && value !== 0n);
  return Object.fromEntries(entries.map(([name, value]) => [name, Number((value as bigint) / ONE)]));
}

const COUNTS = { consumed: 3, deducted: 1, billed: 2 };

describe('usage, by what was counted', () => {
  it.each([
    ['input', { type: 'input_token' }, { input_tokens: 3, tokens: 3, billed_tokens: 2 }],
    ['output', { type: 'thinking_output_token' }, { output_tokens: 3, tokens: 3, billed_tokens: 2 }],
    [
      'cache hits are no input',
      { type: 'input_token_cache' },
      { cached_tokens: 3, tokens: 3, billed_tokens: 2 },
    ],
    ['cache reads', { type: 'input_token_cache_read' }, { cached_tokens: 3, tokens: 3, billed_tokens: 2 }],
    [
      'cache creation is input',
      { type: 'input_token_cache_creation_5m' },
      { input_tokens: 3, tokens: 3, billed_tokens: 2 },
    ],
    ['no direction is input', { type: 'embedding_token' }, { input_tokens: 3, tokens: 3, billed_tokens: 2 }],
    [
      'free quota',
      { fee: 'free-quota', consumed: 3n, deducted: 3n, usage: 0n },
      { input_tokens: 3, tokens: 3, free_tokens: 3 },
    ],
    ['a package is no free quota', { fee: 'usage' }, { input_tokens: 3, tokens: 3, billed_tokens: 2 }],
    ['images', { unit: '张', type: 'images' }, { images: 3 }],
    ['seconds', { unit: '秒', type: '720P' }, { seconds: 3 }],
    ['characters', { unit: '字符', type: 'audio_tts' }, { characters: 3 }],
    ['calls', { unit: '次', type: 'times' }, { calls: 3 }],
    ['free images are no free tokens', { unit: '张', type: 'images', fee: 'free-quota' }, { images: 3 }],
    ['hours have no column of their own', { unit: '小时', type: '' }, {}],
    ['nor has an unknown unit', { unit: '光年', type: '' }, {}],
  ] as const)('%s', (_, given, expected) => {
    expect(filled(given)).toMatchObject(expected);
    const { consumed, deducted, billed, ...counted } = filled(given);
    expect(counted).toEqual(expected);
    if (!('consumed' in given)) expect({ consumed, deducted, billed }).toEqual(COUNTS);
  });

  it('of thousands is in base units', () => {
    expect(filled({ unit: '千tokens' })).toMatchObject({ tokens: 3000, billed_tokens: 2000, consumed: 3000 });
    expect(filled({ unit: '万字' })).toMatchObject({ characters: 30_000 });
    expect(filled({ unit: '分钟' })).toMatchObject({ seconds: 180 });
  });
});

describe('absent is not zero', () => {
  it('without usage every usage measure is absent', () => {
    const found = measured({ consumed: null, deducted: null, usage: null });
    for (const name of ['tokens', 'input_tokens', 'images', 'consumed', 'billed'] as const)
      expect([name, found[name]]).toEqual([name, null]);
  });

  it('without a unit it is not known what was counted', () => {
    const found = measured({ unit: '' });
    expect(found.tokens).toBeNull();
    expect(found.images).toBeNull();
    expect(found.consumed).toBe(3n * ONE);
  });

  it('without a fee type or a deduction it is not known what was free', () => {
    expect(measured({ fee: null }).free_tokens).toBeNull();
    expect(measured({ deducted: null }).free_tokens).toBeNull();
    expect(measured({ unit: '张', fee: null }).free_tokens).toBeNull();
    expect(measured({ unit: '张' }).free_tokens).toBe(0n);
  });

  it('a sum is absent only where both are', () => {
    const none = measured({ consumed: null, deducted: null, usage: null });
    const some = measured({});
    expect(sumMeasures([none, none]).tokens).toBeNull();
    expect(sumMeasures([none, some]).tokens).toBe(3n * ONE);
    expect(sumMeasures([some, some]).tokens).toBe(6n * ONE);
    expect(sumMeasures([some, some]).payable).toBeNull();
  });
});

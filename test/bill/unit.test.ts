import { describe, expect, it } from 'vitest';
import { unitOf } from '../../src/bill/unit.ts';

describe('unitOf', () => {
  it.each([
    ['token', 1n, ['token', 'tokens', 'Tokens', ' TOKENS\t']],
    [
      'token',
      1000n,
      ['千tokens', '千token', '千 Tokens', '1K tokens', 'KTokens', 'K tokens', 'ktoken', '１Ｋ　tokens'],
    ],
    ['token', 10_000n, ['万tokens']],
    ['token', 1_000_000n, ['百万tokens', '百万token', '1M tokens', 'MTokens', 'M tokens']],
    ['image', 1n, ['张', 'image', 'images', 'Image']],
    ['second', 1n, ['秒', 'second', 'seconds', 's', 'Second']],
    ['second', 60n, ['分钟', 'minute', 'minutes']],
    ['hour', 1n, ['小时', 'hour', 'hours']],
    ['character', 1n, ['字', '字符', 'character', 'characters']],
    ['character', 1000n, ['千字符', '千字']],
    ['character', 10_000n, ['万字', '万字符', ' 万字 ']],
    ['call', 1n, ['次', 'time', 'times', 'call', 'calls', 'Times']],
    ['call', 1000n, ['千次']],
    ['call', 10_000n, ['万次']],
  ] as const)('%s × %s', (base, factor, spellings) => {
    for (const text of spellings) expect(unitOf(text), text).toEqual({ base, factor, known: true });
  });

  it.each([
    ['', ''],
    [' \t', ''],
    ['GB', 'GB'],
    [' 个 ', '个'],
    ['ms', 'ms'],
    ['亿tokens', '亿tokens'],
    ['constructor', 'constructor'],
  ])('%j keeps its own name', (text, base) => {
    expect(unitOf(text)).toEqual({ base, factor: 1n, known: false });
  });
});

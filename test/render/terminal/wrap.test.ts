import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorten } from '../../../src/render/terminal/width.ts';
import { wrap } from '../../../src/render/terminal/wrap.ts';

describe('wrap', () => {
  it.each([
    ['no limit', 'one two three', null, ['one two three']],
    ['it fits', 'one two', 7, ['one two']],
    ['between words', 'one two three', 8, ['one two', 'three']],
    ['spaces inside a line stay', 'a  b  c  d', 7, ['a  b  c', 'd']],
    ['between Chinese characters', '通义千问大模型', 8, ['通义千问', '大模型']],
    ['an odd width leaves a cell', '通义千问', 5, ['通义', '千问']],
    ['between the scripts', '模型qwen-max费用', 10, ['模型', 'qwen-max费', '用']],
    ['closing punctuation stays with its character', '通义千问，模型', 8, ['通义千', '问，模型']],
    ['opening punctuation too', '费用（含税）', 6, ['费用', '（含', '税）']],
    ['a word longer than the line is cut', 'a abcdefghij b', 4, ['a', 'abcd', 'efgh', 'ij b']],
    ['a number never is', 'sum 1,234,567.89 in', 8, ['sum', '1,234,567.89', 'in']],
    ['an indent is kept', '  one two three', 9, ['  one two', '  three']],
    ['emoji stay whole', '👨‍👩‍👧😀👨‍👩‍👧', 4, ['👨‍👩‍👧😀', '👨‍👩‍👧']],
    ['empty', '', 10, ['']],
  ])('%s', (_, line, width, expected) => {
    expect(wrap(line, width)).toEqual(expected);
  });

  it('loses nothing but spaces', () => {
    const piece = fc.constantFrom('one', 'qwen', '通', '义', '，', '（', ' ', '  ', '😀', '12.50');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 20, max: 60 }), (parts, width) => {
        const line = parts.join('');
        expect(wrap(line, width).join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''));
      }),
    );
  });

  it('takes a very long line in no time', () => {
    const started = performance.now();
    expect(wrap('x'.repeat(80_000), 80)).toHaveLength(1000);
    expect(wrap('通义'.repeat(20_000), 80)).toHaveLength(1000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('shorten', () => {
  it.each([
    ['fits', 'qwen-max', 8, 'qwen-max'],
    ['cut', 'qwen-max-latest', 8, 'qwen-m..'],
    ['wide characters', '通义千问大模型', 8, '通义千..'],
    ['a cell to spare', '通义千问大模型', 9, '通义千..'],
    ['a cluster is never split', 'ab👨‍👩‍👧cdef', 6, 'ab👨‍👩‍👧..'],
    ['accents', 'e\u0301e\u0301e\u0301e\u0301', 3, 'e\u0301..'],
  ])('%s', (_, text, width, expected) => {
    expect(shorten(text, width)).toBe(expected);
  });
});

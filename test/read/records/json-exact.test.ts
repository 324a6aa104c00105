import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExact } from '../../../src/read/records/json-exact.ts';

describe('JSON with numbers as they are written', () => {
  it.each([
    ['{"a":123456789012345678901234.5}', { a: '123456789012345678901234.5' }],
    ['{"a":0.1000,"b":-1.5E-7,"c":1e5}', { a: '0.1000', b: '-1.5E-7', c: '1e5' }],
    [
      '{"a":"1, \\"2\\": 3","b":[1,[2.50]],"c":true,"d":null}',
      { a: '1, "2": 3', b: ['1', ['2.50']], c: true, d: null },
    ],
    ['{"1":2}', { 1: '2' }],
    ['"\\\\"', '\\'],
  ])('%s', (text, wanted) => {
    expect(parseExact(text)).toEqual(wanted);
  });

  it.each([
    '{"a":01}',
    '{"a":1.}',
    '{"a":.5}',
    '{"a":0x10}',
    '{"a":1_000}',
    '{"a":-}',
    '{"a":1}x',
    '{"a":NaN}',
    '{"a":1 2}',
  ])('%s is none', (text) => {
    expect(() => parseExact(text)).toThrow(SyntaxError);
  });

  it('says what JSON.parse says, but for numbers', () => {
    const asText = (_: string, value: unknown) => (typeof value === 'number' ? String(value) : value);
    const plain = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(plain, (text) => {
        expect(parseExact(text)).toEqual(JSON.parse(text.replaceAll('-0,', '0,'), asText));
      }),
    );
  });
});

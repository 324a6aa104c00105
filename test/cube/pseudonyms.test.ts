import { describe, expect, it } from 'vitest';
import { Pseudonyms } from '../../src/cube/pseudonyms.ts';

const texts = Array.from({ length: 2000 }, (_, n) => String(5_000_000 + n));

describe('pseudonyms', () => {
  it('of one secret, kind and text are one', () => {
    const one = new Pseudonyms('secret');
    const two = new Pseudonyms('secret');
    const names = texts.map((text) => one.of('key', text));
    expect([...texts].reverse().map((text) => two.of('key', text))).toEqual([...names].reverse());
    expect(one.of('key', '5000000')).toMatch(/^key-[0-9a-hjkmnp-tv-z]{10}$/);
    expect(new Set(names).size).toBe(texts.length);
  });

  it('of another secret or kind are others', () => {
    const name = new Pseudonyms('secret').of('key', '5000000');
    expect(new Pseudonyms('secret2').of('key', '5000000')).not.toBe(name);
    expect(new Pseudonyms('secret').of('account', '5000000').split('-')[1]).not.toBe(name.split('-')[1]);
  });

  it('of two texts are never one, however short they are made', () => {
    const short = new Pseudonyms('secret', 1);
    const names = texts.map((text) => short.of('key', text));
    expect(new Set(names).size).toBe(texts.length);
    expect(names[0]).toMatch(/^key-.$/);
    expect(texts.map((text) => short.of('key', text))).toEqual(names);
  });
});

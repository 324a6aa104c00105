import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { random } from '../../samples/generator/random.ts';
import { DigestSet } from '../../src/read/line-ids.ts';

describe('a set of line ids', () => {
  it('knows what it has seen, and nothing else', () => {
    const set = new DigestSet();
    expect(['a', 'b', 'a', '', 'b', '', 'A'].map((id) => set.add(id))).toEqual([
      true,
      true,
      false,
      true,
      false,
      false,
      true,
    ]);
  });

  it('tells ids apart that differ in one sign, in length or in script', () => {
    const set = new DigestSet();
    const ids = [
      '1',
      '10',
      '01',
      '1 ',
      '１',
      '1\t',
      '1.0',
      `1${'0'.repeat(10_000)}`,
      `1${'0'.repeat(10_001)}`,
    ];
    expect(ids.map((id) => set.add(id))).toEqual(ids.map(() => true));
    expect(ids.map((id) => set.add(id))).toEqual(ids.map(() => false));
  });

  it('keeps every id when it grows, as a Set of texts would', () => {
    const set = new DigestSet();
    const truth = new Set<string>();
    const source = random(11);
    for (let index = 0; index < 100_000; index++) {
      const id = `9202605${String(source.below(60_000)).padStart(10, '0')}`;
      expect(set.add(id) === !truth.has(id) || id).toBe(true);
      truth.add(id);
    }
    expect(truth.size).toBeGreaterThan(45_000);
    for (const id of truth) if (set.add(id)) expect.fail(`${id} is lost`);
  });

  it('keeps an id whose digest begins with the word that marks a free place', () => {
    const id = idWithFreeWord();
    const set = new DigestSet();
    expect(set.add(id)).toBe(true);
    expect(set.add(id)).toBe(false);
    for (let index = 0; index < 20_000; index++) set.add(`other ${index}`);
    expect(set.add(id)).toBe(false);
  });
});

/** Found once by search, four billion digests long: SHA-256 of it begins with four zero bytes. */
function idWithFreeWord(): string {
  const id = 'ID_WITH_FREE_WORD';
  expect(createHash('sha256').update(id).digest().readUInt32LE(0)).toBe(0);
  return id;
}

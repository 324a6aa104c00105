import { describe, expect, it, vi } from 'vitest';
import { random } from '../../../samples/generator/random.ts';
import { NO_CONTENT } from '../../../src/read/group/content.ts';
import { DigestSet } from '../../../src/read/group/line-ids.ts';

/** SHA-256, but for ids whose digest is to begin with the word that marks a free place: one in four billion does. */
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  const createHash = (name: string) => ({
    update: (id: string) => ({
      digest: () => {
        const digest = crypto.createHash(name).update(id).digest();
        return id.startsWith('free') ? digest.fill(0, 0, 4) : digest;
      },
    }),
  });
  return { ...crypto, createHash };
});

const NOTHING = NO_CONTENT;
const isNew = (set: DigestSet, id: string) =>
  set.findOrKeep(id, NOTHING, { file: 'bill.csv', line: 2 }) === undefined;

describe('a set of line ids', () => {
  it('knows what it has seen, and nothing else', () => {
    const set = new DigestSet();
    expect(['a', 'b', 'a', '', 'b', '', 'A'].map((id) => isNew(set, id))).toEqual([
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
    expect(ids.map((id) => isNew(set, id))).toEqual(ids.map(() => true));
    expect(ids.map((id) => isNew(set, id))).toEqual(ids.map(() => false));
  });

  it('keeps every id when it grows, as a Set of texts would', () => {
    const set = new DigestSet();
    const truth = new Set<string>();
    const source = random(11);
    for (let index = 0; index < 100_000; index++) {
      const id = `9202605${String(source.below(60_000)).padStart(10, '0')}`;
      if (isNew(set, id) === truth.has(id)) expect.fail(`${id} is ${truth.has(id) ? 'lost' : 'no news'}`);
      truth.add(id);
    }
    expect(truth.size).toBeGreaterThan(45_000);
    for (const id of truth) if (isNew(set, id)) expect.fail(`${id} is lost`);
  });

  it('keeps ids whose digest begins with the word that marks a free place', () => {
    const set = new DigestSet();
    const ids = ['free 1', 'free 2', 'free 3'];
    expect(ids.map((id) => isNew(set, id))).toEqual([true, true, true]);
    expect(ids.map((id) => isNew(set, id))).toEqual([false, false, false]);
    for (let index = 0; index < 20_000; index++) isNew(set, `other ${index}`);
    expect(ids.map((id) => isNew(set, id))).toEqual([false, false, false]);
  });
});

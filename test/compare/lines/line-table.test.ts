import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineTable, STATE } from '../../../src/compare/lines/line-table.ts';
import { rounds } from '../../support/setup/effort.ts';

const LINES = rounds(20_000, 50_000);

type Line = readonly [key: string, content: string];

const anyLines = fc.array(
  fc.tuple(
    fc.constantFrom('a', 'b', 'c', '[2,"a"]', 'a\0', '__proto__').map((key) => `id ${key}`),
    fc.constantFrom('x', 'y', 'z'),
  ),
  { maxLength: 40 },
);

/** What becomes of lines, by lists of each key's contents: the n-th of the one bill against the n-th of the other. */
function byLists(old: readonly Line[], now: readonly Line[]) {
  const contents = (lines: readonly Line[], key: string) =>
    lines.filter(([each]) => each === key).map(([, content]) => content);
  let [added, removed, changed] = [0, 0, 0];
  for (const key of new Set([...old, ...now].map(([each]) => each))) {
    const [before, after] = [contents(old, key), contents(now, key)];
    const both = Math.min(before.length, after.length);
    added += after.length - both;
    removed += before.length - both;
    for (let nth = 0; nth < both; nth++) if (before[nth] !== after[nth]) changed++;
  }
  return { added, removed, changed };
}

function byTable(old: readonly Line[], now: readonly Line[]) {
  const table = new LineTable();
  for (const [key, content] of old) table.add(key, content);
  table.startPass();
  let added = 0;
  for (const [key, content] of now) {
    const place = table.place(key);
    if (place === -1) added++;
    else table.mark(place, table.says(place, content) ? STATE.unchanged : STATE.changed);
  }
  table.startPass();
  const states = old.map(([key]) => table.state(table.place(key)));
  const count = (state: number) => states.filter((each) => each === state).length;
  return { added, removed: count(STATE.missing), changed: count(STATE.changed) };
}

describe('LineTable', () => {
  it('finds what lists of lines find, repeated keys too', () => {
    fc.assert(
      fc.property(anyLines, anyLines, (old, now) => {
        expect(byTable(old, now)).toEqual(byLists(old, now));
      }),
      {
        numRuns: 500,
      },
    );
  });

  it('finds every line again when it has grown', () => {
    const lines = Array.from({ length: LINES }, (_, n): Line => [`id ${n}`, String(n % 7)]);
    const now = lines.slice(100).map(([key, content], n): Line => [key, n % 1000 === 0 ? 'other' : content]);
    const more = [...now, ...Array.from({ length: 30 }, (_, n): Line => [`id new ${n}`, ''])];
    expect(byTable(lines, more)).toEqual({ added: 30, removed: 100, changed: LINES / 1000 });
  });
});

import type { FileAnswer, GroupKey, Tally } from '../read/contract/answer.ts';
import { MOST_TALLIED } from '../read/group/tally.ts';
import { scannedText } from './column-texts.ts';
import type { Scanner } from './scanner.ts';
import { TALLIED } from './shared.ts';

/** A tally of the scanner: its number, or none where the layout lacks the column. */
export interface ScannedTally {
  readonly key: GroupKey;
  readonly number: number | undefined;
}

/** The tallies of the rows that the scanner and the reference reader have taken. */
export function unitedTallies(
  slow: FileAnswer,
  tallies: readonly ScannedTally[],
  scanner: Scanner,
  counted: number,
): FileAnswer['tallies'] {
  return new Map(
    tallies.map(({ key, number }) => {
      const { counts, others } = slow.tallies.get(key) as Tally;
      const all = new Map(counts);
      let more = others;
      const scanned = number === undefined ? [['', counted] as const] : texts(scanner, number, key);
      for (const [text, rows] of scanned) {
        if (rows === 0) continue;
        if (all.has(text) || all.size < MOST_TALLIED) all.set(text, (all.get(text) ?? 0) + rows);
        else more += rows;
      }
      if (number !== undefined) more += scanner.wasm.otherRows(number);
      return [key, { counts: all, others: more }] as const;
    }),
  );
}

/** In the order in which they came. */
function texts({ wasm, memory }: Scanner, number: number, key: GroupKey): [string, number][] {
  const found: [string, number][] = [];
  for (let at = wasm.newestText(number); at !== 0; at = memory.readUInt32LE(at + TALLIED.before)) {
    const length = memory.readUInt32LE(at + TALLIED.length);
    const from = at + TALLIED.text;
    found.push([
      scannedText(memory.toString('utf8', from, from + length), key),
      memory.readUInt32LE(at + TALLIED.rows),
    ]);
  }
  return found.reverse();
}

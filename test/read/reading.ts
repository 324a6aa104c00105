import { groupsIn } from '../../src/read/group/group-columns.ts';
/** Reads bytes as the program reads a file, without a disk, and adds up what came out apart from `src/cube`. */

import { AMOUNTS, type FileAnswer, type RawGroup } from '../../src/read/contract/answer.ts';
import type { ReadOptions } from '../../src/read/contract/engine.ts';
import type { Source, TextSource } from '../../src/read/contract/source.ts';
import { readFile } from '../../src/read/files/read-file.ts';
import { DigestSet } from '../../src/read/group/line-ids.ts';
import { BillError, type Problem } from '../../src/words/problem.ts';

/** Keys that every question asks for, so that groups are as fine as in a real run. */
export const KEYS: ReadOptions['keys'] = ['instanceId', 'currency', 'unit', 'feeType', 'month', 'day'];

export interface Outcome {
  /** Undefined where the file was refused as a whole. */
  readonly answer: FileAnswer | undefined;
  readonly rejects: readonly Problem[];
  /** The failure of the file: thrown at its head, or met further down. */
  readonly failure: Problem | undefined;
}

export function sourceOf(chunks: Iterable<Uint8Array>, name = 'bill.csv'): TextSource {
  return {
    name,
    open: async function* () {
      yield* chunks;
    },
  };
}

/** Everything that one CSV answers; any exception but a BillError goes through. */
export async function readSource(source: Source, options: Partial<ReadOptions> = {}): Promise<Outcome> {
  const rejects: Problem[] = [];
  try {
    const answer = await readFile(source, {
      keys: KEYS,
      seen: new DigestSet(),
      onReject: (problem) => rejects.push(problem),
      ...options,
    });
    return { answer, rejects, failure: answer?.failure };
  } catch (error) {
    if (!(error instanceof BillError)) throw error;
    return { answer: undefined, rejects, failure: error.problem };
  }
}

export function readBytes(bytes: Uint8Array, options: Partial<ReadOptions> = {}): Promise<Outcome> {
  return readSource(sourceOf(bytes.length === 0 ? [] : [bytes]), options);
}

export function readText(text: string, options: Partial<ReadOptions> = {}): Promise<Outcome> {
  return readBytes(Buffer.from(text), options);
}

/** Whether anything at all says that the figures are not the whole bill. A bill without a row is an error too. */
export function isRefused({ answer, rejects, failure }: Outcome): boolean {
  return failure !== undefined || rejects.length > 0 || (answer?.counts.rowsRead ?? 0) === 0;
}

export interface Totals {
  readonly payable: string | null;
  readonly list_cost: string | null;
  readonly tokens: string | null;
}

/** A unit may be cut by a letter and say the same. */
const TOKEN_WORDS: ReadonlySet<string> = new Set(['千tokens', '千token', 'KTokens', '1K tokens']);
const UNIT = KEYS.indexOf('unit');

/** The three totals that a wrong reading shows in, whatever the currency. */
export function totalsOf(answer: FileAnswer): Totals {
  return totalsOfGroups(groupsIn(answer.groups));
}

export function totalsOfGroups(groups: readonly RawGroup[]): Totals {
  const sum = (amount: (typeof AMOUNTS)[number], isWanted: (unit: string) => boolean = () => true) => {
    const place = AMOUNTS.indexOf(amount);
    const values = groups
      .filter(({ cells }) => isWanted(cells[UNIT] as string))
      .map(({ sums }) => sums[place] as bigint | null)
      .filter((value) => value !== null);
    return values.length === 0 ? null : values.reduce((a, b) => a + b, 0n);
  };
  const tokens = sum('consumed', (unit) => TOKEN_WORDS.has(unit));
  return {
    payable: plain(sum('payable')),
    list_cost: plain(sum('listCost')),
    tokens: plain(tokens === null ? null : tokens * 1000n),
  };
}

/** Units of 10⁻¹⁸ as a plain decimal without trailing zeros. */
export function plain(value: bigint | null): string | null {
  if (value === null) return null;
  const digits = String(value < 0n ? -value : value).padStart(19, '0');
  const text = `${digits.slice(0, -18)}.${digits.slice(-18)}`.replace(/\.?0+$/, '');
  return value < 0n ? `-${text}` : text;
}

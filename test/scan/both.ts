/** Reads the same bytes with both readers and says what each answered, in a form that can be compared. */
import { rowFindings } from '../../src/check/rules/row-findings.ts';
import type { FileAnswer } from '../../src/read/contract/answer.ts';
import type { Engine, ReadOptions } from '../../src/read/contract/engine.ts';
import type { Repeat } from '../../src/read/contract/lines.ts';
import type { Source } from '../../src/read/contract/source.ts';
import { referenceEngine } from '../../src/read/files/reference-engine.ts';
import { groupsIn } from '../../src/read/group/group-columns.ts';
import { fastEngine } from '../../src/scan/engine.ts';
import { BillError, type Problem } from '../../src/words/problem.ts';

/** Finer than any report's keys: months, days, minutes and the texts that products are told by. */
export const KEYS: ReadOptions['keys'] = [
  'instanceId',
  'currency',
  'unit',
  'feeType',
  'month',
  'day',
  'minute',
  'ownerId',
  'purchaserId',
  'regionCode',
];

export interface Both {
  readonly reference: unknown;
  readonly fast: unknown;
}

/** `files` are CSVs, each in its chunks; `remember` counts each line id once over all of them. */
export async function readBoth(
  files: readonly (readonly Uint8Array[])[],
  options: Partial<ReadOptions> = {},
  remember = true,
  fast: { engine: Engine; path?: string } = { engine: fastEngine() },
): Promise<Both> {
  const reference = await readWith(referenceEngine(), files, options, remember);
  return { reference, fast: await readWith(fast.engine, files, options, remember, fast.path) };
}

async function readWith(
  engine: Engine,
  files: readonly (readonly Uint8Array[])[],
  options: Partial<ReadOptions>,
  remember: boolean,
  path?: string,
): Promise<unknown> {
  const heard: unknown[] = [];
  const seen = remember ? { seen: await engine.lineIds(), ...listeners(heard) } : {};
  const told: unknown[] = [];
  for (const [index, chunks] of files.entries()) {
    const rejects: Problem[] = [];
    const onReject = (problem: Problem) => rejects.push(problem);
    const answer = await attempt(() =>
      engine.read(
        { ...source(chunks, index), ...(path && { path }) },
        { keys: KEYS, onReject, ...seen, ...options },
      ),
    );
    told.push({ answer, rejects: rejects.map(plainProblem) });
  }
  return [...told, heard.map((each) => JSON.stringify(each, plainBigints))];
}

/** All that is told of rows one by one: repeats, and what is wrong with amounts, which the fast reader need not see all of. */
function listeners(heard: unknown[]): Partial<ReadOptions> {
  return {
    spans: true,
    tally: ['day', 'hour', 'discountDetail', 'itemCode'],
    onRepeat: (repeat) => heard.push(['repeat', ...plainRepeat(repeat)]),
    onChanged: (changed) => heard.push(['changed', ...plainRepeat(changed)]),
    onDoubt: ({ row, amounts }) =>
      heard.push(...rowFindings(row, amounts).map((found) => ({ line: row.line, ...found }))),
  };
}

function plainRepeat({ basis, id, same, counts, first, place }: Repeat): unknown[] {
  return [basis, id, same, counts, first, place];
}

function plainBigints(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

async function attempt(read: () => Promise<FileAnswer | undefined>): Promise<unknown> {
  try {
    return plainAnswer(await read());
  } catch (error) {
    if (error instanceof BillError) return { thrown: plainProblem(error.problem) };
    throw error;
  }
}

function source(chunks: readonly Uint8Array[], index: number): Source {
  return {
    name: `file-${index}.csv`,
    open: async function* () {
      yield* chunks;
    },
  };
}

function plainProblem({ code, file, line, column, value, params }: Problem): unknown {
  return { code, file, line, column, value, params };
}

function plainAnswer(answer: FileAnswer | undefined): unknown {
  if (answer === undefined) return 'empty';
  const groups = groupsIn(answer.groups).map(({ cells, line, rows, sums, netUnknown, span }) =>
    JSON.stringify([cells, line, rows, sums.map(String), netUnknown, span]),
  );
  const { counts, preambleLines, unpaidRows, failure } = answer;
  const tallies = [...answer.tallies].map(([key, tally]) => [key, [...tally.counts].sort(), tally.others]);
  return {
    counts,
    preambleLines,
    unpaidRows,
    tallies,
    groups,
    aside: answer.asideProducts.map((each) => Object.values(each).join('|')).sort(),
    failure: failure === undefined ? undefined : plainProblem(failure),
  };
}

/** A CSV cut into pieces of `size` bytes. */
export function pieces(bytes: Uint8Array, size: number): Uint8Array[] {
  const out: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) out.push(bytes.subarray(at, at + size));
  return out;
}

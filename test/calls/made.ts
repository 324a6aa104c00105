/** Reads texts of logs as files are read, for tests: what calls say in plain numbers, and where records went. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatDecimal } from '../../src/bill/decimal.ts';
import type { Call, CallProof } from '../../src/calls/contract.ts';
import { readCalls } from '../../src/calls/read-calls.ts';
import { RecordStream } from '../../src/read/records/record-stream.ts';
import type { Problem } from '../../src/words/problem.ts';

export interface ReadLog {
  readonly calls: readonly Call[];
  readonly proof: CallProof;
  readonly rejects: readonly Problem[];
}

/** Calls of files of these texts; each needs a model and nothing else. */
export async function readLogs(
  texts: readonly string[],
  map: Readonly<Record<string, string>> = {},
): Promise<ReadLog> {
  const folder = mkdtempSync(join(tmpdir(), 'bill-analyze-calls-'));
  try {
    const paths = texts.map((text, place) => {
      const path = join(folder, `${place}.log`);
      writeFileSync(path, text);
      return path;
    });
    const records = new RecordStream(paths, { limits: {}, strict: false });
    const reading = readCalls(records, { map: new Map(Object.entries(map)), needs: new Set(['model']) });
    const calls: Call[] = [];
    for await (const call of reading.calls()) calls.push(call);
    return { calls, proof: reading.proof(), rejects: reading.rejects };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const readLog = (text: string, map: Readonly<Record<string, string>> = {}) => readLogs([text], map);

/** JSON objects one a line. */
export function lines(...objects: readonly object[]): string {
  return objects.map((each) => `${JSON.stringify(each)}\n`).join('');
}

/** `model input/cached/output` of a call, its other usage behind it; `?` for cached tokens that are not told. */
export function shown({ model, usage }: Call): string {
  if (usage === null) return `${model} -`;
  const { input, cached, output, images, seconds, characters } = usage;
  const tokens = [input, cached, output].map((each) => (each === null ? '?' : formatDecimal(each))).join('/');
  const others = Object.entries({ images, seconds, characters }).filter(([, amount]) => amount > 0n);
  return [`${model} ${tokens}`, ...others.map(([name, amount]) => `${formatDecimal(amount)} ${name}`)].join(
    ' ',
  );
}

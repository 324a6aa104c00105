/** Reads what lies on disk, as a run does, and says what came of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { ReadOptions } from '../../src/read/contract/engine.ts';
import type { Reading } from '../../src/read/contract/reading.ts';
import { readInputs } from '../../src/read/files/read-inputs.ts';
import { groupsIn } from '../../src/read/group/group-columns.ts';
import type { Problem } from '../../src/words/problem.ts';
import { KEYS, type Totals, totalsOfGroups } from './reading.ts';

/** A folder that is gone when the test file is done. */
export function useFolder(): (name: string, bytes: string | Uint8Array) => string {
  const folder = mkdtempSync(join(tmpdir(), 'bill-analyze-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name, bytes) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
}

export interface Run extends Reading {
  readonly rejects: readonly Problem[];
  /** Codes of failures and rejects, in their order. */
  readonly codes: readonly string[];
  readonly totals: Totals;
}

export async function read(paths: readonly string[], options: Partial<ReadOptions> = {}): Promise<Run> {
  const rejects: Problem[] = [];
  const reading = await readInputs(paths, {
    keys: KEYS,
    onReject: (problem) => rejects.push(problem),
    ...options,
  });
  const codes = [...reading.failures, ...rejects].map(({ code }) => code);
  const [first] = reading.answers;
  const groups = reading.answers.flatMap((answer) => groupsIn(answer.groups));
  const totals =
    first === undefined ? { payable: null, list_cost: null, tokens: null } : totalsOfGroups(groups);
  return { ...reading, rejects, codes, totals };
}

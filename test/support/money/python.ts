import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A row of the machine table by column name; absent is null. */
export type MoneyRow = Readonly<Record<string, string | number | null>>;

/** Python's answer for one bill. */
export interface MoneyAnswer {
  readonly total: readonly MoneyRow[];
  readonly model: readonly MoneyRow[];
  readonly unit: readonly MoneyRow[];
  /** Lines of a summary page, for each currency and over all of them. */
  readonly cost: Readonly<Record<string, readonly (readonly [label: string, value: string])[]>>;
  readonly usage: readonly (readonly [label: string, value: string])[];
}

const SCRIPT = fileURLToPath(new URL('oracle.py', import.meta.url));
const MOST_OUTPUT = 1 << 28;

export function hasPython(): boolean {
  return spawnSync('python3', ['--version']).status === 0;
}

/** Has one Python process add up every bill of a folder. */
export async function pythonAnswers(folder: string): Promise<ReadonlyMap<string, MoneyAnswer>> {
  const { stdout } = await promisify(execFile)('python3', [SCRIPT, folder], { maxBuffer: MOST_OUTPUT });
  return new Map(Object.entries(JSON.parse(stdout) as Record<string, MoneyAnswer>));
}

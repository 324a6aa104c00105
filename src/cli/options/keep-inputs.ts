import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { resolveInputs } from '../../read/input/inputs.ts';
import { BillError } from '../../words/problem.ts';
import { UsageError } from '../world/usage-error.ts';
import type { ReadingOptions } from './run-options.ts';

/** A report must never replace the bill it is made from, nor the rejected rows the report. */
export async function keepInputs(
  files: readonly string[],
  { others, output, rejects }: Pick<ReadingOptions, 'others' | 'output' | 'rejects'>,
): Promise<void> {
  const outputs = Object.entries({ '-o': output, '--rejects': rejects });
  if (outputs.every(([, path]) => path === undefined)) return;
  for (const [, path] of outputs) await mustHaveFolder(path);
  const { paths } = await resolveInputs(files);
  const taken = new Set(await Promise.all([...paths, ...others].map(identity)));
  for (const [option, path] of outputs) {
    if (path === undefined) continue;
    const own = await identity(path);
    if (own !== undefined && taken.has(own))
      throw new UsageError({ code: 'WRITES_OVER', params: { option, file: path } });
    taken.add(own);
  }
}

/** Nobody waits for gigabytes to hear that their report has no place. */
async function mustHaveFolder(path: string | undefined): Promise<void> {
  if (path === undefined || path === '-') return;
  const folder = dirname(path);
  const found = await stat(folder).catch(() => undefined);
  if (found !== undefined) return;
  throw new BillError({ code: 'CANNOT_WRITE', file: folder, params: { reason: 'ENOENT', partly: 0 } });
}

/** Device and inode, so that links and other spellings are known as the same; devices and pipes may be shared. */
async function identity(path: string): Promise<string | undefined> {
  if (path === '-') return undefined;
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  if (found === undefined) return resolve(path);
  return found.isFile() ? `${found.dev}:${found.ino}` : undefined;
}

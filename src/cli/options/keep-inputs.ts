import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { resolveInputs } from '../../read/input/inputs.ts';
import { UsageError } from '../world/usage-error.ts';
import type { ReadingOptions } from './run-options.ts';

/** A report must never replace the bill it is made from, nor the rejected rows the report. */
export async function keepInputs(
  files: readonly string[],
  { others, output, rejects }: Pick<ReadingOptions, 'others' | 'output' | 'rejects'>,
): Promise<void> {
  const outputs = Object.entries({ '-o': output, '--rejects': rejects });
  if (outputs.every(([, path]) => path === undefined)) return;
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

/** Device and inode, so that links and other spellings are known as the same; devices and pipes may be shared. */
async function identity(path: string): Promise<string | undefined> {
  if (path === '-') return undefined;
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  if (found === undefined) return resolve(path);
  return found.isFile() ? `${found.dev}:${found.ino}` : undefined;
}

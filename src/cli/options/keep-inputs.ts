import { fstatSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { resolveInputs } from '../../read/input/inputs.ts';
import { destinationOf } from '../../render/file/destination.ts';
import { BillError } from '../../words/problem.ts';
import { UsageError } from '../world/usage-error.ts';
import type { ReadingOptions } from './run-options.ts';

type Files = Pick<ReadingOptions, 'others' | 'output' | 'rejects'>;

/** A report must never replace the bill it is made from, nor the rejected rows the report. */
export async function keepInputs(files: readonly string[], given: Files): Promise<void> {
  const outputs = outputsOf(given);
  if (outputs.length === 0) return;
  for (const [, path] of outputs) await mustHaveFolder(path);
  const { paths } = await resolveInputs(files);
  await mustBeOthers([...paths, ...given.others], outputs);
}

/** The same for what a command reads beside bills, before it does anything: a secret that is overwritten is lost. */
export async function keepOthers(given: Files): Promise<void> {
  const outputs = outputsOf(given);
  if (outputs.length > 0) await mustBeOthers(given.others, outputs);
}

type Output = readonly [option: string, path: string];

function outputsOf({ output, rejects }: Files): readonly Output[] {
  const outputs = Object.entries({ '-o': output, '--rejects': rejects });
  return outputs.filter((each): each is [string, string] => each[1] !== undefined);
}

async function mustBeOthers(inputs: readonly string[], outputs: readonly Output[]): Promise<void> {
  const taken = new Set(await Promise.all(inputs.map(identityRead)));
  for (const [option, path] of outputs) {
    const own = await identity(path);
    if (own !== undefined && taken.has(own))
      throw new UsageError({ code: 'WRITES_OVER', params: { option, file: path } });
    taken.add(own);
  }
}

/** Nobody waits for gigabytes to hear that their report has no place. */
async function mustHaveFolder(path: string): Promise<void> {
  if (path === '-') return;
  const folder = dirname(path);
  const found = await stat(folder).catch(() => undefined);
  if (found !== undefined) return;
  throw new BillError({ code: 'CANNOT_WRITE', file: folder, params: { reason: 'ENOENT', partly: 0 } });
}

/** Standard input may be a file: `bill-analyze - -o may.csv < may.csv`. */
async function identityRead(path: string): Promise<string | undefined> {
  if (path !== '-') return identity(path);
  try {
    return identityOf(fstatSync(0, { bigint: true }));
  } catch {
    return undefined;
  }
}

/** Device and inode, so that links and other spellings are known as the same; devices and pipes may be shared. */
async function identity(path: string): Promise<string | undefined> {
  if (path === '-') return undefined;
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found === undefined ? identityToBe(path) : identityOf(found);
}

interface Found {
  readonly dev: bigint;
  readonly ino: bigint;
  isFile(): boolean;
}

function identityOf(found: Found): string | undefined {
  return found.isFile() ? `${found.dev}:${found.ino}` : undefined;
}

const FOLDS_CASE = process.platform === 'darwin' || process.platform === 'win32';

/** Of a file that is not there yet: the place where it will be written, at the end of all links. */
async function identityToBe(path: string): Promise<string> {
  const end = await destinationOf(path).then(
    (found) => found.path,
    () => resolve(path),
  );
  const folder = await stat(dirname(end), { bigint: true }).catch(() => undefined);
  const name = FOLDS_CASE ? basename(end).normalize().toLowerCase() : basename(end);
  return folder === undefined ? end : `${folder.dev}:${folder.ino}/${name}`;
}

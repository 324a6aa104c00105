import { readFile, stat } from 'node:fs/promises';
import { createRedactor } from '../../cube/redact.ts';
import type { Redactor } from '../../read/contract/reading.ts';
import { unreadable } from '../../read/input/bytes.ts';
import type { Words } from '../../words/index.ts';
import { UsageError } from '../world/usage-error.ts';
import type { WrittenOptions } from './commands.ts';

const VARIABLE = 'BILL_ANALYZE_REDACT_KEY';
/** Fewer characters could be tried one after the other. */
const LEAST = 16;

/** What `--redact` asks for: with the secret of a file or of the environment, else with one that the inputs make. */
export async function redactorOf(
  options: WrittenOptions,
  env: NodeJS.ProcessEnv,
  words: Words,
): Promise<Redactor> {
  const { names } = options;
  const called = new Map(names === undefined ? [] : [[names, 'names.csv']]);
  return createRedactor(await secretOf(options, env, words), called);
}

async function secretOf(
  { redactKeyFile: file }: WrittenOptions,
  env: NodeJS.ProcessEnv,
  words: Words,
): Promise<string | undefined> {
  if (file !== undefined) return longEnough(await keyIn(file, words), file, words);
  const secret = env[VARIABLE] ?? '';
  return secret === '' ? undefined : longEnough(secret, VARIABLE, words);
}

async function keyIn(file: string, { redact }: Words): Promise<string> {
  const failed = (error: NodeJS.ErrnoException) => {
    throw unreadable(file, error);
  };
  const { mode } = await stat(file).catch(failed);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new UsageError(redact.openKey(file), redact.closeKey(file));
  return (await readFile(file, 'utf8').catch(failed)).trim();
}

function longEnough(secret: string, where: string, { redact }: Words): string {
  if (secret.length >= LEAST) return secret;
  throw new UsageError(redact.shortKey(where, LEAST), redact.makeKey);
}

import { readFile, stat } from 'node:fs/promises';
import { createRedactor } from '../../cube/redact.ts';
import type { Redactor } from '../../read/contract/reading.ts';
import { unreadable } from '../../read/input/bytes.ts';
import { UsageError } from '../world/usage-error.ts';
import type { WrittenOptions } from './commands.ts';

const VARIABLE = 'BILL_ANALYZE_REDACT_KEY';
/** Fewer characters could be tried one after the other. */
const LEAST = 16;

/** What `--redact` asks for: with the secret of a file or of the environment, else with one of this run. */
export async function redactorOf(options: WrittenOptions, env: NodeJS.ProcessEnv): Promise<Redactor> {
  const { names } = options;
  const called = new Map(names === undefined ? [] : [[names, 'names.csv']]);
  return createRedactor(await secretOf(options, env), called);
}

async function secretOf(
  { redactKeyFile: file }: WrittenOptions,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  if (file !== undefined) return longEnough(await keyIn(file), file);
  const secret = env[VARIABLE] ?? '';
  return secret === '' ? undefined : longEnough(secret, VARIABLE);
}

async function keyIn(file: string): Promise<string> {
  const failed = (error: NodeJS.ErrnoException) => {
    throw unreadable(file, error);
  };
  const { mode } = await stat(file).catch(failed);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new UsageError({ code: 'KEY_READABLE', params: { file } });
  return (await readFile(file, 'utf8').catch(failed)).trim();
}

function longEnough(secret: string, where: string): string {
  if (secret.length >= LEAST) return secret;
  throw new UsageError({ code: 'KEY_TOO_SHORT', params: { where, least: LEAST } });
}

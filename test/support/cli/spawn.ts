/** The real executable in a process of its own: for what only a process has, such as signals, pipes and a terminal. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '../files/samples.ts';
import { holdToSchemas } from './held-to-schemas.ts';
import { cleanEnv, type Ran, type RunOptions } from './ran.ts';

export const EXECUTABLE = join(ROOT, 'dist/bin/bill-analyze.js');

/** `bill-analyze ARGS…` with pipes on all three streams; standard input is empty unless given. */
export async function spawned(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const ran = await finished(start(process.execPath, [EXECUTABLE, ...args], options), options.stdin);
  holdToSchemas(args, ran.stdout, options.cwd ?? ROOT);
  return ran;
}

/** A bash script in which `bill-analyze` is the executable and a pipe fails when any part of it fails. */
export function shell(script: string, options: RunOptions = {}): Promise<Ran> {
  const prologue = `set -o pipefail; bill-analyze() { "${process.execPath}" "${EXECUTABLE}" "$@"; }`;
  // Node's pipes are sockets, which bash takes for a remote login: it would read the user's own start file.
  return finished(start('bash', ['--norc', '-c', `${prologue}\n${script}`], options), options.stdin);
}

/** Runs the executable on a real terminal of so many columns: what appears on the screen, stderr too. */
export function onRealTerminal(
  args: readonly string[],
  columns: number,
  env: RunOptions['env'] = {},
): Promise<Omit<Ran, 'bytes'>> {
  return terminal([process.execPath, EXECUTABLE, ...args], columns, env);
}

/** Any command on a terminal; `bash -c` for one that redirects a stream elsewhere. */
export async function terminal(
  command: readonly string[],
  columns: number,
  env: RunOptions['env'] = {},
): Promise<Omit<Ran, 'bytes'>> {
  const helper = join(ROOT, 'test/support/cli/pty.py');
  const child = start('python3', ['-I', helper, String(columns), ...command], {
    env: { TERM: 'xterm', ...env },
  });
  const { stdout, stderr, code } = await finished(child);
  return { stdout: stdout.replaceAll('\r\n', '\n'), stderr, code };
}

/** A command left running, for a test that sends it signals. */
export function start(command: string, args: readonly string[], options: RunOptions = {}): ChildProcess {
  return spawn(command, args, { env: cleanEnv(options.env), cwd: options.cwd ?? ROOT });
}

export async function finished(child: ChildProcess, stdin: string | Uint8Array = ''): Promise<Ran> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  // A process that does not read its input closes it: no fault of the test.
  child.stdin?.on('error', () => {});
  child.stdin?.end(stdin);
  const [code] = (await once(child, 'close')) as [number | null];
  const bytes = Buffer.concat(out);
  return { stdout: bytes.toString(), stderr: Buffer.concat(err).toString(), code, bytes };
}

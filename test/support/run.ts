/** Runs the real executable as a user's shell would: arguments in; stdout, stderr and exit code out. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const EXECUTABLE = join(ROOT, 'dist/bin/bill-analyze.js');
export const SAMPLES = join(ROOT, 'samples');

export interface RunOptions {
  readonly stdin?: string | Uint8Array;
  /** Added to a clean environment: nothing of the machine's own colours, locale or time zone. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
  /** Standard output as it came. */
  readonly bytes: Buffer;
}

export function cleanEnv(extra: RunOptions['env'] = {}): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, LC_ALL: 'C', TZ: 'America/New_York', ...extra };
}

/** `bill-analyze ARGS…` with pipes on all three streams; standard input is empty unless given. */
export function run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return finished(start(process.execPath, [EXECUTABLE, ...args], options), options.stdin);
}

/** A bash script in which `bill-analyze` is the executable and a pipe fails when any part of it fails. */
export function shell(script: string, options: RunOptions = {}): Promise<Ran> {
  const prologue = `set -o pipefail; bill-analyze() { "${process.execPath}" "${EXECUTABLE}" "$@"; }`;
  // Node's pipes are sockets, which bash takes for a remote login: it would read the user's own start file.
  return finished(start('bash', ['--norc', '-c', `${prologue}\n${script}`], options), options.stdin);
}

/** The executable left running, for a test that sends it signals. */
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

export type Json = Readonly<Record<string, unknown>>;

export interface JsonReport {
  readonly schema_version: number;
  readonly report: string;
  readonly bill: Json;
  readonly proof: Readonly<Record<string, number>>;
  readonly columns: readonly { readonly name: string; readonly kind: string }[];
  readonly rows: readonly Json[];
  readonly totals: readonly Json[];
  readonly warnings: readonly (Json & { readonly code: string; readonly message: string })[];
}

/** The report as JSON; any exit code will do, the caller asks for it where it matters. */
export async function report(args: readonly string[], options: RunOptions = {}): Promise<JsonReport> {
  const { stdout, stderr } = await run([...args, '--format', 'json'], options);
  try {
    return JSON.parse(stdout);
  } catch (error) {
    throw new Error(`no JSON from ${args.join(' ')}\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** A folder for a test file's own bills and outputs, gone when the file is done. */
export function useFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'bill-analyze-test-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

export interface SampleAnswer {
  readonly input: string;
  readonly final: boolean | null;
  readonly rows_read: number;
  readonly counted: number;
  readonly left_aside: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly months: readonly string[];
  readonly accounts: readonly string[];
  readonly totals: readonly Json[];
  readonly by_model: readonly Json[];
  readonly by_channel: readonly Json[];
  readonly by_api_key: readonly Json[];
}

/** Every committed sample with its true answer, as the generator made it. */
export function sampleAnswers(): readonly SampleAnswer[] {
  return readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.expected.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(SAMPLES, name), 'utf8')));
}

export function sample(name: string): string {
  return join(SAMPLES, name);
}

/** A mainland month with everything in it: the sample that most tests use. */
export const MAY = sample('1234567890123456-20260603120501_202605_consumedetailbillv2.csv');
export const APRIL = sample('1234567890123456-20260504093000_202604_consumedetailbillv2.csv');

/** What a terminal would obey, or show out of order: none of it may reach a screen. Line ends are none. */
export const OBEYED = /(?![\n])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

/** Runs the executable on a real terminal of so many columns: what appears on the screen, stderr too. */
export function onTerminal(
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
  const helper = join(ROOT, 'test/support/pty.py');
  const child = start('python3', ['-I', helper, String(columns), ...command], {
    env: { TERM: 'xterm', ...env },
  });
  const { stdout, stderr, code } = await finished(child);
  return { stdout: stdout.replaceAll('\r\n', '\n'), stderr, code };
}

/** Runs the command line in this process as a user would: arguments in; stdout, stderr and exit code out. */
import { Readable, Writable } from 'node:stream';
import { main } from '../../../src/cli/main/main.ts';
import type { Output } from '../../../src/cli/world/world.ts';
import { ROOT } from '../files/samples.ts';
import { holdToSchemas } from './held-to-schemas.ts';
import type { JsonReport } from './json-report.ts';
import { cleanEnv, type Ran, type RunOptions } from './ran.ts';

/** `bill-analyze ARGS…` with pipes on all three streams; standard input is empty unless given. */
export function run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return oneByOne(async () => {
    const [out, err] = [collector(), collector()];
    const stdin = Readable.from([Buffer.from(options.stdin ?? '')]);
    const code = await inWorld(args, { stdin, stdout: out.stream, stderr: err.stream }, options);
    const bytes = out.bytes();
    holdToSchemas(args, bytes.toString(), options.cwd ?? ROOT);
    return { stdout: bytes.toString(), stderr: err.bytes().toString(), code, bytes };
  });
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

/** `bill-analyze ARGS…` on a terminal of so many columns: what appears on the screen, stderr too. */
export function onTerminal(
  args: readonly string[],
  columns: number,
  env: RunOptions['env'] = {},
  cwd?: string,
): Promise<Omit<Ran, 'bytes'>> {
  return oneByOne(async () => {
    const screen = collector();
    const stdout = Object.assign(screen.stream, { isTTY: true, columns });
    const stdin = Object.assign(Readable.from([]), { isTTY: true });
    const code = await inWorld(
      args,
      { stdin, stdout, stderr: stdout },
      { env: { TERM: 'xterm', ...env }, cwd },
    );
    return { stdout: screen.bytes().toString(), stderr: '', code };
  });
}

interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
}

async function inWorld(args: readonly string[], streams: Streams, options: RunOptions): Promise<number> {
  const { cwd = ROOT } = options;
  const env = cleanEnv(options.env);
  const restore = putInProcess(cwd, env);
  try {
    return await main(args, { ...streams, env, cwd, ownsProcess: false });
  } finally {
    restore();
  }
}

/** What Node itself asks the process for, whatever world a run is in: its folder, its zone, where temporaries go. */
function putInProcess(cwd: string, env: NodeJS.ProcessEnv): () => void {
  for (const name of Object.keys(env))
    if (name.startsWith('NODE_')) throw new Error(`${name} is for a process that begins: use spawned`);
  const before = {
    cwd: process.cwd(),
    env: Object.fromEntries(OWN.map((name) => [name, process.env[name]])),
  };
  process.chdir(cwd);
  setEnv(env);
  return () => {
    process.chdir(before.cwd);
    setEnv(before.env);
  };
}

const OWN = ['TZ', 'TMPDIR', 'HOME'] as const;

function setEnv(env: NodeJS.ProcessEnv): void {
  for (const name of OWN) {
    if (env[name] === undefined) delete process.env[name];
    else process.env[name] = env[name];
  }
}

let last: Promise<unknown> = Promise.resolve();

/** The working folder and standard input are there once in a process: runs that are asked for together wait in line. */
function oneByOne<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work);
  last = done.catch(() => {});
  return done;
}

function collector(): { readonly stream: Writable; bytes(): Buffer } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream, bytes: () => Buffer.concat(chunks) };
}

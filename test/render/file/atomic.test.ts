import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from '../../../src/render/file/atomic.ts';
import { pendingTemporaries } from '../../../src/render/file/pending.ts';

let folder: string;
let target: string;

beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'atomic-')));
  target = join(folder, 'out.csv');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const read = () => fs.readFileSync(target, 'utf8');
const modeOf = (path: string) => fs.statSync(path).mode & 0o777;

function* failing(): Generator<string> {
  yield 'half ';
  throw new Error('the source broke');
}

describe('writeWhole', () => {
  it('writes a new file, leaving nothing else', async () => {
    await writeWhole(target, ['a', '通义\n', Buffer.from('b')]);
    expect(read()).toBe('a通义\nb');
    expect(fs.readdirSync(folder)).toEqual(['out.csv']);
    expect(modeOf(target)).toBe(0o666 & ~process.umask());
    expect(pendingTemporaries().size).toBe(0);
  });

  it('takes bytes, asynchronous sources and a single string', async () => {
    async function* slow() {
      yield 'one ';
      await new Promise((done) => setTimeout(done, 5));
      yield new Uint8Array([116, 119, 111]);
    }
    await writeWhole(target, slow());
    expect(read()).toBe('one two');
    await writeWhole(target, 'three');
    expect(read()).toBe('three');
    await writeWhole(target, []);
    expect(read()).toBe('');
  });

  it('replaces a file, keeping its permissions', async () => {
    fs.writeFileSync(target, 'old');
    fs.chmodSync(target, 0o602);
    await writeWhole(target, ['new']);
    expect(read()).toBe('new');
    expect(modeOf(target)).toBe(0o602);
  });

  it('shows the old file until the new one is whole, under a temporary name of its own', async () => {
    fs.writeFileSync(target, 'old');
    fs.chmodSync(target, 0o600);
    function* watched() {
      yield 'new';
      expect(read()).toBe('old');
      const [temporary, ...others] = [...pendingTemporaries()];
      expect(others).toEqual([]);
      expect(temporary).toMatch(/\/\.bill-analyze-[^/]+\.tmp$/);
      expect(modeOf(temporary as string)).toBe(0o600);
      yield ' text';
    }
    await writeWhole(target, watched());
    expect(read()).toBe('new text');
  });

  it('keeps the old file when the source breaks', async () => {
    fs.writeFileSync(target, 'old');
    await expect(writeWhole(target, failing())).rejects.toThrow('the source broke');
    expect(read()).toBe('old');
    expect(fs.readdirSync(folder)).toEqual(['out.csv']);
    expect(pendingTemporaries().size).toBe(0);
  });

  it('leaves no file when there was none', async () => {
    await expect(writeWhole(target, failing())).rejects.toThrow('the source broke');
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('refuses a folder', async () => {
    await expect(writeWhole(folder, ['x'])).rejects.toMatchObject({ code: 'EISDIR', path: folder });
    await expect(writeWhole(`${target}/`, ['x'])).rejects.toMatchObject({ code: 'EISDIR' });
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('fails where there is no folder', async () => {
    await expect(writeWhole(join(folder, 'no', 'out.csv'), ['x'])).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('follows symbolic links', async () => {
    fs.mkdirSync(join(folder, 'real'));
    fs.writeFileSync(join(folder, 'real', 'file'), 'old');
    fs.symlinkSync(join('real', 'file'), join(folder, 'middle'));
    fs.symlinkSync(join(folder, 'middle'), target);
    await writeWhole(target, ['new']);
    expect(fs.lstatSync(target).isSymbolicLink()).toBe(true);
    expect(fs.readFileSync(join(folder, 'real', 'file'), 'utf8')).toBe('new');
    expect(fs.readdirSync(join(folder, 'real'))).toEqual(['file']);
  });

  it('writes where a link leads that leads nowhere yet', async () => {
    fs.symlinkSync('later.csv', target);
    await writeWhole(target, ['new']);
    expect(fs.readFileSync(join(folder, 'later.csv'), 'utf8')).toBe('new');
    expect(fs.lstatSync(target).isSymbolicLink()).toBe(true);
  });

  it('refuses links in a circle', async () => {
    fs.symlinkSync('out.csv', join(folder, 'b'));
    fs.symlinkSync('b', target);
    await expect(writeWhole(target, ['x'])).rejects.toMatchObject({ code: 'ELOOP' });
  });

  it('two writers at once: one of them wins whole', async () => {
    const texts = ['a', 'b'].map((letter) => Array.from({ length: 50 }, () => letter.repeat(1000)));
    await Promise.all(texts.map((chunks) => writeWhole(target, chunks)));
    expect(read()).toMatch(/^(a{50000}|b{50000})$/);
    expect(fs.readdirSync(folder)).toEqual(['out.csv']);
  });
});

const onLinux = process.platform === 'linux';

describe.runIf(onLinux)('special files', () => {
  it('a full device is an error', async () => {
    await expect(writeWhole('/dev/full', ['x'])).rejects.toMatchObject({ code: 'ENOSPC' });
    fs.symlinkSync('/dev/full', target);
    await expect(writeWhole(target, ['x'])).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(fs.statSync('/dev/full').isCharacterDevice()).toBe(true);
  });

  it('/dev/null takes all', async () => {
    await writeWhole('/dev/null', ['x']);
    expect(fs.statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('a FIFO is written through, whole', async () => {
    execFileSync('mkfifo', [target]);
    const reader = spawn('cat', [target]);
    let text = '';
    reader.stdout.on('data', (data) => (text += data));
    const ended = new Promise((done) => reader.on('close', done));
    await writeWhole(
      target,
      Array.from({ length: 100 }, () => 'x'.repeat(10_000)),
    );
    await ended;
    expect(text).toHaveLength(1_000_000);
    expect(fs.statSync(target).isFIFO()).toBe(true);
  });

  it('/dev/stdout is the shell’s file, after what it holds', () => {
    run(`await writeWhole('/dev/stdout', ['new\\n'])`, `echo before > ${target}; exec "$@" >> ${target}`);
    expect(read()).toBe('before\nnew\n');
    expect(run(`await writeWhole('/dev/stdout', ['piped'])`, '"$@" | cat')).toBe('piped');
    expect(run(`await writeWhole('/dev/stdout', ['to a socket'])`, 'exec "$@"')).toBe('to a socket');
    expect(run(`await writeWhole('/dev/fd/3', ['third'])`, `exec "$@" 3> ${target}`)).toBe('');
    expect(read()).toBe('third');
  });

  it('a slow reader gets all, a gone one is an EPIPE', () => {
    const long = `await writeWhole('/dev/stdout', Array.from({ length: 50 }, () => 'x'.repeat(10000)))`;
    // Touching process.stdout makes the pipe non-blocking.
    expect(run(`process.stdout.write(''); ${long}`, '"$@" | (sleep 0.5; wc -c)').trim()).toBe('500000');
    const told = `${long}.catch((error) => process.stderr.write(error.code))`;
    expect(run(told, `"$@" 2> ${target} | true`)).toBe('');
    expect(read()).toBe('EPIPE');
  });

  it('a write-protected file is not replaced behind its back', () => {
    fs.writeFileSync(target, 'old');
    fs.chmodSync(target, 0o444);
    fs.chmodSync(folder, 0o777);
    const code = `process.setuid?.(65534); await writeWhole(${JSON.stringify(target)}, ['new']).catch((e) => console.log(e.code))`;
    if (process.getuid?.() === 0) expect(run(code, 'exec "$@"')).toBe('EACCES\n');
    else expect(run(code.replace('process.setuid?.(65534); ', ''), 'exec "$@"')).toBe('EACCES\n');
    expect(read()).toBe('old');
  });
});

let compiled: string | undefined;

/** The module as JavaScript, so that a process need not compile it when it starts. */
function compile(): string {
  const entry = fileURLToPath(new URL('../../../src/render/file/atomic.ts', import.meta.url));
  const options = { bundle: true, platform: 'node', format: 'esm', write: false } as const;
  const [built] = buildSync({ ...options, entryPoints: [entry] }).outputFiles;
  return `data:text/javascript;base64,${Buffer.from(built?.contents ?? '').toString('base64')}`;
}

/** Runs a line of code with writeWhole in a process of its own, started by a shell command. */
function run(code: string, shell: string): string {
  compiled ??= compile();
  const script = `const { writeWhole } = await import(${JSON.stringify(compiled)}); ${code}`;
  const args = ['-c', shell, 'sh', process.execPath, '--input-type=module', '-e', script];
  return execFileSync('sh', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

describe('what killed runs leave', () => {
  const leftovers = () => fs.readdirSync(folder).filter((name) => name.endsWith('.tmp'));

  it.runIf(onLinux)('is removed by the next run for the same target', async () => {
    fs.writeFileSync(target, 'old');
    const kill = `function* chunks() { yield 'x'; process.kill(process.pid, 'SIGKILL'); while (true) yield 'y'; }`;
    expect(() => run(`${kill} await writeWhole(${JSON.stringify(target)}, chunks())`, 'exec "$@"')).toThrow();
    expect(read()).toBe('old');
    expect(leftovers()).toHaveLength(1);
    await writeWhole(join(folder, 'other.csv'), ['x']);
    expect(leftovers()).toHaveLength(1);
    await writeWhole(target, ['new']);
    expect(leftovers()).toEqual([]);
  });

  const key = (text: string, length: number) =>
    createHash('sha256').update(text).digest('hex').slice(0, length);
  const nameOf = (host: string, pid: number) =>
    `.bill-analyze-${key('out.csv', 12)}-${key(host, 6)}-${pid}-0123456789abcdef.tmp`;

  it.each([
    ['a living process', hostname(), 1, 0, true],
    ['a living process, but hours old', hostname(), 1, 2, false],
    ['another machine', 'elsewhere', 999_999_999, 0, true],
    ['another machine, but hours old', 'elsewhere', 999_999_999, 2, false],
    ['a dead process', hostname(), 999_999_999, 0, false],
    ['our own number, from before we started', hostname(), process.pid, 0, false],
  ])('of %s', async (_, host, pid, hours, stays) => {
    const path = join(folder, nameOf(host, pid));
    fs.writeFileSync(path, 'x');
    const then = Date.now() / 1000 - hours * 3600;
    fs.utimesSync(path, then, then);
    await writeWhole(target, ['new']);
    expect(fs.existsSync(path)).toBe(stays);
    expect(read()).toBe('new');
  });
});

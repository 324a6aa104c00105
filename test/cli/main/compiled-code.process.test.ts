/** The code that V8 compiled lies beside the executable: it may be missing, damaged, forbidden or
 * planted, and nothing changes. */
import {
  chmodSync,
  chownSync,
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { random } from '../../../samples/generator/random.ts';
import { EXECUTABLE, finished, start } from '../../support/cli/spawn.ts';
import { MAY } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { rounds } from '../../support/setup/effort.ts';

const folder = useFolder();
const bin = join(folder, 'bin');
const kept = join(bin, '.compiled');
let expected: Awaited<ReturnType<typeof ran>>;

function ran(env: NodeJS.ProcessEnv = {}) {
  const args = [join(bin, 'bill-analyze.js'), MAY, '--format', 'csv'];
  return finished(start(process.execPath, args, { env }));
}

function files(): string[] {
  try {
    return readdirSync(kept);
  } catch {
    return [];
  }
}

beforeAll(async () => {
  cpSync(dirname(EXECUTABLE), bin, { recursive: true, filter: (path) => !path.includes('.compiled') });
  expected = await ran({ NODE_DISABLE_COMPILE_CACHE: '1' });
  expect(expected.code).toBe(0);
  expect(files()).toEqual([]);
});

describe('compiled code beside the executable', () => {
  it('is kept by the first run and used by the next, with the same output', async () => {
    expect(await ran()).toEqual(expected);
    // One of the command line, one of what carries it out.
    expect(files()).toHaveLength(2);
    const bytes = () => files().map((name) => readFileSync(join(kept, name)));
    const before = bytes();
    expect(await ran()).toEqual(expected);
    expect(bytes()).toEqual(before);
  });

  it('is left alone where it is damaged or cut', async () => {
    const source = random(7);
    for (const name of files()) {
      const path = join(kept, name);
      const whole = readFileSync(path);
      for (let times = 0; times < rounds(2, 8); times++) {
        const damaged = Buffer.from(whole);
        const at = source.below(damaged.length);
        damaged[at] = (damaged[at] as number) ^ 0x5a;
        writeFileSync(path, damaged);
        expect(await ran()).toEqual(expected);
      }
      for (const length of [0, 10, whole.length >> 1, whole.length - 1]) {
        writeFileSync(path, whole);
        truncateSync(path, length);
        expect(await ran()).toEqual(expected);
      }
    }
  }, 120_000);

  it('of another version of V8, or of other flags, is not used', async () => {
    for (const name of files()) rmSync(join(kept, name));
    await ran();
    expect(await ran({ NODE_OPTIONS: '--interpreted-frames-native-stack' })).toEqual(expected);
  });

  it('of another version is replaced', async () => {
    const name = files().find((each) => each.includes('-main')) as string;
    const other = gzipSync(Buffer.from('code of another version'));
    writeFileSync(join(kept, name), other);
    expect(await ran()).toEqual(expected);
    expect(readFileSync(join(kept, name)).equals(other)).toBe(false);
  });

  it.each([0, 0o002, 0o077])('is for its user alone, whatever the umask: %o', async (mask) => {
    rmSync(kept, { recursive: true });
    const before = process.umask(mask);
    try {
      expect(await ran()).toEqual(expected);
    } finally {
      process.umask(before);
    }
    expect(modeOf(kept)).toBe(0o700);
    expect(files().map((name) => modeOf(join(kept, name)))).toEqual([0o600, 0o600]);
  });
});

function modeOf(path: string): number {
  return statSync(path).mode & 0o777;
}

/** Code that V8 takes for that of the command line, for it knows a source by its length; it ends the run with 7. */
async function planted(path: string): Promise<void> {
  const made = await finished(start(process.execPath, ['-e', PLANT, join(bin, 'main.js'), path]));
  expect(made).toMatchObject({ code: 0, stderr: '' });
}

const PLANT = `
const [, file, path] = process.argv;
const { readFileSync, writeFileSync } = require('node:fs');
const head = '(function(exports,require,module,__filename,__dirname){';
const body = 'process.exit(7);'.padEnd(readFileSync(file, 'latin1').length);
const other = head + body + '\\n})';
const data = new (require('node:vm').Script)(other, { filename: file }).createCachedData();
writeFileSync(path, require('node:zlib').gzipSync(data));
`;

const OTHER_USER = 65_534;
const isRoot = process.getuid?.() === 0;
type Case = readonly [string, (file: string) => void];
const WRITABLE: readonly Case[] = [
  ['a file that its group may write', (file) => chmodSync(file, 0o620)],
  ['a file that all may write', (file) => chmodSync(file, 0o602)],
  ['a folder that its group may write', () => chmodSync(kept, 0o770)],
  ['a folder that all may write', () => chmodSync(kept, 0o1777)],
];
const LINKS: readonly Case[] = [
  [
    'a link to a file',
    (file) => {
      renameSync(file, join(folder, 'elsewhere'));
      symlinkSync(join(folder, 'elsewhere'), file);
    },
  ],
  [
    'a linked folder',
    () => {
      renameSync(kept, join(folder, 'else'));
      symlinkSync(join(folder, 'else'), kept);
    },
  ],
];
/** Only root can make files of another user. */
const OF_OTHERS: readonly Case[] = [
  ['a file of another user', (file) => chownSync(file, OTHER_USER, OTHER_USER)],
  ['a folder of another user', () => chownSync(kept, OTHER_USER, OTHER_USER)],
];

describe('code that someone else may have planted', () => {
  let file: string;
  beforeEach(async () => {
    for (const path of [kept, join(folder, 'else'), join(folder, 'elsewhere')])
      rmSync(path, { recursive: true, force: true });
    await ran();
    file = join(kept, files().find((name) => name.includes('-main')) as string);
    await planted(file);
  });

  it('the plant is alive: in a file of our own it runs', async () => {
    expect((await ran()).code).toBe(7);
  });

  it.each([...LINKS, ...(isRoot ? OF_OTHERS : [])])('is not run from %s', async (_, make) => {
    make(file);
    expect(await ran()).toEqual(expected);
  });

  it.each(WRITABLE)('is not run from %s, and replaced there', async (_, make) => {
    make(file);
    expect(await ran()).toEqual(expected);
    expect([modeOf(kept), modeOf(file)]).toEqual([0o700, 0o600]);
    expect(await ran()).toEqual(expected);
  });

  it('a pipe in its place is not waited for', async () => {
    rmSync(file);
    await finished(start('mkfifo', ['-m', '600', file]));
    expect(await ran()).toEqual(expected);
    expect(statSync(file).isFile()).toBe(true);
  });
});

describe('compiled code without a place', () => {
  it('is done without where its folder cannot be made', async () => {
    rmSync(kept, { recursive: true, force: true });
    writeFileSync(kept, 'a file in the way');
    expect(await ran()).toEqual(expected);
    expect(readFileSync(kept, 'utf8')).toBe('a file in the way');
  });
});

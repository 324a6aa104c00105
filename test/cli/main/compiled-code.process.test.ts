/** The code that V8 compiled lies beside the executable: it may be missing, damaged or forbidden, and nothing changes. */
import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
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

  it('does without where its folder cannot be made', async () => {
    rmSync(kept, { recursive: true });
    writeFileSync(kept, 'a file in the way');
    expect(await ran()).toEqual(expected);
    expect(readFileSync(kept, 'utf8')).toBe('a file in the way');
  });
});

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeFolder, putInPlace, restoreFolder } from '../../../src/render/file/folder.ts';
import { asideOf } from '../../../src/render/file/temporaries.ts';
import { useFolder } from '../../support/files/use-folder.ts';

const root = useFolder();
let number = 0;
let folder: string;
let target: string;

beforeEach(() => {
  folder = join(root, String(number++));
  mkdirSync(folder);
  target = join(folder, 'month');
});

/** A folder that holds one word. */
function holding(path: string, text: string): string {
  mkdirSync(path);
  writeFileSync(join(path, 'word'), text);
  return path;
}

const word = (path = target) => readFileSync(join(path, 'word'), 'utf8');

async function make(text: string): Promise<void> {
  async function* files() {
    yield { name: 'word', chunks: [text] };
  }
  await makeFolder(target, files, (made) => putInPlace(made, target));
}

describe('what a killed run had put aside', () => {
  it('is put back where nothing took its place', async () => {
    holding(asideOf(target), 'old');
    await restoreFolder(target);
    expect([word(), readdirSync(folder)]).toEqual(['old', ['month']]);
  });

  it('is left alone where something did, and removed when that is replaced', async () => {
    holding(asideOf(target), 'older');
    holding(target, 'old');
    await restoreFolder(target);
    expect(word()).toBe('old');
    expect(readdirSync(folder)).toHaveLength(2);
    await make('new');
    expect([word(), readdirSync(folder)]).toEqual(['new', ['month']]);
  });

  it('of several is the latest', async () => {
    const day = (number: number) => new Date(2026, 4, number);
    for (const number of [2, 3, 1]) {
      const path = holding(asideOf(target), String(number));
      utimesSync(path, day(number), day(number));
    }
    await restoreFolder(target);
    expect(word()).toBe('3');
  });

  it('is put back where a link leads', async () => {
    const real = join(folder, 'real');
    mkdirSync(real);
    symlinkSync(join('real', 'may'), target);
    holding(asideOf(join(real, 'may')), 'old');
    await restoreFolder(target);
    expect([word(join(real, 'may')), readdirSync(real)]).toEqual(['old', ['may']]);
  });

  it('is not that of another target', async () => {
    holding(asideOf(join(folder, 'other')), 'old');
    await restoreFolder(target);
    expect(existsSync(target)).toBe(false);
  });
});

describe('makeFolder', () => {
  it('keeps what is there, whole, when a file cannot be made', async () => {
    holding(target, 'old');
    async function* failing() {
      yield { name: 'word', chunks: ['new'] };
      throw new Error('the source broke');
    }
    const made = makeFolder(target, failing, (each) => putInPlace(each, target));
    await expect(made).rejects.toThrow('the source broke');
    expect([word(), readdirSync(folder)]).toEqual(['old', ['month']]);
  });

  it('writes where a link leads that leads nowhere yet', async () => {
    symlinkSync('later', target);
    await make('new');
    expect([word(join(folder, 'later')), readdirSync(folder).sort()]).toEqual(['new', ['later', 'month']]);
  });

  it('tells the target where the new one cannot take its place, and puts the old one back', async () => {
    holding(target, 'old');
    const error = await putInPlace(join(folder, 'absent'), target).catch((each: unknown) => each);
    expect(error).toMatchObject({ code: 'ENOENT' });
    expect([word(), readdirSync(folder)]).toEqual(['old', ['month']]);
  });
});

it('what stands aside is called so that only its own machine knows the process', () => {
  expect(asideOf(target)).not.toContain(hostname());
  expect(asideOf(target)).toMatch(/\/\.bill-analyze-[0-9a-f]{12}-[0-9a-f]{6}-\d+-[0-9a-f]{16}\.old$/);
});

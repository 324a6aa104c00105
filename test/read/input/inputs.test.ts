import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { appendFile, rename, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fileBytes } from '../../../src/read/input/bytes.ts';
import { BillError } from '../../../src/words/problem.ts';
import { cleanBill, cleanBytes } from '../../support/pollution/pollution.ts';
import { read, useFolder } from '../files.ts';
import { KEYS } from '../reading.ts';
import { hand } from '../row/hand.ts';
import { strictTotals } from '../text/strict-reader.ts';

const BILL = cleanBytes(cleanBill('A'));
const TRUTH = strictTotals(BILL);
const LINES = BILL.toString().split(/(?<=\n)/);
const part = (from: number, to: number) => [LINES[0], ...LINES.slice(from, to)].join('');

const file = useFolder();
const root = dirname(file('placeholder', ''));

describe('several inputs', () => {
  it.each([
    ['parts', [part(1, 6), part(6, 99)], [0, 0]],
    ['overlapping parts', [part(1, 8), part(4, 99)], [0, 4]],
    ['the same bill twice', [BILL, BILL], [0, 12]],
    [
      'the same bill in another order',
      [BILL, [...LINES.slice(0, 1), ...LINES.slice(1).reverse()].join('')],
      [0, 12],
    ],
    ['the same bill compressed', [BILL, gzipSync(BILL)], [0, 12]],
    ['a part and the whole', [part(3, 5), BILL], [0, 2]],
    ['ids with tabs beside ids without', [BILL, BILL.toString().replace(/^(\d{21}),/gm, '$1\t,')], [0, 12]],
  ])('%s: each line counts once', async (_, contents, duplicates) => {
    const paths = contents.map((content, index) => file(`part-${index}.csv`, content));
    const { codes, totals, answers, deduplicated } = await read(paths);
    expect(codes).toEqual([]);
    // Rows of other products are left aside as often as they come.
    expect(totals).toEqual(TRUTH);
    const told = answers.map(({ counts }) => counts.duplicates + counts.leftAside);
    expect(told.reduce((a, b) => a + b)).toBe(1 + duplicates.reduce((a, b) => a + b));
    expect(deduplicated).toBe(true);
  });

  it('a line that was rejected in one is read from the other', async () => {
    const damaged = file('damaged.csv', BILL.toString().replace(/,0\.004404,官网/, ',x,官网'));
    const { totals, codes } = await read([damaged, file('whole.csv', BILL)]);
    expect(codes).toEqual(['NOT_A_NUMBER']);
    expect(totals).toEqual(TRUTH);
  });

  it('lines without an id are counted as they come', async () => {
    const paths = ['a', 'b'].map((name) => file(`${name}.csv`, hand([{}, {}])));
    const { answers } = await read(paths);
    expect(answers.map(({ counts }) => counts.counted)).toEqual([2, 2]);
  });

  it('a single CSV is taken as it is', async () => {
    const { answers, deduplicated } = await read([file('twice.csv', hand([{ line: '1' }, { line: '1' }]))]);
    expect(answers.map(({ counts }) => counts.counted)).toEqual([2]);
    expect(deduplicated).toBe(false);
  });
});

describe('the same file', () => {
  it('named twice, by another path or a link, is read once', async () => {
    const path = file('once.csv', BILL);
    const link = join(root, 'link.csv');
    symlinkSync(path, link);
    const hard = join(root, 'hard.csv');
    linkSync(path, hard);
    const { totals, namedTwice, files } = await read([path, path, join(root, '.', 'once.csv'), link, hard]);
    expect(totals).toEqual(TRUTH);
    expect(files).toEqual([path]);
    expect(namedTwice).toEqual([path, join(root, 'once.csv'), link, hard]);
  });
});

describe('folders and patterns', () => {
  const folder = join(root, 'delivery');
  mkdirSync(join(folder, 'deep'), { recursive: true });
  writeFileSync(join(folder, 'b.csv'), part(1, 4));
  writeFileSync(join(folder, 'a.CSV.GZ'), gzipSync(part(4, 8)));
  writeFileSync(join(folder, 'deep', 'c.csv'), part(8, 99));
  writeFileSync(join(folder, 'empty.csv'), '');
  writeFileSync(join(folder, 'readme.md'), '# no bill');

  it('a folder is read with all that is in it', async () => {
    const { totals, codes, files, emptyFiles } = await read([folder]);
    expect(codes).toEqual([]);
    expect(totals).toEqual(TRUTH);
    expect(files).toEqual(['a.CSV.GZ', 'b.csv', 'deep/c.csv', 'empty.csv'].map((name) => join(folder, name)));
    expect(emptyFiles).toEqual([join(folder, 'empty.csv')]);
  });

  it.each(['delivery/**/*.{csv,GZ}', 'delivery/**/[a-z]*.[cC]*'])('%s', async (pattern) => {
    expect((await read([join(root, pattern)])).totals).toEqual(TRUTH);
  });

  it('a file whose name looks like a pattern is a file', async () => {
    const path = file('may[1].csv', BILL);
    expect((await read([path])).totals).toEqual(TRUTH);
  });

  it.each([
    ['EMPTY_FOLDER', 'nothing-here'],
    ['NO_MATCH', 'no-such-*.csv'],
  ])('%s', async (code, name) => {
    mkdirSync(join(root, 'nothing-here'), { recursive: true });
    await expect(read([join(root, name)])).rejects.toMatchObject({ code, file: join(root, name) });
  });
});

describe('what cannot be read does not stop the others', () => {
  it.each([
    ['NOT_FOUND', () => join(root, 'no-such.csv')],
    ['UNREADABLE', () => join(file('plain.csv', BILL), 'below.csv')],
    ['UNREADABLE', () => loop()],
    ['UNREADABLE', () => join(root, 'x'.repeat(300))],
    ['NO_HEADER', () => file('text.csv', 'no bill at all\n')],
    ['NO_INSTANCE_ID', () => file('columns.csv', '账单月份,用量,应付金额\n202605,1,2\n')],
  ])('%s', async (code, make) => {
    const path = make();
    const { failures, totals, files } = await read([path, file('good.csv', BILL)]);
    expect(failures).toMatchObject([{ code, file: path }]);
    expect(totals).toEqual(TRUTH);
    expect(files).toHaveLength(2);
    await expect(read([path, file('good.csv', BILL)], { strict: true })).rejects.toMatchObject({ code });
  });

  it('a file without a byte is empty, and nothing more', async () => {
    const empty = file('empty.csv', '');
    const { failures, emptyFiles, answers } = await read([empty]);
    expect([failures, emptyFiles, answers]).toEqual([[], [empty], []]);
  });

  it('a header without rows is read as no rows', async () => {
    const { codes, answers } = await read([file('header.csv', LINES[0] ?? '')]);
    expect(codes).toEqual([]);
    expect(answers.map(({ counts }) => counts.rowsRead)).toEqual([0]);
  });

  it('a fault of the program is not taken for one of the file', async () => {
    const onReject = () => {
      throw new TypeError('a fault of ours');
    };
    const path = file('reject.csv', hand([{ payable: 'x' }]));
    await expect(read([path], { onReject })).rejects.toBeInstanceOf(TypeError);
  });

  it('a run can be ended', async () => {
    const signal = AbortSignal.abort();
    await expect(read([file('good.csv', BILL)], { signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a file that changes while it is read', () => {
  const text = hand(Array.from({ length: 4000 }, () => ({})));

  it.each([
    ['grows', (path: string) => appendFile(path, text)],
    ['shrinks', (path: string) => truncate(path, 300_000)],
    ['is written anew', (path: string) => writeFile(path, text.replaceAll('0.004', '0.005'))],
    [
      'is replaced',
      async (path: string) => {
        await writeFile(`${path}.new`, text);
        await rename(`${path}.new`, path);
      },
    ],
  ])('and %s is noticed', async (_, change) => {
    const path = file('changing.csv', text);
    expect(text.length).toBeGreaterThan(600_000);
    const failed = readAndChange(path, () => change(path));
    await expect(failed).rejects.toMatchObject({ code: 'FILE_CHANGED', file: path });
    await expect(failed).rejects.toBeInstanceOf(BillError);
  });

  it('and one that does not is read to its end', async () => {
    const path = file('still.csv', text);
    expect(await readAndChange(path, async () => {})).toBe(Buffer.byteLength(text));
  });

  it('is a failure of the run, with what was read before', async () => {
    const path = file('changing.csv', text);
    let told = 0;
    const onProgress = () => {
      if (told++ === 0) writeFileSync(path, `${text}${text}`);
    };
    const { failures } = await read([path], { keys: KEYS, onProgress });
    expect(failures).toMatchObject([{ code: 'FILE_CHANGED', file: path }]);
  });

  async function readAndChange(path: string, change: () => Promise<void>): Promise<number> {
    let size = 0;
    for await (const chunk of fileBytes(path)) {
      if (size === 0) await change();
      size += chunk.length;
    }
    return size;
  }
});

function loop(): string {
  const path = join(root, 'loop.csv');
  symlinkSync(path, path);
  return path;
}

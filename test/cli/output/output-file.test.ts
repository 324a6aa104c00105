import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../support/cli/run.ts';
import { MAY } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { handBill } from '../commands/report/hand-bill.ts';

const root = useFolder();
let folder = root;
let tests = 0;

beforeEach(() => {
  folder = join(root, `t${tests++}`);
  mkdirSync(folder);
});

const OLD = 'what was there before\n';

/** A file that a run must leave as it is. */
function oldFile(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, OLD);
  return path;
}

describe('-o FILE', () => {
  it.each([
    ['csv', 'csv'],
    ['CSV', 'csv'],
    ['tsv', 'tsv'],
    ['json', 'json'],
    ['ndjson', 'ndjson'],
    ['jsonl', 'ndjson'],
    ['md', 'md'],
    ['markdown', 'md'],
    ['txt', 'table'],
  ])('.%s holds what --format %s prints', async (extension, format) => {
    const path = join(folder, `report.${extension}`);
    const [written, printed] = await Promise.all([
      run([MAY, '--by', 'model', '-o', path]),
      run([MAY, '--by', 'model', '--format', format]),
    ]);
    expect(readFileSync(path, 'utf8')).toBe(printed.stdout);
    expect(written.stderr).toBe(`written: ${path}\n${printed.stderr}`);
    expect([written.stdout, written.code]).toEqual(['', 0]);
    expect(readdirSync(folder)).toEqual([`report.${extension}`]);
  });

  it('--format decides where the extension is of no format', async () => {
    const path = join(folder, 'report.dat');
    await run([MAY, '--format', 'json', '--output', path]);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ schema_version: 2 });
  });

  it('replaces a file whole', async () => {
    const path = oldFile('report.csv');
    const { code } = await run([MAY, '-o', path]);
    expect(code).toBe(0);
    expect(readFileSync(path, 'utf8')).toMatch(/^billing_month,/);
  });

  it.each(['csv', 'tsv'])('--bom starts %s with a byte order mark', async (format) => {
    const path = join(folder, `report.${format}`);
    await run([MAY, '--bom', '-o', path]);
    const { bytes } = await run([MAY, '--bom', '--format', format]);
    expect(bytes.subarray(0, 4)).toEqual(Buffer.from([0xef, 0xbb, 0xbf, 0x62]));
    expect(readFileSync(path)).toEqual(bytes);
  });
});

describe('what fails leaves the old file and nothing else', () => {
  const bad = join(root, 'bad.csv');
  writeFileSync(bad, 'nothing,of,a,bill\n1,2,3,4\n');

  it.each([
    ['a wrong option', ['--by', 'nonsense'], 2],
    ['a pivot too wide', ['--by', 'month', '--pivot', 'minute'], 2],
    ['an input that is no bill', [], 3],
    ['a names file that is not there', ['--names', join(root, 'none.csv')], 3],
  ])('%s', async (about, options, code) => {
    const path = oldFile('report.csv');
    const input = about.startsWith('an input') ? bad : about.startsWith('a pivot') ? wide() : MAY;
    const ran = await run([input, '-o', path, ...options]);
    expect([ran.code, ran.stdout]).toEqual([code, '']);
    expect(readFileSync(path, 'utf8')).toBe(OLD);
    expect(readdirSync(folder)).toEqual(['report.csv']);
  });

  it.each([
    ['a reader', ['--reader', 'nonsense']],
    ['a limit', ['--limit', 'nonsense']],
    ['an encoding', ['--encoding', 'nonsense']],
  ])('a wrong %s beside --rejects', async (_, options) => {
    const path = oldFile('report.csv');
    const { code } = await run([MAY, '-o', path, '--rejects', join(folder, 'rejects.csv'), ...options]);
    expect(code).not.toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(OLD);
    expect(readdirSync(folder).filter((name) => name !== 'rejects.csv')).toEqual(['report.csv']);
  });

  it.each([
    ['a folder', () => folder, 3],
    ['a folder with the name of a file', () => mkdir('report.csv'), 3],
    ['in a folder that is not there', () => join(folder, 'none', 'report.csv'), 3],
    ['under a file', () => join(oldFile('file'), 'report.csv'), 3],
    ['a full device', () => '/dev/full', 3],
    ['a folder that nobody may write to', () => '/proc/report.csv', 3],
  ])('%s as the target', async (_, target, code) => {
    const path = target();
    const before = readdirSync(folder);
    const ran = await run([MAY, '--format', 'csv', '-o', path]);
    expect(ran.stderr).toMatch(/^error: .*\n {2}remedy: /);
    expect([ran.code, ran.stdout]).toEqual([code, '']);
    expect(readdirSync(folder)).toEqual(before);
  });

  it.each(['report', 'report.xls', 'report.', '.csv.bak'])('the extension of %s', async (name) => {
    const ran = await run([MAY, '-o', join(folder, name)]);
    expect(ran.stderr).toContain('no format has the extension of');
    expect([ran.code, existsSync(join(folder, name))]).toEqual([2, false]);
  });

  function mkdir(name: string): string {
    mkdirSync(join(folder, name));
    return join(folder, name);
  }

  function wide(): string {
    const path = join(root, 'wide.csv');
    const minute = (n: number) =>
      `2026-05-14 ${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:00`;
    writeFileSync(path, handBill(Array.from({ length: 501 }, (_, n) => ({ started: minute(n) }))));
    return path;
  }
});

describe('a bill is never written over', () => {
  it.each([
    ['-o', (bill: string) => [bill, '-o', bill]],
    ['-o by another path', (bill: string) => [bill, '-o', join(folder, '.', 'x', '..', 'bill.csv')]],
    ['-o of one in a folder', (bill: string) => [folder, '-o', bill]],
    ['--rejects', (bill: string) => [bill, '--rejects', bill]],
    ['--rejects of the names file', (bill: string) => [MAY, '--names', bill, '--rejects', bill]],
  ])('%s', async (_, args) => {
    mkdirSync(join(folder, 'x'));
    const bill = join(folder, 'bill.csv');
    const text = handBill([{}]);
    writeFileSync(bill, text);
    const { stderr, code } = await run(args(bill));
    expect(readFileSync(bill, 'utf8')).toBe(text);
    expect(stderr).toContain('bill.csv');
    expect(code).not.toBe(0);
  });

  it('nor the report over its own rejects', async () => {
    const path = join(folder, 'both.csv');
    const { stderr, code } = await run([MAY, '-o', path, '--rejects', path]);
    expect(stderr).toContain('both.csv');
    expect([code, existsSync(path)]).toEqual([2, false]);
  });

  it('rejects are written whole too, also when reading stops', async () => {
    const rejects = join(folder, 'rejects.csv');
    const bill = join(folder, 'bill.csv');
    writeFileSync(bill, handBill([{}, { payable: 'x' }, { payable: 'y' }]));
    const { code } = await run([bill, '--strict', '--rejects', rejects]);
    expect(code).toBe(3);
    expect(readdirSync(folder).sort()).toEqual(['bill.csv', 'rejects.csv']);
    expect(statSync(rejects).size).toBeGreaterThan(0);
  });

  it('rejects that cannot be written fail the run', async () => {
    const rejects = join(folder, 'none', 'rejects.csv');
    const { stderr, code } = await run([MAY, '--rejects', rejects]);
    expect(stderr).toContain(join(folder, 'none'));
    expect(code).toBe(3);
  });
});

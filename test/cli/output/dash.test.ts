/** `-` is standard output, and no file is called so. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { onTerminal, run } from '../../support/cli/run.ts';
import { MAY } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';

const root = useFolder();
const cwd = join(root, 'empty');
mkdirSync(cwd);

it.each([
  [[]],
  [['--format', 'json']],
  [['--format', 'md']],
  [['--format', 'xlsx']],
  [['--format', 'parquet']],
  [['--format', 'focus', '--grain', 'line']],
  [['--format', 'html']],
])('a report with %j and -o - is what it is without', async (args) => {
  const [dashed, plain] = [await run([MAY, ...args, '-o', '-'], { cwd }), await run([MAY, ...args], { cwd })];
  expect(dashed.bytes.equals(plain.bytes)).toBe(true);
  expect([dashed.code, dashed.stderr]).toEqual([plain.code, plain.stderr]);
  expect(dashed.bytes.length).toBeGreaterThan(0);
  expect(readdirSync(cwd)).toEqual([]);
});

it.each([
  ['check', [MAY]],
  ['diff', [MAY, MAY]],
  ['reconcile', [MAY, '--expect-payable', '1']],
])('so is that of %s', async (command, args) => {
  const plain = await run([command, ...args], { cwd });
  expect(await run([command, ...args, '-o', '-'], { cwd })).toEqual(plain);
  expect(readdirSync(cwd)).toEqual([]);
});

it('on a terminal it is the table, and bytes are refused', async () => {
  const plain = await onTerminal([MAY], 100, {}, cwd);
  expect(await onTerminal([MAY, '-o', '-'], 100, {}, cwd)).toEqual(plain);
  const bytes = await onTerminal([MAY, '--format', 'xlsx', '-o', '-'], 100, {}, cwd);
  expect([bytes.code, readdirSync(cwd)]).toEqual([2, []]);
});

it.each([
  ['pack', ['pack', MAY, '-o', '-'], 'pack writes a folder or a .zip, and - is named as neither'],
  ['--rejects', [MAY, '--rejects', '-'], '--rejects needs a file: - is standard output'],
])('%s cannot go there', async (_, args, told) => {
  const { stdout, stderr, code } = await run(args, { cwd });
  expect([code, stdout, readdirSync(cwd)]).toEqual([2, '', []]);
  expect(stderr).toContain(told);
});

it('a file that is called so is named with its folder', async () => {
  expect((await run([MAY, '--format', 'csv', '-o', './-'], { cwd })).code).toBe(0);
  expect(readdirSync(cwd)).toEqual(['-']);
});

/** A limit on file size fails a write as a full disk does, after some blocks. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shell, spawned } from '../../support/cli/spawn.ts';
import { MAY } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { handBill } from '../commands/report/hand-bill.ts';

const root = useFolder();

/** An empty folder. */
function emptyFolder(name: string): string {
  const path = join(root, name);
  mkdirSync(path);
  return path;
}

/** `bill-analyze COMMAND` where a file may have so many blocks. */
function onDiskOf(blocks: number, command: string) {
  return shell(`trap '' XFSZ; ulimit -f ${blocks}; bill-analyze ${command}`);
}

it('a file that is there stays as it was', async () => {
  const folder = emptyFolder('report');
  const path = join(folder, 'report.csv');
  writeFileSync(path, 'old');
  const { stderr, code } = await onDiskOf(1, `'${MAY}' -o '${path}'`);
  expect(stderr).toContain(`error: ${path}: `);
  expect(stderr).not.toContain('written');
  expect(code).toBe(3);
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['report.csv']);
});

it('Parquet leaves nothing behind', async () => {
  const path = join(emptyFolder('parquet'), 'full.parquet');
  const { stderr, code } = await onDiskOf(1, `'${MAY}' -o '${path}'`);
  expect(stderr).toContain(`error: ${path}: `);
  expect(code).toBe(3);
  expect(existsSync(path)).toBe(false);
});

it('FOCUS line by line tells of it, and leaves nothing', async () => {
  const path = join(emptyFolder('focus'), 'full.csv');
  const bill = join(root, 'many.csv');
  writeFileSync(
    bill,
    handBill(Array.from({ length: 3_000 }, (_, n) => ({ line: `9${n}`, payable: '0.1', list: '0.1' }))),
  );
  const { stderr, code } = await onDiskOf(64, `'${bill}' --format focus --grain line -o '${path}'`);
  expect(stderr).toContain(`error: ${path}: `);
  expect([code, existsSync(path)]).toEqual([3, false]);
});

it('a pack is as it was', async () => {
  const folder = emptyFolder('pack');
  const path = join(folder, 'full');
  expect((await spawned(['pack', MAY, '-o', path])).code).toBe(0);
  const files = readdirSync(path).map((name) => [name, readFileSync(join(path, name))] as const);
  const { code, stderr } = await onDiskOf(20, `pack '${MAY}' -o '${path}' --lang zh`);
  expect(code).toBe(3);
  expect(stderr).toContain(path);
  expect(stderr).not.toContain('.tmp');
  expect(readdirSync(folder)).toEqual(['full']);
  for (const [name, bytes] of files) expect(readFileSync(join(path, name)).equals(bytes), name).toBe(true);
});

it('a pack in an archive is written whole or not at all', async () => {
  const folder = emptyFolder('archive');
  const path = join(folder, 'whole.zip');
  expect((await spawned(['pack', MAY, '-o', path])).code).toBe(0);
  const { size } = statSync(path);
  const { code } = await onDiskOf(20, `pack '${MAY}' -o '${path}'`);
  expect(code).toBe(3);
  expect(statSync(path).size).toBe(size);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

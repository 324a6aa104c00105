import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { shell } from '../../support/cli/spawn.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { handBill } from '../commands/report/hand-bill.ts';

const many = join(useFolder(), 'many.csv');
beforeAll(() =>
  writeFileSync(many, handBill(Array.from({ length: 20_000 }, (_, n) => ({ line: String(n) })))),
);

it.each([
  ['FOCUS line by line', '--format focus --grain line'],
  ['lines of a trace', '--trace model=qwen-plus'],
])('%s: a reader that has enough is no error, and reading stops', async (_, options) => {
  const { stdout, stderr, code } = await shell(`bill-analyze ${many} ${options} | head -2`);
  expect(stdout.split('\n')).toHaveLength(3);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
});

it('a full device behind a trace is an error', async () => {
  const full = await shell(`bill-analyze ${many} --trace model=qwen-plus > /dev/full`);
  expect(full.stderr).toContain('cannot write (ENOSPC)');
  expect(full.code).toBe(3);
});

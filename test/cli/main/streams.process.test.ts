import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shell, spawned } from '../../support/cli/spawn.ts';
import { MAY } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { manyKeys } from '../commands/report/hand-bill.ts';

const folder = useFolder();
const big = join(folder, 'big.csv');
writeFileSync(big, manyKeys(2000));

const COMMANDS = [
  ['a long CSV', `'${big}'`],
  ['the summary', `'${MAY}' --format table`],
  ['JSON', `'${MAY}' --format json`],
  ['Markdown', `'${MAY}' --format md --by month`],
  ['explain', "explain '5000001;llm-a;qwen-plus;input_token;;0'"],
  ['help', '--help'],
  ['the version', '--version'],
] as const;

const TROUBLE = /^\s+at |EPIPE|EBADF|error/im;

describe.concurrent.each(COMMANDS)('%s', (_, command) => {
  it('> /dev/full fails with a message', async () => {
    const { stderr, code } = await shell(`bill-analyze ${command} > /dev/full`);
    expect(stderr).toMatch(/error: stdout: cannot write \(ENOSPC\)\n {2}remedy: .*incomplete/);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(3);
  });

  it('| true and | head -1 are quiet', async () => {
    const [unread, first] = await Promise.all(
      ['true', 'head -1'].map((reader) => shell(`bill-analyze ${command} | ${reader}`)),
    );
    expect(unread?.stderr).not.toMatch(TROUBLE);
    expect(first?.stderr).not.toMatch(TROUBLE);
    expect(first?.stdout.trimEnd().split('\n')).toHaveLength(1);
    expect([unread?.code, first?.code]).toEqual([0, 0]);
  });

  it('with a closed stdout is quiet', async () => {
    const { stderr, code } = await shell(`bill-analyze ${command} >&-`);
    expect(stderr).not.toMatch(TROUBLE);
    expect(code).toBe(0);
  });

  it('with a closed or a full stderr keeps its output', async () => {
    const [closed, full] = await Promise.all(
      ['2>&-', '2>/dev/full'].map((to) => shell(`bill-analyze ${command} ${to}`)),
    );
    expect(closed).toMatchObject({ stderr: '', code: 0 });
    expect(closed?.stdout).not.toBe('');
    expect(full).toEqual(closed);
  });
});

describe.concurrent('a slow pipe', () => {
  it.each(['csv', 'json', 'table'])('gets more than 64 KiB of %s whole', async (format) => {
    const command = `bill-analyze '${big}' --by api-key --format ${format} 2>/dev/null`;
    const { bytes, code } = await shell(`${command} | (sleep 0.5; head -c 1000; sleep 0.3; cat)`);
    expect(bytes.length).toBeGreaterThan(65_536);
    const keys = new Set(bytes.toString().match(/50\d{5}/g));
    expect(keys.size).toBe(2000);
    expect(bytes.at(-1)).toBe(0x0a);
    expect(code).toBe(0);
  });
});

it('-o /dev/stdout is standard output', async () => {
  const [file, usual] = await Promise.all([
    spawned([MAY, '--format', 'csv', '-o', '/dev/stdout']),
    spawned([MAY]),
  ]);
  expect(file.stdout).toBe(usual.stdout);
  expect(usual.stdout).not.toBe('');
});

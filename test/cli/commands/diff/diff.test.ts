import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OBEYED } from '../../../support/cli/obeyed.ts';
import { onTerminal, run } from '../../../support/cli/run.ts';
import { APRIL, MAY, sample } from '../../../support/files/samples.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { handBill } from '../report/hand-bill.ts';

const folder = useFolder();

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('diff on the command line', () => {
  it.each<[string, string[], string]>([
    ['one bill', [MAY], 'missing argument: new'],
    ['three bills', [MAY, MAY, MAY], 'too many arguments'],
    ['an unknown way', [MAY, MAY, '--as', 'days'], '--as must be lines or months, not "days"'],
    [
      'an unknown table',
      [APRIL, MAY, '--table', 'lines'],
      'there is no table "lines" here\n  Tables: bridge, by, prices.',
    ],
    [
      'a table of the other way',
      [MAY, MAY, '--table', 'bridge'],
      'there is no table "bridge" here\n  Tables: lines, by, cells.',
    ],
    ['an unknown dimension', [MAY, MAY, '--by', 'modle'], 'unknown dimension "modle"'],
    ['an option of the main command', [MAY, MAY, '--pivot', 'day'], 'diff does not take --pivot'],
    ['another one', [MAY, MAY, '--expect-rows', '3'], 'diff does not take --expect-rows'],
    ['standard input twice', ['-', '-'], 'the two bills cannot both come from standard input'],
    [
      'lines of standard input',
      [MAY, '-'],
      'lines are compared in several passes, but - can be read only once',
    ],
  ])('%s is wrong usage', async (_, args, message) => {
    const { code, stdout, stderr } = await run(['diff', ...args], { stdin: readFileSync(MAY) });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`error: ${message}`);
  });

  it('needs to be told how where the months are not known', async () => {
    const columns = ['month', 'day', 'started'] as const;
    const path = file('timeless.csv', handBill([{ line: '1' }], columns));
    const { code, stderr } = await run(['diff', path, path]);
    expect(code).toBe(2);
    expect(stderr).toContain('--as lines or --as months');
    expect((await run(['diff', path, path, '--as', 'lines'])).code).toBe(0);
  });

  it('reports what could be read, and exits with 3 where a row was rejected', async () => {
    const bad = sample('bad-rows-202605.csv');
    const { code, stdout, stderr } = await run(['diff', bad, bad, '--format', 'table']);
    expect(code).toBe(3);
    expect(stdout).toContain('No line differs');
    expect(stderr).toContain(`error: ${bad}:`);
  });

  it('exits with 3 and says why where a bill is not there or has no rows', async () => {
    expect(await run(['diff', MAY, 'nowhere.csv'])).toMatchObject({ code: 3, stdout: '' });
    const empty = file('empty.csv', handBill([]));
    expect(await run(['diff', empty, MAY])).toMatchObject({ code: 3, stdout: '' });
  });

  it('writes a file whole, and never over one of the bills', async () => {
    const path = join(folder, 'out.json');
    expect((await run(['diff', APRIL, MAY, '-o', path])).code).toBe(0);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ report: 'diff', compared: 'months' });
    const bill = file('kept.csv', handBill([{ line: '1' }]));
    const before = readFileSync(bill, 'utf8');
    expect((await run(['diff', MAY, bill, '-o', bill])).code).toBe(2);
    expect(readFileSync(bill, 'utf8')).toBe(before);
  });

  it.each([['csv'], ['tsv'], ['ndjson']])('writes the lines as %s, words on stderr', async (format) => {
    const { stdout, stderr, code } = await run(['diff', MAY, MAY, '--format', format]);
    expect(code).toBe(0);
    expect(stdout.split('\n').length).toBe(format === 'ndjson' ? 1 : 2);
    expect(stderr).toContain('Proof: old: rows read 100 = counted 97');
    expect(stderr).toContain('Proof: new: rows read 100 = counted 97');
  });

  it('lets nothing of a cell reach the screen or a spreadsheet as more than text', async () => {
    const evil = '=1+1\u001b[31m;llm-a;\u202eqwen\u0007;input_token;;0';
    const old = file('evil-old.csv', handBill([{ line: '1', id: evil }]));
    const now = file(
      'evil-new.csv',
      handBill([{ line: '1', id: `=2+${evil}`, tags: '=cmd()' }, { line: '=3' }]),
    );
    for (const format of ['table', 'md']) {
      const { stdout, stderr, code } = await run(['diff', old, now, '--format', format]);
      expect(code).toBe(1);
      expect(stdout).not.toMatch(OBEYED);
      expect(stderr).not.toMatch(OBEYED);
    }
    const csv = (await run(['diff', old, now, '--table', 'cells'])).stdout;
    expect(csv).toContain("'=2+");
    const screen = await onTerminal(['diff', old, now, '--no-color'], 100);
    expect(screen.stdout.replaceAll('\r', '')).not.toMatch(OBEYED);
  });

  it('fits a terminal and tells which columns it left out', async () => {
    const { stdout } = await onTerminal(['diff', APRIL, MAY, '--no-color'], 100);
    const widest = Math.max(...stdout.split(/\r?\n/).map((text) => text.length));
    expect(widest).toBeLessThanOrEqual(100);
  });

  it('has help in both languages', async () => {
    expect((await run(['diff', '--help'])).stdout).toContain('--as <what>');
    expect((await run(['diff', '--help', '--lang', 'zh'])).stdout).toContain('比较两份账单');
  });
});

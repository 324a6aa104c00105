import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { report, run } from '../../support/cli/run.ts';
import { MAY, sample } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';

const folder = useFolder();
const NAMES = sample('names.csv');
const CORRECTED = sample('corrections-202605.csv');

/** Wrong usage, the exit code, and what the answer must say. */
const TABLE: readonly (readonly [args: readonly string[], code: number, ...says: readonly string[]])[] = [
  [[MAY, '--by', 'team'], 2, 'team comes from --names', 'the columns id, name and team'],
  [[MAY, '--by', 'api-key-name'], 2, 'api-key-name comes from --names'],
  [[MAY, '--by', 'tem', '--names', NAMES], 2, 'unknown dimension "tem"', 'Did you mean team?'],
  [[MAY, '--by', 'cost_centre', '--names', NAMES], 2, 'Did you mean cost_center?'],
  [[MAY, '--by', 'modle'], 2, 'Did you mean model?'],
  [[MAY, '--by', 'model', '--measure', 'cost'], 2, 'Did you mean list_cost or payable?'],
  [[MAY, '--by', 'model', '--measure', 'payble'], 2, 'Did you mean payable?'],
  [[MAY, '-o', join(folder, 'nodir/x.csv')], 3, 'the folder to write into is missing'],
  [[MAY, '--rejects', join(folder, 'nodir/r.csv')], 3, 'the folder to write into is missing'],
  [[MAY, '--format', 'json', '--bom'], 2, '--bom changes how CSV and TSV are written', 'nothing for json'],
  [[MAY, '--format', 'json', '--excel'], 2, '--excel changes how CSV and TSV are written'],
  [[MAY, '--workers', '0'], 2, '--workers must be a whole number from 1, not "0"'],
  [[MAY, '--format', 'csv', '--format', 'json'], 2, '--format is given more than once'],
  [[MAY, '--top', '3', '--top', '3'], 2, '--top is given more than once'],
  [['check', MAY, '--fail-on', 'note', '--fail-on', 'error'], 2, '--fail-on is given more than once'],
  [[MAY, '-o', join(folder, 'x.csv'), '--format', 'json'], 2, '--format says json', 'is named as csv'],
  [[MAY, '-o', join(folder, 'x.json'), '--format', 'ndjson'], 2, 'is named as json'],
  [[MAY, '-o', join(folder, 'x.xlsx'), '--format', 'parquet'], 2, 'is named as xlsx'],
  [['pack', MAY, '-o', join(folder, 'out.txt')], 2, 'pack writes a folder or a .zip'],
  [['pack', MAY, '-o', join(folder, 'out.xlsx')], 2, 'pack writes a folder or a .zip'],
  [[MAY, '--encoding', 'latin1'], 2, 'unknown encoding "latin1"', 'utf-8, gb18030'],
  [['check', MAY, '--encoding', 'latin1'], 2, 'unknown encoding "latin1"'],
];

describe('wrong usage is answered with what to do', () => {
  it.each(TABLE.map(([args, code, ...says]) => ({ args, code, says })))(
    '$args',
    async ({ args, code, says }) => {
      const answer = await run(args);
      expect({ code: answer.code, stdout: answer.stdout }).toEqual({ code, stdout: '' });
      for (const text of says) expect(answer.stderr).toContain(text);
      expect(answer.stderr).not.toMatch(/^\s+at /m);
      const chinese = await run([...args, '--lang', 'zh']);
      expect(chinese.code).toBe(code);
      expect(chinese.stderr).toMatch(/^错误[:：]/m);
    },
  );

  it('nothing was written by any of it', () => {
    for (const name of ['x.csv', 'x.json', 'x.xlsx', 'out.txt', 'out.xlsx', 'nodir'])
      expect(existsSync(join(folder, name))).toBe(false);
  });

  it.each([
    ['focus.csv', 'focus'],
    ['page.html', 'page'],
    ['mail.html', 'html'],
    ['notes.txt', 'md'],
    ['data.dat', 'csv'],
  ])('%s may hold %s', async (name, format) => {
    expect(await run([MAY, '-o', join(folder, name), '--format', format])).toMatchObject({ code: 0 });
  });
});

describe('the help of a command', () => {
  it.each([
    [['check'], ['xlsx', 'parquet'], ['openmetrics', 'focus', 'page']],
    [['reconcile'], ['md', 'xlsx'], ['openmetrics', 'focus', 'page']],
    [['diff'], ['ndjson'], ['openmetrics', 'focus', 'page']],
    [[], ['openmetrics', 'focus (CSV or Parquet)', 'page (analytics'], []],
  ])('%j names the formats that it takes', async (command, has, lacks) => {
    const { stdout } = await run([...command, '--help']);
    const [, shown = ''] = /--format <format>([\s\S]*?)\n {2}-/.exec(stdout) ?? [];
    const text = shown.replace(/\s+/g, ' ');
    for (const format of has) expect(text).toContain(format);
    for (const format of lacks) expect(text).not.toMatch(new RegExp(`\\b${format}\\b`));
  });

  it.each([['help'], ['help', 'check']])('%j is printed', async (...args) => {
    const { code, stdout } = await run(args.flat());
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(500);
  });
});

describe('a filter', () => {
  it.each([
    [MAY, '--channel', '控制台', 'console'],
    [MAY, '--channel', '控制*', 'console'],
    [MAY, '--channel', '（未知）', 'unknown'],
    [MAY, '--api-key', '(no API key)', '(none)'],
    [MAY, '--api-key', '（无 API Key）', '(none)'],
    [CORRECTED, '--fee-type', '退款', 'refund'],
    [CORRECTED, '--fee-type', '调账', 'adjustment'],
  ])('%s %s %s takes the word of a report for %s', async (bill, option, shown, machine) => {
    const by = ['--by', 'model', '--strict'];
    const asShown = await report([bill, option, shown, ...by]);
    const named = await report([bill, option, machine, ...by]);
    expect(asShown.rows.length).toBeGreaterThan(0);
    expect([asShown.rows, asShown.proof]).toEqual([named.rows, named.proof]);
  });

  it.each([
    [[MAY, '--fee-type', '退款', '--format', 'csv']],
    [['reconcile', MAY, '--model', 'none-such', '--expect-payable', '0', '--format', 'csv']],
    [['diff', MAY, MAY, '--model', 'none-such', '--as', 'lines', '--format', 'csv']],
    [[MAY, '--trace', 'model=qwen-max', '--model', 'none-such', '--format', 'csv']],
  ])('%j that matches nothing warns, and is an error where every one must match', async (args) => {
    const lenient = await run(args);
    expect(lenient.stderr).toContain('No row of the bill matches');
    const strict = await run([...args, '--strict']);
    expect(strict.code).toBe(1);
    if (args[0] === MAY && !args.includes('--trace')) expect(lenient.code).toBe(0);
  });

  it('of which every pattern matches is none', async () => {
    const file = join(folder, 'own.csv');
    writeFileSync(file, '实例ID,应付金额\n5000001;llm-a;qwen-max;input_token;;0,1\n');
    expect(await run([file, '--model', 'qwen-*', '--strict', '--format', 'csv'])).toMatchObject({ code: 0 });
  });
});

import { describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { run } from '../../support/cli/run.ts';
import { MAY } from '../../support/files/samples.ts';

describe('wrong usage: exit code 2, what is wrong and what to do', () => {
  it.concurrent.each([
    ['an option', ['--modle', 'x'], 'unknown option --modle', 'Did you mean --model?'],
    ['an option with its value', ['--modle=x'], 'unknown option', 'Did you mean --model?'],
    ['an option like none', ['--qqqqqqqq'], 'unknown option --qqqqqqqq', 'See bill-analyze --help'],
    ['a short option', ['-x'], 'unknown option -x', 'See bill-analyze --help'],
    ['an option without its value', [MAY, '--by'], '--by', 'needs a value'],
    ['a dimension', [MAY, '--by', 'modle'], 'unknown dimension "modle"', 'Did you mean model?'],
    ['one of several dimensions', [MAY, '--by', 'day,wrokspace'], '"wrokspace"', 'Did you mean workspace?'],
    ['a dimension like none', [MAY, '--by', 'qqqqqq'], '"qqqqqq"', 'Dimensions: month, day'],
    ['no dimension', [MAY, '--by', ''], 'unknown dimension ""', 'Dimensions: month, day'],
    ['no dimension but commas', [MAY, '--by', ' , '], 'unknown dimension " , "', 'Dimensions: month, day'],
    ['a measure', [MAY, '--measure', 'paybale'], 'unknown measure "paybale"', 'Did you mean payable?'],
    ['no measure', [MAY, '--measure', ''], 'unknown measure ""', 'Measures: rows'],
    [
      'a measure of units without units',
      [MAY, '--by', 'model', '--measure', 'consumed'],
      'consumed needs unit',
      '',
    ],
    ['a format', [MAY, '--format', 'jsno'], 'unknown format "jsno"', 'Did you mean json?'],
    [
      'a format like none',
      [MAY, '--format', 'xls'],
      'unknown format "xls"',
      'Did you mean xlsx?',
      'Formats: table, csv',
    ],
    [
      'a column to sort by',
      [MAY, '--by', 'model', '--sort', 'pay'],
      'cannot sort by "pay"',
      'Columns: model',
    ],
    ['a sort of the summary', [MAY, '--format', 'table', '--sort', 'model'], 'sort', '--by'],
    ['a pivot', [MAY, '--pivot', 'mnoth'], 'unknown dimension "mnoth"', 'Did you mean month?'],
    ['two pivots', [MAY, '--pivot', 'month,day'], '--pivot takes one dimension', ''],
    [
      'a pivot of what stands before',
      [MAY, '--by', 'month', '--pivot', 'month'],
      'in both --by and --pivot',
      '',
    ],
    ['a top', [MAY, '--top', 'ten'], '--top must be a whole number, not "ten"', ''],
    ['a negative top', [MAY, '--top=-1'], '--top must be a whole number', ''],
    ['a day', [MAY, '--since', '2026-02-30'], '--since must be a day', '2026-02-30'],
    ['a last day', [MAY, '--until', 'today'], '--until must be a day', 'today'],
    [
      'a period that ends before it begins',
      [MAY, '--since', '2026-05-02', '--until', '2026-05-01'],
      '--since',
      '',
    ],
    ['a month', [MAY, '--month', 'May'], '--month must be a month', 'May'],
    ['a language', [MAY, '--lang', 'fr'], '--lang must be en or zh, not "fr"', ''],
    [
      'a limit',
      [MAY, '--limit', 'size=3'],
      '--limit size=3 is not a limit',
      'Limits: record, field, columns',
    ],
    ['a limit without a number', [MAY, '--limit', 'record=big'], '--limit record=big', 'Limits: record'],
    ['a limit of nothing', [MAY, '--limit', 'record=0'], '--limit record=0', 'Limits: record'],
    ['a reader', [MAY, '--reader', 'fsat'], '--reader must be fast or reference, not "fsat"', ''],
    ['workers', [MAY, '--workers', 'many'], '--workers must be a whole number', ''],
    ['a delimiter', [MAY, '--delimiter', 'ab'], '--delimiter must be one character', '"ab"'],
    ['a delimiter that quotes', [MAY, '--delimiter', '"'], '--delimiter must be one character', ''],
    ['an expectation of rows', [MAY, '--expect-rows', '1.5'], '--expect-rows must be a whole number', ''],
    ['an expected payable', [MAY, '--expect-payable', '1 000'], '--expect-payable must be an amount', ''],
  ])('%s', async (_, args, ...said) => {
    const { stdout, stderr, code } = await run(args);
    expect(stderr).toMatch(/^error: /);
    for (const text of said) expect(stderr).toContain(text);
    expect(stderr).not.toMatch(/^\s+at |undefined/m);
    expect([stdout, code]).toEqual(['', 2]);
  });

  it('is told in Chinese', async () => {
    const { stderr, code } = await run([MAY, '--by', 'modle', '--lang', 'zh']);
    expect(stderr).toMatch(/^错误: 未知维度“modle”\n {2}是否指 model？/);
    expect(code).toBe(2);
  });
});

describe('right usage', () => {
  it.concurrent.each([
    ['a value behind =', ['--by=model']],
    ['options before files', ['--by', 'model', MAY]],
    ['a limit with its unit', ['--limit', 'record=2M']],
    ['a limit with a longer unit', ['--limit', 'record=64KiB']],
    ['a format in capitals', ['--format', 'JSON']],
    ['a locale as the language', ['--lang', 'zh_CN.UTF-8']],
    ['an amount with separators', ['--expect-payable', '74.96758806']],
    ['files behind --', ['--', MAY]],
  ])('%s', async (_, args) => {
    const { stdout, code } = await run(args.includes(MAY) ? args : [MAY, ...args]);
    expect(stdout).not.toBe('');
    expect(code).toBe(0);
  });
});

describe('--help', () => {
  it('has examples first, then every option and command', async () => {
    const { stdout, stderr, code } = await run(['--help']);
    expect(stdout).toMatch(/^Examples:\n {2}bill-analyze report\.csv /);
    expect(stdout.indexOf('Usage: bill-analyze [options] [FILES...]')).toBeGreaterThan(0);
    for (const option of [
      '--by <dims>',
      '--names <file>',
      '-o, --output <file>',
      '--expect-payable <amount>',
    ])
      expect(stdout).toContain(option);
    expect(stdout).toContain('explain [options] <id>');
    expect(stdout).not.toContain('undefined');
    expect([stderr, code]).toEqual(['', 0]);
  });

  it('in Chinese', async () => {
    const [asked, locale] = await Promise.all([
      run(['--help', '--lang', 'zh']),
      run(['--help'], { env: { LC_ALL: 'zh_CN.UTF-8' } }),
    ]);
    expect(asked.stdout).toMatch(/^示例：\n {2}bill-analyze report\.csv /);
    expect(asked.stdout).toContain('用法：');
    expect(locale.stdout).toBe(asked.stdout);
  });

  it.each([['-h'], ['explain', '--help'], ['explain', '-h']])('%s %s', async (...args) => {
    const { stdout, code } = await run(args.filter((each) => each !== undefined));
    expect(stdout).toContain('Usage: bill-analyze');
    expect(code).toBe(0);
  });
});

describe('--version', () => {
  it.each(['--version', '-V'])('%s', async (option) => {
    expect(await run([option])).toMatchObject({ stdout: `${packageJson.version}\n`, stderr: '', code: 0 });
  });
});

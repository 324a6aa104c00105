import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OBEYED } from '../../support/cli/obeyed.ts';
import { onTerminal, run } from '../../support/cli/run.ts';
import { MAY, sample } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { handBill } from '../commands/report/hand-bill.ts';
import { CONTROLS, hostileBill } from './hostile.ts';

const folder = useFolder();

function bill(name: string, ...args: Parameters<typeof handBill>): string {
  const path = join(folder, name);
  writeFileSync(path, handBill(...args));
  return path;
}

const lines = (text: string, metric: string) =>
  text.split('\n').filter((line) => line.startsWith(`${metric}{`) || line.startsWith(`${metric} `));

describe('--format openmetrics', () => {
  it.each(['x.om', 'x.openmetrics', 'x.prom', 'X.PROM'])('%s is written in it', async (name) => {
    const file = join(folder, name);
    const written = await run([MAY, '-o', file]);
    expect(written.code).toBe(0);
    const { stdout } = await run([MAY, '--format', 'openmetrics']);
    expect(readFileSync(file, 'utf8')).toBe(stdout);
    expect(stdout.endsWith('\n# EOF\n')).toBe(true);
  });

  it('says what it is, in both languages, and gives the proof', async () => {
    const path = bill('one.csv', [{ payable: '0.25', list: '0.5' }]);
    const labels =
      'account_id="1000000000000001",billing_month="2026-05",workspace_id="llm-a",api_key_id="5000001",' +
      'channel_name="api",model="qwen-plus",usage_type="input_token",direction="input",fee_type="usage",' +
      'unit="token",currency="CNY",tax="included"';
    const { stdout } = await run([path, '--format', 'openmetrics']);
    const time = Date.parse('2026-05-14T23:59:59+08:00') / 1000;
    expect(lines(stdout, 'bill_payable')).toEqual([`bill_payable{${labels}} 0.25 ${time}`]);
    expect(lines(stdout, 'bill_input_tokens')).toEqual([`bill_input_tokens{${labels}} 1000 ${time}`]);
    expect(lines(stdout, 'bill_proof_read_rows')).toEqual([
      `bill_proof_read_rows{account_id="1000000000000001",billing_month="2026-05"} 1 ${time}`,
    ]);
    expect(lines(stdout, 'bill_proof_rows')).toHaveLength(6);
    // Images of a text model: no series of nothing but zeros. Discounts of 0 neither.
    expect(stdout).not.toContain('bill_images');
    expect(stdout).not.toContain('bill_discount');
    expect(stdout).toContain(
      '# HELP bill_payable Payable of the interval that ends at the time of the sample.',
    );
    expect((await run([path, '--format', 'openmetrics', '--lang', 'zh'])).stdout).toContain(
      '# HELP bill_payable 应付金额：',
    );
  });

  it.each([
    [['--granularity', 'month'], '2026-05-31T23:59:59+08:00'],
    [['--granularity', 'day'], '2026-05-14T23:59:59+08:00'],
    [['--granularity', 'hour'], '2026-05-14T18:59:59+08:00'],
    [['--granularity', 'MINUTE'], '2026-05-14T18:46:59+08:00'],
    [['--by', 'hour,model'], '2026-05-14T18:59:59+08:00'],
    [['--by', 'model,month,minute'], '2026-05-14T18:46:59+08:00'],
    [['--by', 'month'], '2026-05-31T23:59:59+08:00'],
    [['--by', 'model'], '2026-05-14T23:59:59+08:00'],
    [['--by', 'month', '--granularity', 'day'], '2026-05-14T23:59:59+08:00'],
  ])('%j', async (args, time) => {
    const { stdout } = await run([bill('steps.csv', [{}]), '--format', 'openmetrics', ...args]);
    const [line = ''] = lines(stdout, 'bill_payable');
    expect(line).toMatch(new RegExp(` 1 ${Date.parse(time) / 1000}$`));
    expect(line).not.toMatch(/(?:day|hour|minute)="/);
    // Of the times a month alone is a label, where it is asked for.
    const asked = args[0] !== '--by' || args[1]?.split(',').includes('month');
    expect(line.includes('billing_month=')).toBe(asked);
  });

  it('adds up what has the same labels and time', async () => {
    const path = bill('same.csv', [
      { payable: '0.1' },
      { payable: '0.2', id: '5000002;llm-a;qwen-plus;input_token;;0' },
    ]);
    const { stdout } = await run([path, '--format', 'openmetrics', '--by', 'model']);
    expect(lines(stdout, 'bill_payable').map((line) => line.split(' ')[1])).toEqual(['0.3']);
  });

  it('keeps usage in a unit without a metric of its own', async () => {
    const path = bill('unit.csv', [{ unit: '小时', consumed: '2', usage: '2' }, { unit: '千tokens' }]);
    const { stdout } = await run([path, '--format', 'openmetrics']);
    expect(lines(stdout, 'bill_consumed')).toHaveLength(1);
    expect(lines(stdout, 'bill_consumed')[0]).toMatch(/unit="hour".* 2 \d+$/);
  });

  it('says which rows have no time as fine as the step', async () => {
    const rows = [{}, { started: '', payable: '2' }, { started: '', day: '', payable: '4' }];
    const path = bill('coarse.csv', rows);
    const { stdout, stderr, code } = await run([path, '--format', 'openmetrics', '--by', 'hour']);
    const times = ['14T18:59:59', '14T23:59:59', '31T23:59:59'].map(
      (at) => Date.parse(`2026-05-${at}+08:00`) / 1000,
    );
    expect(lines(stdout, 'bill_payable').map((line) => line.replace(/^.*\} /, ''))).toEqual([
      `1 ${times[0]}`,
      `2 ${times[1]}`,
      `4 ${times[2]}`,
    ]);
    expect(code).toBe(0);
    expect(stderr).toContain('2 rows of the bill with a coarser time');
  });

  it('a bill without any time is an error, not samples at a guessed one', async () => {
    const path = bill('timeless.csv', [{}], ['month', 'day', 'started']);
    const { stdout, stderr, code } = await run([path, '--format', 'openmetrics']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 3 });
    expect(stderr).toMatch(/^error: .*timeless\.csv: no row of the report has a day or month/m);
  });

  it('rows that say no time stand at the last second', async () => {
    // A month is needed on each row of a bill that has the column; this one has only the start.
    const path = bill('some.csv', [{}, { started: '', payable: '7' }], ['month', 'day']);
    const { stdout, stderr } = await run([path, '--format', 'openmetrics', '--by', 'month']);
    const end = Date.parse('2026-05-31T23:59:59+08:00') / 1000;
    expect(lines(stdout, 'bill_payable').map((line) => line.replace(/^.*\} /, ''))).toEqual([
      `1 ${end}`,
      `7 ${end}`,
    ]);
    expect(stderr).toContain('1 row of the bill without any time');
  });

  it('of no row is empty', async () => {
    const { stdout, code } = await run([MAY, '--format', 'openmetrics', '--model', 'nosuch']);
    expect({ stdout, code }).toEqual({ stdout: '# EOF\n', code: 0 });
  });

  it('of two currencies never adds them', async () => {
    const { stdout } = await run([
      sample('two-currencies-202605.csv'),
      '--format',
      'openmetrics',
      '--by',
      'month',
    ]);
    expect(lines(stdout, 'bill_payable').map((line) => /currency="(\w+)"/.exec(line)?.[1])).toEqual([
      'CNY',
      'USD',
    ]);
  });

  it.each([
    [
      ['--format', 'csv', '--granularity', 'day'],
      '--granularity is for --format openmetrics, not csv',
      '--by day',
    ],
    [['--granularity', 'day'], '--granularity is for --format openmetrics, not csv', '--by day'],
    [
      ['--format', 'openmetrics', '--granularity', 'week'],
      'must be month, day, hour or minute, not "week"',
      '',
    ],
    [['--format', 'openmetrics', '--granularity', '__proto__'], 'not "__proto__"', ''],
    [['--format', 'openmetrics', '--top', '3'], '--top cannot be used with openmetrics', 'Leave it out'],
    [['--format', 'openmetrics', '--pivot', 'model'], '--pivot cannot be used with openmetrics', ''],
    [
      ['--format', 'openmetrics', '--sort', 'payable', '--by', 'model'],
      '--sort cannot be used with openmetrics',
      '',
    ],
  ])('wrong usage: %j', async (args, what, hint) => {
    const { stdout, stderr, code } = await run([MAY, ...args]);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain(what);
    expect(stderr).toContain(hint);
  });

  it('obeys nothing on a screen', async () => {
    const path = join(folder, 'hostile.csv');
    writeFileSync(path, hostileBill(CONTROLS));
    const { stdout } = await onTerminal([path, '--format', 'openmetrics'], 100);
    expect(stdout).not.toMatch(OBEYED);
    expect(stdout).toContain('\\x1b[31mred');
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../../support/cli/run.ts';
import { MAY } from '../../../support/files/samples.ts';
import { useFolder } from '../../../support/files/use-folder.ts';

const folder = useFolder();

function billOf(currency: string, ...amounts: readonly string[]): string {
  const file = join(folder, `${currency}-${amounts.join('_')}.csv`);
  const row = (amount: string) =>
    `2026-05,5000001;llm-a;qwen-max;input_token;;0,1,千tokens,${currency},${amount}\n`;
  writeFileSync(file, `账单月份,实例ID,用量,用量单位,币种,应付金额（含税）\n${amounts.map(row).join('')}`);
  return file;
}

/** By the bill's exact payable, which Python's decimal rounds as an invoice does (ROUND_HALF_UP). */
const CASES: readonly (readonly [bill: () => string, currency: string, wanted: string, met: boolean])[] = [
  [() => MAY, 'CNY', '74.96758806', true],
  [() => MAY, 'CNY', '74.97', true],
  [() => MAY, 'CNY', '74.98', false],
  [() => MAY, 'CNY', '74.96', false],
  [() => MAY, 'CNY', '75', false],
  [() => MAY, 'CNY', '74.968', false],
  [() => billOf('USD', '0.004', '0.001'), 'USD', '0.01', true],
  [() => billOf('USD', '0.004'), 'USD', '0', true],
  [() => billOf('USD', '-0.005'), 'USD', '-0.01', true],
  [() => billOf('JPY', '74.4'), 'JPY', '74', true],
  [() => billOf('JPY', '74.4'), 'JPY', '74.4', true],
  [() => billOf('JPY', '74.5'), 'JPY', '75', true],
  [() => billOf('JPY', '74.4'), 'JPY', '75', false],
];

describe('an invoice is in the unit of its currency', () => {
  it.each(CASES)('%s %s, expected %s: %s', async (bill, currency, wanted, met) => {
    const code = met ? 0 : 1;
    const expected = [bill(), '--expect-payable', wanted];
    expect(await run([...expected, '--currency', currency, '--format', 'csv'])).toMatchObject({ code });
    const reconciled = await run(['reconcile', ...expected, '--currency', currency, '--format', 'json']);
    expect(reconciled).toMatchObject({ code });
    expect(JSON.parse(reconciled.stdout)).toMatchObject({ verdict: { equal: met } });
  });

  it('says that it is met by rounding, and by what the two differ', async () => {
    const report = await run([MAY, '--expect-payable', '74.97', '--format', 'csv']);
    expect(report.stderr).toContain(
      'note: payable 74.97 CNY is met: the invoice is the exact sum 74.96758806 rounded to 2 decimals\n',
    );
    const { stdout } = await run(['reconcile', MAY, '--expect-payable', '74.97', '--format', 'json']);
    const { verdict, rows } = JSON.parse(stdout);
    expect(rows).toMatchObject([{ difference: '0.00241194', status: 'ok', reason: 'invoiced:decimals=2' }]);
    expect(verdict.message).toContain(
      'Met: the bill comes to the expected payable: the invoice is the exact sum',
    );
  });

  it('the printed summary of a pack begins with the verdict, the total and the teams', async () => {
    const names = join(folder, 'names.csv');
    writeFileSync(names, 'id,name,team\n5000001,search-prod,search\n');
    const out = join(folder, 'pack');
    const made = await run(['pack', MAY, '--names', names, '--expect-payable', '74.97', '-o', out]);
    expect(made).toMatchObject({ code: 0 });
    const page = readFileSync(join(out, 'summary.html'), 'utf8');
    const places = ['Met: the bill comes to', '74.96758806', 'By team', 'Input tokens', 'By model'].map(
      (text) => page.indexOf(text),
    );
    expect(places).not.toContain(-1);
    expect(places.slice(0, 3)).toEqual([...places.slice(0, 3)].sort((a, b) => a - b));
    expect(places[2]).toBeLessThan(places[4] as number);
  });

  it.each(['74.96', '74.98'])('a pack of an invoice of %s does not agree', async (wanted) => {
    const out = join(folder, `pack-${wanted}`);
    expect(await run(['pack', MAY, '--expect-payable', wanted, '-o', out])).toMatchObject({ code: 1 });
  });
});

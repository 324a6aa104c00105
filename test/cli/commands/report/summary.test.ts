import { describe, expect, it } from 'vitest';
import { run } from '../../../support/cli/run.ts';
import { sample } from '../../../support/files/samples.ts';
import { handBill } from './hand-bill.ts';

const table = ['--format', 'table'];

/** A block of the summary: the lines under its title. */
async function block(title: string | RegExp, stdin: string, ...options: string[]): Promise<string[]> {
  const { stdout } = await run(['-', ...table, ...options], { stdin });
  const found = stdout.split('\n\n').find((text) => text.split('\n').some((line) => line.match(title)));
  return found?.trimEnd().split('\n') ?? [];
}

describe('the way from list cost to payable', () => {
  it('adds up to the last decimal, aligned by the decimal point', async () => {
    const bill = handBill([
      { list: '1234.5', discount: '0.000001', coupon: '4', savings: '30', payable: '1200.499999' },
    ]);
    expect(await block(/^Cost in CNY/, bill)).toEqual([
      'Cost in CNY, incl. tax',
      '  List cost     1,234.5',
      '- Discount          0.000001',
      '- Coupon            4',
      '- Savings plan     30',
      '= Payable       1,200.499999',
    ]);
  });

  it('names what no column explains', async () => {
    expect(await block(/^Cost in/, handBill([{ list: '10', discount: '1', payable: '8.5' }]))).toEqual([
      'Cost in CNY, incl. tax',
      '  List cost                        10',
      '- Discount                          1',
      '- Other, in no column of the bill   0.5',
      '= Payable                           8.5',
    ]);
  });

  it('each currency has its own', async () => {
    const { stdout } = await run(['-', ...table], { stdin: handBill([{}, { currency: 'USD' }]) });
    expect(stdout.match(/^Cost in .*$/gm)).toEqual(['Cost in CNY, incl. tax', 'Cost in USD, incl. tax']);
  });

  it('a total of refunds has no shares: part of a negative sum says nothing', async () => {
    const { stdout } = await run(['-', ...table], { stdin: handBill([{ payable: '1' }, { payable: '-3' }]) });
    expect(stdout).toContain('-2');
    expect(stdout).not.toMatch(/Share|%/);
  });
});

describe('usage', () => {
  it('tokens add up, with what was free, packaged and billed of them', async () => {
    const bill = handBill([
      { consumed: '1.5', deducted: '0.5', usage: '1' },
      { consumed: '2', deducted: '2', usage: '0', fee: '免费额度', id: ';llm-a;m;output_token;bmp;0' },
      { consumed: '3', usage: '3', id: '5000001;llm-a;m;input_token_cache;;0' },
      { consumed: '0.25', usage: '0.25', unit: '小时', id: 'kb-1' },
    ]);
    const lines = await block(/^Usage/, bill);
    expect(lines.map((line) => line.trimStart().split(/ {2,}/))).toEqual([
      ['Usage (consumed, free quota included)'],
      ['Input tokens', '1,500'],
      ['Cached tokens', '3,000'],
      ['Output tokens', '2,000'],
      ['= Tokens', '6,500'],
      ['of these covered by free quota', '2,000'],
      ['of these covered by resource packages', '500'],
      ['of these billed', '4,000'],
      ['in unit "hour"', '0.25'],
    ]);
    expect((await block(/^用量/, bill, '--lang', 'zh')).at(-1)).toMatch(/^ {2}单位“小时” +0\.25$/);
  });

  it('claims no free quota that the bill does not tell', async () => {
    const lines = await block(/^Usage/, handBill([{}], ['consumed', 'deducted', 'fee']));
    expect(lines[0]).toBe('Usage (as the bill states it, with or without free quota)');
  });
});

describe('the rest of the page', () => {
  it('heads with months, files, account and status', async () => {
    const bill = handBill([{}, { month: '202604', day: '20260430', owner: '2' }]);
    const { stdout } = await run(['-', ...table], { stdin: bill });
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      'Model Studio bill 2026-04 to 2026-05',
      'Files    -',
      'Account  1000000000000001, 2',
      'Status   final or preliminary: the file name does not show it',
    ]);
  });

  it('shows at most 20 rows a table and says so', async () => {
    const models = Array.from({ length: 23 }, (_, n) => ({ id: `1;llm-a;m${n};input_token;;0` }));
    const { stdout } = await run(['-', ...table], { stdin: handBill(models) });
    expect(stdout).toMatch(/^other \(3\) +3,000 /m);
    expect(stdout).toContain('The 20 costliest are shown; --by gives all.');
  });

  it('ends with warnings, notes and the proof', async () => {
    const { stdout } = await run([sample('corrections-202605.csv'), ...table]);
    const [warnings = '', proof = ''] = stdout.split('\n\n').slice(-2);
    const words = warnings.split('\n').map((line) => line.split(':')[0]);
    expect(words.slice(1)).toEqual([...words.slice(1)].sort().reverse());
    expect(warnings).toContain('reported as written: ft-demo-job-0001, kb-demo0001');
    expect(warnings).toContain('note: Coding Plan subscriptions are billed as a separate product');
    expect(proof.trimEnd().split('\n')).toEqual([
      'Proof',
      'rows read 80 = counted 78 + left aside 2 + filtered 0 + duplicates 0 + rejected 0',
      'total payable -53.38264078 CNY, incl. tax, exact over 78 rows',
      'the tables by model, by channel and by API key each add up to these totals',
    ]);
  });

  it('in Chinese every word of ours is Chinese', async () => {
    const { stdout } = await run([sample('two-currencies-202605.csv'), ...table, '--lang', 'zh']);
    const english = ['Model', 'Total', 'warning', 'note', 'rows', 'other', 'incl', 'Usage', 'Cost', 'Share'];
    for (const word of english) expect(stdout).not.toMatch(new RegExp(`\\b${word}\\b`));
  });
});

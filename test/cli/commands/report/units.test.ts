import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { report, run } from '../../../support/cli/run.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { handBill } from './hand-bill.ts';

const folder = useFolder();
const bill = join(folder, 'bill.csv');
const id = (model: string, type: string) => `5000001;llm-a;${model};${type};;0`;

writeFileSync(
  bill,
  handBill([
    { id: id('a', 'input_token'), consumed: '5', usage: '5', payable: '9' },
    { id: id('b', 'images'), consumed: '3', usage: '3', unit: '张', payable: '8' },
    { id: id('c', 'output_token'), consumed: '2', usage: '2', payable: '7' },
    { id: id('d', 'times'), consumed: '4', usage: '4', unit: '次', payable: '6' },
    { id: id('e', 'input_token'), consumed: '1', usage: '1', currency: 'USD' },
    { id: id('f', 'images'), consumed: '0', deducted: '0', usage: '0', unit: '张', currency: 'USD' },
  ]),
);

const BY = [bill, '--by', 'unit,model', '--measure', 'consumed,payable'];

describe('usage of unlike units is never added', () => {
  it('a total over several units has none; over one unit it has', async () => {
    const { totals } = await report(BY);
    expect(totals).toEqual([
      { currency: 'CNY', tax: 'included', consumed: null, payable: '30' },
      { currency: 'USD', tax: 'included', consumed: '1000', payable: '2' },
    ]);
  });

  it('nor has the rest behind a top, unless it is of one unit', async () => {
    const rows = async (...args: string[]) => {
      const found = await report([...BY, '--currency', 'CNY', ...args]);
      return found.rows.map(({ unit, model, consumed, payable }) => [unit, model, consumed, payable]);
    };
    expect(await rows('--top', '2')).toEqual([
      ['token', 'a', '5000', '9'],
      ['image', 'b', '3', '8'],
      ['other (2)', null, null, '13'],
    ]);
    const tokens = await rows('--top', '0', '--model', 'a', '--model', 'c');
    expect(tokens).toEqual([['other (2)', null, '7000', '16']]);
  });

  it('people see no total of it either', async () => {
    const { stdout } = await run([...BY, '--currency', 'CNY', '--format', 'table']);
    expect(stdout).toMatch(/^Unit +Model +Consumed +Payable/m);
    expect(stdout).toMatch(/^token +a +5,000 +9\.00/m);
    expect(stdout).toMatch(/^Total +30\.00/m);
  });

  it('a pivot by unit has a total for each; a pivot of rows by unit has none', async () => {
    const byUnit = await report([bill, '--by', 'model', '--pivot', 'unit', '--measure', 'consumed']);
    expect(byUnit.totals).toEqual([
      { currency: 'CNY', tax: 'included', token: '7000', image: '3', call: '4' },
      { currency: 'USD', tax: 'included', token: '1000', image: '0', call: null },
    ]);
    const byMonth = await report([
      ...[bill, '--by', 'unit', '--pivot', 'month', '--measure', 'consumed,payable', '--currency', 'CNY'],
    ]);
    expect(byMonth.totals).toEqual([
      { currency: 'CNY', tax: 'included', 'consumed:2026-05': null, 'payable:2026-05': '30' },
    ]);
  });
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInputs } from '../../../src/read/files/read-inputs.ts';
import { ownTable } from '../../../src/read/text/own-output.ts';
import { MEASURE_NAMES } from '../../../src/report/cost.ts';
import { run } from '../../support/cli/run.ts';
import { MAY } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { KEYS } from '../reading.ts';

const folder = useFolder();

/** What each command line writes, and what it is told to be. */
const WRITTEN: readonly (readonly [name: string, args: readonly string[], kind: string])[] = [
  ['by.csv', ['--by', 'model'], 'table'],
  ['excel.csv', ['--by', 'api-key', '--excel'], 'table'],
  ['all.tsv', [], 'table'],
  ['pivot.csv', ['--by', 'model,fee-type', '--pivot', 'month'], 'table'],
  ['lines.csv', ['--trace', 'model=qwen-max'], 'table'],
  ['report.ndjson', [], 'table'],
  ['report.json', [], 'json'],
  ['report.parquet', [], 'parquet'],
  ['page.html', [], 'page'],
  ['month.xlsx', [], 'workbook'],
  ['zh.xlsx', ['--lang', 'zh'], 'workbook'],
  ['table.xlsx', ['--by', 'model'], 'workbook'],
  ['focus.csv', ['--format', 'focus'], 'focus'],
  ['focus14.csv', ['--format', 'focus', '--focus-version', '1.4'], 'focus'],
];

describe('a file that this tool has written', () => {
  it.each(WRITTEN)('%s', async (name, args, kind) => {
    const path = join(folder, name);
    const { code, stderr } = await run([MAY, ...args, '-o', path]);
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    const alone = await readInputs([path], { keys: KEYS });
    expect(alone.failures).toMatchObject([{ code: 'OWN_FILE', file: path, params: { kind } }]);
    expect([alone.answers, alone.ownFiles]).toEqual([[], []]);
    const beside = await readInputs([MAY, path], { keys: KEYS });
    expect(beside).toMatchObject({ files: [MAY], failures: [], ownFiles: [path], deduplicated: false });
    expect(beside.answers).toHaveLength(1);
  });

  it('with any one measure, by any dimension that a bill has', () => {
    for (const measure of MEASURE_NAMES)
      expect(ownTable(['model', 'account_id', 'currency', 'tax', measure])).toBe('table');
  });

  it('a pack, as a folder and zipped, is refused in one sentence', async () => {
    for (const name of ['pack', 'pack.zip']) {
      const path = join(folder, name);
      await run(['pack', MAY, '-o', path]);
      const { failures } = await readInputs([path], { keys: KEYS });
      expect(failures).toMatchObject([{ code: 'OWN_FILE', file: path, params: { kind: 'several' } }]);
    }
  });
});

describe('what is not its own', () => {
  it.each([
    [
      'the provider’s preview',
      ['BilledCost', 'ListCost', 'x_CommodityCode', 'x_BillingItemCode', 'x_InstanceID'],
    ],
    ['another tool’s FOCUS', ['BilledCost', 'ListCost', 'x_Model', 'x_Discount']],
    ['flat English names', ['Billing Cycle', 'Instance ID', 'Currency', 'Tax', 'After-Tax Amount']],
    ['another table of costs', ['currency', 'model', 'tax', 'payable']],
  ])('%s', (_, cells) => {
    expect(ownTable(cells)).toBeUndefined();
  });
});

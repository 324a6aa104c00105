import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { handBill } from '../cli/commands/report/hand-bill.ts';
import { run } from '../support/cli/run.ts';
import { useFolder } from '../support/files/use-folder.ts';

const folder = useFolder();
const CALL = { id: '5000001;llm-a;qwen-max;search;;0', unit: '次', consumed: '900', usage: '900' };

it.each([
  ['cost something', '1.5', true],
  ['cost nothing', '0', false],
])('calls that %s have a column in the summary or none', async (_, payable, isShown) => {
  const bill = join(folder, 'bill.csv');
  writeFileSync(bill, handBill([{}, { ...CALL, payable, list: payable }]));
  const { stdout } = await run([bill, '--format', 'table']);
  expect(/^Model .*Calls/m.test(stdout)).toBe(isShown);
  // They are among the usage, and in a table that is asked for.
  expect(stdout).toMatch(/Calls +900/);
  expect((await run([bill, '--by', 'model', '--format', 'table'])).stdout).toMatch(/^Model .*Calls/m);
});

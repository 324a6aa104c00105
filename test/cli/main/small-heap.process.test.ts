import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { bigBill, LAYOUTS } from '../../../samples/generator/big-bill.ts';
import { writeBill } from '../../../samples/generator/make-bill.ts';
import { spawned } from '../../support/cli/spawn.ts';
import { useFolder } from '../../support/files/use-folder.ts';

const bill = join(useFolder(), 'minutes.csv');
const SMALL = { NODE_OPTIONS: '--max-old-space-size=64' };
const MINUTES = ['--by', 'minute,model,api-key,type', '--measure', 'rows,payable', '--format', 'csv'];

beforeAll(() => writeBill(bill, bigBill(LAYOUTS.A as NonNullable<(typeof LAYOUTS)['A']>, 25_000, 5)));

it('more groups than a small heap holds end in a message, not in a crash', async () => {
  const { code, stdout, stderr } = await spawned([bill, ...MINUTES], { env: SMALL });
  expect(stdout).toBe('');
  expect(stderr).toMatch(/error: .*minutes\.csv: the report needs more than \d+ rows or groups/);
  expect(stderr).toContain('--limit groups=N');
  expect(code).toBe(3);
});

it('the same bill in a heap of usual size, and by models in the small one', async () => {
  const usual = await spawned([bill, ...MINUTES]);
  expect([usual.code, usual.stdout.split('\n').length > 20_000]).toEqual([0, true]);
  const models = await spawned([bill, '--by', 'model', '--format', 'csv'], { env: SMALL });
  expect(models.code).toBe(0);
});

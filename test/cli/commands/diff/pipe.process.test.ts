import { expect, it } from 'vitest';
import { shell } from '../../../support/cli/spawn.ts';
import { APRIL, MAY } from '../../../support/files/samples.ts';

it('refuses a pipe for lines and takes it for months', async () => {
  const lines = await shell(`bill-analyze diff "${MAY}" <(cat "${MAY}")`);
  expect(lines.code).toBe(2);
  const months = await shell(`bill-analyze diff "${APRIL}" <(cat "${MAY}") --table by --by model`);
  expect(months.code).toBe(0);
  expect(months.stdout).toContain('model,currency,tax,old_rows,new_rows');
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { spawned } from '../../support/cli/spawn.ts';
import { MAY } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';

const folder = useFolder();

it('settings of a project, a user and the environment decide in their order, and are named', async () => {
  const cwd = join(folder, 'team', '05');
  const home = join(folder, 'home');
  mkdirSync(cwd, { recursive: true });
  mkdirSync(join(home, '.config', 'bill-analyze'), { recursive: true });
  const written = { prefer: 'none', lang: 'en', workers: 1, strict: false };
  writeFileSync(join(folder, 'team', 'bill-analyze.json'), JSON.stringify(written));
  writeFileSync(
    join(home, '.config', 'bill-analyze', 'config.json'),
    JSON.stringify({ lang: 'zh', currency: 'CNY', strict: true }),
  );
  const env = { HOME: home, XDG_CONFIG_HOME: undefined, BILL_ANALYZE_PREFER: 'oldest' };
  const ran = await spawned([MAY, '--workers', '2', '--format', 'csv'], { cwd, env });
  const [note] = ran.stderr.split('\n');
  expect(note).toBe(
    'settings: environment (prefer); ../bill-analyze.json (lang, strict); ~/.config/bill-analyze/config.json (currency)',
  );
  const options = ['--prefer', 'oldest', '--currency', 'CNY', '--workers', '2', '--format', 'csv'];
  const without = await spawned([MAY, '--no-config', ...options], { cwd, env });
  expect(ran.stdout).toBe(without.stdout);
  expect(ran.stderr).toBe(`${note}\n${without.stderr}`);
  expect(ran.code).toBe(0);
});

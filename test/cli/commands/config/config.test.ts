import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../../support/cli/run.ts';
import { useFolder } from '../../../support/files/use-folder.ts';

const folder = useFolder();
const home = join(folder, 'home');
mkdirSync(join(home, '.config', 'bill-analyze'), { recursive: true });
mkdirSync(join(folder, 'bare'));
writeFileSync(
  join(folder, 'bill-analyze.json'),
  '{\n  "currency": ["CNY", "USD"],\n  "limits": { "groups": "5M" },\n  "commands": { "check": { "failOn": "note", "prefer": "none" } }\n}\n',
);
writeFileSync(
  join(home, '.config', 'bill-analyze', 'config.json'),
  '{"lang": "en",\n"workers": 2, "currency": "EUR"}',
);
const at = { cwd: folder, env: { HOME: home, XDG_CONFIG_HOME: undefined } };

interface Row {
  readonly setting: string;
}

async function rows(args: readonly string[], options: Parameters<typeof run>[1] = at) {
  const { stdout } = await run(['config', ...args, '--format', 'json'], options);
  const json = JSON.parse(stdout) as { readonly files: unknown; readonly rows: readonly Row[] };
  const row = (setting: string) => json.rows.find((each) => each.setting === setting);
  return { ...json, row };
}

const nowhere = { variable: null, file: null, line: null, column: null };
const project = { source: 'project', variable: null, file: 'bill-analyze.json' };
const user = { source: 'user', variable: null, file: '~/.config/bill-analyze/config.json' };

describe('config', () => {
  it('shows what is in force, and where it comes from', async () => {
    const { files, row } = await rows(['--prefer', 'oldest', '--limit', 'field=7'], {
      ...at,
      env: { ...at.env, BILL_ANALYZE_WORKERS: '3', NO_COLOR: '1' },
    });
    expect(files).toEqual([
      { origin: 'project', file: project.file },
      { origin: 'user', file: user.file },
    ]);
    expect(row('prefer')).toEqual({ setting: 'prefer', value: 'oldest', source: 'command line', ...nowhere });
    expect(row('limits.field')).toMatchObject({ value: '7', source: 'command line' });
    expect(row('workers')).toEqual({
      ...{ setting: 'workers', value: '3', source: 'environment' },
      ...nowhere,
      variable: 'BILL_ANALYZE_WORKERS',
    });
    expect(row('color')).toMatchObject({ value: 'false', source: 'environment', variable: 'NO_COLOR' });
    expect(row('currency')).toEqual({
      setting: 'currency',
      value: 'CNY,USD',
      ...project,
      line: 2,
      column: 15,
    });
    expect(row('limits.groups')).toMatchObject({ value: '5M', ...project, line: 3, column: 25 });
    expect(row('lang')).toEqual({ setting: 'lang', value: 'en', ...user, line: 1, column: 10 });
    expect(row('commands.check.failOn')).toMatchObject({ value: 'note', ...project, line: 4 });
    expect(row('commands.check.prefer')).toMatchObject({ value: 'oldest', source: 'command line' });
    expect(row('limits.columns')).toEqual({
      ...{ setting: 'limits.columns', value: '1000', source: 'default' },
      ...nowhere,
    });
    expect(row('names')).toMatchObject({ value: null, source: 'default' });
    expect(row('commands.report.format')).toMatchObject({ value: null, source: 'default' });
  });

  it('shows what a command makes of it', async () => {
    const { row, rows: all } = await rows(['check']);
    expect(row('prefer')).toMatchObject({ value: 'none', ...project });
    expect(row('failOn')).toMatchObject({ value: 'note', ...project });
    expect(row('workers')).toMatchObject({ value: '2', ...user });
    expect(all.some(({ setting }) => setting === 'currency' || setting.startsWith('commands.'))).toBe(false);
  });

  it('shows defaults where there are no settings, and the language of the environment', async () => {
    const bare = { cwd: join(folder, 'bare'), env: { ...at.env, HOME: join(folder, 'nobody') } };
    const { files, row } = await rows(['--no-config'], {
      ...bare,
      env: { ...bare.env, LC_ALL: 'zh_CN.UTF-8' },
    });
    expect(files).toEqual([]);
    expect(row('lang')).toMatchObject({ value: 'zh', source: 'environment', variable: 'LC_ALL' });
    expect(row('prefer')).toMatchObject({ value: 'newest', source: 'default' });
  });

  it('is a table for people', async () => {
    const { stdout, stderr, code } = await run(['config', 'check', '--format', 'table'], at);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toMatch(/^project file +bill-analyze\.json$/m);
    expect(stdout).toMatch(/^failOn +note +project +bill-analyze\.json:4:/m);
    expect(stdout).toMatch(/^prefer +none +project/m);
    expect(stdout).toMatch(/^places +5 +default *$/m);
  });

  it('knows the commands that have settings', async () => {
    const { code, stderr } = await run(['config', 'chekc'], at);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean check?');
  });

  it('says what is wrong in a file', async () => {
    const cwd = join(folder, 'wrong');
    mkdirSync(cwd);
    writeFileSync(join(cwd, 'bill-analyze.json'), '{"colour": true}');
    const { code, stderr } = await run(['config'], { ...at, cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('bill-analyze.json:1:2: unknown setting "colour"\n  Did you mean color?');
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSettings, shownFile, userFiles } from '../../../../src/cli/options/settings/find.ts';
import { distrust } from '../../../../src/cli/options/settings/trust.ts';
import { useFolder } from '../../../support/files/use-folder.ts';

const folder = useFolder();

function standing(cwd: string, env: NodeJS.ProcessEnv = {}) {
  return { cwd: join(folder, cwd), env, platform: 'linux' as const };
}

function write(path: string): string {
  const whole = join(folder, path);
  mkdirSync(join(whole, '..'), { recursive: true });
  writeFileSync(whole, '{}');
  return whole;
}

describe('the settings files of a run', () => {
  it('are that of the nearest folder above and that of the user', () => {
    const project = write('team/bill-analyze.json');
    const user = write('home/.config/bill-analyze/config.json');
    mkdirSync(join(folder, 'team/2026/05'), { recursive: true });
    expect(findSettings(standing('team/2026/05', { HOME: join(folder, 'home') }))).toEqual([
      { origin: 'project', path: project },
      { origin: 'user', path: user },
    ]);
    const nearer = write('team/2026/bill-analyze.json');
    expect(findSettings(standing('team/2026/05'))).toEqual([{ origin: 'project', path: nearer }]);
  });

  it('are none where there is none', () => {
    mkdirSync(join(folder, 'bare'));
    expect(findSettings(standing('bare', { HOME: join(folder, 'nobody') }))).toEqual([]);
    expect(findSettings(standing('bare'))).toEqual([]);
  });

  it('are files: a folder or a pipe of that name is passed by', () => {
    const above = write('odd/bill-analyze.json');
    mkdirSync(join(folder, 'odd/a/bill-analyze.json'), { recursive: true });
    mkdirSync(join(folder, 'odd/a/b'));
    execFileSync('mkfifo', [join(folder, 'odd/a/b/bill-analyze.json')]);
    expect(findSettings(standing('odd/a/b'))).toEqual([{ origin: 'project', path: above }]);
  });
});

describe('the file of a user', () => {
  it.each([
    ['linux', { HOME: '/home/li' }, ['/home/li/.config/bill-analyze/config.json']],
    ['linux', { HOME: '/home/li', XDG_CONFIG_HOME: '/etc/li' }, ['/etc/li/bill-analyze/config.json']],
    ['linux', { HOME: '/home/li', XDG_CONFIG_HOME: 'here' }, ['/home/li/.config/bill-analyze/config.json']],
    ['linux', {}, []],
    [
      'darwin',
      { HOME: '/Users/li' },
      [
        '/Users/li/.config/bill-analyze/config.json',
        '/Users/li/Library/Application Support/bill-analyze/config.json',
      ],
    ],
    ['win32', { APPDATA: 'X:/Roaming' }, ['X:/Roaming/bill-analyze/config.json']],
  ] as const)('on %s with %j', (platform, env, files) => {
    expect(userFiles({ cwd: '/', env, platform })).toEqual(files);
  });
});

describe('a file as it is named', () => {
  const here = { cwd: '/home/li/bills/05', env: { HOME: '/home/li' }, platform: 'linux' as const };
  it.each([
    ['project', '/home/li/bills/05/bill-analyze.json', 'bill-analyze.json'],
    ['project', '/home/li/bills/bill-analyze.json', '../bill-analyze.json'],
    ['user', '/home/li/.config/bill-analyze/config.json', '~/.config/bill-analyze/config.json'],
    ['user', '/etc/li/bill-analyze/config.json', '/etc/li/bill-analyze/config.json'],
  ] as const)('%s %s', (origin, path, shown) => {
    expect(shownFile({ origin, path }, here)).toBe(shown);
  });
});

describe('a settings file of somebody else', () => {
  const me = 1000;
  const mine = { mode: 0o100644, uid: me };
  const theirs = { mode: 0o100644, uid: 1001 };
  const open = { mode: 0o100666, uid: me };
  const own = { mode: 0o40755 };
  const tmp = { mode: 0o41777 };
  it.each([
    ['mine in my folder', [mine], own, undefined],
    ['mine in /tmp', [mine], tmp, undefined],
    ["a colleague's in a folder that not everyone may write", [theirs], own, undefined],
    ['of root in /tmp', [{ mode: 0o100644, uid: 0 }], tmp, undefined],
    ["somebody else's in /tmp", [theirs], tmp, 'SETTINGS_PLANTED'],
    ["mine by somebody else's link in /tmp", [mine, theirs], tmp, 'SETTINGS_PLANTED'],
    ['writable by everyone', [open], own, 'SETTINGS_WRITABLE'],
    ['writable by a group', [{ mode: 0o100664, uid: me }], own, undefined],
  ] as const)('%s', (_, files, parent, expected) => {
    expect(distrust(files, parent, me)).toBe(expected);
  });
});

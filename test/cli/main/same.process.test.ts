import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spawned } from '../../support/cli/spawn.ts';
import { MAY, sample } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';

const folder = useFolder();

describe('the same bill', () => {
  const bills = [MAY, sample('focus-preview-202605.csv'), sample('hand-edited-202605.csv')];

  it.concurrent.each([
    ['TZ', 'json', [{ TZ: 'Asia/Shanghai' }, { TZ: 'Pacific/Kiritimati' }, { TZ: 'America/New_York' }]],
    ['LC_ALL', 'table', [{ LC_ALL: 'C' }, { LC_ALL: 'zh_CN.UTF-8' }, { LC_ALL: 'tr_TR.UTF-8' }]],
    ['LC_ALL', 'csv', [{ LC_ALL: 'C' }, { LC_ALL: 'de_DE.UTF-8' }]],
    [
      'LANG',
      'md',
      [
        { LC_ALL: '', LANG: 'zh_CN.GBK' },
        { LC_ALL: '', LANG: 'ja_JP', LANGUAGE: 'ja' },
      ],
    ],
  ])('gives the same output under any %s, as %s', async (_, format, envs) => {
    const args = [...bills, '--by', 'minute,model', '--lang', 'en', '--format', format];
    const [first, ...others] = await Promise.all(envs.map((env) => spawned(args, { env })));
    expect(first?.stdout).toContain('2026-05-0');
    for (const other of others) expect(other).toEqual(first);
  });

  it('gives the same output at any time: the clock is in none of it', async () => {
    const clock = join(folder, 'clock.cjs');
    writeFileSync(
      clock,
      'Date.now = () => 4102444800000; Date = class extends Date { constructor(...a) { super(...(a.length ? a : [4102444800000])); } };',
    );
    const args = [
      sample('1000000000000001-20260520093000_202605_consumedetailbillv2.csv'),
      '--format',
      'json',
    ];
    const [now, later] = await Promise.all([
      spawned(args),
      spawned(args, { env: { NODE_OPTIONS: `--require ${clock}` } }),
    ]);
    expect(later).toEqual(now);
    expect(JSON.parse(now.stdout).bill.final).toBe(false);
  });

  it.concurrent.each([
    ['zh_CN.UTF-8', '百炼账单'],
    ['zh_TW.UTF-8', '百炼账单'],
    ['C', 'Model Studio bill'],
    ['en_US.UTF-8', 'Model Studio bill'],
    ['fr_FR.UTF-8', 'Model Studio bill'],
  ])('is told in the language of LC_ALL=%s', async (locale, heading) => {
    const { stdout } = await spawned([MAY, '--format', 'table'], { env: { LC_ALL: locale } });
    expect(stdout.startsWith(heading)).toBe(true);
  });
});

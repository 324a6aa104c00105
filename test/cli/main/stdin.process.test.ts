import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { onRealTerminal, shell, spawned } from '../../support/cli/spawn.ts';
import { MAY } from '../../support/files/samples.ts';
import { handBill } from '../commands/report/hand-bill.ts';

describe('standard input', () => {
  const text = handBill([{ payable: '1.25' }]);
  const forms: readonly (readonly [string, string | Uint8Array])[] = [
    ['plain', text],
    ['gzip', gzipSync(text)],
    ['zip', zipSync({ 'a.csv': Buffer.from(text) })],
    ['gzip in zip', zipSync({ 'a.csv.gz': gzipSync(text) })],
  ];

  it.each(forms)('%s, named - and not named at all', async (_, stdin) => {
    const [named, unnamed] = await Promise.all([
      spawned(['-', '--format', 'json'], { stdin }),
      spawned(['--format', 'json'], { stdin }),
    ]);
    expect(JSON.parse(named.stdout).totals).toMatchObject([{ rows: 1, payable: '1.25' }]);
    expect(unnamed).toEqual(named);
    expect(named.code).toBe(0);
  });

  it('beside files', async () => {
    const { stdout } = await spawned(['-', MAY, '--by', 'month', '--measure', 'rows'], { stdin: text });
    expect(stdout).toBe('billing_month,currency,tax,rows\n2026-05,CNY,included,98\n');
  });

  it('from a file', async () => {
    const [redirected, named] = await Promise.all([shell(`bill-analyze < '${MAY}'`), spawned([MAY])]);
    expect(redirected.stdout).toBe(named.stdout);
  });

  it('empty is an input without rows', async () => {
    const { stdout, stderr, code } = await spawned([], { stdin: '' });
    expect(stderr).toMatch(/^error: .*no bill line/);
    expect([stdout, code]).toEqual(['', 3]);
  });

  it('a terminal, and nothing named: short help', async () => {
    const { stdout, code } = await onRealTerminal([], 200);
    expect(stdout).toMatch(/^Usage: bill-analyze \[options\] \[FILES\.\.\.\]\n.*--help.*\n$/);
    expect(code).toBe(2);
  });
});

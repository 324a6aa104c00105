import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { EXECUTABLE, onRealTerminal, shell, spawned, terminal } from '../../support/cli/spawn.ts';
import { MAY } from '../../support/files/samples.ts';

const ESCAPE = '\u001b';

describe.concurrent('a terminal', () => {
  it('gets the summary, in colour', async () => {
    const { stdout, code } = await onRealTerminal([MAY], 120);
    expect(stdout).toContain('Model Studio bill 2026-05');
    expect(stdout).toContain(`${ESCAPE}[1mBy model${ESCAPE}[22m`);
    expect(code).toBe(0);
  });

  it('of 60 columns gets no line that is wider, and every figure whole', async () => {
    const { stdout } = await onRealTerminal([MAY, '--no-color'], 60);
    expect(stdout.split('\n').filter((line) => stringWidth(line) > 60)).toEqual([]);
    expect(stdout).toContain('74.96758806');
  });
});

describe.concurrent('a pipe', () => {
  it('gets CSV without colour', async () => {
    const { stdout } = await spawned([MAY]);
    expect(stdout).toMatch(/^billing_month,workspace_id,api_key_id,/);
    expect(stdout).not.toContain(ESCAPE);
  });

  it('gets no colour from the terminal on stderr', async () => {
    const script = `"${process.execPath}" dist/bin/bill-analyze.js "${MAY}" --format table > /dev/stdout | cat`;
    const { stdout } = await terminal(['bash', '-c', script], 60);
    expect(stdout).toContain('By model');
    expect(stdout).not.toContain(ESCAPE);
  });

  it('gets tables whole: nothing wrapped, shortened or left out', async () => {
    const { stdout } = await shell(`bill-analyze '${MAY}' --format table | cat`, { env: { COLUMNS: '40' } });
    expect(stdout).not.toMatch(/\.\.( |$)/m);
    expect(stdout).not.toContain('the window is too narrow');
  });
});

describe('progress', () => {
  const slow = (to: string) =>
    `(head -c 60000 '${MAY}'; sleep 1; tail -c +60001 '${MAY}') | '${process.execPath}' '${EXECUTABLE}' - ${to}`;

  it('is told of a long run where stderr is a terminal, and leaves nothing of its line', async () => {
    const { stdout } = await terminal(['bash', '--norc', '-c', slow('--format csv > /dev/null')], 120);
    const [, first, ...others] = stdout.split('\r\u001b[K');
    expect(first).toMatch(/^0 MB, \d+ rows, /);
    expect(others.at(-1)).not.toContain('MB');
  });

  it('is nothing to a pipe', async () => {
    const { stderr } = await shell(slow('--format csv'));
    expect(stderr).not.toMatch(/MB|\r/);
  });
});

import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { run } from '../../support/cli/run.ts';
import { APRIL, MAY } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';

const here = join(useFolder(), 'secret-customer');
mkdirSync(here);
const file = (name: string, from: string) => {
  copyFileSync(from, join(here, name));
  return join(here, name);
};
const [may, other, april] = [file('may.csv', MAY), file('other.csv', MAY), file('april.csv', APRIL)];
const statement = join(here, 'statement.csv');
writeFileSync(statement, 'model,amount,currency\nqwen-max,1,CNY\n');

const REPORTS: readonly (readonly string[])[] = [
  [may, other],
  [may, '--by', 'model'],
  ['check', may],
  ['diff', april, may],
  ['diff', may, other, '--as', 'lines'],
  ['diff', april, may, '--as', 'lines', '--month', '2026-05'],
  ['reconcile', may, '--against', statement],
];

describe('what goes to other people names no folder of this machine', () => {
  it.each(REPORTS)('%s', async (...args) => {
    const words = args.flat();
    const html = await run([...words, '--format', 'html']);
    expect(html.stdout).toMatch(/<\/html>\s*$/);
    expect(html.stdout).not.toContain('secret-customer');
    const book = await run([...words, '--format', 'xlsx']);
    const text = Object.values(unzipSync(book.bytes))
      .map((part) => strFromU8(part))
      .join('');
    expect(text).toContain('</worksheet>');
    expect(text).not.toContain('secret-customer');
  });

  it.each([
    ['report', [may, other]],
    ['diff', ['diff', may, other, '--as', 'lines']],
    ['reconcile', ['reconcile', may, '--against', statement]],
  ])('but the files, as the page of %s', async (_, args) => {
    expect((await run([...args, '--format', 'html'])).stdout).toMatch(/>[^<]*\bmay\.csv/);
  });

  it('data for the same machine does', async () => {
    expect((await run(['reconcile', may, '--against', statement, '--format', 'json'])).stdout).toContain(
      'secret-customer',
    );
  });
});

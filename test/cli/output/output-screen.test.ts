import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OBEYED } from '../../support/cli/obeyed.ts';
import { onTerminal, run } from '../../support/cli/run.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { csv } from '../commands/report/hand-bill.ts';
import { CONTROLS, hostileBill, hostileNames, TEXT_DIMENSIONS } from './hostile.ts';

const folder = useFolder();
const hostileFolder = join(folder, 'x\u001b[31m\u202e\r\ny');
mkdirSync(hostileFolder);
const bill = join(hostileFolder, 'bill.csv');
const names = join(hostileFolder, 'names.csv');
writeFileSync(bill, hostileBill(CONTROLS));
writeFileSync(names, hostileNames(CONTROLS));

describe('hostile cells, titles and file names never reach a screen raw', () => {
  it.concurrent.each([
    ['the summary', ['--names', names]],
    ['the summary in Chinese', ['--names', names, '--lang', 'zh']],
    ['a table', ['--names', names, '--by', TEXT_DIMENSIONS]],
    ['a pivot', ['--by', 'channel', '--pivot', 'model']],
    ['csv', ['--names', names, '--format', 'csv']],
    ['csv of all', ['--names', names, '--format', 'csv', '--by', TEXT_DIMENSIONS]],
    ['tsv', ['--names', names, '--format', 'tsv', '--by', `${TEXT_DIMENSIONS}`]],
    ['json', ['--names', names, '--format', 'json', '--by', TEXT_DIMENSIONS]],
    ['ndjson', ['--names', names, '--format', 'ndjson', '--by', TEXT_DIMENSIONS]],
    ['md', ['--names', names, '--format', 'md', '--by', TEXT_DIMENSIONS]],
    ['md summary', ['--names', names, '--format', 'md']],
    ['a filter', ['--model', 'x\u001b[31m\u202e']],
  ])('%s', async (_, options) => {
    const { stdout, code } = await onTerminal([bill, '--no-color', ...options], 120);
    expect(stdout.replaceAll(delimiterOf(options), ' ')).not.toMatch(OBEYED);
    expect(stdout).toMatch(/\\x1b|\\u001b/);
    expect(code).toBe(0);
  });

  it('nor by warnings beside a pipe', async () => {
    const { stderr } = await run([bill, '--by', 'model']);
    expect(stderr).not.toMatch(OBEYED);
    expect(stderr).toContain('\\x1b');
  });

  it('nor by what was written', async () => {
    const { stderr, code } = await run([bill, '-o', join(hostileFolder, 'out.csv')]);
    expect(stderr).toContain('written: ');
    expect(stderr).not.toMatch(OBEYED);
    expect(code).toBe(0);
  });
});

describe('error messages', () => {
  const broken = join(hostileFolder, 'broken.csv');
  const twice = join(hostileFolder, 'twice.csv');
  writeFileSync(broken, hostileBill(CONTROLS).replaceAll('-12.5', '-12.5\u001b[31m\u202e'));
  writeFileSync(
    twice,
    csv([
      ['id', 'name'],
      ['\u001b[31m', 'a'],
      ['\u001b[31m', 'b'],
    ]),
  );
  const header = join(hostileFolder, 'header.csv');
  writeFileSync(header, 'x\u001b[31m,y\u202e\n1,2\n');

  it.concurrent.each([
    ['a rejected cell', [broken], 3],
    ['a rejects file', [broken, '--rejects', join(hostileFolder, 'rejects.csv')], 3],
    ['a header that is none', [header], 3],
    ['a file that is not there', [join(hostileFolder, 'none')], 3],
    ['a names file', [bill, '--names', twice], 3],
    ['a folder that is not there', [bill, '-o', join(hostileFolder, 'none', 'out.csv')], 3],
    ['an expectation', [bill, '--expect-rows', '1'], 1],
    ['an unknown option', ['--\u001b[31m\u202e'], 2],
    ['an unknown dimension', [bill, '--by', '\u001b[31m\u202e'], 2],
    ['an unknown measure', [bill, '--measure', '\u001b[31m\u202e'], 2],
    ['an unknown column to sort by', [bill, '--by', 'model', '--sort', '\u001b[31m\u202e'], 2],
    ['an unknown format', [bill, '--format', '\u001b[31m\u202e'], 2],
    ['an unknown extension', [bill, '-o', 'x.\u001b[31m\u202e'], 2],
    ['an unknown limit', [bill, '--limit', '\u001b[31m\u202e'], 2],
    ['an unknown language', [bill, '--lang', '\u001b[31m\u202e'], 2],
    ['an unknown encoding', [bill, '--encoding', '\u001b[31m\u202e'], 2],
    ['no day', [bill, '--since', '\u001b[31m\u202e'], 2],
    ['no amount', [bill, '--expect-payable', '\u001b[31m\u202e'], 2],
    ['no delimiter', [bill, '--delimiter', '\u001b[31m\u202e'], 2],
  ])('%s', async (_, args, code) => {
    const ran = await run(args);
    expect(ran.stderr).not.toMatch(OBEYED);
    expect(ran.stderr).not.toBe('');
    expect(ran.code).toBe(code);
  });
});

/** Tabs between the cells of TSV are its own. */
function delimiterOf(options: readonly string[]): string {
  return options.includes('tsv') ? '\t' : ' ';
}

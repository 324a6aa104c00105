import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TOPICS } from '../../../../src/cli/commands/help/topics.ts';
import { run } from '../../../support/cli/run.ts';
import { document } from '../../../support/documents/documents.ts';
import { MAY } from '../../../support/files/samples.ts';
import { useFolder } from '../../../support/files/use-folder.ts';

const folder = useFolder();

describe('help', () => {
  it('without a topic is --help', async () => {
    const [help, option] = [await run(['help']), await run(['--help'])];
    expect(help).toEqual(option);
    expect(help.stdout).toContain('help [options] [topic]');
  });

  it.each([...TOPICS])('%s prints the document of %s as it is', async (topic, place) => {
    const { stdout, stderr, code } = await run(['help', topic]);
    expect([stdout, stderr, code]).toEqual([document(`${place}/README.md`).text, '', 0]);
  });

  it.each([
    ['in the language that is asked for', 'check', /^# check：账单/],
    ['in English where there is no translation', 'completion', /^# completion: let the shell/],
  ])('%s', async (_, topic, beginning) => {
    const { stdout, code } = await run(['help', topic, '--lang', 'zh']);
    expect(stdout).toMatch(beginning);
    expect(code).toBe(0);
  });

  it.each([
    ['a topic that is misspelt', 'chekc', 'there is no help on "chekc"', 'Did you mean check? Topics: '],
    ['a topic like none', 'qqqqqq', 'there is no help on "qqqqqq"', '  Topics: explain, check, '],
    ['a word that every object has', 'constructor', 'there is no help on "constructor"', '  Topics: '],
  ])('%s is wrong usage', async (_, topic, ...said) => {
    const { stdout, stderr, code } = await run(['help', topic]);
    for (const text of said) expect(stderr).toContain(text);
    expect([stdout, code]).toEqual(['', 2]);
  });

  it('takes no option of reports', async () => {
    const { stderr, code } = await run(['help', 'check', '--by', 'model']);
    expect(stderr).toContain('help does not take --by');
    expect(code).toBe(2);
  });
});

describe('a file or a folder that is called like a command', () => {
  it('is written with ./', async () => {
    copyFileSync(MAY, join(folder, 'help'));
    mkdirSync(join(folder, 'check'));
    copyFileSync(MAY, join(folder, 'check', 'may.csv'));
    for (const name of ['./help', './check']) {
      const { stdout, code } = await run([name, '--by', 'month', '--measure', 'payable'], { cwd: folder });
      expect(stdout).toBe('billing_month,currency,tax,payable\n2026-05,CNY,included,74.96758806\n');
      expect(code).toBe(0);
    }
  });
});

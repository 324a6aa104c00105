import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import type { Ran } from './support/cli/ran.ts';
import { onTerminal, run } from './support/cli/run.ts';
import { shell } from './support/cli/spawn.ts';
import { wordsOf } from './support/cli/words-of.ts';
import { commandsIn, type Document, document, documents } from './support/documents/documents.ts';
import { APRIL, MAY, ROOT, sample } from './support/files/samples.ts';
import { useFolder } from './support/files/use-folder.ts';

const folder = useFolder();

/** Not run here: the first installs what this very test needs, the second is this very test. `.ci/run` does both. */
const INSTALLS = /^npm ci && /;
const TESTS = 'npm ci && npm test';

/** The files that the documents' commands name. */
beforeAll(() => {
  copyFileSync(MAY, join(folder, 'may.csv'));
  copyFileSync(APRIL, join(folder, 'april.csv'));
  copyFileSync(sample('names.csv'), join(folder, 'keys.csv'));
  copyFileSync(sample('mainland-202605.csv.gz'), join(folder, 'may.csv.gz'));
  copyFileSync(sample('1000000000000001_26842_consumeDetailBillV2_202605.zip'), join(folder, 'bill.zip'));
  for (const name of ['exports', 'logs', 'dist', 'samples']) mkdirSync(join(folder, name));
  copyFileSync(MAY, join(folder, 'exports/may.csv'));
  writeFileSync(join(folder, 'delivery.zip'), zipSync({ 'part-1.csv': readFileSync(MAY) }));
  // One export of the month, and the same without its last line.
  const lines = readFileSync(MAY, 'utf8').trimEnd().split('\n');
  writeFileSync(join(folder, 'final.csv'), `${lines.join('\n')}\n`);
  writeFileSync(join(folder, 'preliminary.csv'), `${lines.slice(0, -1).join('\n')}\n`);
  writeFileSync(join(folder, 'statement.csv'), 'Billing month,Payable amount,Currency\n2026-05,74.97,CNY\n');
  const call = {
    time: '2026-05-14T10:00:00Z',
    model: 'qwen-max',
    usage: { prompt_tokens: 1, completion_tokens: 1 },
  };
  writeFileSync(join(folder, 'logs/may.ndjson'), `${JSON.stringify(call)}\n`);
});

/** The README's commands run in a folder of their own, with the samples that they name. */
const READMES = ['README.md', 'README.zh.md'].map(document);
const SET_UP = 'mkdir month && cp samples/1234567890123456-*.csv samples/names.csv month/ && cd month';
const shownIn = (of: readonly Document[]) =>
  new Map(of.flatMap(commandsIn).map(({ command, code }) => [command, code] as const));

/** Every other command once, however many documents show it. */
const SHOWN = shownIn(documents().filter(({ path }) => !/^README/.test(path)));

describe('a command that a document shows', () => {
  it.each([...SHOWN])('%s', async (command, code) => {
    const ran = await runShown(command);
    expect(ran.stderr).not.toMatch(/^error:/m);
    expect(ran.code).toBe(code);
  });
});

/** A plain command line is run as it is; a shell runs what only a shell understands. */
function runShown(command: string): Promise<Ran> {
  const isPlain = command.startsWith('bill-analyze ') && !/ [|>] |&&/.test(command);
  if (isPlain) return run(wordsOf(command).slice(1), { cwd: folder });
  return shell(command, { cwd: folder });
}

describe('a command that the README shows', () => {
  const all = [...shownIn(READMES).keys()];
  const inCheckout = all.filter((command) => INSTALLS.test(command) && command !== TESTS);
  const inMonth = all.filter((command) => !INSTALLS.test(command) && command !== SET_UP);

  it.each(inCheckout)('in a checkout: %s', async (command) => {
    const env = { npm_config_prefix: join(folder, 'prefix'), npm_config_ignore_scripts: 'true' };
    expect((await shell(command.replace(INSTALLS, ''), { env })).code).toBe(0);
  });

  it('are the same in both languages, and the tasks are among them', () => {
    expect(all).toContain(SET_UP);
    expect(inMonth.length).toBeGreaterThan(15);
    const [english, chinese] = READMES.map((each) => commandsIn(each));
    expect(chinese).toEqual(english);
  });

  it.each(inMonth)('in a fresh folder of the samples that are packed: %s', async (command) => {
    const cwd = freshFolder();
    const ran = await shell(`${SET_UP}\n${command}`, { cwd });
    expect(ran.stderr).not.toMatch(/^(error|warning: nothing matches)/m);
    expect(ran.code).toBe(0);
    const [, made] = /(?: -o|>) (\S+)$/.exec(command) ?? [];
    if (made === undefined) expect(ran.stdout).toMatch(/\S/);
    else expect(statSync(join(cwd, 'month', made)).size).toBeGreaterThan(0);
  });
});

/** What is packed of the samples, and nothing else. */
function freshFolder(): string {
  const fresh = mkdtempSync(join(folder, 'fresh-'));
  mkdirSync(join(fresh, 'samples'));
  for (const file of packageJson.files.filter((name) => /^samples\/.*\.csv$/.test(name)))
    copyFileSync(join(ROOT, file), join(fresh, file));
  return fresh;
}

describe.each(READMES.map((each) => [each.path, each] as const))('%s', (_, { text }) => {
  it('shows what its first command prints on a terminal of 100 columns', async () => {
    const [, shown = ''] = /```console\n(.*?)```/s.exec(text) ?? [];
    const [prompt = '', ...lines] = shown.trimEnd().split('\n');
    const cwd = freshFolder();
    await shell(SET_UP, { cwd });
    const args = prompt.replace('$ bill-analyze ', '').split(' ');
    const { stdout } = await onTerminal(args, 100, { NO_COLOR: '1' }, join(cwd, 'month'));
    for (const part of lines.join('\n').split('…\n')) expect(stdout).toContain(part);
  });
});

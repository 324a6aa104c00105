import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ran } from './support/cli/ran.ts';
import { onTerminal, run } from './support/cli/run.ts';
import { shell } from './support/cli/spawn.ts';
import { wordsOf } from './support/cli/words-of.ts';
import { commandsIn, document, documents } from './support/documents/documents.ts';
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

/** Every command once, however many documents show it. */
const SHOWN = new Map(
  documents()
    .flatMap(commandsIn)
    .map(({ command, code }) => [command, code] as const),
);

describe('a command that a document shows', () => {
  it.each([...SHOWN].filter(([command]) => command !== TESTS))('%s', async (command, code) => {
    const ran = await runShown(command);
    expect(ran.stderr).not.toMatch(/^error:/m);
    expect(ran.code).toBe(code);
  });
});

/** A plain command line is run as it is; a shell runs what only a shell understands. */
function runShown(command: string): Promise<Ran> {
  const isPlain = command.startsWith('bill-analyze ') && !/ [|>] |&&/.test(command);
  if (isPlain) return run(wordsOf(command).slice(1), { cwd: folder });
  const env = { npm_config_prefix: join(folder, 'prefix'), npm_config_ignore_scripts: 'true' };
  const isInCheckout = INSTALLS.test(command);
  return shell(command.replace(INSTALLS, ''), { cwd: isInCheckout ? ROOT : folder, env });
}

describe('the README', () => {
  it('shows what its first command prints on a terminal of 100 columns', async () => {
    const [, shown = ''] = /```console\n(.*?)```/s.exec(document('README.md').text) ?? [];
    const [prompt = '', ...lines] = shown.trimEnd().split('\n');
    const args = prompt.replace('$ bill-analyze ', '').split(' ');
    const { stdout } = await onTerminal(args, 100, { NO_COLOR: '1' });
    for (const part of lines.join('\n').split('…\n')) expect(stdout).toContain(part);
  });
});

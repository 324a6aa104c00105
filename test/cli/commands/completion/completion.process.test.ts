import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { cleanEnv } from '../../../support/cli/ran.ts';
import { run } from '../../../support/cli/run.ts';
import { spawned } from '../../../support/cli/spawn.ts';
import { ROOT } from '../../../support/files/samples.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { describeWith } from '../../../support/services/describe-with.ts';

const folder = useFolder();
const exports = join(folder, 'exports');
const execute = promisify(execFile);
const SUPPORT = join(ROOT, 'test/support/shells');

/** How each shell is started without the user's own settings, and what asks it for completions. */
const SHELLS = {
  bash: ['--norc', join(SUPPORT, 'bash.sh')],
  zsh: ['-f', join(SUPPORT, 'zsh.zsh')],
  fish: ['--no-config', join(SUPPORT, 'fish.fish')],
} as const;
type Shell = keyof typeof SHELLS;

const isThere = (shell: Shell) => ['/bin', '/usr/bin'].some((place) => existsSync(join(place, shell)));

/** A line whose last word is being written, and the words that complete it. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['a command or a file', 'bill-analyze che', ['check', 'check.csv']],
  ['a command behind an option with its value', 'bill-analyze --top check ser', ['serve']],
  ['no command behind a file', 'bill-analyze may.csv ser', []],
  ['a file', 'bill-analyze ma', ['mail.txt', 'may.csv']],
  ['a file of a command', 'bill-analyze check may', ['may.csv']],
  ['an option', 'bill-analyze --expect-', ['--expect-payable', '--expect-rows']],
  ['an option behind a file', 'bill-analyze may.csv --gra', ['--grain', '--granularity']],
  ['an option of a command', 'bill-analyze check --fa', ['--fail-on']],
  ['no option of another command', 'bill-analyze explain --fa', []],
  ['dimensions', 'bill-analyze --by mo', ['modality', 'model', 'month']],
  ['a second dimension', 'bill-analyze --by model,da', ['day']],
  ['a dimension behind =', 'bill-analyze --by=model,dir', ['direction']],
  ['dimensions of another command', 'bill-analyze reconcile may.csv --by wor', ['workspace']],
  ['measures', 'bill-analyze --measure list', ['list_cost']],
  ['formats', 'bill-analyze --format js', ['json']],
  ['only formats that the command writes', 'bill-analyze check --format p', ['parquet']],
  ['a format behind =', 'bill-analyze --format=par', ['parquet']],
  ['encodings', 'bill-analyze --encoding utf', ['utf-16be', 'utf-16le', 'utf-8']],
  ['languages', 'bill-analyze --lang z', ['zh']],
  ['limits', 'bill-analyze --limit re', ['record=', 'rejects=']],
  ['a severity', 'bill-analyze check --fail-on n', ['never', 'note']],
  ['a table of diff', 'bill-analyze diff --table pr', ['prices']],
  ['an output file', 'bill-analyze -o ma', ['mail.txt', 'may.csv']],
  ['nothing for a number', 'bill-analyze --top ', []],
  ['topics', 'bill-analyze help rea', ['reading']],
  ['shells', 'bill-analyze completion ', ['bash', 'fish', 'zsh']],
];

/** What a shell offers for each line. Shells differ in whether they repeat what stands before a comma or `=`. */
async function completed(shell: Shell): Promise<ReadonlyMap<string, readonly string[]>> {
  const lines = CASES.map(([, line]) => line);
  const args = [...SHELLS[shell], join(folder, shell), ...lines];
  const { stdout } = await execute(shell, args, { cwd: exports, env: cleanEnv({ TERM: 'dumb' }) });
  const answers = stdout
    .split(/^> /m)
    .slice(1)
    .map((part) => part.trimEnd().split('\n'));
  expect(answers.map(([line]) => line?.trimEnd())).toEqual(lines.map((line) => line.trimEnd()));
  const words = answers.map(([, ...found]) =>
    found.map((word) => word.replace(/^.*,|^--format=|\/$/g, '')).sort(),
  );
  return new Map(lines.map((line, place) => [line, words[place] ?? []]));
}

beforeAll(async () => {
  mkdirSync(exports);
  for (const name of ['may.csv', 'mail.txt', 'check.csv']) writeFileSync(join(exports, name), '');
  for (const shell of Object.keys(SHELLS)) {
    const { stdout, stderr, code } = await spawned(['completion', shell]);
    expect([shell, stderr, code]).toEqual([shell, '', 0]);
    writeFileSync(join(folder, shell), stdout);
  }
});

for (const shell of Object.keys(SHELLS) as Shell[])
  describeWith(shell, isThere(shell), shell, () => {
    it('completes what is written', async () => {
      const found = await completed(shell);
      for (const [what, line, words] of CASES)
        expect([what, line, found.get(line)]).toEqual([what, line, words]);
    });
  });

describe('completion', () => {
  it('describes options in the language that is asked for', async () => {
    const { stdout } = await run(['completion', 'fish', '--lang', 'zh']);
    expect(stdout).toContain("-l strict -d '遇到第一个错误行即停止'");
  });

  it.each([
    ['a shell that it does not know', 'powershell', 'Shells: bash, zsh, fish.'],
    ['a shell that is misspelt', 'bahs', 'Did you mean bash? Shells: bash, zsh, fish.'],
  ])('%s', async (_, shell, hint) => {
    const { stdout, stderr, code } = await run(['completion', shell]);
    expect(stderr).toBe(`error: "${shell}" is not a shell that can be completed\n  ${hint}\n`);
    expect([stdout, code]).toEqual(['', 2]);
  });
});

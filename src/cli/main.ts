import { readFileSync } from 'node:fs';
import type { CommanderError } from 'commander';
import { words as wordsOf } from '../words/index.ts';
import { EXIT } from './exit.ts';
import { langOf } from './lang.ts';
import { program, type Task } from './program.ts';
import { run } from './run.ts';
import { onSignals } from './signals.ts';
import { quietStreams } from './stream.ts';
import { commanderUsage } from './wrong-usage.ts';

/** Runs the command line and leaves its exit code to the process: nothing is cut off by leaving early. */
export async function main(argv: readonly string[]): Promise<void> {
  quietStreams();
  onSignals();
  const words = wordsOf(langOf(argv, process.env));
  const texts: string[] = [];
  let task: Task | undefined;
  const root = program(
    words,
    version(),
    (asked) => (task = asked),
    (text) => texts.push(text),
  );
  try {
    root.parse(argv, { from: 'user' });
    process.exitCode = await run(task, texts, words);
  } catch (error) {
    const { code, exitCode } = error as CommanderError;
    if (typeof code !== 'string' || !code.startsWith('commander.')) throw error;
    if (exitCode === EXIT.ok) process.exitCode = await run(undefined, texts, words);
    else process.exitCode = await run(commanderUsage(error as CommanderError, root, words), texts, words);
  }
}

function version(): string {
  // From dist/bin and from bin alike, the package is two folders up at most.
  for (const path of ['../../package.json', '../package.json']) {
    try {
      return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')).version;
    } catch {}
  }
  return '';
}

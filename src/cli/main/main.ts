import type { CommanderError } from 'commander';
import { words as wordsOf } from '../../words/index.ts';
import { EXIT } from '../world/exit.ts';
import { langOf } from '../world/lang.ts';
import { quietStreams, ReaderGone, writeTo } from '../world/stream.ts';
import { program, type Task } from './program.ts';
import { isShortRun } from './v8-flags.ts';
import { commanderTask } from './wrong-usage.ts';

/** Set by the build to the version of the package. */
declare const __VERSION__: string | undefined;

/**
 * Runs the command line and leaves its exit code to the process: nothing is cut off by leaving early. `parsed` is called
 * once it is understood, before V8's flags are changed.
 */
export async function main(argv: readonly string[], parsed: () => void): Promise<void> {
  quietStreams();
  // Until the task says otherwise: a run that ends before its end must not look like one that went well.
  process.exitCode = EXIT.input;
  const words = wordsOf(langOf(argv, process.env));
  const task = taskOf(argv, words);
  parsed();
  if (task.kind === 'text' && (await isWritten(task.text))) {
    process.exitCode = EXIT.ok;
    return;
  }
  const { loadRun } = await import('./load-run.ts');
  const { exports, keep } = await loadRun(isShortRun(task) ? 'short' : 'long');
  process.exitCode = await exports.run(task, words);
  keep();
}

/** Help needs nothing of what reports need; only where it cannot be written does the failure need words. */
async function isWritten(text: string): Promise<boolean> {
  try {
    await writeTo(process.stdout, [text]);
    return true;
  } catch (error) {
    return error instanceof ReaderGone;
  }
}

function taskOf(argv: readonly string[], words: ReturnType<typeof wordsOf>): Task {
  const texts: string[] = [];
  let task: Task | undefined;
  const version = typeof __VERSION__ === 'string' ? __VERSION__ : 'development';
  const root = program(
    words,
    version,
    (asked) => {
      task = asked;
    },
    (text) => texts.push(text),
  );
  try {
    root.parse(argv, { from: 'user' });
  } catch (error) {
    const { code, exitCode } = error as CommanderError;
    if (typeof code !== 'string' || !code.startsWith('commander.')) throw error;
    if (exitCode !== EXIT.ok) return commanderTask(error as CommanderError, root, words);
  }
  return task ?? { kind: 'text', text: texts.join('') };
}

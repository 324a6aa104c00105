import type { CommanderError } from 'commander';
import { words as wordsOf } from '../../words/index.ts';
import { EXIT } from '../world/exit.ts';
import { langOf } from '../world/lang.ts';
import { quietStreams, ReaderGone, writeTo } from '../world/stream.ts';
import { UsageError } from '../world/usage-error.ts';
import type { World } from '../world/world.ts';
import { program, type Task } from './program.ts';
import { readSettings } from './read-settings.ts';
import { isShortRun } from './v8-flags.ts';
import { commanderTask } from './wrong-usage.ts';

/** Set by the build to the version of the package. */
declare const __VERSION__: string | undefined;

/**
 * Runs the command line in a world and returns its exit code. `onParsed` is called once the command line is understood,
 * before V8's flags are changed.
 */
export async function main(
  argv: readonly string[],
  world: World,
  onParsed: () => void = () => {},
): Promise<number> {
  quietStreams(world);
  const read = await readSettings(argv, world);
  const spoken = wordsOf(langOf(argv, world.env, read?.lang));
  const understood = taskOf(argv, spoken);
  const { task, settings } = read?.settle(understood, world) ?? { task: understood };
  // A command may be set to another language.
  const words = settings === undefined ? spoken : wordsOf(langOf(argv, world.env, settings.lang));
  onParsed();
  if (task.kind === 'text' && (await isWritten(task.text, world))) return EXIT.ok;
  const { loadRun } = await import('./load-run.ts');
  const { exports, keep } = await loadRun(world.ownsProcess && isShortRun(task) ? 'short' : 'long');
  const code = await exports.run(task, words, world, settings);
  keep();
  return code;
}

/** Help needs nothing of what reports need; only where it cannot be written does the failure need words. */
async function isWritten(text: string, { stdout }: World): Promise<boolean> {
  try {
    await writeTo(stdout, [text]);
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
    argv,
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
    if (error instanceof UsageError) return { kind: 'wrong', refusal: error.refusal };
    const { code, exitCode } = error as CommanderError;
    if (typeof code !== 'string' || !code.startsWith('commander.')) throw error;
    if (exitCode !== EXIT.ok) return commanderTask(error as CommanderError, root);
  }
  return task ?? { kind: 'text', text: texts.join('') };
}

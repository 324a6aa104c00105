import { useStandardInput } from '../../read/input/standard-input.ts';
import { printable } from '../../render/safe.ts';
import type { Words } from '../../words/index.ts';
import { BillError, type Problem } from '../../words/problem.ts';
import { OWN_AFFAIRS } from '../options/commands.ts';
import type { WrittenOptions } from '../options/options.ts';
import type { RunSettings } from '../options/settings/run-settings.ts';
import type { Context } from '../world/context.ts';
import { EXIT } from '../world/exit.ts';
import { onSignals } from '../world/signals.ts';
import { ReaderGone, writeTo } from '../world/stream.ts';
import { UsageError } from '../world/usage-error.ts';
import { usedSettings } from '../world/used-settings.ts';
import type { World } from '../world/world.ts';
import type { Task } from './program.ts';

type Performer = (args: readonly string[], options: WrittenOptions, context: Context) => Promise<number>;

/** What each command of `commands.ts` loads when it is asked for. */
const PERFORMERS: Readonly<Record<string, () => Promise<Performer>>> = {
  diff: async () => (await import('../commands/diff/diff.ts')).diff,
  explain: async () => (await import('../commands/explain/explain.ts')).explain,
  check: async () => (await import('../commands/check/check.ts')).check,
  reconcile: async () => (await import('../commands/reconcile/reconcile.ts')).reconcile,
  serve: async () => (await import('../commands/serve/serve.ts')).serve,
  help: async () => (await import('../commands/help/help.ts')).help,
  completion: async () => (await import('../commands/completion/completion.ts')).completion,
  config: async () => (await import('../commands/config/config.ts')).config,
  pack: async () => (await import('../commands/pack/pack.ts')).pack,
};

/** Carries out a task; every failure becomes words and an exit code. */
export async function run(task: Task, words: Words, world: World, settings?: RunSettings): Promise<number> {
  // Here and not in main: this file is bundled apart, and what a signal must remove is known on this side only.
  if (world.ownsProcess) onSignals();
  else useStandardInput(world.stdin);
  let context: Context = { ...contextOf(words, world), ...(settings && { settings }) };
  try {
    context = await redacting(task, context);
    return await perform(task, context);
  } catch (error) {
    return failed(error, context);
  }
}

/** One redactor for all that a run writes and says. */
async function redacting(task: Task, context: Context): Promise<Context> {
  const options = 'options' in task ? task.options : {};
  const { env, words } = context;
  if (options.redact === true) {
    const { redactorOf } = await import('../options/redactor.ts');
    return { ...context, redactor: await redactorOf(options, env, words) };
  }
  if (options.redactKeyFile === undefined) return context;
  throw new UsageError(words.redact.keyWithout, words.usage.correct);
}

async function perform(task: Task, context: Context): Promise<number> {
  if (task.kind === 'wrong') throw new UsageError(task.message, task.hint);
  if (task.kind === 'text') {
    await context.write([task.text]);
    return EXIT.ok;
  }
  checkLanguage(task.options.lang, context.words);
  if (task.kind === 'command') {
    if (!OWN_AFFAIRS.includes(task.name)) await saySettings(context);
    return (await PERFORMERS[task.name]?.())?.(task.args, task.options, context) ?? EXIT.usage;
  }
  const files = task.files.length === 0 && context.world.stdin.isTTY !== true ? ['-'] : task.files;
  if (files.length === 0) return shortHelp(context);
  await saySettings(context);
  if (task.options.trace !== undefined)
    return (await import('../commands/trace/trace.ts')).trace(files, task.options, context);
  return (await import('../commands/report/report.ts')).analyze(files, task.options, context);
}

/** A figure may hang on a file that nobody thinks of: so it is named. */
async function saySettings(context: Context): Promise<void> {
  const used = usedSettings(context);
  if (used.length === 0) return;
  const { usedNote } = await import('../options/settings/sentences.ts');
  await context.say(usedNote(used, context.words));
}

function checkLanguage(lang: string | undefined, { usage }: Words): void {
  if (lang !== undefined && !/^(en|zh)([-_.].*)?$/i.test(lang))
    throw new UsageError(usage.notALanguage(lang), usage.correct);
}

/** Nothing was given and nothing is piped in. */
async function shortHelp({ words, sayLines }: Context): Promise<number> {
  const { usage } = words;
  await sayLines([`${usage.usageTitle} ${usage.synopsis}`, usage.shortHelp]);
  return EXIT.usage;
}

async function failed(error: unknown, context: Context): Promise<number> {
  if (error instanceof ReaderGone) return EXIT.ok;
  const { problemLines, usageLines } = await import('../world/complaints.ts');
  const { redactor } = context;
  const shown = (text: string) => redactor?.sentence(text) ?? text;
  if (error instanceof UsageError) {
    const told = new UsageError(shown(error.message), shown(error.hint));
    await context.sayLines(usageLines(told, context.words));
    return EXIT.usage;
  }
  if (error instanceof BillError) {
    await context.sayLines(problemLines(redactor?.problem(error) ?? error, context.words));
    return EXIT.input;
  }
  const problem = systemProblem(error);
  if (problem === undefined) return internalFault(error, context);
  await context.sayLines(problemLines(problem, context.words).map(shown));
  return EXIT.input;
}

/** A fault of this program. Its stack is for those who ask for it. */
async function internalFault(error: unknown, { words, env, sayLines, redactor }: Context): Promise<number> {
  const { message, stack, name } = error as Error;
  const lines = env.BILL_ANALYZE_DEBUG === undefined ? [] : String(stack).split('\n');
  // What stands in a message that is not ours is not known; where it comes from may be told.
  const detail = redactor === undefined ? lines : lines.filter((line) => /^\s+at /.test(line));
  const what = redactor === undefined ? message : name;
  await sayLines([`${words.usage.errorWord}: ${words.usage.internalFault(what)}`, ...detail]);
  return EXIT.input;
}

/** An error of the operating system outside reading is one of writing: a full disk, a folder without rights. */
function systemProblem(error: unknown): Problem | undefined {
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return undefined;
  const partly = path === undefined ? 1 : 0;
  return { code: 'CANNOT_WRITE', file: path ?? 'stdout', params: { reason: code, partly } };
}

function contextOf(words: Words, world: World): Context {
  const { stdout, stderr, env } = world;
  const isTerminal = stdout.isTTY === true;
  const sayLines = async (lines: readonly string[]) => {
    const text = lines.map((line) => `${printable(line)}\n`).join('');
    // A closed stderr must not hide the exit code.
    if (text !== '') await writeTo(stderr, [text]).catch(() => {});
  };
  return {
    words,
    world,
    env,
    isTerminal,
    width: isTerminal ? stdout.columns || null : null,
    write: (chunks) => writeTo(stdout, chunks),
    say: (line) => sayLines([line]),
    sayLines,
  };
}

import { useStandardInput } from '../../read/input/standard-input.ts';
import { printable } from '../../render/safe.ts';
import { LANGUAGES, languageFor, type Words } from '../../words/index.ts';
import { BillError, type Problem } from '../../words/problem.ts';
import { REPORT } from '../commands/report/spec.ts';
import { TRACE } from '../commands/trace/spec.ts';
import { OWN_AFFAIRS } from '../options/commands.ts';
import { filesNamed } from '../options/files-given.ts';
import { keepOthers } from '../options/keep-inputs.ts';
import { resolveRun } from '../options/resolve-run.ts';
import type { RunOptions } from '../options/run-options.ts';
import type { RunSettings } from '../options/settings/run-settings.ts';
import type { Context } from '../world/context.ts';
import { EXIT } from '../world/exit.ts';
import { onSignals, releaseOnSignal } from '../world/signals.ts';
import { ReaderGone, writeTo } from '../world/stream.ts';
import { UsageError } from '../world/usage-error.ts';
import { usedSettings } from '../world/used-settings.ts';
import type { World } from '../world/world.ts';
import type { Task } from './program.ts';
import { compileWhenLong } from './v8-flags.ts';

type Performer = (args: readonly string[], options: RunOptions, context: Context) => Promise<number>;

/** What carries a command out: the function of its name in the file of its name, loaded when it is asked for. */
async function performerOf(name: string): Promise<Performer> {
  const { [name]: performer } = await import(`../commands/${name}/${name}.ts`);
  return performer;
}

/** Carries out a task; every failure becomes words and an exit code. */
export async function run(task: Task, words: Words, world: World, settings?: RunSettings): Promise<number> {
  // Here and not in main: this file is bundled apart, and what a signal must remove is known on this side only.
  if (world.ownsProcess) {
    onSignals();
    compileWhenLong();
  } else useStandardInput(world.stdin);
  let context = contextOf(words, world, settings ?? withoutSettings(task));
  try {
    if (task.kind === 'command') releaseOnSignal(filesNamed(task.command, task.written));
    context = await redacting(task, context);
    return await perform(task, context);
  } catch (error) {
    return failed(error, context);
  }
}

/** One redactor for all that a run writes and says. */
async function redacting(task: Task, context: Context): Promise<Context> {
  if (task.kind !== 'command') return context;
  const { redact, redactKeyFile } = task.written;
  const { env } = context;
  if (redact === true) {
    const { redactorOf } = await import('../options/redactor.ts');
    return { ...context, redactor: await redactorOf(task.written, env) };
  }
  if (redactKeyFile === undefined) return context;
  throw new UsageError({ code: 'KEY_WITHOUT_REDACT' });
}

async function perform(task: Task, context: Context): Promise<number> {
  if (task.kind === 'wrong') throw new UsageError(task.refusal, task.place);
  if (task.kind === 'text') {
    await context.write([task.text]);
    return EXIT.ok;
  }
  const { args, written } = task;
  checkLanguage(written.lang);
  // `--trace` turns the report into a list of lines, with formats of its own.
  const command = task.command.name === REPORT.name && written.trace !== undefined ? TRACE : task.command;
  if (task.command.name === REPORT.name && args.length === 0 && context.world.stdin.isTTY === true)
    return shortHelp(context);
  if (!OWN_AFFAIRS.includes(command.name)) await saySettings(context);
  const performer = await performerOf(command.name.replace(/^--/, ''));
  const options = await resolveRun(command, written, context);
  await keepOthers(options.reading);
  return performer(args, options, context);
}

/** A figure may hang on a file that nobody thinks of: so it is named. */
async function saySettings(context: Context): Promise<void> {
  const used = usedSettings(context);
  if (used.length === 0) return;
  const { usedNote } = await import('../options/settings/used-note.ts');
  await context.say(usedNote(used, context.words));
}

function checkLanguage(lang: string | undefined): void {
  if (lang === undefined || languageFor(lang) !== undefined) return;
  const choices = LANGUAGES.map(({ code }) => code);
  const params = { option: '--lang', value: lang, choices, meant: undefined };
  throw new UsageError({ code: 'INVALID_CHOICE', params });
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
  const debugged = (code: string) => (context.env.BILL_ANALYZE_DEBUG === undefined ? [] : [`  ${code}`]);
  if (error instanceof UsageError) {
    const lines = usageLines(error, context.words).map(shown);
    await context.sayLines([...lines, ...debugged(error.refusal.code)]);
    return EXIT.usage;
  }
  if (error instanceof BillError) {
    const lines = problemLines(redactor?.problem(error.problem) ?? error.problem, context.words);
    await context.sayLines([...lines, ...debugged(error.code)]);
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

/** A run in which nothing was set. */
function withoutSettings(task: Task): RunSettings {
  const written = task.kind === 'command' ? task.written : {};
  return { files: [], variables: [], used: [], lang: written.lang, written };
}

function contextOf(words: Words, world: World, settings: RunSettings): Context {
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
    settings,
    env,
    isTerminal,
    width: isTerminal ? stdout.columns || null : null,
    write: (chunks) => writeTo(stdout, chunks),
    say: (line) => sayLines([line]),
    sayLines,
  };
}

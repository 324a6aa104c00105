import { Command, Help, Option } from 'commander';
import { LANGUAGES, type Words } from '../../words/index.ts';
import { REPORT } from '../commands/report/spec.ts';
import type { CommandSpec } from '../options/command-spec.ts';
import { COMMANDS, type WrittenOptions } from '../options/commands.ts';
import { DIMENSION_OPTIONS, MEASURE_OPTIONS } from '../options/dimension-names.ts';
import { longFlag, type OptionSpec, optionText } from '../options/option-spec.ts';
import { type Refusal, UsageError } from '../world/usage-error.ts';

/** What a command line asks for. */
export type Task =
  | {
      readonly kind: 'command';
      readonly command: CommandSpec;
      readonly args: readonly string[];
      readonly written: WrittenOptions;
    }
  /** Help or version. */
  | { readonly kind: 'text'; readonly text: string }
  /** The command line could not be understood. */
  | { readonly kind: 'wrong'; readonly refusal: Refusal; readonly place?: string };

const HELP_WIDTH = 110;
const NAMES = {
  dimensions: DIMENSION_OPTIONS.join(', '),
  measures: MEASURE_OPTIONS.join(', '),
  languages: LANGUAGES.map(({ code }) => code).join(', '),
};

/**
 * Defines the command line as far as `argv` can ask for it. `run` gets the task; help and version are written by `write`.
 */
export function program(
  argv: readonly string[],
  words: Words,
  version: string,
  run: (task: Task) => void,
  write: (text: string) => void,
): Command {
  const { usage } = words;
  const root = base(new Command('bill-analyze'), words, write)
    .description(usage.summary)
    .usage(usage.synopsis.replace('bill-analyze ', ''))
    .argument('[files...]', usage.filesArgument)
    .version(version, '-V, --version', usage.options.version)
    .addHelpText('before', examples(words))
    .action((args: string[]) => run({ kind: 'command', command: REPORT, args, written: written(root) }));
  for (const spec of REPORT.options) root.addOption(option(spec, words, REPORT.formats));
  for (const spec of COMMANDS) {
    const command = addCommand(root, spec, words, run, write);
    // Half the time of all this: a command that is not named is only listed.
    if (argv.includes(spec.name))
      for (const each of spec.options) command.addOption(option(each, words, spec.formats));
  }
  return root;
}

function addCommand(
  root: Command,
  spec: CommandSpec,
  words: Words,
  run: (task: Task) => void,
  write: (text: string) => void,
): Command {
  const command = base(root.command(spec.name), words, write).description(spec.describe(words));
  for (const { form, describe } of spec.args) command.argument(form, describe(words));
  command.action(() => {
    const args = command.processedArgs.flat() as string[];
    // The overview needs nothing that is loaded for a task.
    if (spec.name === 'help' && args[0] === undefined) return root.outputHelp();
    run({ kind: 'command', command: spec, args, written: written(command) });
  });
  return command;
}

/** The options of a task; settings are read, or not, before. */
function written(command: Command): WrittenOptions {
  const { config: _, ...options } = command.optsWithGlobals();
  return options;
}

function base(command: Command, words: Words, write: (text: string) => void): Command {
  const { usage } = words;
  const titles: Readonly<Record<string, string>> = {
    'Usage:': usage.usageTitle,
    'Arguments:': usage.argumentsTitle,
    'Commands:': usage.commandsTitle,
    'Options:': usage.groups.other,
  };
  return command
    .helpOption('-h, --help', usage.options.help)
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .configureHelp({
      helpWidth: HELP_WIDTH,
      styleTitle: (title) => titles[title] ?? title,
      subcommandTerm: (command) => termOf(command.name()),
    })
    .configureOutput({ writeOut: write, writeErr: () => {} })
    .exitOverride();
}

/** A command as the overview lists it, where it may not have been given its options. */
function termOf(name: string): string {
  const { args = [], options = [] } = COMMANDS.find((spec) => spec.name === name) ?? {};
  return [name, ...(options.length > 0 ? ['[options]'] : []), ...args.map(({ form }) => form)].join(' ');
}

function option(spec: OptionSpec, words: Words, formats: CommandSpec['formats']): Option {
  const extra = spec.names === undefined ? '' : ` ${NAMES[spec.names]}`;
  const made = new Option(spec.flags, optionText(spec, words, formats) + extra).helpGroup(
    words.usage.groups[spec.group],
  );
  if (spec.list === true) return made.argParser(another);
  // A switch has no value, and twice means no more than once.
  return spec.flags.includes('<') ? made.argParser(onlyOne(spec)) : made;
}

function another(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** Of two values one would be dropped in silence. */
function onlyOne(spec: OptionSpec): (value: string, before: string | undefined) => string {
  return (value, before) => {
    if (before === undefined) return value;
    throw new UsageError({ code: 'OPTION_TWICE', params: { option: longFlag(spec) } });
  };
}

function examples({ usage }: Words): string {
  const width = Math.max(...usage.examples.map(([command]) => command.length));
  const lines = usage.examples.map(([command, meaning]) =>
    command.length > 62
      ? `  ${command}\n${' '.repeat(66)}${meaning}`
      : `  ${command.padEnd(Math.min(width, 62))}  ${meaning}`,
  );
  return `${usage.examplesTitle}\n${lines.join('\n')}\n`;
}

/** The long names of all options, for suggestions. */
export function optionNames(root: Command): string[] {
  return new Help().visibleOptions(root).flatMap((each) => (each.long === undefined ? [] : [each.long]));
}

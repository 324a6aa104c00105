import type { Words } from '../../../words/index.ts';
import type { CommandSpec } from '../../options/command-spec.ts';
import { COMMANDS } from '../../options/commands.ts';
import { FORMATS } from '../../options/formats.ts';
import { type OptionSpec, optionText } from '../../options/option-spec.ts';
import { OPTIONS } from '../../options/options.ts';
import { TOPICS } from '../help/topics.ts';
import { optionValue, type Value } from './values.ts';

/** An option as it is completed. */
export interface Completed {
  /** `--output`. */
  readonly long: string;
  /** `-o`. */
  readonly short?: string;
  readonly isList: boolean;
  readonly text: string;
  readonly value: Value;
}

/** A command as it is completed. The main one has no name. */
export interface CompletedCommand {
  readonly name: string;
  readonly text: string;
  readonly options: readonly Completed[];
  /** What stands where no option does. */
  readonly operand: Value;
}

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** Every command, the main one first, with all that can be said behind it. */
export function completions(words: Words): readonly CompletedCommand[] {
  const help = written('help', '-h, --help', words.usage.options.help);
  const version = written('version', '-V, --version', words.usage.options.version);
  const completed = ({ options, formats }: Pick<CommandSpec, 'options' | 'formats'>) =>
    options.map((spec) => completedOption(spec, formats, words));
  const main = { name: '', text: words.usage.summary, operand: { kind: 'file' } } as const;
  return [
    { ...main, options: [...completed({ options: OPTIONS, formats: FORMATS }), version, help] },
    ...COMMANDS.map((command) => ({
      name: command.name,
      text: command.describe(words),
      options: [...completed(command), help],
      operand: operandOf(command.name),
    })),
  ];
}

function completedOption(spec: OptionSpec, formats: CommandSpec['formats'], words: Words): Completed {
  const made = written(spec.key, spec.flags, optionText(spec, words, formats).replace(/[:：]$/, ''));
  return { ...made, isList: spec.list === true, value: optionValue(spec, formats) };
}

function written(key: string, flags: string, text: string): Completed {
  const [short, long = ''] = /^(?:(-\w), )?(--[\w-]+)/.exec(flags)?.slice(1) ?? [];
  const value = optionValue({ key, flags, group: 'other' });
  return { long, isList: false, text, value, ...(short === undefined ? {} : { short }) };
}

function operandOf(command: string): Value {
  if (command === 'help') return { kind: 'word', words: [...TOPICS.keys()] };
  if (command === 'completion') return { kind: 'word', words: SHELLS };
  return { kind: 'file' };
}

/** The names of all commands but the main one. */
export function commandNames(commands: readonly CompletedCommand[]): string[] {
  return commands.map(({ name }) => name).filter((name) => name !== '');
}

/** Options of any command that a value follows, in all their forms. */
export function optionsWithValue(commands: readonly CompletedCommand[]): string[] {
  const found = commands.flatMap(({ options }) => options).filter(({ value }) => value.kind !== 'none');
  return [...new Set(found.flatMap(formsOf))];
}

/** `-o` and `--output`. */
export function formsOf({ short, long }: Completed): string[] {
  return short === undefined ? [long] : [short, long];
}

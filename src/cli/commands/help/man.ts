import { enManual } from '../../../words/en/manual.ts';
import { LANGUAGES, words } from '../../../words/index.ts';
import type { CommandSpec } from '../../options/command-spec.ts';
import { COMMANDS } from '../../options/commands.ts';
import { DIMENSION_OPTIONS, MEASURE_OPTIONS } from '../../options/dimension-names.ts';
import { FORMATS } from '../../options/formats.ts';
import { type OptionSpec, optionText } from '../../options/option-spec.ts';
import { OPTIONS } from '../../options/options.ts';
import { TOPICS } from './topics.ts';

const NAMES = {
  dimensions: DIMENSION_OPTIONS,
  measures: MEASURE_OPTIONS,
  languages: LANGUAGES.map(({ code }) => code),
} as const;

const WORDS = words('en');
const { help, usage } = WORDS;

/** The manual page, from the tables of options and commands: roff with the man macros. The build writes it. */
export function manPage(version: string): string {
  const { sections } = enManual;
  return [
    `.TH BILL\\-ANALYZE 1 "" "bill\\-analyze ${version}" "${escaped(enManual.title)}"`,
    // Neither words nor lines are stretched or broken: options are to be copied.
    '.ad l',
    '.nh',
    section(sections.name, [`bill\\-analyze \\- ${escaped(usage.summary)}`]),
    section(sections.synopsis, synopsis()),
    section(sections.description, [escaped(usage.shortHelp), '.PP', escaped(enManual.about)]),
    section(sections.options, optionGroups()),
    section(
      sections.commands,
      COMMANDS.flatMap((command) => commandPart(command)),
    ),
    section(sections.exit, enManual.exits.flatMap(tagged)),
    section(sections.environment, enManual.variables.flatMap(tagged)),
    section(
      sections.examples,
      usage.examples.flatMap(([command, meaning]) => tagged([command, meaning])),
    ),
    section(sections.more, [
      escaped(enManual.moreHelp('bill-analyze help TOPIC')),
      escaped(help.topics([...TOPICS.keys()].join(', '))),
    ]),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string {
  return [`.SH ${escaped(title)}`, ...lines, ''].join('\n');
}

function synopsis(): string[] {
  const commands = COMMANDS.map(({ name, args }) => `${name} ${args.map(({ form }) => form).join(' ')}`);
  return [usage.synopsis, ...commands.map((command) => `bill-analyze ${command}`)].flatMap((line, place) => [
    ...(place === 0 ? [] : ['.br']),
    escaped(line),
  ]);
}

function optionGroups(): string[] {
  const groups = [...new Set(OPTIONS.map(({ group }) => group))];
  return groups.flatMap((group) => [
    `.SS ${escaped(usage.groups[group].replace(/[:：]$/, ''))}`,
    ...OPTIONS.filter((option) => option.group === group).flatMap((option) => optionPart(option)),
  ]);
}

/** What only this command has is told here; options in the sense of the main command are named. */
function commandPart({ name, args, describe, options }: CommandSpec): string[] {
  const main: readonly OptionSpec[] = OPTIONS;
  const own = options.filter((option) => !main.includes(option));
  const shared = options.filter((option) => main.includes(option));
  const forms = shared.map(({ flags }) => flags.replace(/ <.*/, '').replace(/^-o, /, ''));
  return [
    `.SS ${escaped(`${name} ${args.map(({ form }) => form).join(' ')}`)}`,
    escaped(describe(WORDS)),
    ...own.flatMap((option) => optionPart(option)),
    ...(forms.length === 0 ? [] : ['.PP', escaped(enManual.alsoTakes(forms.join(', ')))]),
  ];
}

function optionPart(option: OptionSpec): string[] {
  const names = option.names === undefined ? '' : ` ${NAMES[option.names].join(', ')}`;
  return tagged([option.flags, optionText(option, WORDS, FORMATS) + names]);
}

function tagged([tag, text]: readonly [string, string]): string[] {
  return ['.TP', `\\fB${escaped(tag)}\\fR`, escaped(text)];
}

/** Text as roff shows it: hyphens that can be copied, no macro at the start of a line. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('…', '...')
    .replaceAll("'", '\\(aq')
    .replaceAll('"', '\\(dq')
    .replace(/^\./, '\\&.');
}

import { type Completed, type CompletedCommand, commandNames, optionsWithValue } from './completions.ts';
import type { Value } from './values.ts';

/** A script for fish 3 and newer. */
export function fishScript(commands: readonly CompletedCommand[]): string {
  const [, ...others] = commands;
  return `# fish completion for bill-analyze: bill-analyze completion fish | source

# Whether the command is one of these; "none" before the first word that is no option, "report" behind a file.
function __bill_analyze_is
    set -l found none
    set -l skip no
    for word in (commandline -opc)[2..-1]
        if test $skip = yes
            set skip no
        else if contains -- $word ${optionsWithValue(commands).join(' ')}
            set skip yes
        else if not string match -q -- '-*' $word
            set found report
            contains -- $word ${commandNames(commands).join(' ')}; and set found $word
            break
        end
    end
    contains -- $found $argv
end

# The next word of a list with commas.
function __bill_analyze_list
    set -l written (string replace -r '^--[^=]*=' '' -- (commandline -ct))
    set -l before (string match -r '^.*,' -- $written)
    test -n "$before"; or set before ''
    printf '%s\\n' $before$argv
end

complete -c bill-analyze -e
${others.map(({ name, text }) => `complete -c bill-analyze -n '__bill_analyze_is none' -a ${name} -d ${quoted(text)}`).join('\n')}
${commands.flatMap(commandLines).join('\n')}
`;
}

function commandLines({ name, options, operand }: CompletedCommand): string[] {
  const when = `complete -c bill-analyze -n '__bill_analyze_is ${name === '' ? 'none report' : name}'`;
  const operands = operand.kind === 'word' ? [`${when} -f -a ${quoted(operand.words.join(' '))}`] : [];
  return [...operands, ...options.map((option) => `${when} ${optionText(option)}`)];
}

function optionText({ short, long, text, value }: Completed): string {
  const forms = `${short === undefined ? '' : `-s ${short.slice(1)} `}-l ${long.slice(2)}`;
  return `${forms}${behind(value)} -d ${quoted(text)}`;
}

function behind(value: Value): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'file':
      return ' -r -F';
    case 'text':
      return ' -x';
    case 'list':
      return ` -x -a '(__bill_analyze_list ${value.words.join(' ')})'`;
    case 'word':
      return ` -x -a ${quoted(value.words.join(' '))}`;
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
}

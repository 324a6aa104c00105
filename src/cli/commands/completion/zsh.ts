import { type Completed, type CompletedCommand, commandNames, optionsWithValue } from './completions.ts';
import type { Value } from './values.ts';

/** A script for zsh, to be sourced or to be put into a folder of \`fpath\` as \`_bill-analyze\`. */
export function zshScript(commands: readonly CompletedCommand[]): string {
  const [main, ...others] = commands as [CompletedCommand, ...CompletedCommand[]];
  return `#compdef bill-analyze
# zsh completion for bill-analyze: source <(bill-analyze completion zsh)

_bill-analyze_first() {
  local -a commands=(
${others.map(({ name, text }) => `    ${quoted(`${name}:${text}`)}`).join('\n')}
  )
  _describe -t commands command commands
  _files
}

_bill-analyze() {
  local command= at
  for ((at = 2; at < CURRENT; at++)); do
    case $words[at] in
      (${optionsWithValue(commands).join('|')}) ((at++)) ;;
      (-*) ;;
      (${commandNames(commands).join('|')}) command=$words[at]; break ;;
      (*) break ;;
    esac
  done
  if [[ -n $command ]]; then
    words=("$words[1]" "\${(@)words[at + 1,-1]}")
    ((CURRENT -= at - 1))
  fi
  case $command in
${others.map((command) => `    (${command.name})\n${call(command, [operandSpec(command.operand)])} ;;`).join('\n')}
    (*)
${call(main, ["'1: :_bill-analyze_first'", "'*:file:_files'"])} ;;
  esac
}

if [[ $funcstack[1] == _bill-analyze ]]; then _bill-analyze "$@"; else compdef _bill-analyze bill-analyze; fi
`;
}

function call({ options }: CompletedCommand, operands: readonly string[]): string {
  return [
    '      _arguments -S',
    ...[...options.map(optionSpec), ...operands].map((spec) => `        ${spec}`),
  ].join(' \\\n');
}

/** `*` before an option that may be repeated, else the forms that it shuts out. */
function optionSpec({ short, long, isList, text, value }: Completed): string {
  const described = `[${text.replaceAll(/[[\]:\\]/g, '\\$&')}]`;
  const behind = value.kind === 'none' ? '' : `: :${action(value)}`;
  const form = value.kind === 'none' ? long : `${long}=`;
  if (short === undefined) return quoted(`${isList ? '*' : ''}${form}${described}${behind}`);
  return `'(${short} ${long})'{${short},${form}}${quoted(described + behind)}`;
}

function operandSpec(value: Value): string {
  return value.kind === 'file' ? "'*:file:_files'" : quoted(`1: :${action(value)}`);
}

function action(value: Value): string {
  if (value.kind === 'file') return '_files';
  if (value.kind === 'list') return `_sequence compadd - ${value.words.join(' ')}`;
  if (value.kind !== 'word') return ' ';
  if (value.words.some((word) => word.endsWith('='))) return `{compadd -S "" - ${value.words.join(' ')}}`;
  return `(${value.words.join(' ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

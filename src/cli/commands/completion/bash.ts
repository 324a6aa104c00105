import {
  type Completed,
  type CompletedCommand,
  commandNames,
  formsOf,
  optionsWithValue,
} from './completions.ts';
import type { Value } from './values.ts';

/** A script for bash 4 and newer, which needs nothing else. */
export function bashScript(commands: readonly CompletedCommand[]): string {
  return `# bash completion for bill-analyze: source <(bill-analyze completion bash)

# Words that begin as the current one does; behind a comma the next word of a list.
_bill_analyze_words() {
  local kind=$1 current=$2 before= word
  shift 2
  if [[ $kind == list && $current == *,* ]]; then before=\${current%,*},; current=\${current##*,}; fi
  for word; do
    [[ $word == "$current"* ]] && COMPREPLY+=("$before$word")
  done
  if [[ $kind == list || \${COMPREPLY[0]-} == *= ]]; then compopt -o nospace; fi
}

_bill_analyze_files() {
  local name
  compopt -o filenames
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen -f -- "$1")
}

_bill_analyze() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} command= at
  COMPREPLY=()
  # bash takes --by=model for three words.
  if [[ $current == = ]]; then current=; elif [[ $before == = ]]; then before=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  for ((at = 1; at < COMP_CWORD; at++)); do
    case \${COMP_WORDS[at]} in
      ${optionsWithValue(commands).join('|')})
        [[ \${COMP_WORDS[at + 1]} == = ]] && ((at++))
        ((at++)) ;;
      -*) ;;
      ${commandNames(commands).join('|')}) command=\${COMP_WORDS[at]}; break ;;
      *) command=report; break ;;
    esac
  done
  case $command:$before in
${valueCases(commands).join('\n')}
  esac
  case $command:$current in
${commands.map(optionCase).join('\n')}
    :*) _bill_analyze_words word "$current" ${commandNames(commands).join(' ')}; _bill_analyze_files "$current" ;;
${commands.flatMap(operandCase).join('\n')}
    *) _bill_analyze_files "$current" ;;
  esac
}

complete -F _bill_analyze bill-analyze
`;
}

function optionCase(command: CompletedCommand): string {
  const where = namesOf(command).map((name) => `${name}:-*`);
  const words = command.options.flatMap(formsOf);
  return `    ${where.join('|')}) ${reply({ kind: 'word', words })} ;;`;
}

function operandCase({ name, operand }: CompletedCommand): string[] {
  return operand.kind === 'word' ? [`    ${name}:*) ${reply(operand)} ;;`] : [];
}

/** A line for each answer with the options that it is for; the command matters where it changes the answer. */
function valueCases(commands: readonly CompletedCommand[]): string[] {
  const answers = new Map<string, Set<string>>();
  const options = commands.flatMap((command) => command.options.map((option) => ({ command, option })));
  for (const { command, option } of options.filter(({ option }) => option.value.kind !== 'none')) {
    const answer = reply(option.value);
    const same = options.filter(({ option: { long } }) => long === option.long);
    const isOne = same.every(({ option: { value } }) => reply(value) === answer);
    const found = answers.get(answer) ?? new Set();
    answers.set(answer, found);
    for (const pattern of patterns(isOne ? ['*'] : namesOf(command), option)) found.add(pattern);
  }
  return [...answers].map(([answer, found]) => `    ${[...found].join('|')}) ${answer}; return ;;`);
}

/** What the script calls a command: the main one has no name until its first file stands there. */
function namesOf({ name }: CompletedCommand): string[] {
  return name === '' ? ['', 'report'] : [name];
}

function patterns(names: readonly string[], option: Completed): string[] {
  return names.flatMap((name) => formsOf(option).map((form) => `${name}:${form}`));
}

function reply(value: Value): string {
  if (value.kind === 'file') return '_bill_analyze_files "$current"';
  if (value.kind === 'word' || value.kind === 'list')
    return `_bill_analyze_words ${value.kind} "$current" ${value.words.join(' ')}`;
  return ':';
}

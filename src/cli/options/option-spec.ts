import type { Words } from '../../words/index.ts';

type Group = keyof Words['usage']['groups'];

/** One option as it stands on the command line: the help, the parser, completion and settings are made of it. */
export interface OptionSpec {
  readonly key: string;
  /** In commander's form: `-o, --output <file>`; an option without `<…>` is a switch. */
  readonly flags: string;
  /** What the help says of it; where absent, the sentence of its key. */
  readonly describe?: (words: Words) => string;
  readonly group: Group;
  /** May be repeated: values add up. */
  readonly list?: true;
  /** What its text must be. Any text, where absent. */
  readonly kind?: 'count' | 'amount';
  /** The least that a count may be; 0 where absent. */
  readonly least?: number;
  /** The texts that it may be, in lower case. */
  readonly choices?: readonly string[];
  /** What follows the description in the help: the names that can be given. */
  readonly names?: 'dimensions' | 'measures' | 'languages';
}

/** What the help says of an option, without the names that can be given; of formats those that the command takes. */
export function optionText(spec: OptionSpec, words: Words, formats: readonly string[] = []): string {
  if (spec.key === 'format' && formats.length > 0) return words.usage.formatsTaken(formats);
  return spec.describe?.(words) ?? words.usage.options[spec.key as keyof Words['usage']['options']];
}

type Takes<Spec extends OptionSpec, Value> = Spec['flags'] extends `${string}<${string}`
  ? Spec extends { readonly list: true }
    ? readonly Value[]
    : Value
  : boolean;

type ValueOf<Spec extends OptionSpec> = Spec extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : Spec extends { readonly kind: 'count' }
    ? number
    : Spec extends { readonly kind: 'amount' }
      ? bigint
      : string;

/** commander writes `--no-color` as `color: false`. */
type KeyOf<Spec extends OptionSpec> = Spec['flags'] extends `--no-${string}` ? never : Spec['key'];

/** What commander hands out of a table of options: texts, nothing read or checked yet. */
export type WrittenOf<Spec extends OptionSpec> = {
  readonly [One in Spec as KeyOf<One>]?: Takes<One, string>;
};

/** The same options read: a count is a number, an amount a bigint in units of 10⁻¹⁸, a choice one of its choices. */
export type ValuesOf<Spec extends OptionSpec> = {
  readonly [One in Spec as KeyOf<One>]?: Takes<One, ValueOf<One>>;
};

/** The long form in an option's flags: `--api-key`. */
export function longFlag({ flags }: Pick<OptionSpec, 'flags'>): string {
  return /--[\w-]+/.exec(flags)?.[0] ?? flags;
}

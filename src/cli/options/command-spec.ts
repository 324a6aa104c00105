import type { Words } from '../../words/index.ts';
import { FILTER_OPTIONS } from './filter-options.ts';
import type { Format } from './formats.ts';
import type { OptionSpec } from './option-spec.ts';
import { OPTIONS } from './options.ts';

/** A command: what the command line says of it. What it does is in the folder of its name. */
export interface CommandSpec {
  readonly name: string;
  describe(words: Words): string;
  /** In the form that commander has for them: `<id>`, `[files...]`. */
  readonly args: readonly { readonly form: string; describe(words: Words): string }[];
  readonly options: readonly OptionSpec[];
  /** The formats that it writes; absent where it has no choice of them. */
  readonly formats?: readonly Format[];
}

type Shared = (typeof OPTIONS)[number];

/** Options of the main command that another one takes in the same sense. */
export function shared<Key extends Shared['key']>(
  ...keys: readonly Key[]
): readonly Extract<Shared, { key: Key }>[] {
  return keys.map((key) => OPTIONS.find((spec) => spec.key === key) as Extract<Shared, { key: Key }>);
}

/** How every command writes. */
export const WRITING = shared('format', 'output', 'lang', 'color', 'noColor', 'noConfig');

/** How commands that read bills read them. */
export const READING = shared(
  'encoding',
  'delimiter',
  'decimalMark',
  'reader',
  'workers',
  'allProducts',
  'prefer',
  'strict',
  'limit',
);

/** How a command reads bills and chooses rows, as the main one does. */
export const BILLS = [...shared('names'), ...FILTER_OPTIONS, ...shared('since', 'until'), ...READING];

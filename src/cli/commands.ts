import type { Words } from '../words/index.ts';
import { OPTIONS, type OptionSpec } from './options.ts';

/** A command beside the main one: what the command line says of it. What it does is in the file of its name. */
export interface CommandSpec {
  readonly name: string;
  describe(words: Words): string;
  /** In the form that commander has for them: `<id>`, `[files...]`. */
  readonly args: readonly { readonly form: string; describe(words: Words): string }[];
  readonly options: readonly OptionSpec[];
}

/** Options of the main command that another one takes in the same sense. */
export function shared(...keys: readonly OptionSpec['key'][]): readonly OptionSpec[] {
  return keys.map((key) => OPTIONS.find((spec) => spec.key === key) as OptionSpec);
}

/** How every command writes. */
const WRITING = shared('format', 'output', 'lang', 'color', 'noColor');

const EXPLAIN: CommandSpec = {
  name: 'explain',
  describe: ({ usage }) => usage.explainCommand,
  args: [{ form: '<id>', describe: ({ usage }) => usage.explainArgument }],
  options: WRITING,
};

const SERVE: CommandSpec = {
  name: 'serve',
  describe: ({ web }) => web.serveCommand,
  args: [{ form: '[files...]', describe: ({ web }) => web.serveFiles }],
  options: [
    { key: 'port', flags: '--port <n>', group: 'output', describe: ({ web }) => web.servePort },
    { key: 'host', flags: '--host <address>', group: 'output', describe: ({ web }) => web.serveHost },
    { key: 'open', flags: '--open', group: 'output', describe: ({ web }) => web.serveOpen },
    ...shared('lang', 'names', 'model', 'channel', 'apiKey', 'workspace', 'type', 'feeType', 'currency'),
    ...shared(
      'month',
      'since',
      'until',
      'encoding',
      'delimiter',
      'reader',
      'workers',
      'allProducts',
      'limit',
    ),
  ],
};

export const COMMANDS: readonly CommandSpec[] = [EXPLAIN, SERVE];

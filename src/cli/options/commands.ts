import type { Words } from '../../words/index.ts';
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
const WRITING = shared('format', 'output', 'lang', 'color', 'noColor', 'noConfig');

const EXPLAIN: CommandSpec = {
  name: 'explain',
  describe: ({ usage }) => usage.explainCommand,
  args: [{ form: '<id>', describe: ({ usage }) => usage.explainArgument }],
  options: [
    ...WRITING,
    ...shared('redact', 'redactKeyFile', 'encoding', 'delimiter', 'allProducts', 'limit'),
  ],
};

/** How commands that read bills read them. */
const READING = shared(
  ...['encoding', 'delimiter', 'reader', 'workers', 'allProducts', 'prefer', 'strict', 'rejects', 'limit'],
);

const CHECK: CommandSpec = {
  name: 'check',
  describe: ({ check }) => check.command,
  args: [{ form: '[files...]', describe: ({ check }) => check.files }],
  options: [
    {
      key: 'failOn',
      flags: '--fail-on <severity>',
      group: 'check',
      describe: ({ check }) => check.options.failOn,
    },
    { key: 'places', flags: '--places <n>', group: 'check', describe: ({ check }) => check.options.places },
    ...shared('expectRows'),
    ...READING,
    ...shared('redact', 'redactKeyFile', 'bom', 'excel'),
    ...WRITING,
  ],
};

/** How a command reads bills and chooses rows, as the main one does. */
const BILLS = [
  ...shared('names', 'model', 'channel', 'apiKey', 'workspace', 'type', 'feeType', 'currency', 'month'),
  ...shared(
    'since',
    'until',
    'encoding',
    'delimiter',
    'reader',
    'workers',
    'allProducts',
    'prefer',
    'strict',
    'limit',
  ),
];

const DIFF: CommandSpec = {
  name: 'diff',
  describe: ({ diff }) => diff.command,
  args: [
    { form: '<old>', describe: ({ diff }) => diff.oldArgument },
    { form: '<new>', describe: ({ diff }) => diff.newArgument },
  ],
  options: [
    ...shared('by'),
    { key: 'as', flags: '--as <what>', group: 'table', describe: ({ diff }) => diff.asOption },
    { key: 'table', flags: '--table <name>', group: 'table', describe: ({ diff }) => diff.tableOption },
    { key: 'top', flags: '--top <n>', group: 'table', describe: ({ diff }) => diff.topOption },
    ...BILLS,
    ...WRITING,
    ...shared('bom', 'excel'),
  ],
};

const RECONCILE: CommandSpec = {
  name: 'reconcile',
  describe: ({ reconcile }) => reconcile.command,
  args: [{ form: '[files...]', describe: ({ reconcile }) => reconcile.argument }],
  options: [
    option('against', '--against <file>', 'check', ({ reconcile }) => reconcile.options.against, true),
    ...shared('expectPayable'),
    option('kind', '--kind <kind>', 'check', ({ reconcile }) => reconcile.options.kind),
    option('by', '--by <dims>', 'check', ({ reconcile }) => reconcile.options.by, true),
    option('measure', '--measure <names>', 'check', ({ reconcile }) => reconcile.options.measure, true),
    option('map', '--map <pairs>', 'check', ({ reconcile }) => reconcile.options.map, true),
    option('mapModel', '--map-model <pair>', 'check', ({ reconcile }) => reconcile.options.mapModel, true),
    option('tolerance', '--tolerance <t>', 'check', ({ reconcile }) => reconcile.options.tolerance),
    option('prices', '--prices <file>', 'check', ({ reconcile }) => reconcile.options.prices),
    option('logZone', '--log-zone <offset>', 'check', ({ reconcile }) => reconcile.options.logZone),
    ...shared('names', 'model', 'channel', 'apiKey', 'workspace', 'type', 'feeType', 'currency', 'month'),
    ...shared(
      'since',
      'until',
      'encoding',
      'delimiter',
      'reader',
      'workers',
      'allProducts',
      'prefer',
      'strict',
    ),
    ...shared('rejects', 'limit', 'bom', 'excel'),
    ...WRITING,
  ],
};

const PACK: CommandSpec = {
  name: 'pack',
  describe: ({ pack }) => pack.command,
  args: [{ form: '<files...>', describe: ({ pack }) => pack.files }],
  options: [
    option('output', '-o, --output <place>', 'output', ({ pack }) => pack.options.output),
    option('against', '--against <file>', 'check', ({ pack }) => pack.options.against, true),
    option('expectPayable', '--expect-payable <amount>', 'check', ({ pack }) => pack.options.expectPayable),
    option('kind', '--kind <kind>', 'check', ({ reconcile }) => reconcile.options.kind),
    option('map', '--map <pairs>', 'check', ({ reconcile }) => reconcile.options.map, true),
    option('mapModel', '--map-model <pair>', 'check', ({ reconcile }) => reconcile.options.mapModel, true),
    option('tolerance', '--tolerance <t>', 'check', ({ reconcile }) => reconcile.options.tolerance),
    option('prices', '--prices <file>', 'check', ({ reconcile }) => reconcile.options.prices),
    option('logZone', '--log-zone <offset>', 'check', ({ reconcile }) => reconcile.options.logZone),
    ...BILLS,
    ...shared('expectRows', 'rejects', 'bom', 'excel', 'redact', 'redactKeyFile', 'lang', 'noConfig'),
  ],
};

const SERVE: CommandSpec = {
  name: 'serve',
  describe: ({ web }) => web.serveCommand,
  args: [{ form: '[files...]', describe: ({ web }) => web.serveFiles }],
  options: [
    option('port', '--port <n>', 'output', ({ web }) => web.servePort),
    option('host', '--host <address>', 'output', ({ web }) => web.serveHost),
    option('open', '--open', 'output', ({ web }) => web.serveOpen),
    ...shared('lang', 'names', 'model', 'channel', 'apiKey', 'workspace', 'type', 'feeType', 'currency'),
    ...shared('month', 'since', 'until', 'encoding', 'delimiter', 'reader', 'workers', 'allProducts'),
    ...shared('prefer', 'limit', 'noConfig'),
  ],
};

const HELP: CommandSpec = {
  name: 'help',
  describe: ({ help }) => help.command,
  args: [{ form: '[topic]', describe: ({ help }) => help.topicArgument }],
  options: shared('lang', 'color', 'noColor', 'noConfig'),
};

const COMPLETION: CommandSpec = {
  name: 'completion',
  describe: ({ help }) => help.completionCommand,
  args: [{ form: '<shell>', describe: ({ help }) => help.shellArgument }],
  options: shared('lang', 'noConfig'),
};

const CONFIG: CommandSpec = {
  name: 'config',
  describe: ({ settings }) => settings.command,
  args: [{ form: '[command]', describe: ({ settings }) => settings.commandArgument }],
  // Whatever may be set can be tried.
  options: [
    ...WRITING,
    ...shared('names', 'currency', 'encoding', 'delimiter', 'reader', 'workers', 'prefer', 'strict', 'limit'),
    ...shared('expectRows', 'expectPayable', 'redactKeyFile', 'bom', 'excel'),
  ],
};

function option(
  key: string,
  flags: string,
  group: OptionSpec['group'],
  describe: OptionSpec['describe'] & {},
  list = false,
): OptionSpec {
  return { key, flags, group, describe, list };
}

export const COMMANDS: readonly CommandSpec[] = [
  ...[EXPLAIN, CHECK, DIFF, RECONCILE, PACK, SERVE],
  ...[CONFIG, HELP, COMPLETION],
];

/** Commands about the program itself, which read no bill. */
export const OWN_AFFAIRS: readonly string[] = ['help', 'completion', 'config'];

import type { Words } from '../../words/index.ts';

type Group = keyof Words['usage']['groups'];

/** One option as it stands on the command line. `list`: may be repeated, values add up. */
export interface OptionSpec {
  readonly key: string;
  readonly flags: string;
  /** What the help says of it. */
  readonly describe?: (words: Words) => string;
  readonly group: Group;
  readonly list?: boolean;
  /** What follows the description in the help: the names that can be given. */
  readonly names?: 'dimensions' | 'measures';
}

export const OPTIONS: readonly OptionSpec[] = [
  { key: 'by', flags: '--by <dims>', group: 'table', list: true, names: 'dimensions' },
  { key: 'pivot', flags: '--pivot <dim>', group: 'table' },
  { key: 'measure', flags: '--measure <names>', group: 'table', list: true, names: 'measures' },
  { key: 'sort', flags: '--sort <column>', group: 'table' },
  { key: 'top', flags: '--top <n>', group: 'table' },
  { key: 'names', flags: '--names <file>', group: 'table' },
  { key: 'trace', flags: '--trace <key>', group: 'table', list: true },
  { key: 'model', flags: '--model <pattern>', group: 'filter', list: true },
  { key: 'channel', flags: '--channel <pattern>', group: 'filter', list: true },
  { key: 'apiKey', flags: '--api-key <pattern>', group: 'filter', list: true },
  { key: 'workspace', flags: '--workspace <pattern>', group: 'filter', list: true },
  { key: 'type', flags: '--type <pattern>', group: 'filter', list: true },
  { key: 'feeType', flags: '--fee-type <pattern>', group: 'filter', list: true },
  { key: 'currency', flags: '--currency <pattern>', group: 'filter', list: true },
  { key: 'month', flags: '--month <month>', group: 'filter', list: true },
  { key: 'since', flags: '--since <day>', group: 'filter' },
  { key: 'until', flags: '--until <day>', group: 'filter' },
  { key: 'format', flags: '--format <format>', group: 'output' },
  {
    key: 'granularity',
    flags: '--granularity <step>',
    group: 'output',
    describe: ({ metrics }) => metrics.granularity,
  },
  { key: 'output', flags: '-o, --output <file>', group: 'output' },
  { key: 'redact', flags: '--redact', group: 'output', describe: ({ redact }) => redact.option },
  {
    key: 'redactKeyFile',
    flags: '--redact-key-file <file>',
    group: 'output',
    describe: ({ redact }) => redact.keyFile,
  },
  {
    key: 'focusVersion',
    flags: '--focus-version <version>',
    describe: ({ focus }) => focus.options.focusVersion,
    group: 'output',
  },
  { key: 'grain', flags: '--grain <grain>', describe: ({ focus }) => focus.options.grain, group: 'output' },
  {
    key: 'focusSet',
    flags: '--focus-set <column=value>',
    describe: ({ focus }) => focus.options.focusSet,
    group: 'output',
    list: true,
  },
  { key: 'bom', flags: '--bom', group: 'output' },
  { key: 'excel', flags: '--excel', group: 'output' },
  { key: 'lang', flags: '--lang <lang>', group: 'output' },
  { key: 'color', flags: '--color', group: 'output' },
  { key: 'noColor', flags: '--no-color', group: 'output' },
  {
    key: 'noConfig',
    flags: '--no-config',
    describe: ({ settings }) => settings.noConfig,
    group: 'input',
  },
  { key: 'encoding', flags: '--encoding <name>', group: 'input' },
  { key: 'delimiter', flags: '--delimiter <char>', group: 'input' },
  { key: 'reader', flags: '--reader <name>', group: 'input' },
  { key: 'workers', flags: '--workers <n>', group: 'input' },
  { key: 'allProducts', flags: '--all-products', group: 'input' },
  { key: 'prefer', flags: '--prefer <which>', group: 'input' },
  { key: 'strict', flags: '--strict', group: 'input' },
  { key: 'rejects', flags: '--rejects <file>', group: 'input' },
  { key: 'limit', flags: '--limit <name=n>', group: 'input', list: true },
  { key: 'expectRows', flags: '--expect-rows <n>', group: 'check' },
  { key: 'expectPayable', flags: '--expect-payable <amount>', group: 'check' },
];

/** What the help says of an option, without the names that can be given. */
export function optionText(spec: OptionSpec, words: Words): string {
  return spec.describe?.(words) ?? words.usage.options[spec.key as keyof Words['usage']['options']];
}

/** Options as commander hands them out: what the user wrote, nothing resolved yet. */
export interface WrittenOptions {
  readonly by?: readonly string[];
  readonly pivot?: string;
  readonly measure?: readonly string[];
  readonly sort?: string;
  readonly top?: string;
  readonly names?: string;
  readonly trace?: readonly string[];
  readonly model?: readonly string[];
  readonly channel?: readonly string[];
  readonly apiKey?: readonly string[];
  readonly workspace?: readonly string[];
  readonly type?: readonly string[];
  readonly feeType?: readonly string[];
  readonly currency?: readonly string[];
  readonly month?: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly format?: string;
  readonly granularity?: string;
  readonly output?: string;
  readonly redact?: boolean;
  readonly redactKeyFile?: string;
  readonly focusVersion?: string;
  readonly grain?: string;
  readonly focusSet?: readonly string[];
  readonly bom?: boolean;
  readonly excel?: boolean;
  readonly lang?: string;
  readonly color?: boolean;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly reader?: string;
  readonly workers?: string;
  readonly allProducts?: boolean;
  readonly prefer?: string;
  readonly strict?: boolean;
  readonly rejects?: string;
  readonly limit?: readonly string[];
  readonly expectRows?: string;
  readonly expectPayable?: string;
  readonly failOn?: string;
  readonly places?: string;
  /** Of `diff`. */
  readonly as?: string;
  readonly table?: string;
  /** Of `reconcile`. */
  readonly against?: readonly string[];
  readonly kind?: string;
  readonly map?: readonly string[];
  readonly mapModel?: readonly string[];
  readonly tolerance?: string;
  readonly prices?: string;
  readonly logZone?: string;
  readonly port?: string;
  readonly host?: string;
  readonly open?: boolean;
}

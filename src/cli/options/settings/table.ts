/**
 * Which options may stand in a settings file: what validates files and variables, applies them, shows them and makes
 * the JSON Schema. Every option has a row: an option that is no setting says why.
 */

import { PATTERN_FILTERS, type PatternFilter } from '../../../cube/filters.ts';
import { DEFAULT_LIMITS } from '../../../read/contract/limits.ts';
import { FOCUS_GRAINS, FOCUS_VERSIONS } from '../../../report/focus/column.ts';
import { LANGUAGES } from '../../../words/index.ts';
import type { WrittenOptions } from '../commands.ts';
import type { Format } from '../formats.ts';
import { FORMATS } from '../formats.ts';
import type { Kind } from './kinds.ts';

export type OptionKey = keyof WrittenOptions;

/**
 * Why an option is no setting: a filter that is forgotten makes a wrong total; what is written, opened or shown to
 * others is said where it happens; the rest is what a run is about.
 */
export type SettingsRefusal = 'filter' | 'writes' | 'opens' | 'shares' | 'asked';

interface Row {
  readonly kind: Kind;
  /** The name in the file, where it is not that of the option. A point leads into an object. */
  readonly key?: string;
  /** Of the command alone, and not for all commands that take the option. */
  readonly commandOnly?: true;
  /** Formats that the option has a meaning for: with others it waits. */
  readonly formats?: readonly Format[];
  /** What holds without it. */
  readonly fallback?: string;
}

const SWITCH: Row = { kind: { type: 'switch' } };
const TEXT: Row = { kind: { type: 'text' } };
const TEXTS: Row = { kind: { type: 'texts' } };
const FILE: Row = { kind: { type: 'file' } };
const AMOUNT: Row = { kind: { type: 'amount' } };

function choice(...among: readonly string[]): Row {
  return { kind: { type: 'choice', among } };
}

function count(least: number, most?: number): Row {
  return { kind: { type: 'count', least, ...(most !== undefined && { most }) } };
}

/** Filters are no settings, but for the currency, which keeps unlike amounts apart. */
type MereFilter = Exclude<PatternFilter, 'currency'>;

/** In the order of the help; a setting that waits for another one stands behind it. */
const ROWS: Readonly<Record<Exclude<OptionKey, 'limit' | MereFilter>, Row | SettingsRefusal>> = {
  names: FILE,
  lang: choice(...LANGUAGES.map(({ code }) => code)),
  expectRows: { ...count(0), key: 'expect.rows' },
  expectPayable: { ...AMOUNT, key: 'expect.payable' },
  currency: TEXTS,
  redactKeyFile: FILE,
  format: { ...choice(...FORMATS), commandOnly: true },
  bom: { ...SWITCH, formats: ['csv', 'tsv', 'focus'] },
  excel: { ...SWITCH, formats: ['csv', 'tsv'] },
  color: SWITCH,
  encoding: TEXT,
  delimiter: TEXT,
  decimalMark: choice('.', ','),
  reader: { ...choice('fast', 'reference'), fallback: 'fast' },
  workers: count(1),
  prefer: { ...choice('newest', 'oldest', 'none'), fallback: 'newest' },
  strict: SWITCH,

  granularity: { ...choice('month', 'day', 'hour', 'minute'), commandOnly: true, formats: ['openmetrics'] },
  focusVersion: { ...choice(...FOCUS_VERSIONS), commandOnly: true, formats: ['focus'] },
  grain: { ...choice(...FOCUS_GRAINS), commandOnly: true, formats: ['focus'] },
  focusSet: { ...TEXTS, commandOnly: true, formats: ['focus'] },
  failOn: { ...choice('error', 'warning', 'note', 'never'), commandOnly: true, fallback: 'error' },
  places: { ...count(0), commandOnly: true, fallback: '5' },
  tolerance: { ...TEXT, commandOnly: true },
  mapModel: { ...TEXTS, commandOnly: true },
  port: { ...count(0, 65_535), commandOnly: true },

  since: 'filter',
  until: 'filter',
  allProducts: 'filter',
  output: 'writes',
  rejects: 'writes',
  host: 'opens',
  open: 'opens',
  redact: 'shares',
  by: 'asked',
  pivot: 'asked',
  measure: 'asked',
  sort: 'asked',
  top: 'asked',
  trace: 'asked',
  as: 'asked',
  table: 'asked',
  against: 'asked',
  kind: 'asked',
  map: 'asked',
  prices: 'asked',
  logZone: 'asked',
  headers: 'asked',
};

export interface Setting extends Row {
  readonly key: string;
  readonly option: OptionKey;
  /** Where the option is a list of `NAME=VALUE`, the name that this setting is the value of. */
  readonly part?: string;
}

/** One setting for each limit, by its name. */
const LIMIT_SETTINGS: readonly Setting[] = Object.entries(DEFAULT_LIMITS).map(([part, fallback]) => ({
  key: `limits.${part}`,
  option: 'limit',
  part,
  kind: { type: 'size' },
  fallback: String(fallback),
}));

export const SETTINGS: readonly Setting[] = [
  ...Object.entries(ROWS).flatMap(([option, row]) =>
    typeof row === 'string' ? [] : [{ key: option, ...row, option: option as OptionKey }],
  ),
  ...LIMIT_SETTINGS,
];

/** Why the option of this name is no setting; undefined for what is one, and for what is no option. */
export function refusalOf(option: string): SettingsRefusal | undefined {
  if (option !== 'currency' && PATTERN_FILTERS.some(({ key }) => key === option)) return 'filter';
  const row = Object.hasOwn(ROWS, option) ? ROWS[option as keyof typeof ROWS] : undefined;
  return typeof row === 'string' ? row : undefined;
}

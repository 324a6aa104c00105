import { feeTypeOf } from '../../../bill/fee-type.ts';
import { hourOf, minuteOf, parseDay, parseMonth, parseTime } from '../../../bill/time.ts';
import { unitOf } from '../../../bill/unit.ts';
import { NONE } from '../../../cube/filters.ts';
import { withoutSecrets } from '../../../read/records/secrets.ts';
import type { Problem } from '../../../words/problem.ts';
import type { KeyValue } from './source.ts';

/** Ids and names of the bill for what another side calls by other names. */
export interface Aliases {
  /** The id that a name of the names file stands for, by the names of keys and workspaces. */
  readonly ids: ReadonlyMap<string, string>;
  /** Models by rules `theirs=ours`, tried in their order. */
  readonly models: readonly ModelRule[];
}

export interface ModelRule {
  readonly theirs: RegExp;
  /** `$1` stands for what `*` matched. */
  readonly ours: string;
}

/** `dashscope/*=*` as a rule; undefined for a text that is none. */
export function modelRule(text: string): ModelRule | undefined {
  const [, theirs, ours] = /^([^=]+)=([^=]+)$/.exec(text.trim()) ?? [];
  if (theirs === undefined || ours === undefined) return undefined;
  if (stars(theirs) > 1 || stars(ours) > stars(theirs)) return undefined;
  const pattern = theirs.trim().replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return {
    theirs: new RegExp(`^${pattern.replace('*', '(.*)')}$`, 'su'),
    ours: ours.trim().replaceAll('$', '$$$$').replace('*', '$1'),
  };
}

function stars(text: string): number {
  return text.split('*').length - 1;
}

/** Several ids with one name: none of them is meant more than the others. */
export function idsByName(rows: ReadonlyMap<string, Readonly<Record<string, string>>>): Map<string, string> {
  const ids = new Map<string, string | undefined>();
  for (const [id, { name = '' }] of rows) {
    if (name !== '') ids.set(name, ids.has(name) ? undefined : id);
  }
  return new Map([...ids].filter((entry): entry is [string, string] => entry[1] !== undefined));
}

const EMPTY: ReadonlySet<string> = new Set(['', NONE, '（无）', '-', 'null']);
const DIRECTIONS: Readonly<Record<string, string>> = {
  输入: 'input',
  prompt: 'input',
  输出: 'output',
  completion: 'output',
};
type Fault = Extract<Problem['code'], 'NOT_A_MONTH' | 'NOT_A_DAY' | 'NOT_A_TIME'>;

/** A cell as the bill's dimension would write it, or what is wrong with it. */
export function dimensionValueOf(
  dimension: string,
  text: string,
  aliases: Aliases,
): KeyValue | { fault: Fault } {
  const value = text.trim();
  if (EMPTY.has(value)) return null;
  switch (dimension) {
    case 'billing_month':
      return parseMonth(value) ?? { fault: 'NOT_A_MONTH' };
    case 'day':
      return parseDay(value) ?? { fault: 'NOT_A_DAY' };
    case 'hour':
      return timeIn(value, hourOf);
    case 'minute':
      return timeIn(value, minuteOf);
    case 'fee_type':
      return feeTypeOf(value);
    case 'unit':
      return unitOf(value).base;
    case 'direction':
      return DIRECTIONS[value.toLowerCase()] ?? value.toLowerCase();
    case 'thinking':
    case 'batch':
      return value === 'true' ? true : value === 'false' ? false : value;
    case 'model':
      return modelOf(value, aliases.models);
    case 'api_key_id':
    case 'workspace_id':
      return aliases.ids.get(value) ?? withoutSecrets(value);
    default:
      return value;
  }
}

function timeIn(text: string, unit: (time: string) => string): string | { fault: Fault } {
  const time = parseTime(text);
  return time === undefined ? { fault: 'NOT_A_TIME' } : unit(time);
}

function modelOf(text: string, rules: readonly ModelRule[]): string {
  const rule = rules.find(({ theirs }) => theirs.test(text));
  return rule === undefined ? text : text.replace(rule.theirs, rule.ours);
}

import { AmountColumn } from '../bill/amount-column.ts';
import type { GroupColumns } from '../read/contract/answer.ts';
import type { Group } from './cube.ts';
import type { MeasureRule, MeasureRules } from './measure-rules.ts';
import type { Measure } from './measures.ts';

/** In place of the cube's group where a file's group is left out by a filter. */
export const LEFT_OUT = 0xffffffff;

/** The groups of one file on their way into the cube's. */
export interface CubePart {
  readonly groups: GroupColumns;
  /** Of each, the cube's group that it is added to; {@link LEFT_OUT} for none. */
  readonly targets: Uint32Array;
  /** Of each, the place of the rules by which its amounts become measures: a bill has few different ones. */
  readonly ruled: Uint32Array;
  readonly rules: readonly MeasureRules[];
}

/** A measure of all groups of a cube. */
export function measuredAmounts(parts: readonly CubePart[], size: number, measure: Measure): AmountColumn {
  const [only] = parts;
  const same = only !== undefined && parts.length === 1 ? unchanged(only, size, measure) : undefined;
  if (same !== undefined) return same;
  const sums = new AmountColumn(size);
  for (const part of parts) addPart(sums, part, measure);
  return sums;
}

/** The amounts of a file that are a measure as they are, where each of its groups is one of the cube. */
function unchanged(
  { groups, targets, rules }: CubePart,
  size: number,
  measure: Measure,
): AmountColumn | undefined {
  if (groups.size !== size || !targets.every((target, index) => target === index)) return undefined;
  const [first] = rules;
  const from = first?.[measure]?.from;
  const isSame = from !== undefined && rules.every((rule) => isAsItIs(rule[measure], from));
  return isSame ? groups.sums[from] : undefined;
}

function isAsItIs(rule: MeasureRule | undefined, from: number): boolean {
  return rule?.from === from && rule.factor === 1n && rule.needs.length === 1;
}

function addPart(sums: AmountColumn, { groups, targets, ruled, rules }: CubePart, measure: Measure): void {
  const makers = rules.map((rule) => makerOf(groups, rule[measure]));
  for (let index = 0; index < groups.size; index++) {
    const target = targets[index] as number;
    const maker = makers[ruled[index] as number];
    if (target === LEFT_OUT || maker === undefined || !isThere(maker.needs, index)) continue;
    if (maker.from === undefined) sums.mark(target);
    else sums.addOne(maker.from, index, target, maker.factor);
  }
}

interface Maker {
  readonly needs: readonly AmountColumn[];
  readonly from: AmountColumn | undefined;
  readonly factor: bigint;
}

/** A rule with the columns that it speaks of; undefined where no group has all of them. */
function makerOf({ sums }: GroupColumns, rule: MeasureRule | undefined): Maker | undefined {
  if (rule === undefined) return undefined;
  const needs = rule.needs.flatMap((place) => sums[place] ?? []);
  if (needs.length < rule.needs.length) return undefined;
  return { needs, from: rule.from === undefined ? undefined : sums[rule.from], factor: rule.factor };
}

function isThere(needs: readonly AmountColumn[], index: number): boolean {
  for (const { present } of needs) if (present[index] !== 1) return false;
  return true;
}

/** A measure of groups that came one by one. */
export function amountsOf(groups: readonly Group[], measure: Measure): AmountColumn {
  const sums = new AmountColumn(groups.length);
  for (const [index, { measures }] of groups.entries()) sums.add(index, measures[measure]);
  return sums;
}

/** The sums of a column's amounts by the numbers of their rows. */
export function summedAmounts(column: AmountColumn, numbers: Uint32Array, count: number): AmountColumn {
  const sums = new AmountColumn(count);
  sums.addAll(column, numbers);
  return sums;
}

import { type WorkedIdentity, workedIdentities } from '../bill/arithmetic.ts';
import { memoByObject } from '../bill/memo.ts';
import type { LayoutInfo } from '../read/contract/answer.ts';
import type { ReadOptions } from '../read/contract/engine.ts';
import type { BillLine } from '../read/contract/lines.ts';
import { rowAmounts } from '../read/row/row-amounts.ts';
import { keysFor } from './build.ts';
import { type DecodedGroup, groupDecoder } from './decode.ts';
import type { DimensionColumn, DimensionValue } from './dimensions.ts';
import { groupFilter } from './filters.ts';
import { type DecodedLine, lineDecoder, lineMeasures } from './line.ts';
import type { Measures } from './measures.ts';
import type { CubePlan } from './plan.ts';

/** Any dimension of a cell, or one of the two that keep its amounts apart. */
export interface KeyPart {
  readonly name: string;
  /** As the machine contract writes it; null for an absent one. */
  readonly value: string | null;
  /** Undefined for `currency` and `tax`, which every cell has. */
  readonly dimension?: DimensionColumn;
}

/** The key of a report's cell: what all lines behind it have in common. */
export type CellKey = readonly KeyPart[];

/** A bill line behind a cell, with its own arithmetic. */
export interface TracedLine extends DecodedLine {
  readonly measures: Measures;
  readonly identities: readonly WorkedIdentity[];
}

/** Whether lines of a group, by its cells, may be behind a cell. */
export function tracedGroups(key: CellKey, plan: CubePlan): NonNullable<ReadOptions['wants']> {
  const keys = keysFor(plan);
  const filter = groupFilter(plan.filters ?? {}, plan.names);
  const decoders = memoByObject((layout: LayoutInfo) => groupDecoder({ keys, layout }));
  return (cells, layout) => {
    const group = decoders(layout)({ cells });
    return isBehind(key, group) && filter.keeps(group);
  };
}

/** Picks the bill lines behind a cell: those that its report counts and that have the key's values. */
export function lineTracer(key: CellKey, plan: CubePlan): (line: BillLine) => TracedLine | undefined {
  const decode = lineDecoder(keysFor(plan));
  const filter = groupFilter(plan.filters ?? {}, plan.names);
  return (line) => {
    const decoded = decode(line);
    if (!isBehind(key, decoded.group) || !filter.keeps(decoded.group)) return undefined;
    return {
      ...decoded,
      measures: lineMeasures(decoded),
      identities: workedIdentities(rowAmounts(line.row)),
    };
  };
}

function isBehind(key: CellKey, group: DecodedGroup): boolean {
  return key.every((part) => part.value === partText(part, group, part.dimension?.value(group)));
}

/** What a key would have for a part of it: the dimension's value as text, or the currency or tax of its amounts. */
export function partText(
  { name, dimension }: KeyPart,
  bucket: Pick<DecodedGroup, 'currency' | 'tax'>,
  value: DimensionValue | undefined,
): string | null {
  if (dimension === undefined) return name === 'tax' ? bucket.tax : bucket.currency;
  return value === null || value === undefined ? null : String(value);
}

import type { Group } from '../../../cube/cube.ts';
import type { Tax } from '../sources/amounts.ts';
import type { KeyValue } from '../sources/source.ts';
import type { Reason } from './reason.ts';

/**
 * - `ok`: equal, or within the tolerance
 * - `over`, `under`: the other side has more, or less, than the bill
 * - `missing_here`: the bill has no such key; `missing_there`: the other side has none
 */
export type Status = 'ok' | 'over' | 'under' | 'missing_here' | 'missing_there';

export const STATUSES: readonly Status[] = ['ok', 'over', 'under', 'missing_here', 'missing_there'];

/** One key compared: the same for every kind of source. */
export interface Line {
  readonly values: readonly KeyValue[];
  readonly currency: string | null;
  readonly tax: Tax | null;
  readonly measure: string;
  /** The bill's amount; null where it has no such key, or does not say. */
  readonly ours: bigint | null;
  readonly theirs: bigint | null;
  /** theirs − ours, an amount that is not there being 0. */
  readonly difference: bigint;
  readonly status: Status;
  /** What reproduces the other side's number exactly, or why it is not there; empty where it is equal. */
  readonly reasons: readonly Reason[];
}

/** A line before its reasons are looked for, with the groups of the bill that it adds up. */
export interface OpenLine extends Omit<Line, 'reasons'> {
  readonly parts: readonly Group[];
}

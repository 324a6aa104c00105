import type { BillInfo, Notice, Proof } from '../cube/cube.ts';
import type { Table } from './table.ts';

/** A report as machines read it: one table, what it was made from, and the proof that nothing is missing. */
export interface Report {
  /** Stable name: `cost`. */
  readonly report: string;
  readonly bill: BillInfo;
  readonly proof: Proof;
  readonly table: Table;
  readonly warnings: readonly Notice[];
  /** The report's answer in a few numbers, where it has one: `{errors: 0, …}`. */
  readonly verdict?: Readonly<Record<string, string | number | boolean | null>>;
  /** Tables beside the main one, each under its own name. */
  readonly more?: readonly Table[];
}

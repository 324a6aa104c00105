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
}

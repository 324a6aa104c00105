import type { BillInfo, Proof } from '../cube/cube.ts';
import type { Notice } from '../words/notice.ts';
import type { Table } from './table.ts';

export type JsonValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** What JSON says beside a table: keys and their values. */
export type ReportFacts = readonly (readonly [key: string, value: JsonValue])[];

/** A report as machines read it: one table, what it was made from, and the proof that nothing is missing. */
export interface Report {
  /** Stable name: `cost`. */
  readonly report: string;
  readonly bill: BillInfo;
  readonly proof: Proof;
  readonly table: Table;
  /** What this report says beside its table, behind the proof. */
  readonly facts?: ReportFacts;
  readonly warnings: readonly Notice[];
  /** Tables beside the main one, each under its own name. */
  readonly more?: readonly Table[];
}

/** The report with more beside its table. */
export function withFacts(report: Report, facts: ReportFacts): Report {
  return { ...report, facts: [...(report.facts ?? []), ...facts] };
}

/** The report as it is said of rows that lie elsewhere. */
export function withoutRows(report: Report): Report {
  const bare = (table: Table): Table => ({ ...table, rows: [] });
  const { table, more } = report;
  return { ...report, table: bare(table), ...(more && { more: more.map(bare) }) };
}

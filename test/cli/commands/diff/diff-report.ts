/** What `diff --format json` says, for tests. */
import type { Json } from '../../../support/cli/json-report.ts';
import type { RunOptions } from '../../../support/cli/ran.ts';
import { run } from '../../../support/cli/run.ts';
import { exact, plain } from '../report/exact.ts';

export interface DiffTable {
  readonly columns: readonly { readonly name: string; readonly kind: string }[];
  readonly rows: readonly Json[];
  readonly totals: readonly Json[];
}

export interface DiffReport extends DiffTable {
  readonly schema_version: number;
  readonly report: string;
  readonly compared: string;
  readonly old: { readonly bill: Json; readonly proof: Readonly<Record<string, number>> };
  readonly new: { readonly bill: Json; readonly proof: Readonly<Record<string, number>> };
  readonly table: string;
  readonly tables: Readonly<Record<string, DiffTable>>;
  readonly warnings: readonly {
    readonly bill: string | null;
    readonly code: string;
    readonly message: string;
  }[];
}

/** The report, its exit code, and any of its tables by name. */
export async function diffReport(args: readonly string[], options: RunOptions = {}) {
  const { stdout, stderr, code } = await run(['diff', ...args, '--format', 'json'], options);
  if (stdout === '') throw new Error(`no JSON from diff ${args.join(' ')}\n${stderr}`);
  const report = JSON.parse(stdout) as DiffReport;
  const table = (name: string) => (report.table === name ? report : report.tables[name]) as DiffTable;
  return { report, code, table };
}

/** The sum of a column, written plainly. */
export function sumOf(rows: readonly Json[], column: string): string {
  return plain(rows.reduce((sum, row) => sum + exact((row[column] as string | null) ?? '0'), 0n));
}

export function minus(a: string, b: string): string {
  return plain(exact(a) - exact(b));
}

export function addUp(...texts: readonly string[]): string {
  return plain(texts.reduce((sum, text) => sum + exact(text), 0n));
}

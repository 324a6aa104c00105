import type { Chunks } from '../../render/file/atomic.ts';
import type { MetricFamily } from '../../report/metrics/series.ts';
import type { Page } from '../../report/page.ts';
import type { Table } from '../../report/table.ts';
import type { OutputOptions } from '../options/run-options.ts';
import type { Context } from '../world/context.ts';

/** A report in the forms that writers take; only the one that is asked for is made. */
export interface WrittenReport {
  page(): Page;
  /** What a document of it is called, where the page begins without a heading. */
  title?(): string;
  table(): Table;
  /** The table as a workbook has it, where people are shown other columns than programs. */
  sheet?(): Table;
  /** All of it; without rows what is said of the table in the footer of a file that holds them in its own way. */
  json(rows: 'rows' | 'no rows'): Promise<Iterable<string>>;
  /** What is said on stderr beside a table of data, which says nothing of itself. */
  beside(): readonly string[];
  /** Of a bill: a workbook of many sheets, the metrics, the analytics page. */
  workbook?(): Promise<Chunks>;
  families?(): readonly MetricFamily[];
  analytics?(): Promise<Chunks>;
}

/** Makes the bytes of a report in one format. */
export type Writer = (
  report: WrittenReport,
  output: OutputOptions,
  context: Context,
) => Promise<Chunks> | Chunks;

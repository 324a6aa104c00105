import type { Cube } from '../../../cube/cube.ts';
import type { Chunks } from '../../../render/file/atomic.ts';
import type { FocusVersion } from '../../../report/focus/column.ts';
import type { Cell, Column } from '../../../report/table.ts';
import { sentence } from '../../../words/notice.ts';
import type { OutputOptions } from '../../options/run-options.ts';
import type { Context } from '../../world/context.ts';
import { UsageError } from '../../world/usage-error.ts';

type Row = readonly Cell[];

export interface FocusWritten {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[] | AsyncIterable<Row>;
  readonly version: FocusVersion;
  /** What the rows are of, asked for behind the last one. */
  cube(): Cube;
}

/** Rows are made into text so many at a time. */
const BATCH = 500;

/** CSV, or Parquet where the output file is named so. */
export function containerOf({ path }: OutputOptions): 'csv' | 'parquet' {
  const extension = /\.([^./\\]+)$/.exec(path ?? '')?.[1]?.toLowerCase() ?? 'csv';
  if (extension === 'csv' || extension === 'parquet') return extension;
  throw new UsageError({ code: 'FOCUS_FILE', params: { file: path ?? '' } });
}

/** Writes the export to its file, whole or not at all, or to standard output. */
export async function writeFocus(
  written: FocusWritten,
  options: OutputOptions,
  context: Context,
): Promise<void> {
  const chunks = await chunksOf(written, options, context);
  if (options.path === undefined) await context.write(chunks);
  else await (await import('../../../render/file/atomic.ts')).writeWhole(options.path, chunks);
}

async function chunksOf(written: FocusWritten, options: OutputOptions, context: Context): Promise<Chunks> {
  if (containerOf(options) === 'csv') return csv(written, options);
  const { parquetMetadata, writeParquet } = await import('../../../render/parquet.ts');
  const metadata = () => parquetMetadata(reportOf(written), (notice) => sentence(notice, context.words));
  return writeParquet(written.columns, written.rows, { metadata });
}

function reportOf({ columns, version, cube }: FocusWritten) {
  const { bill, proof, notices } = cube();
  const report = `focus-${version}`;
  return { report, bill, proof, table: { name: report, columns, rows: [], totals: [] }, warnings: notices };
}

async function* csv(
  { columns, rows }: FocusWritten,
  { bom, toScreen }: OutputOptions,
): AsyncGenerator<string> {
  const { writeDelimited } = await import('../../../render/delimited.ts');
  let first = true;
  const text = (batch: readonly Row[]) => {
    const table = { name: 'focus', columns, rows: batch, totals: [] };
    const options = {
      delimiter: ',',
      decimalPoint: true,
      screen: toScreen,
      header: first,
      bom: first && bom,
    } as const;
    first = false;
    return writeDelimited(table, options);
  };
  let batch: Row[] = [];
  for await (const row of rows) {
    if (batch.push(row) < BATCH) continue;
    yield* text(batch);
    batch = [];
  }
  if (first || batch.length > 0) yield* text(batch);
}

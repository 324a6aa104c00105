import { ABOUT, writeParquet } from '../../../render/parquet.ts';
import type { Writer } from '../written.ts';

/** The rows, and in the footer what JSON says beside them. */
export const write: Writer = async (report) => {
  const about = [...(await report.json('no rows'))].join('');
  const { columns, rows } = report.table();
  return writeParquet(columns, rows, { metadata: () => ({ [ABOUT]: about }) });
};

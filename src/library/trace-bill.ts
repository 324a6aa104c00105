import { parseCellKey } from '../cube/cell-key.ts';
import { namesDimensions } from '../cube/names.ts';
import type { TracedLine } from '../cube/trace.ts';
import { type TracedCell, traceCell } from '../report/trace/trace-cell.ts';
import { billReader, type ReaderOptions, reported } from './bill-reader.ts';
import type { Selection } from './selection.ts';

export interface TraceOptions extends ReaderOptions, Selection {
  /** Called for each bill line behind the cell, in the order of the files, while they are read. */
  readonly onLine?: (traced: TracedLine) => void;
  /** Reading waits for it now and then, so that what is made of the lines need not pile up. */
  readonly keepPace?: () => Promise<void>;
}

/**
 * The bill lines behind one cell of a report, and their sums: `traceBill(['may.csv'], 'model=qwen-max,day=2026-05-14')`.
 * A key is one CSV record of `NAME=VALUE`; names are those of columns or dimension options, `currency` and `tax` too;
 * nothing behind `=` is an absent value. Filters are those of the report.
 *
 * The sums are held against the report's own cell, to the last digit. Amounts are `bigint` in units of 10⁻¹⁸. Throws a
 * BillError for a key that cannot be read, and where nothing can be read of the bills.
 */
export async function traceBill(
  inputs: readonly string[],
  key: string,
  options: TraceOptions = {},
): Promise<TracedCell> {
  const { filters, names, onLine, keepPace, ...reading } = options;
  const cell = parseCellKey([key], { extra: names === undefined ? [] : namesDimensions(names) });
  const asked = { filters, names, onLine, keepPace };
  const { traced, bills } = await traceCell(inputs, cell, asked, billReader(reading));
  return reported(traced, bills);
}

import type { Cube } from '../cube/cube.ts';
import type { Telling } from '../report/focus/column.ts';
import { focusDays, focusJob, focusLines } from '../report/focus/focus-bills.ts';
import type { Cell, Column } from '../report/table.ts';
import { billReader, type ReaderOptions, reported } from './bill-reader.ts';
import type { Selection } from './selection.ts';

export interface FocusOptions
  extends ReaderOptions,
    Selection,
    Partial<Pick<Telling, 'version' | 'grain' | 'stated'>> {
  /** Called for each row, by the columns that come back. They are an export only when the call has ended well. */
  readonly onRow?: (row: readonly Cell[]) => void;
  /** Reading line by line waits for it now and then, so that rows need not pile up. */
  readonly keepPace?: () => Promise<void>;
}

/**
 * Bills as FOCUS cost and usage rows: of version 1.2 and by day, where nothing else is asked for. `cube` is what the
 * rows add up to exactly. Throws a BillError where nothing can be read, and `FOCUS_NEEDS` where FOCUS demands what the
 * bill does not say.
 */
export async function focusBill(
  inputs: readonly string[],
  options: FocusOptions = {},
): Promise<{ readonly columns: readonly Column[]; readonly cube: Cube }> {
  const { version = '1.2', grain = 'day', stated = {}, filters, names, ...rest } = options;
  const { onRow = () => {}, keepPace = async () => {}, ...reading } = rest;
  const { redactor } = reading;
  const job = focusJob(inputs, { version, grain, stated, names, redactor }, filters);
  const read = billReader(reading);
  const { columns } = job.table;
  if (grain === 'line') {
    const { bills, cube } = await focusLines(job, { push: onRow, keepPace }, read);
    return { columns, cube: reported(cube, bills) };
  }
  const { bills, cube, rows } = await focusDays(job, read);
  const whole = reported(cube, bills);
  rows.forEach(onRow);
  return { columns, cube: whole };
}

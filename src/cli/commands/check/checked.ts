import { billCheck } from '../../../check/check.ts';
import type { Checked } from '../../../check/findings/checked.ts';
import { verdictLines } from '../../../check/show/page.ts';
import { shownFindings, withoutFoldersIn } from '../../../check/show/shown-findings.ts';
import { findingsSheet } from '../../../check/show/tables.ts';
import type { Cube } from '../../../cube/cube.ts';
import { isUnreported } from '../../../read/files/unreported.ts';
import { isReadOnce } from '../../../read/input/read-once.ts';
import type { FoundByCheck } from '../../../report/workbook/findings-table.ts';
import type { Words } from '../../../words/index.ts';
import { BillError } from '../../../words/problem.ts';
import type { ReadingOptions } from '../../options/run-options.ts';
import { type BillsRead, readBills } from '../../reading/read-bills.ts';
import { secondReading } from '../../reading/second-reading.ts';
import type { Context } from '../../world/context.ts';
import { withEvidence } from './evidence.ts';

/** Places that are kept of each finding. */
export const PLACES = 5;

/** Reads bills and checks them; nothing is checked where nothing can be reported. */
export async function checkedBills(
  files: readonly string[],
  places: number,
  options: ReadingOptions,
  context: Context,
): Promise<{ readonly bills: BillsRead; readonly checked?: Checked }> {
  // What can be read once is grouped by days at once.
  const once = await isAnyReadOnce(files);
  let begun = billCheck(places, once);
  let bills = await readBills(files, begun.readOptions, options, context);
  if (begun.wantsDays(bills.reading)) {
    begun = billCheck(places, true);
    bills = await readBills(files, begun.readOptions, options, context);
  }
  if (isUnreported(bills.reading)) return { bills };
  const judged = begun.judge(bills.reading, bills.real);
  const { cube, findings } = once ? judged : await withEvidence(judged, { files, bills, options, context });
  return { bills, checked: { cube, findings: shownFindings(findings, bills.reading.redactor) } };
}

async function isAnyReadOnce(files: readonly string[]): Promise<boolean> {
  for (const file of files) if (await isReadOnce(file)) return true;
  return false;
}

/**
 * What `check` finds in the bills that a report was made of, whatever its filters: a reading of its own. Undefined
 * where they could be read only once.
 */
export async function checkedBeside(
  files: readonly string[],
  cube: Cube,
  options: ReadingOptions,
  context: Context,
): Promise<Checked | undefined> {
  if (await isAnyReadOnce(files)) return undefined;
  const { checked } = await checkedBills(files, PLACES, secondReading(options), context);
  if (checked === undefined) throw changed(cube);
  mustBeSame(cube, checked.cube);
  return checked;
}

/** The findings for the sheet of a workbook, which goes to other people. */
export async function findingsBeside(
  files: readonly string[],
  cube: Cube,
  options: ReadingOptions,
  context: Context,
): Promise<FoundByCheck | undefined> {
  const checked = await checkedBeside(files, cube, options, context);
  return checked && foundByCheck(withoutFoldersIn(checked), context.words);
}

export function foundByCheck(checked: Checked, words: Words): FoundByCheck {
  return { table: findingsSheet(checked.findings, words), verdict: verdictLines(checked, words).join(' ') };
}

/** A file that changed between two readings would give a report that contradicts itself. */
export function mustBeSame(one: Cube, other: Cube): void {
  const same = one.proof.rowsRead === other.proof.rowsRead && one.proof.rejected === other.proof.rejected;
  if (!same) throw changed(one);
}

function changed({ bill }: Cube): BillError {
  return new BillError({ code: 'FILE_CHANGED', file: bill.files.join(', ') });
}

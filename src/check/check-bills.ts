import type { Cube } from '../cube/cube.ts';
import type { BillReader, ReadingPair } from '../read/contract/bill-reader.ts';
import type { LineOptions } from '../read/files/find-line.ts';
import { isUnreported } from '../read/files/unreported.ts';
import { isReadOnce } from '../read/input/read-once.ts';
import { BillError } from '../words/problem.ts';
import { billCheck } from './check.ts';
import type { Checked } from './findings/checked.ts';
import { withEvidence } from './findings/find-evidence.ts';
import { shownFindings } from './show/shown-findings.ts';

/** Places that are kept of each finding where nobody says how many. */
const PLACES = 5;

export interface CheckBillsOptions {
  /** How many places are kept of each finding; 5 when left out. */
  readonly places?: number;
  /** How single lines are looked up again: as the reader reads them. */
  readonly lines?: LineOptions;
}

/** Bills that were read to be checked; nothing is checked where nothing can be reported ({@link isUnreported}). */
export interface CheckedBills<R extends ReadingPair = ReadingPair> {
  readonly bills: R;
  readonly checked?: Checked;
}

/**
 * Asks whether bills are true and whole. They are read once; again by days where a day is outside its month; and once
 * more for the lines of what was found, unless an input can be read but once (standard input, a pipe): findings are
 * the same then, with fewer lines named.
 */
export async function checkBills<R extends ReadingPair>(
  inputs: readonly string[],
  { places = PLACES, lines = {} }: CheckBillsOptions,
  read: BillReader<R>,
): Promise<CheckedBills<R>> {
  // What can be read once is grouped by days at once.
  const once = await isAnyReadOnce(inputs);
  let begun = billCheck(places, once);
  let bills = await read(inputs, begun.readOptions);
  if (begun.wantsDays(bills.reading)) {
    begun = billCheck(places, true);
    bills = await read(inputs, begun.readOptions);
  }
  if (isUnreported(bills.reading)) return { bills };
  const judged = begun.judge(bills.reading, bills.real);
  const { cube, findings } = once ? judged : await withEvidence(judged, { inputs, bills, lines, read });
  return { bills, checked: { cube, findings: shownFindings(findings, bills.reading.redactor) } };
}

async function isAnyReadOnce(inputs: readonly string[]): Promise<boolean> {
  for (const input of inputs) if (await isReadOnce(input)) return true;
  return false;
}

/**
 * Checks the bills that a report was made of, whatever its filters: readings of its own. Undefined where an input can
 * be read but once. Throws a BillError (`FILE_CHANGED`) where the bills are no longer what the report was made of.
 */
export async function checkBeside(
  inputs: readonly string[],
  cube: Cube,
  lines: LineOptions,
  read: BillReader,
): Promise<Checked | undefined> {
  if (await isAnyReadOnce(inputs)) return undefined;
  const reread: BillReader = (files, question) => read(files, question, { isReread: true });
  const { checked } = await checkBills(inputs, { lines }, reread);
  if (checked === undefined) throw changed(cube);
  mustBeSame(cube, checked.cube);
  return checked;
}

/** A file that changed between two readings would give a report that contradicts itself. */
export function mustBeSame(one: Cube, other: Cube): void {
  const same = one.proof.rowsRead === other.proof.rowsRead && one.proof.rejected === other.proof.rejected;
  if (!same) throw changed(one);
}

function changed({ bill }: Cube): BillError {
  return new BillError({ code: 'FILE_CHANGED', file: bill.files.join(', ') });
}

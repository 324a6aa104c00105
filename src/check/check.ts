import { buildCube, keysFor } from '../cube/build.ts';
import type { CubePlan } from '../cube/plan.ts';
import type { ReadOptions } from '../read/contract/engine.ts';
import type { Reading } from '../read/contract/reading.ts';
import type { Problem } from '../words/problem.ts';
import { type BillGroup, groupsOf } from './findings/bill-groups.ts';
import type { Checked } from './findings/checked.ts';
import { Findings } from './findings/findings.ts';
import { hasDaysOutside } from './rules/period.ts';
import { Repeats } from './rules/repeats.ts';
import { rowInspector } from './rules/row-inspector.ts';
import { RULES } from './rules/rules.ts';
import { shownFindings } from './show/shown-findings.ts';

/** Groups by prices in addition to what every cube needs. */
const PLAN: CubePlan = { dimensions: [] };
const KEYS: ReadOptions['keys'] = [...keysFor(PLAN), 'listPrice', 'priceUnit'];

/** One check: `readOptions` goes to the reader, then `finish` judges what it has read. */
export interface BillCheck {
  readonly readOptions: Pick<ReadOptions, 'keys'> &
    Required<Pick<ReadOptions, 'tally' | 'spans' | 'onDoubt' | 'onRepeat' | 'onReject'>>;
  /** What was read is not enough: the same inputs should be checked by days. */
  wantsDays(reading: Reading): boolean;
  /** `real`: the reading with the real names of its files, which say what they hold. */
  finish(reading: Reading, real?: Reading): Checked;
  /** The same before redaction, for whoever looks for more evidence; see {@link shownFindings}. */
  judge(reading: Reading, real?: Reading): Checked;
}

/**
 * Begins a check. `places`: how many places are kept of each finding. `byDay` groups rows by their days too: several
 * times as much work, which only a bill with days outside its month asks for.
 */
export function billCheck(places: number, byDay = false): BillCheck {
  const findings = new Findings(places);
  const repeats = new Repeats(findings, places);
  const rejects: Problem[] = [];
  const judge = (reading: Reading, real = reading): Checked => {
    const { redactor } = reading;
    const cube = buildCube(reading, PLAN);
    const groups = [...groupsOf(redactor === undefined ? real : { ...real, redactor })];
    const bill = { reading: real, groups, cube, repeats, rejects, redactor };
    for (const rule of RULES) rule(bill, findings);
    return { cube, findings: findings.result() };
  };
  return {
    readOptions: {
      keys: byDay ? [...KEYS, 'day'] : KEYS,
      spans: true,
      tally: ['day', 'hour', 'discountDetail'],
      onDoubt: rowInspector(findings),
      onRepeat: (repeat) => repeats.add(repeat),
      onReject: (problem) => {
        if (rejects.length < places) rejects.push(problem);
      },
    },
    wantsDays: (reading) => !byDay && someGroup(reading, hasDaysOutside),
    judge,
    finish(reading, real = reading) {
      const { cube, findings: found } = judge(reading, real);
      return { cube, findings: shownFindings(found, reading.redactor) };
    },
  };
}

function someGroup(reading: Reading, is: (group: BillGroup) => boolean): boolean {
  for (const group of groupsOf(reading)) if (is(group)) return true;
  return false;
}

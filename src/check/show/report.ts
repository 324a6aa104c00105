import type { Report } from '../../report/report.ts';
import type { Words } from '../../words/index.ts';
import { type Checked, countsOf, noticesBeside } from '../findings/checked.ts';
import { findingsTable, placesTable } from './tables.ts';

/** A check as machines read it: the findings as the table, beside it the places, and the verdict. */
export function checkReport(checked: Checked, words: Words): Report {
  const { cube, findings } = checked;
  const { error, warning, note } = countsOf(findings);
  return {
    report: 'check',
    bill: cube.bill,
    proof: cube.proof,
    facts: [['verdict', { errors: error, warnings: warning, notes: note }]],
    table: findingsTable(findings, words),
    warnings: noticesBeside(cube),
    more: [placesTable(findings, words)],
  };
}

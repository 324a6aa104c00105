import type { FoundByCheck } from '../../report/workbook/findings-table.ts';
import type { Words } from '../../words/index.ts';
import type { Checked } from '../findings/checked.ts';
import { verdictLines } from './page.ts';
import { findingsSheet } from './tables.ts';

/** What was found, as a workbook holds it. */
export function foundByCheck(checked: Checked, words: Words): FoundByCheck {
  return { table: findingsSheet(checked.findings, words), verdict: verdictLines(checked, words).join(' ') };
}

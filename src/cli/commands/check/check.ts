import type { Checked } from '../../../check/findings/checked.ts';
import { SEVERITIES, type Severity } from '../../../check/findings/finding.ts';
import { checkPage, verdictLines } from '../../../check/show/page.ts';
import { checkReport } from '../../../check/show/report.ts';
import { withoutFoldersIn } from '../../../check/show/shown-findings.ts';
import { findingsSheet, findingsTable, placesTable } from '../../../check/show/tables.ts';
import { payableLines, proofLine, sentence } from '../../../report/proof-lines.ts';
import { withoutRows } from '../../../report/report.ts';
import { totalsOf } from '../../../report/totals.ts';
import type { Words } from '../../../words/index.ts';
import { resolveExpectations, unmet } from '../../options/expect.ts';
import { tableFormatOf } from '../../options/format.ts';
import type { WrittenOptions } from '../../options/options.ts';
import { refuseOthers } from '../../options/refuse-options.ts';
import { wholeNumber } from '../../options/resolve-reading.ts';
import type { Written } from '../../output/report-chunks.ts';
import { writeReport } from '../../output/write-report.ts';
import { complain, exitOf, inputsOf, sayUnreported } from '../../reading/read-bills.ts';
import type { Context } from '../../world/context.ts';
import { UsageError } from '../../world/usage-error.ts';
import { checkedBills, PLACES } from './checked.ts';

/** `check FILES…`: is the bill right, is it all, and why is it not as expected. */
export async function check(
  args: readonly string[],
  options: WrittenOptions,
  context: Context,
): Promise<number> {
  const { words } = context;
  refuseOthers('check', options, words);
  const format = tableFormatOf('check', options, context.isTerminal, words);
  const failing = failingSeverities(options, words);
  const places = options.places === undefined ? PLACES : wholeNumber('--places', options.places, words);
  const expectations = resolveExpectations(options, words);
  const files = inputsOf(args, context);
  const { bills, checked } = await checkedBills(files, places, options, context);
  if (checked === undefined) return sayUnreported(bills.reading, context);
  const missed = unmet(expectations, checked.cube, words);
  const shown = format === 'html' || format === 'xlsx' ? withoutFoldersIn(checked) : checked;
  await writeReport(written(shown, options, words), format, options, context);
  await complain(bills, options, context);
  for (const line of missed) await context.say(line);
  const found = checked.findings.some(({ severity }) => failing.includes(severity));
  return exitOf(bills, found || missed.length > 0);
}

/** The severities that make the exit code 1: the named one and those that are graver. */
function failingSeverities({ failOn = 'error' }: WrittenOptions, words: Words): readonly Severity[] {
  if (failOn === 'never') return [];
  const place = (SEVERITIES as readonly string[]).indexOf(failOn);
  if (place === -1) throw new UsageError(words.check.notASeverity(failOn), words.usage.correct);
  return SEVERITIES.slice(0, place + 1);
}

function written(checked: Checked, options: WrittenOptions, words: Words): Written {
  const { cube, findings } = checked;
  return {
    page: () => checkPage(checked, words),
    table: () => (options.places === undefined ? findingsTable : placesTable)(findings, words),
    ...(options.places === undefined && { sheet: () => findingsSheet(findings, words) }),
    json: async (rows) => {
      const { writeJson } = await import('../../../render/json.ts');
      const report = checkReport(checked, words);
      const shown = rows === 'rows' ? report : withoutRows(report);
      return writeJson(shown, (notice) => sentence(notice, words));
    },
    beside: () => {
      const proof = [proofLine(cube, words), ...payableLines(totalsOf(cube), words)];
      return [...verdictLines(checked, words), ...proof.map((line) => `${words.page.proof}: ${line}`)];
    },
  };
}

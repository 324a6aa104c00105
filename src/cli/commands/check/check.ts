import { checkBills } from '../../../check/check-bills.ts';
import type { Checked } from '../../../check/findings/checked.ts';
import type { Severity } from '../../../check/findings/finding.ts';
import { checkPage, verdictLines } from '../../../check/show/page.ts';
import { checkReport } from '../../../check/show/report.ts';
import { withoutFoldersIn } from '../../../check/show/shown-findings.ts';
import { findingsSheet, findingsTable, placesTable } from '../../../check/show/tables.ts';
import { payableLines, proofLine } from '../../../report/proof-lines.ts';
import { withFacts, withoutRows } from '../../../report/report.ts';
import { totalsOf } from '../../../report/totals.ts';
import { sentence } from '../../../words/notice.ts';
import { SEVERITIES } from '../../../words/shape/code.ts';
import type { OptionValues } from '../../options/commands.ts';
import { judgeExpectations } from '../../options/expect.ts';
import { goesToOthers } from '../../options/formats.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { writeReport } from '../../output/write-report.ts';
import type { WrittenReport } from '../../output/written.ts';
import { lineOptions } from '../../reading/line-options.ts';
import { billReader, complain, exitOf, inputsOf, sayUnreported } from '../../reading/read-bills.ts';
import type { Context } from '../../world/context.ts';
import { settingsFacts } from '../../world/used-settings.ts';

/** `check FILES…`: is the bill right, is it all, and why is it not as expected. */
export async function check(args: readonly string[], options: RunOptions, context: Context): Promise<number> {
  const { words } = context;
  const { output, values, expected } = options;
  const files = inputsOf(args, context);
  const { bills, checked } = await checkBills(
    files,
    { places: values.places, lines: lineOptions(options.reading) },
    billReader(options.reading, context),
  );
  if (checked === undefined) return sayUnreported(bills.reading, context);
  const judged = judgeExpectations(expected, checked.cube, words);
  const shown = goesToOthers(output.format) ? withoutFoldersIn(checked) : checked;
  await writeReport(written(shown, values, context), output, context);
  await complain(bills, options.reading, context);
  for (const line of judged.lines) await context.say(line);
  const failing = failingSeverities(values);
  const found = checked.findings.some(({ severity }) => failing.includes(severity));
  return exitOf(bills, found || !judged.isMet);
}

/** The severities that make the exit code 1: the named one and those that are graver. */
function failingSeverities({ failOn = 'error' }: OptionValues): readonly Severity[] {
  return failOn === 'never' ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
}

function written(checked: Checked, options: OptionValues, context: Context): WrittenReport {
  const { words } = context;
  const { cube, findings } = checked;
  return {
    page: () => checkPage(checked, words),
    table: () => (options.places === undefined ? findingsTable : placesTable)(findings, words),
    ...(options.places === undefined && { sheet: () => findingsSheet(findings, words) }),
    json: async (rows) => {
      const { writeJson } = await import('../../../render/json.ts');
      const report = withFacts(checkReport(checked, words), settingsFacts(context));
      const shown = rows === 'rows' ? report : withoutRows(report);
      return writeJson(shown, (notice) => sentence(notice, words));
    },
    beside: () => {
      const proof = [proofLine(cube, words), ...payableLines(totalsOf(cube), words)];
      return [...verdictLines(checked, words), ...proof.map((line) => `${words.page.proof}: ${line}`)];
    },
  };
}

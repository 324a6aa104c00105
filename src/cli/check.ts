import { billCheck, type Checked } from '../check/check.ts';
import { SEVERITIES, type Severity } from '../check/finding.ts';
import { checkPage, verdictLines } from '../check/page.ts';
import { checkReport } from '../check/report.ts';
import { findingsTable, placesTable } from '../check/tables.ts';
import { payableLines, proofLine, sentence } from '../report/closing.ts';
import { totalsOf } from '../report/cost.ts';
import type { Words } from '../words/index.ts';
import type { Context } from './context.ts';
import { resolveExpectations, unmet } from './expect.ts';
import { formatOf } from './format.ts';
import type { WrittenOptions } from './options.ts';
import { refuseOthers } from './own-options.ts';
import { complain, exitOf, inputsOf, isUnreported, readBills, sayUnreported } from './read-bills.ts';
import { wholeNumber } from './resolve-rows.ts';
import { UsageError } from './usage-error.ts';
import { type Written, writeReport } from './write-report.ts';

const PLACES = 5;

/** `check FILES…`: is the bill right, is it all, and why is it not as expected. */
export async function check(
  args: readonly string[],
  options: WrittenOptions,
  context: Context,
): Promise<number> {
  const { words } = context;
  refuseOthers('check', options, words);
  const format = formatOf(options, context.isTerminal, words);
  const failing = failingSeverities(options, words);
  const places = options.places === undefined ? PLACES : wholeNumber('--places', options.places, words);
  const expectations = resolveExpectations(options, words);
  const files = inputsOf(args, words);
  // Standard input can be read once: its rows are grouped by days at once.
  let begun = billCheck(places, files.includes('-'));
  let bills = await readBills(files, begun.asked, options, context);
  if (begun.wantsDays(bills.reading)) {
    begun = billCheck(places, true);
    bills = await readBills(files, begun.asked, options, context);
  }
  if (isUnreported(bills.reading)) return sayUnreported(bills.reading, context);
  const checked = begun.finish(bills.reading);
  const missed = unmet(expectations, checked.cube, words);
  await writeReport(written(checked, options, words), format, options, context);
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
    json: async () => {
      const { writeJson } = await import('../render/json.ts');
      return writeJson(checkReport(checked, words), (notice) => sentence(notice, words));
    },
    beside: () => {
      const proof = [proofLine(cube, words), ...payableLines(totalsOf(cube), words)];
      return [...verdictLines(checked, words), ...proof.map((line) => `${words.page.proof}: ${line}`)];
    },
  };
}

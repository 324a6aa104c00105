import { formatDecimal } from '../../../bill/decimal.ts';
import { modelFactors } from '../../../compare/reconcile/by-model.ts';
import { proofLines, reconciliationPage } from '../../../compare/reconcile/page.ts';
import { reasonText } from '../../../compare/reconcile/reasons/reason.ts';
import type { Reconciliation, Total } from '../../../compare/reconcile/reconcile.ts';
import { type ReconciledBills, withoutFoldersOf } from '../../../compare/reconcile/reconcile-bills.ts';
import { isOpen, totalReasons, verdict } from '../../../compare/reconcile/sentences.ts';
import type { OtherSource } from '../../../compare/reconcile/sources/source.ts';
import { reconciliationTable } from '../../../compare/reconcile/table.ts';
import type { Page } from '../../../report/page.ts';
import { noticeLines, payableLines, proofLine } from '../../../report/proof-lines.ts';
import { type JsonValue, type Report, withFacts, withoutRows } from '../../../report/report.ts';
import { monthsText } from '../../../report/summary.ts';
import { totalsOf } from '../../../report/totals.ts';
import type { Words } from '../../../words/index.ts';
import { sentence } from '../../../words/notice.ts';
import { formatFacts, goesToOthers } from '../../options/formats.ts';
import type { OutputOptions } from '../../options/run-options.ts';
import { labelsOf } from '../../output/labels.ts';
import { reportChunks, writeChunks } from '../../output/write-report.ts';
import type { WrittenReport } from '../../output/written.ts';
import type { Context } from '../../world/context.ts';
import { settingsFacts } from '../../world/used-settings.ts';

/** Writes the comparison; beside a table of data its verdict, warnings and proof go to stderr, the verdict first. */
export async function deliverReconciliation(
  reconciled: ReconciledBills,
  output: OutputOptions,
  context: Context,
): Promise<void> {
  const { words } = context;
  const delivery = goesToOthers(output.format) ? withoutFoldersOf(reconciled) : reconciled;
  const report = writtenOf(delivery, context);
  const chunks = await reportChunks(report, output, context);
  const hasOwnWords = formatFacts(output.format).holdsWords === true;
  if (!hasOwnWords) await context.say(verdictOf(delivery, words));
  await writeChunks(chunks, output, context);
  if (!hasOwnWords) await context.sayLines(report.beside());
}

/** A comparison in the forms that writers take. */
export function writtenOf(delivery: ReconciledBills, context: Context): WrittenReport {
  const { words } = context;
  return {
    page: () => pageOf(delivery, words),
    title: () => words.reconcile.heading(monthsText(delivery.cube, words)),
    table: () => reconciliationTable(delivery.result),
    json: async (rows) => {
      const { writeJson } = await import('../../../render/json.ts');
      const report = withFacts(reportOf(delivery, words), settingsFacts(context));
      const shown = rows === 'rows' ? report : withoutRows(report);
      return writeJson(shown, (notice) => sentence(notice, words));
    },
    beside: () => wordsBeside(delivery, words),
  };
}

function pageOf(delivery: ReconciledBills, words: Words): Page {
  const { cube, result, source, answer, tolerance, othersUnknown, names } = delivery;
  const { kind } = source;
  return reconciliationPage(cube, result, {
    kind,
    name: nameOf(source, words),
    answer,
    tolerance,
    words,
    othersUnknown,
    label: labelsOf(names),
  });
}

export function verdictOf({ result, source }: ReconciledBills, words: Words): string {
  return verdict(result, nameOf(source, words), words);
}

/** What people call the other side: its file, or what was expected. */
function nameOf({ kind, name }: OtherSource, { reconcile: say }: Words): string {
  return kind === 'expectation' ? (say.kinds[kind] ?? name) : name;
}

function reportOf(delivery: ReconciledBills, words: Words): Report {
  const { cube, result } = delivery;
  return {
    report: 'reconcile',
    bill: cube.bill,
    proof: cube.proof,
    facts: [
      ['against', againstJson(delivery)],
      ['verdict', verdictJson(delivery, words)],
      ['uncompared', uncomparedJson(delivery)],
    ],
    table: reconciliationTable(result),
    warnings: cube.notices,
  };
}

function againstJson({ source, answer, result, tolerance }: ReconciledBills): JsonValue {
  const { kind, name } = source;
  const { keys, measures, period, counts } = answer;
  const { value, relative } = tolerance;
  const log: Readonly<Record<string, JsonValue>> =
    kind === 'gateway-log' && result.keys.includes('model') ? { factors: factorsJson(result) } : {};
  const limit = `${formatDecimal(value)}${relative ? '%' : ''}`;
  return { kind, name, keys, measures, period, records: { ...counts }, tolerance: limit, ...log };
}

function factorsJson(result: Reconciliation): JsonValue {
  return modelFactors(result).map(({ model, measure, ours, theirs, factor, reported }) => ({
    model,
    measure,
    ours,
    theirs,
    factor,
    reported,
  }));
}

function verdictJson(delivery: ReconciledBills, words: Words): JsonValue {
  const { result } = delivery;
  const { equal, comparable, counts, lines, totals } = result;
  const message = verdictOf(delivery, words);
  const reasons = totals
    .filter((total) => total.reasons.length > 0)
    .map((total) => totalJson(total, result, words));
  const unexplained = !equal && isOpen(result);
  return { equal, comparable, message, unexplained, reasons, lines: lines.length, ...counts };
}

/** What took no part, in the words of machines: the kind, and what of it. */
function uncomparedJson({ result, source }: ReconciledBills): JsonValue {
  return result.uncompared.map(({ side, kind, rows, unit, usage, cost, currency, name }) => ({
    side: side === 'bill' ? 'bill' : (SIDES[source.kind] ?? source.kind),
    kind,
    rows,
    unit,
    usage,
    cost,
    currency: cost === null ? null : currency,
    reason: name === null ? kind : `${kind}:${name}`,
  }));
}

const SIDES: Readonly<Record<string, string>> = { 'gateway-log': 'log' };

/** Why a total differs; the alternatives reproduce it as well. */
function totalJson(total: Total, result: Reconciliation, words: Words): JsonValue {
  const { measure, currency, tax, reasons, alternatives } = total;
  const message = totalReasons(total, result, words);
  return {
    measure,
    currency,
    tax,
    reason: reasonText(reasons),
    alternatives: alternatives.map(reasonText),
    message,
  };
}

/** A table of data says nothing of itself. */
function wordsBeside(delivery: ReconciledBills, words: Words): string[] {
  const { cube, result, answer, source } = delivery;
  const proof = [
    proofLine(cube, words),
    ...payableLines(totalsOf(cube), words),
    ...proofLines(result, { answer, words, name: nameOf(source, words) }),
  ];
  return [...noticeLines(cube, words), ...proof.map((line) => `${words.page.proof}: ${line}`)];
}

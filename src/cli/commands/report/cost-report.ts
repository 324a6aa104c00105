import type { Cube } from '../../../cube/cube.ts';
import { withoutFolders } from '../../../cube/without-folders.ts';
import { byPage } from '../../../report/by.ts';
import { costTable } from '../../../report/cost.ts';
import type { Metrics } from '../../../report/metrics/metrics.ts';
import type { Page } from '../../../report/page.ts';
import { MOST_PIVOT_COLUMNS, PivotTooWide } from '../../../report/pivot.ts';
import { noticeLines, payableLines, proofLine } from '../../../report/proof-lines.ts';
import { withoutRows } from '../../../report/report.ts';
import { monthsText, summaryPage } from '../../../report/summary.ts';
import { totalsOf } from '../../../report/totals.ts';
import type { FoundByCheck } from '../../../report/workbook/findings-table.ts';
import { sentence } from '../../../words/notice.ts';
import { goesToOthers } from '../../options/formats.ts';
import type { ResolvedTable } from '../../options/resolve-table.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { labelsOf } from '../../output/labels.ts';
import type { WrittenReport } from '../../output/written.ts';
import type { Context } from '../../world/context.ts';
import { interruptible } from '../../world/signals.ts';
import { UsageError } from '../../world/usage-error.ts';
import { settingsFacts } from '../../world/used-settings.ts';

/** A cube and how the user wants to see it. */
export interface CostReport {
  readonly cube: Cube;
  readonly options: Pick<RunOptions, 'selection' | 'output'>;
  readonly table: ResolvedTable;
  readonly summary: boolean;
  /** What the cube is as metrics, where the format is openmetrics. */
  readonly metrics?: Metrics;
  /** What a check of the bill has found, for formats that hold it beside the report. */
  readonly findings?: FoundByCheck;
}

/** The report of what was spent, in the forms that writers take. */
export function costReport(given: CostReport, context: Context): WrittenReport {
  const { words } = context;
  const report = goesToOthers(given.options.output.format)
    ? { ...given, cube: withoutFolders(given.cube) }
    : given;
  const { cube } = report;
  return {
    page: () => pageOf(report, context),
    title: () => words.page.heading(monthsText(cube, words)),
    table: () => tableOf(report),
    json: async (rows) => {
      const { writeJson } = await import('../../../render/json.ts');
      const table = tableOf(report);
      const { bill, proof, notices: warnings } = cube;
      const whole = { report: 'cost', bill, proof, facts: settingsFacts(context), table, warnings };
      return writeJson(rows === 'rows' ? whole : withoutRows(whole), (notice) => sentence(notice, words));
    },
    beside: () => wordsBeside(cube, context),
    families: () => report.metrics?.families ?? [],
    workbook: async () => {
      const { workbookChunks } = await import('../../output/workbook.ts');
      return workbookChunks(report, tableOf(report), context);
    },
    analytics: async () => (await import('../../output/page.ts')).pageChunks(report, context),
  };
}

function tableOf({ cube, table }: CostReport) {
  try {
    return interruptible(() => costTable(cube, table.query));
  } catch (error) {
    throw pivotUsage(error);
  }
}

function pageOf({ cube, table, summary, options }: CostReport, { words }: Context): Page {
  const common = { words, label: labelsOf(options.selection.names) };
  if (!summary) {
    try {
      return interruptible(() => byPage(cube, { ...common, query: table.query }));
    } catch (error) {
      throw pivotUsage(error);
    }
  }
  const { top, measures } = table.query;
  return summaryPage(cube, { ...common, filters: options.selection.text(), top, measures });
}

function pivotUsage(error: unknown): unknown {
  if (!(error instanceof PivotTooWide)) return error;
  return new UsageError({
    code: 'PIVOT_TOO_WIDE',
    params: { found: error.found, most: MOST_PIVOT_COLUMNS },
  });
}

/** A table of data says nothing of itself: warnings and the proof go to stderr. */
export function wordsBeside(cube: Cube, { words }: Context): string[] {
  const { page } = words;
  const proof = [proofLine(cube, words), ...payableLines(totalsOf(cube), words)];
  return [...noticeLines(cube, words), ...proof.map((line) => `${page.proof}: ${line}`)];
}

import type { Cube } from '../../cube/cube.ts';
import { MEASURES } from '../../cube/measures.ts';
import type { Words } from '../../words/index.ts';
import { isNote, sentence } from '../../words/notice.ts';
import { amountDecimals, decimalsOf, MOST_QUANTITY_DECIMALS } from '../decimals.ts';
import { correctionLines, costLines, usageFactLines } from '../facts.ts';
import type { Rolled } from '../rollup.ts';
import { billFacts, monthsText } from '../summary.ts';
import { cellName, onSheet } from './address.ts';
import { exactCell, textCell } from './cells.ts';
import { summaryCharts } from './charts.ts';
import { fitsDouble } from './column-facts.ts';
import type { FoundByCheck } from './findings-table.ts';
import type { FormSheet, WorkbookCell, WorkbookRow } from './sheet.ts';
import { sumFormula } from './sums.ts';
import type { BuiltSheet } from './table-sheet.ts';

export interface SummarySheetOptions {
  readonly words: Words;
  readonly filters?: string;
  readonly totals: readonly Rolled[];
  /** The sheets that the summary's figures and charts point to. */
  readonly byModel: BuiltSheet;
  readonly byDay: BuiltSheet;
  readonly findings?: FoundByCheck;
}

/** Column in which charts begin: right of labels, figures and exact texts. */
const CHART_COLUMN = 4;

/** First sheet: what bill it is, the warnings, what it cost and why, what was used, two charts beside that. */
export function summarySheet(cube: Cube, options: SummarySheetOptions): FormSheet {
  const { words, totals } = options;
  const facts = factRows(cube, options);
  const title: WorkbookRow = [textCell(words.page.heading(monthsText(cube, words)), 'title')];
  const head: WorkbookRow[] = [
    title,
    [],
    ...facts,
    ...noticedRows(cube, words),
    ...noteRows(totals, words),
    [],
  ];
  const costs = totals.flatMap((total, index) => costRows(cube, total, index, options));
  const rows = [...head, ...costs, ...usageRows(cube, options)];
  const at = { column: CHART_COLUMN, row: head.length };
  const charts = summaryCharts(totals, options.byModel, options.byDay, words, at);
  return { kind: 'form', name: words.workbook.sheets.summary, rows, charts };
}

function factRows(cube: Cube, { words, filters, findings }: SummarySheetOptions): WorkbookRow[] {
  const facts = billFacts(cube, { words, ...(filters === undefined ? {} : { filters }) });
  const notes = cube.notices.filter(isNote).length;
  const warnings = cube.notices.length - notes;
  const { findingsCount, seeSheet, sheets } = words.workbook;
  const found =
    findings === undefined
      ? findingsCount(warnings, notes, sheets.findings)
      : seeSheet(findings.verdict, sheets.findings);
  const rows = [...facts.rows, [words.workbook.sheets.findings, found] as const];
  return rows.map(([label, value]) => [textCell(label, 'note'), textCell(value)]);
}

/** Warnings of the reading, not called so: the verdict above counts what the check calls warnings. */
function noticedRows({ notices }: Cube, words: Words): WorkbookRow[] {
  const warnings = notices.filter((notice) => !isNote(notice));
  return warnings.map((notice, index) => [
    index === 0 ? textCell(words.workbook.noticed, 'note') : null,
    textCell(sentence(notice, words), 'warning'),
  ]);
}

function costRows(
  cube: Cube,
  total: Rolled,
  index: number,
  { words, byModel }: SummarySheetOptions,
): WorkbookRow[] {
  const { page } = words;
  const tax = page.values.tax?.[total.tax] ?? total.tax;
  const cost = costLines(total, words);
  const lines = [...cost, ...correctionLines(cube, total, words)];
  const amounts = lines.map(([, value]) => value);
  const decimals = amountDecimals(amounts, amounts);
  const currency = total.currency === null ? {} : { currency: total.currency };
  const rows = lines.map(([label, value], line): WorkbookRow => {
    const isLast = line === cost.length - 1 && total.measures.payable !== null;
    const tone = isLast ? 'total' : 'plain';
    const formula = isLast ? totalOf(byModel, index) : undefined;
    const amount: WorkbookCell = {
      kind: 'money',
      value,
      decimals,
      tone,
      ...currency,
      ...(formula && { formula }),
    };
    return [textCell(label, tone), amount, exactCell(value)];
  });
  return [[textCell(page.cost(total.currency ?? page.unknownCurrency, tax), 'strong')], ...rows, []];
}

/** The payable as the sum of the sheet by model, whatever that sheet is filtered by: its own total follows the filter. */
function totalOf({ sheet, extent, places }: BuiltSheet, index: number): string | undefined {
  const column = places.get('payable');
  if (column === undefined) return undefined;
  const on = (cells: string) => onSheet(sheet.name, cells);
  const cell = (place: number) => on(cellName(place, extent.rowCount + 2 + index));
  return sumFormula(column, extent, [cell(extent.currency), cell(extent.tax)], on);
}

function usageRows(cube: Cube, { words, totals }: SummarySheetOptions): WorkbookRow[] {
  const { title, lines } = usageFactLines(cube, totals, words);
  if (lines.length === 0) return [];
  const rows = lines.map(([label, value]): WorkbookRow => {
    const decimals = Math.min(decimalsOf(value), MOST_QUANTITY_DECIMALS);
    return [textCell(label), { kind: 'quantity', value, decimals }, exactCell(value)];
  });
  return [[textCell(title, 'strong')], ...rows, []];
}

/** Above the figures, where nothing stands beside them: a long line would run under a chart. */
function noteRows(totals: readonly Rolled[], words: Words): WorkbookRow[] {
  const isLong = totals.some(({ measures }) =>
    MEASURES.some((name) => measures[name] !== null && !fitsDouble(measures[name])),
  );
  const note = (line: string): WorkbookRow => [null, textCell(line, 'note')];
  return [...(isLong ? [note(words.workbook.exactNote)] : []), note(words.page.codingPlan)];
}

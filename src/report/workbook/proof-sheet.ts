import { absolute } from '../../bill/absolute.ts';
import { ONE } from '../../bill/decimal.ts';
import type { Cube } from '../../cube/cube.ts';
import type { Words } from '../../words/index.ts';
import { amountDecimals } from '../decimals.ts';
import { proofLine } from '../proof-lines.ts';
import type { Rolled } from '../rollup.ts';
import { cellName, onSheet } from './address.ts';
import { countCell, exactCell, textCell } from './cells.ts';
import { fitsDouble } from './column-facts.ts';
import type { FormSheet, WorkbookCell, WorkbookRow } from './sheet.ts';
import { sumFormula } from './sums.ts';
import type { BuiltSheet } from './table-sheet.ts';

/** Decimals to which a sum of doubles and an exact amount must be the same: 13 digits of any size, six at most. */
export function comparedDecimals(amount: bigint): number {
  const size = absolute(amount);
  const digits = String(size / ONE).length;
  return Math.max(0, Math.min(6, 13 - digits));
}

/** Last sheet: where every row has gone, and every other sheet added up again beside what the bill comes to. */
export function proofSheet(
  cube: Cube,
  totals: readonly Rolled[],
  sheets: readonly BuiltSheet[],
  words: Words,
): FormSheet {
  const { workbook, page } = words;
  const counts = countRows(cube, words, 3);
  const rows: WorkbookRow[] = [
    [textCell(page.proof, 'title')],
    [],
    [textCell(workbook.whereRowsWent, 'strong')],
    ...counts,
    [textCell(proofLine(cube, words), 'note')],
    [],
    [textCell(workbook.sheetsAgree, 'strong')],
    headings(totals, words),
  ];
  const lines = totals.flatMap((total) => sheets.map((built) => ({ total, built })));
  const from = rows.length;
  const sums = lines.map(({ total, built }, index) => sumRow(total, built, from + index, words));
  return {
    kind: 'form',
    name: workbook.sheets.proof,
    rows: [...rows, ...sums, [], [textCell(workbook.proofNote, 'note')]],
  };
}

function countRows({ proof }: Cube, { workbook }: Words, from: number): WorkbookRow[] {
  const parts = [
    [workbook.counted, proof.counted],
    [workbook.leftAside, proof.leftAside],
    [workbook.totalRows, proof.totalRows],
    [workbook.filtered, proof.filtered],
    [workbook.duplicates, proof.duplicates],
    [workbook.rejected, proof.rejected],
  ] as const;
  const sum = from + parts.length + 1;
  const range = `${cellName(1, from + 1)}:${cellName(1, from + parts.length)}`;
  const read = cellName(1, from);
  return [
    [textCell(workbook.rowsRead), countCell(proof.rowsRead)],
    ...parts.map(([label, value]): WorkbookRow => [textCell(label), countCell(value)]),
    [
      textCell(workbook.sum, 'total'),
      { ...countCell(proof.rowsRead, `SUM(${range})`), tone: 'total' },
      verdict(`${read}=${cellName(1, sum)}`, workbook),
    ],
  ];
}

function verdict(condition: string, { agrees, differs }: Words['workbook']): WorkbookCell {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return {
    kind: 'text',
    indent: true,
    value: agrees,
    formula: `IF(${condition},${quoted(agrees)},${quoted(differs)})`,
  };
}

function headings(totals: readonly Rolled[], { workbook, page }: Words): WorkbookRow {
  const isLong = totals.some(({ measures: { payable } }) => payable !== null && !fitsDouble(payable));
  const titles = [
    workbook.sheet,
    page.titles.currency as string,
    page.titles.tax as string,
    workbook.sheetPayable,
    workbook.billPayable,
    workbook.difference,
    workbook.sheetRows,
    workbook.billRows,
    workbook.check,
    ...(isLong ? [workbook.exact(workbook.billPayable)] : []),
  ];
  const isFigure = (column: number) => column >= 3 && column <= 7;
  return titles.map((title, column) => ({
    ...textCell(title, 'total'),
    wrap: true,
    right: isFigure(column),
    ...(column > 7 && { indent: true }),
  }));
}

/** One sheet's sums of one currency and tax, beside what the bill comes to. */
function sumRow(total: Rolled, built: BuiltSheet, row: number, words: Words): WorkbookRow {
  const { page, workbook } = words;
  const { payable } = total.measures;
  const amount = amountCells(total, built, row);
  const rows = sumOf(built, 'rows', row);
  const at = (column: number) => cellName(column, row);
  const conditions = [
    ...(amount.length === 0 ? [] : [`${at(5)}=0`]),
    ...(rows === undefined ? [] : [`${at(6)}=${at(7)}`]),
  ];
  return [
    textCell(built.sheet.name),
    textCell(total.currency ?? page.unknownCurrency),
    textCell(page.values.tax?.[total.tax] ?? total.tax),
    ...(amount.length === 0 ? [null, null, null] : amount),
    ...(rows === undefined ? [null, null] : [countCell(total.rows, rows), countCell(total.rows)]),
    conditions.length === 0 ? null : verdict(`AND(${conditions.join(',')})`, workbook),
    payable === null ? null : exactCell(payable),
  ];
}

function amountCells({ currency, measures }: Rolled, built: BuiltSheet, row: number): WorkbookCell[] {
  const formula = sumOf(built, 'payable', row);
  const { payable } = measures;
  if (formula === undefined || payable === null) return [];
  const decimals = amountDecimals([payable], [payable]);
  const format = { kind: 'money', decimals, ...(currency === null ? {} : { currency }) } as const;
  const difference = `ROUND(${cellName(3, row)}-${cellName(4, row)},${comparedDecimals(payable)})`;
  return [
    { ...format, value: payable, formula },
    { ...format, value: payable },
    { ...format, value: 0n, formula: difference },
  ];
}

function sumOf({ sheet, extent, places }: BuiltSheet, name: string, row: number): string | undefined {
  const column = places.get(name);
  if (column === undefined) return undefined;
  const criteria = [`$${cellName(1, row)}`, `$${cellName(2, row)}`] as const;
  return sumFormula(column, extent, criteria, (cells) => onSheet(sheet.name, cells));
}

/** A worksheet as XML, row after row. */

import { ONE } from '../../bill/decimal.ts';
import type { Cell } from '../../report/table.ts';
import { cellName, columnName, rangeName } from '../../report/workbook/address.ts';
import type {
  FormSheet,
  TableSheet,
  WorkbookCell,
  WorkbookRow,
  WorkbookSheet,
} from '../../report/workbook/sheet.ts';
import { cellXml } from './cells.ts';
import { printingXml } from './printing.ts';
import type { Look, Styles } from './styles.ts';
import { formWidths, linesIn, tableWidths } from './widths.ts';
import { MAIN, RELATIONS, XML } from './xml.ts';

/** In points: a row of a spreadsheet cannot be higher. */
const MOST_HEIGHT = 409;

export interface SheetPlace {
  /** The sheet that is shown when the workbook is opened. */
  readonly first: boolean;
}

/** The part `xl/worksheets/sheetN.xml`. */
export function* worksheet(sheet: WorkbookSheet, styles: Styles, { first }: SheetPlace): Generator<string> {
  const selected = first ? ' tabSelected="1"' : '';
  yield `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`;
  yield `<sheetViews><sheetView showGridLines="${sheet.kind === 'form' ? 0 : 1}"${selected} workbookViewId="0">`;
  if (sheet.kind === 'table') yield FROZEN;
  yield '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>';
  const widths = sheet.kind === 'table' ? tableWidths(sheet) : formWidths(sheet);
  yield columnsXml(widths);
  yield '<sheetData>';
  yield* sheet.kind === 'table' ? tableRows(sheet, styles, widths) : formRows(sheet, styles);
  yield '</sheetData>';
  if (sheet.kind === 'table') yield filterXml(sheet);
  yield printingXml(sheet, widths);
  if (sheet.kind === 'table') yield ignoredXml(sheet);
  if (hasCharts(sheet)) yield '<drawing r:id="rId1"/>';
  yield '</worksheet>';
}

export function hasCharts({ charts }: WorkbookSheet): boolean {
  return charts !== undefined && charts.length > 0;
}

/** The header and the first column stay where they are. */
const FROZEN =
  '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>' +
  '<selection pane="topRight"/><selection pane="bottomLeft"/>' +
  '<selection pane="bottomRight" activeCell="B2" sqref="B2"/>';

function columnsXml(widths: readonly number[]): string {
  if (widths.length === 0) return '';
  const column = (width: number, index: number) =>
    `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  return `<cols>${widths.map(column).join('')}</cols>`;
}

/** Header and rows; what is under them belongs to no filter. */
export function filteredRange({ columns, rowCount }: TableSheet): string {
  const last = rangeName(columns.length - 1, 0, rowCount).split(':')[1];
  return `$A$1:${last}`;
}

function filterXml(sheet: TableSheet): string {
  return `<autoFilter ref="${filteredRange(sheet).replaceAll('$', '')}"/>`;
}

/** Ids are text on purpose: no green corners. */
function ignoredXml({ columns, rowCount, totals }: TableSheet): string {
  const last = cellName(columns.length - 1, rowCount + totals.length + 1);
  return `<ignoredErrors><ignoredError sqref="A1:${last}" numberStoredAsText="1"/></ignoredErrors>`;
}

function* tableRows(sheet: TableSheet, styles: Styles, widths: readonly number[]): Generator<string> {
  const wraps = sheet.columns.some(({ wrap }) => wrap === true);
  const letters = sheet.columns.map((_, index) => columnName(index));
  const title = ({ kind, title, indent }: TableSheet['columns'][number], index: number) => {
    const right = kind !== 'text' && kind !== 'day';
    const look: Look = { kind: 'text', tone: 'header', right, ...(indent && { indent }) };
    return cellXml(`${letters[index]}1`, title, look, styles);
  };
  yield rowXml(0, sheet.columns.map(title).join(''));
  const plain = sheet.columns.map(
    ({ kind, decimals, wrap, indent }): Look => ({
      kind,
      ...(decimals && { decimals }),
      ...(wrap && { wrap }),
      ...(indent && { indent }),
      ...(wraps && { top: true }),
    }),
  );
  const whole = plain.map(({ decimals: _, ...look }): Look => look);
  const isMixed = sheet.columns.map(({ mixed }) => mixed === true);
  const looks = new Map<string, readonly Look[]>();
  const looksOf = (row: readonly Cell[]) => {
    const currency = sheet.currencyColumn === undefined ? '' : String(row[sheet.currencyColumn]);
    let known = looks.get(currency);
    if (known === undefined) {
      known = plain.map((look) => (look.kind === 'money' ? { ...look, currency } : look));
      looks.set(currency, known);
    }
    return known;
  };
  let number = 1;
  for (const row of sheet.rows()) {
    number++;
    const own = looksOf(row);
    let cells = '';
    for (let place = 0; place < letters.length; place++) {
      const value = row[place] ?? null;
      const isWhole = isMixed[place] === true && typeof value === 'bigint' && value % ONE === 0n;
      const look = (isWhole ? whole : own)[place] as Look;
      if (value !== null) cells += cellXml(`${letters[place]}${number}`, value, look, styles);
    }
    yield rowXml(number - 1, cells, wraps ? heightOf(row, sheet, widths, styles.font.lineHeight) : '');
  }
  for (const [index, row] of sheet.totals.entries()) yield freeRow(row, number + 1 + index, styles);
}

/** Room for the lines of a row's longest cell: not every program finds it by itself. */
function heightOf(
  row: readonly Cell[],
  { columns }: TableSheet,
  widths: readonly number[],
  lineHeight: number,
): string {
  const lines = columns.map(({ wrap }, place) =>
    wrap === true && typeof row[place] === 'string' ? linesIn(row[place], (widths[place] as number) - 2) : 1,
  );
  const most = Math.max(...lines);
  return most === 1 ? '' : ` ht="${Math.min(MOST_HEIGHT, 2 + most * lineHeight)}" customHeight="1"`;
}

function* formRows({ rows }: FormSheet, styles: Styles): Generator<string> {
  for (const [index, row] of rows.entries()) if (row.length > 0) yield freeRow(row, index, styles);
}

function freeRow(row: WorkbookRow, index: number, styles: Styles): string {
  const cell = (each: WorkbookCell | null, column: number) => {
    if (each === null) return '';
    const { value, formula, ...look } = each;
    return cellXml(cellName(column, index), value, look, styles, formula);
  };
  // A line of wrapped titles gets its room here: not every program finds it by itself.
  const isHigh = row.some((each) => each?.wrap === true);
  return rowXml(index, row.map(cell).join(''), isHigh ? ' ht="32" customHeight="1"' : '');
}

function rowXml(index: number, cells: string, height = ''): string {
  return `<row r="${index + 1}"${height}>${cells}</row>`;
}

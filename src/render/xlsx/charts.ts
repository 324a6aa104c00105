/** Native charts: the drawing of a sheet and one part for each chart in it. */

import type { Cell } from '../../report/table.ts';
import { onSheet, rangeName } from '../../report/workbook/address.ts';
import type { SheetChart } from '../../report/workbook/sheet.ts';
import { printable } from '../safe.ts';
import { numberText } from './cells.ts';
import { formatCode } from './styles.ts';
import { plainText, RELATIONS, XML } from './xml.ts';

const A = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const C = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
/** Columns and rows of a sheet that a chart covers. */
const COLUMNS = 8;
const ROWS = 17;
const COLOUR = '4472C4';
const CATEGORY_AXIS = 1001;
const VALUE_AXIS = 1002;

/** The part `xl/drawings/drawingN.xml`; chart n of it is the relation `rIdn`. */
export function* drawing(charts: readonly SheetChart[]): Generator<string> {
  yield `${XML}<xdr:wsDr xmlns:xdr="${DRAWING}" xmlns:a="${A}">`;
  for (const [index, chart] of charts.entries()) yield anchor(chart, index + 1);
  yield '</xdr:wsDr>';
}

function anchor({ at, title }: SheetChart, number: number): string {
  const corner = (name: string, column: number, row: number) =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  return [
    '<xdr:twoCellAnchor>',
    corner('from', at.column, at.row),
    corner('to', at.column + COLUMNS, at.row + ROWS),
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${number + 1}" name="Chart ${number}" descr="${text(title)}"/>`,
    '<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>',
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
    `<a:graphic><a:graphicData uri="${C}"><c:chart xmlns:c="${C}" xmlns:r="${RELATIONS}" r:id="rId${number}"/>`,
    '</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>',
  ].join('');
}

/**
 * The part `xl/charts/chartN.xml`, with the values that it shows, so that they are there before anything is computed.
 * Rows that a filter hides stay in it: a summary does not change because someone looks for a model.
 */
export function* chartPart(chart: SheetChart): Generator<string> {
  const rows = rowsOf(chart);
  const isDays = chart.kind === 'days';
  yield `${XML}<c:chartSpace xmlns:c="${C}" xmlns:a="${A}" xmlns:r="${RELATIONS}"><c:roundedCorners val="0"/><c:chart>`;
  yield `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr sz="1200" b="1"/><a:t>${text(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
  yield `<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="${isDays ? 'col' : 'bar'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>`;
  yield `<c:ser><c:idx val="0"/><c:order val="0"/>${seriesName(chart)}<c:spPr><a:solidFill><a:srgbClr val="${COLOUR}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`;
  yield `<c:cat>${categories(chart, rows)}</c:cat><c:val>${values(chart, rows)}</c:val></c:ser>`;
  yield `<c:gapWidth val="${isDays ? 40 : 60}"/><c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/></c:barChart>`;
  yield categoryAxis(chart);
  yield `<c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${isDays ? 'l' : 'b'}"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="${axisFormat(chart, rows)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="${CATEGORY_AXIS}"/><c:crosses val="${isDays ? 'autoZero' : 'max'}"/></c:valAx>`;
  yield '</c:plotArea><c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>';
}

function rowsOf({ sheet, from, to }: SheetChart): (readonly Cell[])[] {
  const rows: (readonly Cell[])[] = [];
  let index = 0;
  for (const row of sheet.rows()) {
    if (index >= to) break;
    if (index++ >= from) rows.push(row);
  }
  return rows;
}

/** Thousands are set apart where there are any; smaller figures have the decimals that they need. */
function axisFormat({ values: column }: SheetChart, rows: readonly (readonly Cell[])[]): string {
  const isLarge = rows.some((row) => Math.abs(Number(numberText(row[column] ?? null, 'money') ?? 0)) >= 1000);
  return isLarge ? '#,##0' : 'General';
}

/** Rows of the chart as cells of its sheet: the header is above the first. */
function reference({ sheet, from, to }: SheetChart, column: number): string {
  return `<c:f>${plainText(onSheet(sheet.name, rangeName(column, from + 1, to)))}</c:f>`;
}

function seriesName({ sheet, values: column }: SheetChart): string {
  const title = sheet.columns[column]?.title ?? '';
  const cell = rangeName(column, 0, 0).split(':')[0] as string;
  return `<c:tx><c:strRef><c:f>${plainText(onSheet(sheet.name, cell))}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${text(title)}</c:v></c:pt></c:strCache></c:strRef></c:tx>`;
}

function categories(chart: SheetChart, rows: readonly (readonly Cell[])[]): string {
  const ref = reference(chart, chart.categories);
  const own = rows.map((row) => row[chart.categories] ?? null);
  if (chart.kind === 'days') return `<c:numRef>${ref}${numbers(own, 'day', 'mm\\-dd')}</c:numRef>`;
  const points = own.map((cell, index) => `<c:pt idx="${index}"><c:v>${text(String(cell))}</c:v></c:pt>`);
  return `<c:strRef>${ref}<c:strCache><c:ptCount val="${own.length}"/>${points.join('')}</c:strCache></c:strRef>`;
}

function values(chart: SheetChart, rows: readonly (readonly Cell[])[]): string {
  const own = rows.map((row) => row[chart.values] ?? null);
  const decimals = chart.sheet.columns[chart.values]?.decimals ?? 2;
  return `<c:numRef>${reference(chart, chart.values)}${numbers(own, 'money', formatCode('quantity', decimals) as string)}</c:numRef>`;
}

function numbers(cells: readonly Cell[], kind: 'day' | 'money', format: string): string {
  const points = cells.map((cell, index) => {
    const number = numberText(cell, kind);
    return number === null ? '' : `<c:pt idx="${index}"><c:v>${number}</c:v></c:pt>`;
  });
  return `<c:numCache><c:formatCode>${plainText(format)}</c:formatCode><c:ptCount val="${cells.length}"/>${points.join('')}</c:numCache>`;
}

/** Days without a row are gaps on a date axis; bars run from the top down. */
function categoryAxis({ kind }: SheetChart): string {
  const isDays = kind === 'days';
  const name = isDays ? 'dateAx' : 'catAx';
  const format = isDays ? 'mm\\-dd' : 'General';
  const end = isDays
    ? '<c:auto val="1"/><c:lblOffset val="100"/><c:baseTimeUnit val="days"/>'
    : '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/>';
  return `<c:${name}><c:axId val="${CATEGORY_AXIS}"/><c:scaling><c:orientation val="${isDays ? 'minMax' : 'maxMin'}"/></c:scaling><c:delete val="0"/><c:axPos val="${isDays ? 'b' : 'l'}"/><c:numFmt formatCode="${plainText(format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/>${end}</c:${name}>`;
}

/** Drawings know no escapes for control characters: they are shown. */
function text(value: string): string {
  return plainText(printable(value.slice(0, 200)));
}

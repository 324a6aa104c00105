/** The parts that hold a workbook together. */
import { onSheet } from '../../report/workbook/address.ts';
import type { Workbook, WorkbookSheet } from '../../report/workbook/sheet.ts';
import { filteredRange, hasCharts } from './worksheet.ts';
import { MAIN, plainText, RELATIONS, XML } from './xml.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** A sheet's charts by their numbers in the workbook, counted from 1. */
export interface ChartNumbers {
  /** Number of the sheet and of its drawing. */
  readonly sheet: number;
  readonly charts: readonly number[];
}

export function chartNumbers({ sheets }: Workbook): ChartNumbers[] {
  let last = 0;
  return sheets.flatMap((sheet, index) =>
    hasCharts(sheet) ? [{ sheet: index + 1, charts: (sheet.charts ?? []).map(() => ++last) }] : [],
  );
}

export function contentTypes({ sheets }: Workbook, drawn: readonly ChartNumbers[]): string {
  const part = (path: string, type: string) =>
    `<Override PartName="/${path}" ContentType="${OFFICE}.${type}+xml"/>`;
  const parts = [
    part('xl/workbook.xml', 'spreadsheetml.sheet.main'),
    ...sheets.map((_, index) => part(`xl/worksheets/sheet${index + 1}.xml`, 'spreadsheetml.worksheet')),
    part('xl/styles.xml', 'spreadsheetml.styles'),
    ...drawn.map(({ sheet }) => part(`xl/drawings/drawing${sheet}.xml`, 'drawing')),
    ...drawn.flatMap(({ charts }) =>
      charts.map((chart) => part(`xl/charts/chart${chart}.xml`, 'drawingml.chart')),
    ),
  ];
  const rels = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`;
  return `${XML}<Types xmlns="${PACKAGE}/content-types">${rels}<Default Extension="xml" ContentType="application/xml"/>${parts.join('')}</Types>`;
}

/** A part of relations: `rId1`, `rId2` … to these targets. */
export function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const relation = ([type, target]: readonly [string, string], index: number) =>
    `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${targets.map(relation).join('')}</Relationships>`;
}

export function workbookRelations({ sheets }: Workbook): string {
  const own = sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const);
  return relations([...own, ['styles', 'styles.xml']]);
}

/** The part `xl/workbook.xml`: names of the sheets, what is filtered, and the rows that every printed page repeats. */
export function workbookXml({ sheets }: Workbook): string {
  const sheet = ({ name }: WorkbookSheet, index: number) =>
    `<sheet name="${plainText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`;
  const names = sheets.flatMap((each, index) => (each.kind === 'form' ? [] : definedNames(each, index)));
  const defined = names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`;
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr/><bookViews><workbookView/></bookViews><sheets>${sheets.map(sheet).join('')}</sheets>${defined}<calcPr calcId="191029"/></workbook>`;
}

function definedNames(sheet: Extract<WorkbookSheet, { kind: 'table' }>, index: number): string[] {
  const defined = (name: string, cells: readonly string[], more = '') =>
    `<definedName name="_xlnm.${name}" localSheetId="${index}"${more}>${plainText(cells.map((each) => onSheet(sheet.name, each)).join(','))}</definedName>`;
  return [
    defined('_FilterDatabase', [filteredRange(sheet)], ' hidden="1"'),
    defined('Print_Titles', ['$A:$A', '$1:$1']),
  ];
}

/** A workbook as an .xlsx file (ISO/IEC 29500), in pieces: rows are made while they are written. */
import type { Workbook } from '../../report/workbook/sheet.ts';
import { chartPart, drawing } from './charts.ts';
import { chartNumbers, contentTypes, relations, workbookRelations, workbookXml } from './parts.ts';
import { Styles } from './styles.ts';
import { worksheet } from './worksheet.ts';
import { type ZipPart, zipped } from './zip.ts';

/** The file's bytes: the same for the same workbook, with no name, no time and no machine in them. */
export function writeXlsx(workbook: Workbook): Generator<Uint8Array> {
  return zipped(parts(workbook));
}

function* parts(workbook: Workbook): Generator<ZipPart> {
  const { sheets, lang } = workbook;
  const drawn = chartNumbers(workbook);
  const styles = new Styles(lang);
  yield { path: '[Content_Types].xml', text: [contentTypes(workbook, drawn)] };
  yield { path: '_rels/.rels', text: [relations([['officeDocument', 'xl/workbook.xml']])] };
  yield { path: 'xl/workbook.xml', text: [workbookXml(workbook)] };
  yield { path: 'xl/_rels/workbook.xml.rels', text: [workbookRelations(workbook)] };
  for (const [index, sheet] of sheets.entries())
    yield {
      path: `xl/worksheets/sheet${index + 1}.xml`,
      text: worksheet(sheet, styles, { first: index === 0 }),
    };
  // Only now all looks of the cells are known.
  yield { path: 'xl/styles.xml', text: styles.xml() };
  for (const { sheet, charts } of drawn) {
    const own = sheets[sheet - 1]?.charts ?? [];
    const targets = charts.map((chart) => ['chart', `../charts/chart${chart}.xml`] as const);
    yield {
      path: `xl/worksheets/_rels/sheet${sheet}.xml.rels`,
      text: [relations([['drawing', `../drawings/drawing${sheet}.xml`]])],
    };
    yield { path: `xl/drawings/drawing${sheet}.xml`, text: drawing(own) };
    yield { path: `xl/drawings/_rels/drawing${sheet}.xml.rels`, text: [relations(targets)] };
    for (const [index, chart] of charts.entries()) {
      const [one] = own.slice(index, index + 1);
      if (one !== undefined) yield { path: `xl/charts/chart${chart}.xml`, text: chartPart(one) };
    }
  }
}

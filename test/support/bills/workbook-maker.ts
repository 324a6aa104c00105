import { parse } from 'csv-parse/sync';
import { type ZipEntry, zip } from '../../read/input/zip-writer.ts';

/** Workbooks written part by part, as Excel and others save them and as nobody should. */

/** A shared text, a number with its style (1: a date, 2: a moment), or the cell's XML as it is; nothing for no cell. */
export type BookCell = string | { readonly n: string; readonly s?: number } | { readonly xml: string } | null;

export interface BookSheet {
  readonly name: string;
  readonly rows: readonly (readonly BookCell[])[];
  readonly hidden?: boolean;
  /** Number of the first row. */
  readonly from?: number;
}

export interface BookOptions {
  readonly date1904?: boolean;
  /** Parts instead of those made here; `null` leaves one out. */
  readonly parts?: Readonly<Record<string, string | null>>;
  readonly prefix?: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function book(sheets: readonly BookSheet[], options: BookOptions = {}): Buffer {
  return zip(entriesOf(sheets, options));
}

export function entriesOf(sheets: readonly BookSheet[], options: BookOptions = {}): ZipEntry[] {
  const shared: string[] = [];
  const p = options.prefix === undefined ? '' : `${options.prefix}:`;
  const made: Record<string, string | null> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': workbook(sheets, options),
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map(
        (_, i) =>
          `<Relationship Id="r${i}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i}.xml"/>`,
      )
      .join('')}</Relationships>`,
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm:ss"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
  };
  for (const [i, sheet] of sheets.entries())
    made[`xl/worksheets/sheet${i}.xml`] = worksheet(sheet, shared, p);
  made['xl/sharedStrings.xml'] =
    `<sst xmlns="${MAIN}">${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`;
  return Object.entries({ ...made, ...options.parts }).flatMap(([name, text]) =>
    text === null ? [] : [{ name, data: Buffer.from(text) }],
  );
}

function workbook(sheets: readonly BookSheet[], { date1904 = false }: BookOptions): string {
  const entry = ({ name, hidden }: BookSheet, i: number) =>
    `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="r${i}"/>`;
  return `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map(entry).join('')}</sheets></workbook>`;
}

function worksheet({ rows, from = 1 }: BookSheet, shared: string[], p: string): string {
  const letters = (column: number): string =>
    column < 26
      ? String.fromCharCode(65 + column)
      : letters(Math.floor(column / 26) - 1) + letters(column % 26);
  const cell = (each: BookCell, column: number, row: number) => {
    const name = `${letters(column)}${row}`;
    if (each === null) return '';
    if (typeof each === 'string')
      return `<${p}c r="${name}" t="s"><${p}v>${shared.push(each) - 1}</${p}v></${p}c>`;
    if ('xml' in each) return each.xml.replace('<c', `<c r="${name}"`);
    return `<${p}c r="${name}" s="${each.s ?? 0}"><${p}v>${each.n}</${p}v></${p}c>`;
  };
  const body = rows.map(
    (cells, i) =>
      `<${p}row r="${i + from}">${cells.map((each, c) => cell(each, c, i + from)).join('')}</${p}row>`,
  );
  const xmlns = p === '' ? `xmlns="${MAIN}"` : `xmlns:${p.slice(0, -1)}="${MAIN}"`;
  return `<?xml version="1.0"?><${p}worksheet ${xmlns}><${p}sheetData>${body.join('')}</${p}sheetData></${p}worksheet>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** The cells of a CSV as Excel keeps them when it opens the file and saves it: numbers as doubles, 15 digits of each. */
export function asExcel(rows: readonly (readonly string[])[]): BookCell[][] {
  return rows.map((row) => row.map(excelCell));
}

function excelCell(text: string): BookCell {
  if (text === '') return null;
  if (/^-?\d+(\.\d+)?$/.test(text)) return { n: seventeen(Number(Number(text).toPrecision(15))) };
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (day !== null) return { n: String(serial(text, '00:00:00')), s: 1 };
  const time = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/.exec(text);
  return time === null ? text : { n: seventeen(serial(time[1] as string, time[2] as string)), s: 2 };
}

/** Excel writes up to 17 digits of a double: 1.1 is `1.1000000000000001` in the file. */
function seventeen(value: number): string {
  const text = value.toPrecision(17);
  return text.includes('e') ? text : text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}

function serial(day: string, time: string): number {
  return (Date.parse(`${day}T${time}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

/** A CSV saved by someone who has told the spreadsheet to keep every column as text. */
export function bookOfCsv(csv: string): Buffer {
  return book([{ name: 'Sheet1', rows: parse(csv.replace(/^\ufeff/, '')) as string[][] }]);
}

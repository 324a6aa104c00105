import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SaxesParser } from 'saxes';

/** A workbook as LibreOffice has opened it. */

export interface OfficeCell {
  /** `string`, `float`, `percentage`, `currency`, `date`; empty for an empty cell. */
  readonly type: string;
  /** The number or date as LibreOffice holds it. */
  readonly value: string;
  readonly text: string;
  readonly formula?: string;
  readonly error: boolean;
}

export interface OfficeSheet {
  readonly name: string;
  readonly rows: readonly (readonly OfficeCell[])[];
}

export interface OfficeBook {
  readonly sheets: readonly OfficeSheet[];
  readonly charts: number;
  /** Links to other documents or programs. */
  readonly active: number;
  sheet(name: string): OfficeSheet;
}

/** Every formula is computed when a file is opened: what was written beside it is not believed. */
const RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** Opens workbooks in one run of LibreOffice. */
export function openedBooks(folder: string, files: readonly string[]): OfficeBook[] {
  const out = converted(folder, files, 'fods');
  return files.map((file) => bookOf(readFileSync(join(out, `${basename(file, '.xlsx')}.fods`), 'utf8')));
}

/** The first sheet of a workbook that is too long for anything else, as CSV. */
export function firstSheetOf(folder: string, file: string): string {
  const out = converted(folder, [file], 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false');
  return readFileSync(join(out, `${basename(file, '.xlsx')}.csv`), 'utf8').trim();
}

function converted(folder: string, files: readonly string[], format: string): string {
  const profile = join(folder, 'computing-profile');
  mkdirSync(join(profile, 'user'), { recursive: true });
  writeFileSync(join(profile, 'user/registrymodifications.xcu'), RECALCULATE);
  const out = join(folder, 'opened-books');
  const options = ['--headless', `-env:UserInstallation=${pathToFileURL(profile).href}`];
  execFileSync('soffice', [...options, '--convert-to', format, '--outdir', out, ...files], {
    stdio: 'ignore',
    timeout: 280_000,
  });
  return out;
}

const MOST_REPEATED = 1_000;

function bookOf(xml: string): OfficeBook {
  const sheets: { name: string; rows: OfficeCell[][] }[] = [];
  let charts = 0;
  let active = 0;
  let inObject = 0;
  let inParagraph = false;
  let row: { cells: OfficeCell[]; repeated: number } | undefined;
  let cell: { cell: OfficeCell; repeated: number; lines: string[] } | undefined;
  const parser = new SaxesParser();
  const number = (text: string | undefined) => Number(text ?? '1');
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes: a }) => {
    if (name === 'draw:object') {
      charts++;
      inObject++;
    }
    if (inObject > 0) return;
    if (/^(table:dde-link|office:dde-source|table:cell-range-source)$/.test(name)) active++;
    else if (name === 'text:a') active++;
    else if (name === 'table:table') sheets.push({ name: a['table:name'] as string, rows: [] });
    else if (name === 'table:table-row')
      row = { cells: [], repeated: number(a['table:number-rows-repeated']) };
    else if (name === 'table:table-cell') {
      const type = a['office:value-type'] ?? '';
      const value = a['office:value'] ?? a['office:date-value'] ?? '';
      const formula = a['table:formula'];
      const error = a['calcext:value-type'] === 'error';
      cell = {
        cell: { type, value, text: '', error, ...(formula === undefined ? {} : { formula }) },
        repeated: number(a['table:number-columns-repeated']),
        lines: [],
      };
    } else if (name === 'text:p') {
      cell?.lines.push('');
      inParagraph = true;
    }
    if (name === 'text:s') append(' '.repeat(number(a['text:c'])));
    else if (name === 'text:tab') append('\t');
    else if (name === 'text:line-break') append('\n');
  });
  function append(text: string): void {
    if (cell !== undefined && inParagraph) cell.lines.push((cell.lines.pop() ?? '') + text);
  }
  parser.on('text', (text) => inObject === 0 && append(text));
  parser.on('closetag', ({ name }) => {
    if (name === 'draw:object') inObject--;
    if (inObject > 0) return;
    if (name === 'text:p') inParagraph = false;
    else if (name === 'table:table-cell' && cell !== undefined && row !== undefined) {
      const { repeated, lines } = cell;
      if (repeated <= MOST_REPEATED || cell.cell.type !== '')
        row.cells.push(...Array(repeated).fill({ ...cell.cell, text: lines.join('\n') }));
      cell = undefined;
    } else if (name === 'table:table-row' && row !== undefined) {
      const { cells, repeated } = row;
      while (cells.length > 0 && cells.at(-1)?.type === '') cells.pop();
      if (repeated <= MOST_REPEATED || cells.length > 0)
        sheets.at(-1)?.rows.push(...Array(repeated).fill(cells));
      row = undefined;
    }
  });
  parser.write(xml).close();
  for (const { rows } of sheets) while (rows.at(-1)?.length === 0) rows.pop();
  const sheet = (name: string) => {
    const found = sheets.find((each) => each.name === name);
    if (found === undefined) throw new Error(`no sheet ${name}`);
    return found;
  };
  return { sheets, charts, active, sheet };
}

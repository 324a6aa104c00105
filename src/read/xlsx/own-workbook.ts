import { enWorkbook } from '../../words/en/workbook.ts';
import { zhWorkbook } from '../../words/zh/workbook.ts';
import type { SheetSource } from '../contract/source.ts';
import { plainCells } from './cells.ts';

const LANGUAGES = [enWorkbook, zhWorkbook];
/** A sheet of the proof is short; its words stand near the top. */
const ROWS_TRIED = 60;

/** Whether this tool has written a workbook: the sheet of the proof says so in either language. */
export async function isOwnWorkbook(sheets: readonly SheetSource[], file: string): Promise<boolean> {
  for (const words of LANGUAGES) {
    const proof = sheets.find(({ name }) => name === `${file}/${words.sheets.proof}`);
    if (proof !== undefined && (await holds(proof, words))) return true;
  }
  return false;
}

async function holds(
  sheet: SheetSource,
  { whereRowsWent, sheets: { proof } }: (typeof LANGUAGES)[number],
): Promise<boolean> {
  const isProof = (text: string) => text === whereRowsWent || new RegExp(`^${proof}\\s?[:：]`).test(text);
  let rows = 0;
  for await (const { cells } of sheet.rows()) {
    if (plainCells(cells).some((cell) => isProof(cell.trim()))) return true;
    if (++rows >= ROWS_TRIED) break;
  }
  return false;
}

import { BillError } from '../../words/problem.ts';
import type { WorkbookLimits } from '../contract/limits.ts';
import type { SheetSource } from '../contract/source.ts';
import { isHeader } from '../text/header.ts';
import { isBlankRow, plainCells } from './cells.ts';
import { readDateStyles } from './date-styles.ts';
import { isOwnWorkbook } from './own-workbook.ts';
import { type SheetContext, sheetRows } from './rows.ts';
import { readSharedTexts, SharedTexts } from './shared-texts.ts';
import { type Elements, parseAll } from './xml.ts';

/** The parts of a workbook: the bytes of an entry of its zip by path, or undefined where there is none. */
export interface WorkbookParts {
  open(path: string): AsyncIterable<Uint8Array> | undefined;
  readonly name: string;
  readonly limits: WorkbookLimits;
}

export interface WorkbookContents {
  readonly sources: readonly SheetSource[];
  /** Sheets that hold no bill, beside one that does; hidden ones. */
  readonly skipped: readonly string[];
}

/** A title or two may stand above the header. */
const ROWS_TRIED = 20;

/**
 * The sheets of a workbook that hold a bill. Where none does, the first one with rows stands for all: reading it
 * tells what was expected.
 */
export async function workbookContents(parts: WorkbookParts): Promise<WorkbookContents> {
  const { sheets, since } = await readSheets(parts);
  const context = await contextOf(parts, since);
  const visible = sheets
    .filter(({ hidden }) => !hidden)
    .map(({ title, path }) => sheetSource(parts, title, path, context));
  if (await isOwnWorkbook(visible, parts.name))
    throw new BillError({ code: 'OWN_FILE', file: parts.name, params: { kind: 'workbook', files: 1 } });
  // One after the other: each takes memory of its own while it is open.
  const looks: { source: SheetSource; look: Look }[] = [];
  for (const source of visible) looks.push({ source, look: await lookAt(source) });
  const bills = looks.filter(({ look }) => look === 'bill');
  const filled = looks.filter(({ look }) => look !== 'empty');
  const chosen = bills.length > 0 ? bills : (filled.length > 0 ? filled : looks).slice(0, 1);
  const sources = chosen.map(({ source }) => source);
  const hidden = sheets.filter((sheet) => sheet.hidden).map(({ title }) => `${parts.name}/${title}`);
  const others = filled.map(({ source }) => source).filter((source) => !sources.includes(source));
  return { sources, skipped: [...others.map(({ name }) => name), ...hidden] };
}

function sheetSource(parts: WorkbookParts, title: string, path: string, context: SheetContext): SheetSource {
  const name = `${parts.name}/${title}`;
  return { name, rows: () => sheetRows(partOf(parts, path), name, context) };
}

type Look = 'bill' | 'other' | 'empty';

async function lookAt(source: SheetSource): Promise<Look> {
  let filled = 0;
  for await (const row of source.rows()) {
    if (isBlankRow(row)) continue;
    if (isHeader(plainCells(row.cells))) return 'bill';
    if (++filled >= ROWS_TRIED) break;
  }
  return filled === 0 ? 'empty' : 'other';
}

async function contextOf(parts: WorkbookParts, since: SheetContext['since']): Promise<SheetContext> {
  const { name, limits } = parts;
  const texts = parts.open('xl/sharedStrings.xml');
  const styles = parts.open('xl/styles.xml');
  return {
    since,
    limits,
    texts:
      texts === undefined ? new SharedTexts(name, limits.texts) : await readSharedTexts(texts, name, limits),
    dateStyles: styles === undefined ? new Set() : await readDateStyles(styles, name, limits.depth),
  };
}

interface SheetEntry {
  readonly title: string;
  readonly path: string;
  readonly hidden: boolean;
}

/** The worksheets in their order, and from when their days count. Sheets of charts and macros hold no rows. */
async function readSheets(
  parts: WorkbookParts,
): Promise<{ sheets: SheetEntry[]; since: SheetContext['since'] }> {
  const targets = await worksheetTargets(parts);
  const sheets: SheetEntry[] = [];
  let since: SheetContext['since'] = 'since-1900';
  await parsePart(parts, 'xl/workbook.xml', (name, attributes) => {
    if (name === 'workbookPr' && /^(1|true|on)$/.test(attributes.date1904 ?? '')) since = 'since-1904';
    if (name !== 'sheet') return;
    const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? '';
    const target = targets.get(id);
    if (target === undefined) return;
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    const hidden = (attributes.state ?? 'visible') !== 'visible';
    sheets.push({ title: attributes.name ?? '', path, hidden });
    mustBeFew(sheets.length, parts);
  });
  return { sheets, since };
}

/** The paths of the worksheets by their ids. */
async function worksheetTargets(parts: WorkbookParts): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  await parsePart(parts, 'xl/_rels/workbook.xml.rels', (name, { Id = '', Type = '', Target = '' }) => {
    if (name !== 'Relationship' || !Type.endsWith('/worksheet')) return;
    targets.set(Id, Target);
    mustBeFew(targets.size, parts);
  });
  return targets;
}

function mustBeFew(sheets: number, { name, limits: { entries } }: WorkbookParts): void {
  if (sheets > entries)
    throw new BillError({ code: 'TOO_MANY_ENTRIES', file: name, params: { limit: entries } });
}

async function parsePart(parts: WorkbookParts, path: string, open: Elements['open']): Promise<void> {
  const elements = { open, close() {}, text() {} };
  await parseAll(partOf(parts, path), parts.name, elements, parts.limits.depth);
}

function partOf(parts: WorkbookParts, path: string): AsyncIterable<Uint8Array> {
  const found = parts.open(path);
  if (found !== undefined) return found;
  throw new BillError({ code: 'DAMAGED_ARCHIVE', file: parts.name, params: { reason: `no ${path}` } });
}

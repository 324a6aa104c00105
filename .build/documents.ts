// Writes the parts of documents that are told by the code: `npm run docs`. A test holds what is written to the code.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { FocusColumn } from '../src/report/focus/column.ts';
import { FOCUS_COLUMNS } from '../src/report/focus/focus.ts';

const FOCUS_DOCUMENT = 'src/cli/commands/focus/README.md';
const PART = /(?<=<!-- columns: npm run docs -->\n)[\s\S]*(?=<!-- end of columns -->)/;

/** A document with the table of FOCUS's columns as the code has them now. */
export function withFocusColumns(document: string): string {
  return document.replace(PART, () => `\n${focusTable()}\n`);
}

function focusTable(): string {
  const rows = [...FOCUS_COLUMNS]
    .sort((a, b) => Number(isOwn(a)) - Number(isOwn(b)) || (a.name < b.name ? -1 : 1))
    .map((column) => `| ${column.name} | ${column.from === undefined ? '' : 'never'} | ${column.reason} |\n`);
  const own = '| x_Team, x_CostCenter … | | The other columns of the names file, each by its own title. |\n';
  return `| column | null | where it comes from, and why |\n|---|---|---|\n${rows.join('')}${own}`;
}

function isOwn({ name }: FocusColumn): boolean {
  return name.startsWith('x_');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(FOCUS_DOCUMENT, withFocusColumns(readFileSync(FOCUS_DOCUMENT, 'utf8')));

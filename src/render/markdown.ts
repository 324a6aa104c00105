/** A page as GitHub-flavoured Markdown, where a cell's text stays text. */
import type { Block, Facts, Lines, Page, ViewColumn, ViewTable } from '../report/page.ts';
import type { Cell } from '../report/table.ts';
import { isText, shownCell } from './cells.ts';
import { printable } from './safe.ts';

/** The page as Markdown, blocks set apart by a blank line. */
export function renderMarkdown(page: Page): string {
  const blocks = page.map(blockText).filter((text) => text !== '');
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return heading(2, block.text);
    case 'facts':
      return factsText(block);
    case 'table':
      return titled(block.title, tableText(block));
    case 'lines':
      return linesText(block);
  }
}

function heading(level: number, text: string): string {
  return `${'#'.repeat(level)} ${escaped(text)}`.trimEnd();
}

function titled(title: string, text: string): string {
  return title === '' ? text : [heading(3, title), text].filter((part) => part !== '').join('\n\n');
}

/** Markdown knows no table without a header: facts get an empty one. */
function factsText(facts: Facts): string {
  const rows = facts.rows.map((pair) => tableRow(pair.map(escaped)));
  const head = [tableRow(['', '']), tableRow(['---', facts.rightAligned === true ? '---:' : '---'])];
  return titled(facts.title ?? '', rows.length === 0 ? '' : [...head, ...rows].join('\n'));
}

function tableText(table: ViewTable): string {
  const { columns } = table;
  if (columns.length === 0) return '';
  const rows = table.rows.map((row) => markdownRow(columns, row));
  const totals = table.totals.map((row) => tableRow(rowTexts(columns, row).map(strong)));
  return [...markdownHead(columns), ...rows, ...totals].join('\n');
}

/** The two lines that a table begins with. */
export function markdownHead(columns: readonly ViewColumn[]): string[] {
  return [
    tableRow(columns.map((column) => escaped(column.title))),
    tableRow(columns.map((column) => (isText(column.kind) ? '---' : '---:'))),
  ];
}

export function markdownRow(columns: readonly ViewColumn[], row: readonly Cell[]): string {
  return tableRow(rowTexts(columns, row));
}

function rowTexts(columns: readonly ViewColumn[], row: readonly Cell[]): string[] {
  return columns.map((column, i) => escaped(shownCell(row[i] ?? null, column)));
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function strong(text: string): string {
  return text === '' ? '' : `**${text}**`;
}

/** Lines keep their breaks; what someone must not miss is set off as a quotation. */
function linesText(block: Lines): string {
  const lines = block.lines.map(startEscaped).filter((line) => line !== '');
  const quote = block.tone === 'warning' || block.tone === 'bad' ? '> ' : '';
  return lines.map((line) => quote + line).join('\\\n');
}

const SPECIAL = /[\\`*_[\]<>|~&$#]/g;

/** Text that Markdown shows as it stands, on one line; addresses in it do not become links. */
function escaped(text: string): string {
  const plain = printable(text).trim().replace(SPECIAL, '\\$&');
  return plain.replace(/:(?=\/\/)/g, '\\:').replace(/(?<=www)\./gi, '\\.');
}

/** Text that does not begin a list, a rule or an underlined heading either. */
function startEscaped(line: string): string {
  return escaped(line)
    .replace(/^[-+=:]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

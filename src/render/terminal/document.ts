/** A Markdown document of our own for a person at a terminal: headings, paragraphs, lists, tables and code. */
import { printable } from '../safe.ts';
import type { Colour } from './colour.ts';
import { wrappedTable } from './document-table.ts';
import { wrap } from './wrap.ts';

export interface DocumentOptions {
  /** Cells of a line; null breaks no line. */
  readonly width: number | null;
  readonly colour: Colour;
}

/** Lines longer than this are hard to read, however wide the terminal is. Tables may use all of it. */
const READABLE = 100;

/** The document as text, blocks set apart by a blank line; pictures and comments are left out. */
export function renderDocument(markdown: string, options: DocumentOptions): string {
  const blocks = blocksOf(markdown).map((block) => blockLines(block, options));
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

type Block = readonly [string, ...string[]];

/** Lines that belong together: those of a code fence, else those between two blank lines, a heading by itself. */
function blocksOf(markdown: string): Block[] {
  const blocks: [string, ...string[]][] = [];
  let isOpen = false;
  let isCode = false;
  for (const line of markdown.split('\n')) {
    const current = blocks.at(-1);
    const isFence = line.trimStart().startsWith('```');
    if (isOpen && (isCode || (line.trim() !== '' && !isFence && !isHeading(line)))) current?.push(line);
    else if (line.trim() !== '') blocks.push([line]);
    if (isFence) isCode = !isCode;
    isOpen = isCode || (line.trim() !== '' && !isFence && !isHeading(line));
  }
  return blocks;
}

function isHeading(line: string): boolean {
  return /^#{1,6} /.test(line);
}

function blockLines(block: Block, { width, colour }: DocumentOptions): string[] {
  const [first] = block;
  const readable = width === null ? null : Math.min(width, READABLE);
  if (isHeading(first)) return wrap(plain(first.replace(/^#+ /, '')), width).map((line) => colour.bold(line));
  if (first.startsWith('```')) return block.slice(1, -1).map((line) => `    ${printable(line)}`.trimEnd());
  if (first.startsWith('|')) return wrappedTable(block.map(cellsOf), width);
  if (/^(<!--|!\[)/.test(first)) return [];
  if (/^\s*([-*]|\d+\.) /.test(first)) return itemsOf(block).flatMap((item) => itemLines(item, readable));
  return wrap(plain(block.map((line) => line.trim()).join(' ')), readable);
}

/** Each item of a list in one line, with the indent that it had. */
function itemsOf(block: Block): string[] {
  const items: string[] = [];
  for (const line of block)
    if (/^\s*([-*]|\d+\.) /.test(line)) items.push(line.trimEnd());
    else items.push(`${items.pop()} ${line.trim()}`);
  return items;
}

function itemLines(item: string, width: number | null): string[] {
  const [mark = ''] = /^\s*(?:[-*]|\d+\.) /.exec(item) ?? [];
  const lines = wrap(plain(item.slice(mark.length)), width === null ? null : width - mark.length);
  return lines.map((line, place) => (place === 0 ? mark : ' '.repeat(mark.length)) + line);
}

/** The cells of a table's line; a bar inside one is written `\|`. */
function cellsOf(line: string): string[] {
  const cells = line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/);
  return cells.map((cell) => plain(cell.replaceAll('\\|', '|').trim()));
}

/** Text without its marks; what stands in code is left as it is. */
function plain(text: string): string {
  const marks = /`([^`]*)`|\*\*|!?\[([^\]]*)\]\([^)]*\)/g;
  const unmarked = text.replace(marks, (_, code?: string, link?: string) =>
    link === undefined ? (code ?? '') : link.replaceAll('`', ''),
  );
  return printable(unmarked);
}

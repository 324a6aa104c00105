/** A page for a person at a terminal, or for the eyes of one who reads a pipe. */

import type { Block, Facts, Lines, Page, Tone } from '../../report/page.ts';
import { printable } from '../safe.ts';
import type { Colour } from './colour.ts';
import type { TerminalOptions } from './options.ts';
import { pairLines } from './pairs.ts';
import { tableLines } from './table.ts';
import { widest } from './width.ts';
import { wrap } from './wrap.ts';

/** Narrower than this, nothing readable fits; such a terminal wraps by itself. */
const MIN_WIDTH = 20;

/** The page as text, blocks set apart by a blank line. */
export function renderTerminal(page: Page, options: TerminalOptions): string {
  const width = options.width === null ? null : Math.max(MIN_WIDTH, options.width);
  const lines = page.flatMap((block, index) => [
    ...(index > 0 && isApart(page[index - 1] as Block, block) ? [''] : []),
    ...blockLines(block, { ...options, width }),
  ]);
  return lines.map((line) => `${line}\n`).join('');
}

/** A heading belongs to what follows, and notes stand together. */
function isApart(before: Block, block: Block): boolean {
  return before.kind !== 'heading' && !(before.kind === 'lines' && block.kind === 'lines');
}

function blockLines(block: Block, options: TerminalOptions): string[] {
  switch (block.kind) {
    case 'heading':
      return titleLines(block.text, options);
    case 'facts':
      return factLines(block, options);
    case 'table':
      return [...titleLines(block.title, options), ...tableLines(block, options)];
    case 'lines':
      return toneLines(block, options);
  }
}

function titleLines(title: string, options: TerminalOptions): string[] {
  if (title === '') return [];
  return wrap(printable(title), options.width).map((line) => options.colour.bold(line));
}

/** Values aligned on the right are amounts, which are never broken: they get their room first. */
function factLines(facts: Facts, options: TerminalOptions): string[] {
  const right = facts.rightAligned === true;
  const pairs = facts.rows.map(([label, value]) => [printable(label), printable(value)] as const);
  const room = right ? widest(pairs.map((pair) => pair[1])) : 0;
  return [
    ...titleLines(facts.title ?? '', options),
    ...pairLines(pairs, { width: options.width, right, room }),
  ];
}

function toneLines(block: Lines, options: TerminalOptions): string[] {
  const paint = painter(block.tone, options.colour);
  return block.lines.flatMap((line) => wrap(printable(line), options.width).map(paint));
}

function painter(tone: Tone, colour: Colour): (text: string) => string {
  switch (tone) {
    case 'note':
      return (text) => colour.dim(text);
    case 'warning':
      return (text) => colour.yellow(text);
    case 'bad':
      return (text) => colour.red(text);
    case 'good':
      return (text) => colour.green(text);
    case 'plain':
      return (text) => text;
  }
}

import { GAP } from './fit.ts';
import { displayWidth, pad, widest } from './width.ts';
import { wrap } from './wrap.ts';

/** Below this a column of text is no longer readable. */
const LEAST = 10;

/** A table of text, its second line being Markdown's dashes: cells too long for the width go over several lines. */
export function wrappedTable(lines: readonly (readonly string[])[], width: number | null): string[] {
  const [head = [], , ...rows] = lines;
  const widths = fitted(
    head.map((_, column) => widest([head, ...rows].map((cells) => cells[column] ?? ''))),
    width,
  );
  const dashes = widths.map((cells) => '-'.repeat(cells));
  return [...rowLines(head, widths), dashes.join(GAP), ...rows.flatMap((cells) => rowLines(cells, widths))];
}

/** Cells are taken from the widest column, again and again, until the table fits. */
function fitted(natural: readonly number[], width: number | null): readonly number[] {
  if (width === null) return natural;
  const widths = [...natural];
  const gaps = GAP.length * (widths.length - 1);
  for (;;) {
    const most = Math.max(...widths);
    if (gaps + widths.reduce((sum, each) => sum + each, 0) <= width || most <= LEAST) return widths;
    widths[widths.indexOf(most)] = most - 1;
  }
}

function rowLines(cells: readonly string[], widths: readonly number[]): string[] {
  const broken = widths.map((width, column) => cellLines(cells[column] ?? '', width));
  const height = Math.max(...broken.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    broken
      .map((lines, column) => pad(lines[line] ?? '', widths[column] ?? 0, false))
      .join(GAP)
      .trimEnd(),
  );
}

function cellLines(cell: string, width: number): string[] {
  return displayWidth(cell) <= width ? [cell] : wrap(cell, width);
}

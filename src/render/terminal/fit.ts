/** A table made to fit a terminal: text columns give way first, then whole columns; numbers never do. */
import type { GridColumn } from './grid.ts';

/** Between two columns. */
export const GAP = '  ';
/** Names stay readable as long as there is a column to drop instead; then they are cut to the second width. */
const MIN_TEXT_CELLS = [24, 12];

export interface Fitted {
  readonly columns: readonly GridColumn[];
  /** Titles of the columns left out, in the table's order. */
  readonly hidden: readonly string[];
}

/** The columns with the widths they get, or undefined when not even the ones that must stay fit. */
export function fitTo(columns: readonly GridColumn[], width: number | null): Fitted | undefined {
  if (width === null) return { columns, hidden: [] };
  for (const least of MIN_TEXT_CELLS) {
    const fitted = fitWith(columns, width, least);
    if (fitted !== undefined) return fitted;
  }
  return undefined;
}

/** Drops columns, in their order, until the others fit with texts of at least `least` cells. */
function fitWith(columns: readonly GridColumn[], width: number, least: number): Fitted | undefined {
  let kept = columns;
  for (;;) {
    const shown = shrink(kept, width, least);
    if (shown !== undefined) return { columns: shown, hidden: titlesWithout(columns, kept) };
    const dropped = nextToDrop(kept);
    if (dropped === undefined) return undefined;
    kept = kept.filter((column) => column !== dropped);
  }
}

export function totalWidth(columns: readonly GridColumn[]): number {
  const gaps = GAP.length * Math.max(0, columns.length - 1);
  return columns.reduce((total, column) => total + column.width, gaps);
}

/** Takes cells from the longest text column, again and again, until the table fits. */
function shrink(columns: readonly GridColumn[], width: number, least: number): GridColumn[] | undefined {
  const shown = columns.map((column) => (column.number ? column : narrowed(column, width, least)));
  while (totalWidth(shown) > width) {
    const longest = longestText(shown, least);
    if (longest === undefined) return undefined;
    shown[shown.indexOf(longest)] = narrowed(longest, longest.width - 1, least);
  }
  return shown;
}

function narrowed(column: GridColumn, width: number, least: number): GridColumn {
  return { ...column, width: Math.min(column.width, Math.max(width, least)) };
}

function longestText(columns: readonly GridColumn[], least: number): GridColumn | undefined {
  return columns
    .filter((column) => !column.number && column.width > least)
    .reduce<GridColumn | undefined>(
      (most, column) => (most && most.width >= column.width ? most : column),
      undefined,
    );
}

/** The column with the lowest drop order; the rightmost of several. */
function nextToDrop(columns: readonly GridColumn[]): GridColumn | undefined {
  const [first] = columns
    .filter((column) => column.dropOrder !== undefined)
    .reverse()
    .sort((a, b) => (a.dropOrder as number) - (b.dropOrder as number));
  return first;
}

function titlesWithout(columns: readonly GridColumn[], kept: readonly GridColumn[]): string[] {
  return columns.filter((column) => !kept.includes(column)).map((column) => column.title);
}

/** A table made to fit a window or a mail: small print first, then without the columns that matter least. */
import type { ViewColumn, ViewTable } from '../report/page.ts';
import type { Cell } from '../report/table.ts';
import { isText, shownCell } from './cells.ts';
import { displayWidth } from './terminal/width.ts';

/** What a window shows of 1,200 pixels beside the page's margin, with a little to spare for wider letters. */
const ROOM = 1160;
/** A text may be broken anywhere, but not into letters. */
const LEAST_TEXT = 11;

export interface Density {
  /** Pixels. */
  readonly font: number;
  readonly across: number;
  readonly down: number;
}

const DENSITIES: readonly Density[] = [
  { font: 14, across: 8, down: 4 },
  { font: 12, across: 5, down: 3 },
  { font: 11, across: 3, down: 2 },
];
/** A digit of a wide font, as a part of its size. */
const LETTER = 0.64;

export interface FittedTable {
  readonly table: ViewTable;
  readonly density: Density;
  /** Of each column: whether it has texts to be broken; then the pixels that it must keep. */
  readonly leasts: readonly (number | undefined)[];
  /** Titles of the columns left out. */
  readonly hidden: readonly string[];
}

/** The table in the largest print in which all of it fits, or in the smallest without some columns. */
export function fitted(table: ViewTable, mayDrop: boolean): FittedTable {
  const widths = table.columns.map((column, place) => leastWidth(table, column, place));
  const roomy = DENSITIES.find((density) => widthOf(widths, density) <= ROOM);
  const density = roomy ?? (DENSITIES.at(-1) as Density);
  const all = [...table.columns.keys()];
  const places = roomy === undefined && mayDrop ? keptPlaces(table.columns, widths, density) : all;
  const kept = new Set(places);
  return {
    table: withColumns(table, places),
    density,
    leasts: places.map((place) => leastPixels(table, widths[place] as number, place, density)),
    hidden: table.columns.filter((_, place) => !kept.has(place)).map(({ title }) => title),
  };
}

function leastPixels(table: ViewTable, width: number, place: number, { font }: Density): number | undefined {
  const column = table.columns[place] as ViewColumn;
  const isBroken = isText(column.kind) && widest(table, column, place) > LEAST_TEXT;
  return isBroken ? Math.floor(width * font * LETTER) : undefined;
}

function widest({ rows, totals }: ViewTable, column: ViewColumn, place: number): number {
  return [...rows, ...totals].reduce(
    (most, cells) => Math.max(most, displayWidth(shownCell(cells[place] ?? null, column))),
    0,
  );
}

/** Characters that a column cannot do without: its figures in full, its texts and title broken into lines. */
function leastWidth(table: ViewTable, column: ViewColumn, place: number): number {
  const title = longest(column.title.split(/\s+/));
  const shown = widest(table, column, place);
  return Math.max(title, isText(column.kind) ? Math.min(shown, LEAST_TEXT) : shown);
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);
}

function widthOf(widths: readonly number[], { font, across }: Density): number {
  return widths.reduce((sum, width) => sum + width * font * LETTER + 2 * across + 1, 0);
}

/** All columns but those with the lowest drop orders, until the others fit; of equal ones the last goes first. */
function keptPlaces(
  columns: readonly ViewColumn[],
  widths: readonly number[],
  density: Density,
): readonly number[] {
  const order = (place: number) => columns[place]?.dropOrder ?? Number.POSITIVE_INFINITY;
  const drops = [...columns.keys()]
    .filter((place) => columns[place]?.dropOrder !== undefined)
    .sort((a, b) => order(a) - order(b) || b - a);
  const dropped = new Set<number>();
  const kept = () => [...columns.keys()].filter((place) => !dropped.has(place));
  for (const place of drops) {
    if (
      widthOf(
        kept().map((each) => widths[each] as number),
        density,
      ) <= ROOM
    )
      break;
    dropped.add(place);
  }
  return kept();
}

function withColumns(table: ViewTable, places: readonly number[]): ViewTable {
  const picked = (cells: readonly Cell[]) => places.map((place) => cells[place] ?? null);
  return {
    ...table,
    columns: places.map((place) => table.columns[place] as ViewColumn),
    rows: table.rows.map(picked),
    totals: table.totals.map(picked),
  };
}

import { parseDecimal } from '../../bill/decimal.ts';
import { own } from '../../bill/own.ts';
import { MEASURES, type Measure } from '../../cube/measures.ts';
import { mostDecimals } from '../../report/decimals.ts';
import type { Cell } from '../../report/table.ts';
import { type Scene, shownValue, titleOf } from '../query/scene.ts';
import { measureKind } from './dimension-sheet.ts';
import type { PageSheet, PageSheetColumn } from './sheet.ts';

/** What the server answers to `lines`. */
export interface LinesAnswer {
  /** Machine names of the columns: place, dimensions, amounts. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly more: boolean;
  readonly late: boolean;
}

/** Said by another column, which is there too. */
const SAID_BY: Readonly<Record<string, string>> = {
  billing_month: 'hour',
  day: 'hour',
  channel: 'channel_name',
};

export interface LinesSheet extends PageSheet {
  /** What all lines have in common: `Model: qwen-max`. */
  readonly common: readonly string[];
}

/**
 * The lines of the bill as a table, a column for everything in which they differ. What says nothing, and what another
 * column says, only the CSV has.
 */
export function linesSheet(scene: Scene, answer: LinesAnswer): LinesSheet {
  const { web } = scene.words;
  const columns = answer.columns.map((name, place) => columnOf(scene, name, place, answer));
  const filled = new Set(columns.filter((_, place) => answer.rows.some((row) => row[place] !== null)));
  const names = new Set([...filled].map(({ name }) => name));
  const said = [...columns.keys()].filter((place) => {
    const column = columns[place] as PageSheetColumn;
    return filled.has(column) && !names.has(own(SAID_BY, column.name) ?? '');
  });
  const isSame = (place: number) =>
    columns[place]?.kind === 'text' && answer.rows.every((row) => row[place] === answer.rows[0]?.[place]);
  const shown = answer.rows.length > 1 ? said.filter((place) => !isSame(place)) : said;
  const exact = answer.rows.map((row) => row.map((cell, place) => cellOf(columns[place], cell)));
  const common = said
    .filter((place) => !shown.includes(place))
    .map(
      (place) => `${columns[place]?.title}: ${wordedCell(scene, columns[place], exact[0]?.[place] ?? null)}`,
    );
  const wanted = <T>(list: readonly T[]) => shown.map((place) => list[place] as T);
  return {
    name: 'lines',
    title: web.billLines,
    common,
    columns: wanted(columns),
    rows: exact.map((row) => ({
      cells: wanted(row.map((cell, place) => wordedCell(scene, columns[place], cell))),
      exact: wanted(row),
    })),
    totals: [],
    machine: () => ({ name: 'lines', columns, rows: exact, totals: [] }),
  };
}

function columnOf(scene: Scene, name: string, place: number, { rows }: LinesAnswer): PageSheetColumn {
  const { web } = scene.words;
  const titles: Readonly<Record<string, string>> = {
    file: web.file,
    line: web.line,
    list_price: web.listPrice,
    price_unit: web.priceUnit,
  };
  const title = own(titles, name) ?? titleOf(scene, name);
  if (name === 'line') return { name, title, kind: 'count', decimals: 0 };
  const isNumber = isMeasure(name) || name === 'list_price';
  if (!isNumber) return { name, title, kind: 'text', decimals: 0 };
  const kind = name === 'list_price' ? 'money' : measureKind(name as Measure);
  const decimals = mostDecimals(rows.map((row) => parseDecimal(row[place] ?? '') ?? null));
  return { name, title, kind, decimals, unlike: kind === 'quantity' };
}

function isMeasure(name: string): boolean {
  return (MEASURES as readonly string[]).includes(name);
}

/** A cell that is no number stays as it is. */
function cellOf(column: PageSheetColumn | undefined, cell: string | null): Cell {
  if (cell === null) return null;
  if (column?.kind === 'count') return Number(cell);
  return column?.kind === 'text' ? cell : (parseDecimal(cell) ?? cell);
}

/** Keys and workspaces go by their names. */
function wordedCell(scene: Scene, column: PageSheetColumn | undefined, cell: Cell): Cell {
  if (column?.kind !== 'text' || typeof cell !== 'string' || column.name === 'file') return cell;
  return shownValue(scene, column.name, cell);
}

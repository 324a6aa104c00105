/** What stands in a sheet of flat OpenDocument XML. */
export interface Sheet {
  /** Cells with a formula, and links to other documents or programs. */
  readonly formulas: number;
  readonly rows: readonly (readonly SheetCell[])[];
}

export interface SheetCell {
  /** `string`, `float`, `date` …; empty for an empty cell. */
  readonly type: string;
  /** The number of a `float`, as written. */
  readonly value: string;
}

const TAG = /<(\/?)table:(table-row|table-cell)\b([^>]*?)(\/?)>/g;
const ACTIVE = /table:formula=|<table:dde-link|<office:dde-source|<table:cell-range-source|<text:a /g;
/** Empty cells at the end of a row are written as one, repeated to the sheet's edge. */
const MOST_COLUMNS = 2_000;

export function sheetOf(xml: string): Sheet {
  const rows: SheetCell[][] = [];
  for (const [, closing, tag, attributes = ''] of xml.matchAll(TAG)) {
    if (closing === '/') continue;
    if (tag === 'table-row') rows.push([]);
    else rows.at(-1)?.push(...cellsOf(attributes));
  }
  return { formulas: xml.match(ACTIVE)?.length ?? 0, rows };
}

function cellsOf(attributes: string): SheetCell[] {
  const attribute = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
  const repeated = Number(attribute('table:number-columns-repeated') || '1');
  if (repeated > MOST_COLUMNS) return [];
  const cell = { type: attribute('office:value-type'), value: attribute('office:value') };
  return Array<SheetCell>(repeated).fill(cell);
}

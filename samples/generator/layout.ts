import type { Fact, Facts, Tax } from './facts.ts';
import type { Series } from './model.ts';

/** A column: its exact header, the cell of a series (with slots where lines differ), and what it tells. */
export interface Column {
  readonly header: string;
  readonly cell: (series: Series) => string;
  readonly gives?: Fact;
  /** An id that spreadsheets mangle: some exports end it with a tab. */
  readonly id?: boolean;
}

export interface Layout {
  readonly name: string;
  readonly tax: Tax;
  readonly columns: readonly Column[];
}

/** A column with the same text on every line, or made from the series. */
export function column(
  header: string,
  cell: string | ((series: Series) => string) = '',
  gives?: Fact,
): Column {
  const written = typeof cell === 'string' ? () => cell : cell;
  return gives === undefined ? { header, cell: written } : { header, cell: written, gives };
}

export function idColumn(header: string, cell: (series: Series) => string, gives?: Fact): Column {
  return { ...column(header, cell, gives), id: true };
}

export function factsOf(layout: Layout): Facts {
  return new Set(layout.columns.flatMap((one) => (one.gives === undefined ? [] : [one.gives])));
}

/** The layout with only these columns, in this order: what the console's column picker exports. */
export function picked(layout: Layout, name: string, headers: readonly string[]): Layout {
  const columns = headers.map((header) => {
    const found = layout.columns.find((one) => one.header === header);
    if (found === undefined) throw new Error(`${layout.name} has no column ${header}`);
    return found;
  });
  return { name, tax: layout.tax, columns };
}

/** The layout without these columns. */
export function without(layout: Layout, name: string, headers: readonly string[]): Layout {
  const kept = layout.columns.filter((one) => !headers.includes(one.header));
  return picked(
    layout,
    name,
    kept.map((one) => one.header),
  );
}

/** A report is data: a table of typed cells. Writers in `src/render` turn it into text, CSV, JSON … */

/**
 * What a column holds.
 * - `dimension`, `text`: string, boolean or null
 * - `time`: an instant as `2026-04-30T16:00:00Z`, or null
 * - `count`: a whole number (rows, calls of a source), a JSON number
 * - `quantity`, `money`: `bigint` in units of 10⁻¹⁸, or null when absent
 * - `share`: `bigint` in units of 10⁻¹⁸ between -1 and 1; shown as a percentage, people's tables only
 */
export type CellKind = 'dimension' | 'text' | 'time' | 'count' | 'quantity' | 'money' | 'share';

export type Cell = string | number | bigint | boolean | null;

export interface Column {
  /** Machine name: snake_case English in every language. */
  readonly name: string;
  readonly kind: CellKind;
  /** A dimension of true and false, also where no row has either. */
  readonly boolean?: true;
  /** A dimension of days, `2026-05-14`; a row that adds up others has words in it. */
  readonly day?: true;
  /** A quantity of things that are counted: tokens, images; never parts of one on a bill that is right. */
  readonly whole?: true;
  /** Title for people where it is not the word for `name` (a pivot's column shows the value it stands for). */
  readonly title?: string;
}

export interface Table {
  /** Stable name of the table: `by-model`, `rows` … */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: TableRows;
  /** One for each currency and tax; the same columns, dimensions null but for currency and tax. */
  readonly totals: readonly (readonly Cell[])[];
}

/** Rows in their order; those of a large report are made one by one while they are written. */
export type TableRows = Iterable<readonly Cell[]> & { readonly length: number };

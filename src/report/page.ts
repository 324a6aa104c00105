/**
 * What a person reads: blocks in order, already worded and already rounded, for any writer that shows text.
 * Machine formats never come from here; they write a {@link Table} whole.
 */
import type { Cell, CellKind } from './table.ts';

export type Tone = 'plain' | 'note' | 'warning' | 'good' | 'bad';

export interface ViewColumn {
  readonly title: string;
  readonly kind: CellKind;
  /** Decimals shown for money, quantity and share; values in `rows` are already rounded to them. */
  readonly decimals: number;
  /** Rows of unlike units: each figure has the decimals that it needs itself, up to `decimals`. */
  readonly unlike?: boolean;
  /** Lower goes first when the terminal is too narrow to show every column; absent = never dropped. */
  readonly dropOrder?: number;
  /** Draw a bar of this share (values between 0 and 1 in units of 10⁻¹⁸) beside the figure. */
  readonly bar?: boolean;
}

export interface ViewTable {
  readonly kind: 'table';
  readonly title: string;
  readonly columns: readonly ViewColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** Total rows, set apart from the others; first cell is the label. */
  readonly totals: readonly (readonly Cell[])[];
}

export interface Heading {
  readonly kind: 'heading';
  readonly text: string;
}

/** Label and value pairs, the values aligned: `files   may.csv`. */
export interface Facts {
  readonly kind: 'facts';
  readonly title?: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
  /** Align the values on the right, as amounts are. */
  readonly rightAligned?: boolean;
}

export interface Lines {
  readonly kind: 'lines';
  readonly tone: Tone;
  readonly lines: readonly string[];
}

export type Block = Heading | Facts | ViewTable | Lines;
export type Page = readonly Block[];

import type { Colour } from './colour.ts';

export interface TerminalOptions {
  /** Cells of a line; null when the output is no terminal: nothing is wrapped, shortened or left out. */
  readonly width: number | null;
  readonly colour: Colour;
  /** The sentence under a table that does not show all its columns. */
  readonly moreColumns: (hidden: readonly string[]) => string;
}

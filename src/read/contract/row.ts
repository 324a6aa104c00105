import type { ColumnKey } from '../../bill/columns.ts';
import { marksSwapped } from '../../bill/decimal-mark.ts';
import type { Problem } from '../../words/problem.ts';
import type { LayoutInfo } from './answer.ts';

/** What can be wrong with a single cell. */
type CellFault =
  | 'BAD_TEXT'
  | 'CURRENCY_MISMATCH'
  | 'EMPTY_AMOUNT'
  | 'OTHER_DECIMAL_MARK'
  | 'NOT_A_DAY'
  | 'NOT_A_MONTH'
  | 'NOT_A_NUMBER'
  | 'NOT_A_TIME';

/** The cells of one record under the names of its layout. Cells are trimmed: ids may end in a tab. */
export class Row {
  readonly file: string;
  readonly line: number;
  readonly cells: readonly string[];
  readonly layout: LayoutInfo;

  constructor(layout: LayoutInfo, file: string, line: number, cells: readonly string[]) {
    this.layout = layout;
    this.file = file;
    this.line = line;
    this.cells = cells;
  }

  /** The trimmed cell, empty too when the layout lacks the column; a number always with a decimal point. */
  text(key: ColumnKey): string {
    const index = this.layout.columns[key];
    if (index === undefined) return '';
    const text = (this.cells[index] ?? '').trim();
    return this.layout.commaColumns?.has(index) === true ? marksSwapped(text) : text;
  }

  has(key: ColumnKey): boolean {
    return this.layout.columns[key] !== undefined;
  }

  /** A problem at one cell of this row. */
  problem(code: CellFault, key: ColumnKey): Problem {
    const column = this.layout.headers[this.layout.columns[key] ?? -1] ?? key;
    return { code, ...this.place, column, value: excerpt(this.written(key)) };
  }

  /** The trimmed cell as it stands in the file. */
  private written(key: ColumnKey): string {
    return (this.cells[this.layout.columns[key] ?? -1] ?? '').trim();
  }

  get place(): Required<Pick<Problem, 'file' | 'line'>> {
    return { file: this.file, line: this.line };
  }
}

/** A cell fit to be quoted in an error. */
export function excerpt(text: string): string {
  return text.length > 80 ? `${copied(text.slice(0, 80))}..` : text;
}

/** A part of a text keeps the whole of it in memory, and an error is kept long after its row. */
function copied(text: string): string {
  return text.split('').join('');
}

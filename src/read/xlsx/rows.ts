import { BillError } from '../../words/problem.ts';
import type { WorkbookLimits } from '../contract/limits.ts';
import type { SheetCell, SheetRow, StoredNumber } from '../contract/source.ts';
import type { SharedTexts } from './shared-texts.ts';
import { damagedWorkbook, mustFit, parsed, unescaped } from './xml.ts';

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly texts: SharedTexts;
  readonly dateStyles: ReadonlySet<number>;
  readonly since: NonNullable<StoredNumber['date']>;
  readonly limits: WorkbookLimits;
}

const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;

/** The rows of a worksheet part, as they come. Rows and cells that are not in the file are empty. */
export async function* sheetRows(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  context: SheetContext,
): AsyncGenerator<SheetRow> {
  const rows = new RowBuilder(file, context);
  for await (const _ of parsed(chunks, file, rows, context.limits.depth)) yield* rows.take();
}

/** Puts rows together from elements. */
class RowBuilder {
  private ready: SheetRow[] = [];
  private line = 0;
  private cells: SheetCell[] = [];
  /** Characters of the row so far. */
  private size = 0;
  private column = 0;
  private type = 'n';
  private style = 0;
  private value = '';
  private formula = '';
  private hasFormula = false;
  /** Which text is collected. */
  private into: 'value' | 'formula' | undefined;
  private inHint = false;

  constructor(
    private readonly file: string,
    private readonly context: SheetContext,
  ) {}

  take(): readonly SheetRow[] {
    const { ready } = this;
    this.ready = [];
    return ready;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v') this.into = 'value';
    else if (name === 't') this.into = this.inHint ? undefined : 'value';
    else if (name === 'f') {
      this.hasFormula = true;
      this.into = 'formula';
    } else if (name === 'row') this.openRow(attributes.r);
    else if (name === 'rPh') this.inHint = true;
  }

  text(text: string): void {
    const { file, into, line } = this;
    if (into === undefined) return;
    mustFit(this[into], text, this.context.limits.field, { file, line, column: nameOf(this.column) });
    this[into] += text;
  }

  close(name: string): void {
    if (name === 'c') this.closeCell();
    else if (name === 'v' || name === 't' || name === 'f') this.into = undefined;
    else if (name === 'rPh') this.inHint = false;
    else if (name === 'row') this.ready.push({ line: this.line, cells: this.cells });
  }

  private openRow(number: string | undefined): void {
    const line = number === undefined ? this.line + 1 : Number(number);
    if (!Number.isInteger(line) || line <= this.line || line > MOST_ROWS)
      throw damagedWorkbook(this.file, `row ${number}`);
    this.line = line;
    this.cells = [];
    this.column = 0;
    this.size = 0;
  }

  private openCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    const column = r === undefined ? this.column : columnOf(r);
    if (column < this.column || column >= MOST_COLUMNS) throw damagedWorkbook(this.file, `cell ${r}`);
    while (this.cells.length < column) this.cells.push('');
    this.column = column + 1;
    this.type = t;
    this.style = Number(s);
    this.value = '';
    this.formula = '';
    this.hasFormula = false;
  }

  private closeCell(): void {
    const cell = this.cell();
    this.size += typeof cell === 'string' ? cell.length : cell.number.length;
    const { file, line, context } = this;
    const limit = context.limits.record;
    if (this.size > limit) throw new BillError({ code: 'RECORD_TOO_LONG', file, line, params: { limit } });
    this.cells.push(cell);
  }

  private cell(): SheetCell {
    const { type, value, context } = this;
    // A formula that nobody has computed yet has no value: its text is none either.
    if (value === '' && this.hasFormula) return `=${this.formula}`;
    if (type === 's') {
      const text = value === '' ? '' : context.texts.get(Number(value));
      if (text === undefined) throw damagedWorkbook(this.file, `shared text ${value}`);
      return text;
    }
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type !== 'n') return unescaped(value);
    const number = value.trim();
    if (number === '') return '';
    return context.dateStyles.has(this.style) ? { number, date: context.since } : { number };
  }
}

/** 2 → `B` */
function nameOf(column: number): string {
  if (column <= 0) return '';
  return nameOf(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));
}

/** `B7` → 1 */
function columnOf(name: string): number {
  let column = 0;
  for (let at = 0; at < name.length; at++) {
    const letter = name.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

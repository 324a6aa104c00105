import { BillError, type Problem } from '../../words/problem.ts';
import { AMOUNTS, type FileAnswer, type RowCounts } from '../contract/answer.ts';
import type { ReadOptions } from '../contract/engine.ts';
import type { BillLine } from '../contract/lines.ts';
import { Row } from '../contract/row.ts';
import { type RowJudge, rowJudge, usedTexts } from '../row/judge.ts';
import type { OpenedText } from '../text/opened-text.ts';
import type { CutRecord, Item } from '../text/records.ts';
import { faultProblem } from '../text/records.ts';
import { hasSeparators } from '../text/separators.ts';
import { isTotalOf, type ScopeSums, SumsAbove } from './above.ts';
import { AsideProducts } from './aside.ts';
import { Grouper } from './grouper.ts';
import { isDropped } from './repeats.ts';
import { Tallier } from './tally.ts';

const PAYABLE = AMOUNTS.indexOf('payable');
/** Total rows of a file that are named by their lines. */
export const TOTALS_NAMED = 3;
/** What every bill line says. */
const FIGURES = ['instanceId', 'payable', 'listCost'] as const;

/** Keeps the groups of one CSV, its counts and where every row has gone. */
export class RowCollector {
  private readonly counts: RowCounts = noCounts();
  private readonly totalLines: number[] = [];
  private readonly above = new SumsAbove();
  private readonly asideProducts = new AsideProducts();
  private readonly grouper: Grouper;
  private readonly tallier: Tallier;
  private readonly judge: RowJudge;
  private rejectedInARow = 0;
  private rowsAbove = 0;
  private unpaidRows = 0;

  constructor(
    private readonly opened: OpenedText,
    private readonly options: ReadOptions,
    /** Sums of rows above that another reader of the same file took; throws where nobody knows them. */
    private readonly more: () => Iterable<ScopeSums> = () => [],
  ) {
    const { layout, header, limits } = opened;
    this.grouper = new Grouper(options.keys, limits, options.spans === true);
    this.tallier = new Tallier(options.tally ?? []);
    this.judge = rowJudge(layout, {
      delimiter: header.delimiter,
      limits,
      allProducts: options.allProducts === true,
      texts: usedTexts(options),
    });
  }

  rowsRead(): number {
    return this.counts.rowsRead;
  }

  answer(failure?: Problem): FileAnswer {
    return {
      file: this.opened.file,
      layout: this.opened.layout,
      keys: this.options.keys,
      groups: this.grouper.result(),
      counts: this.counts,
      unpaidRows: this.unpaidRows,
      tallies: this.tallier.result(),
      asideProducts: this.asideProducts.result(),
      headerLine: this.opened.header.line,
      totalLines: this.totalLines,
      preambleLines: this.opened.header.preamble - this.rowsAbove,
      failure,
    };
  }

  /** Judges one record, or tells of a fault; records come in the order of the file. */
  take(item: Item): void {
    const { header } = this.opened;
    if (item.line === header.line || item.line === header.groups?.line) return;
    if (item.line < header.line) {
      if (!this.isRowAbove(item)) return;
      this.rowsAbove++;
    }
    if (!('cells' in item)) {
      this.reject(faultProblem(item, this.opened.file));
      return;
    }
    if ((isBlank(item.cells) && !this.isBeginning(item)) || this.isHeader(item.cells)) return;
    this.takeRow(item);
  }

  /** A sorted or shuffled file has rows above its header. A title may have as many cells, but most are empty. */
  private isRowAbove(item: Item): boolean {
    const width = this.opened.layout.headers.length;
    const { delimiter } = this.opened.header;
    if (!('cells' in item)) return hasSeparators(item.excerpt, delimiter, Math.min(3, width - 1));
    if (item.cells.length !== width) return filledCells(item.cells) >= Math.max(3, width / 4);
    const row = this.rowOf(item);
    return FIGURES.some((key) => row.text(key) !== '');
  }

  private rowOf({ line, cells }: CutRecord): Row {
    return new Row(this.opened.layout, this.opened.file, line, cells);
  }

  private takeRow(item: CutRecord): void {
    const row = this.rowOf(item);
    const verdict = this.judge(row, item.unended);
    if (verdict.kind === 'rejected') {
      this.reject(verdict.problem);
      return;
    }
    if (verdict.kind === 'total' && !isTotalOf(verdict.stated, [...this.above.result(), ...this.more()])) {
      this.reject(verdict.problem);
      return;
    }
    this.rejectedInARow = 0;
    this.counts.rowsRead++;
    if (verdict.kind === 'total') this.setTotalAside(row);
    else if (verdict.kind === 'aside') this.setAside(row, verdict.product);
    else this.takeLine({ row, times: verdict.times, amounts: verdict.amounts });
  }

  private takeLine(line: BillLine): void {
    this.above.add(line);
    if (isDropped(line.row, line.times, line.amounts, this.options)) this.counts.duplicates++;
    else this.count(line);
  }

  private setTotalAside({ line }: Row): void {
    this.counts.totalRows++;
    if (this.totalLines.length < TOTALS_NAMED) this.totalLines.push(line);
  }

  private count(line: BillLine): void {
    const { row, times, amounts } = line;
    this.counts.counted++;
    if (amounts.sums[PAYABLE] === 0n) this.unpaidRows++;
    this.grouper.add(row, times, amounts);
    this.tallier.add(row, times);
    this.options.onLine?.(line);
    this.options.onDoubt?.(line);
  }

  /** Good rows stood between this and the last record taken. */
  survived(): void {
    this.rejectedInARow = 0;
  }

  private setAside(row: Row, product: string): void {
    this.above.addAside(row);
    this.counts.leftAside++;
    this.asideProducts.addRow(row, product);
  }

  private reject(problem: Problem): void {
    this.counts.rowsRead++;
    this.counts.rejected++;
    if (this.options.strict === true) throw new BillError(problem);
    this.options.onReject?.(problem);
    if (++this.rejectedInARow >= this.opened.limits.rejects) {
      throw new BillError({ ...problem, code: 'GAVE_UP', params: { limit: this.opened.limits.rejects } });
    }
  }

  /** The empty first cells of a row on which the file breaks off are no blank line: the rest of it is lost. */
  private isBeginning({ cells, unended }: CutRecord): boolean {
    return unended !== undefined && cells.length > 1 && cells.length < this.opened.layout.headers.length;
  }

  /** A header that stands again where files were joined. */
  private isHeader(cells: readonly string[]): boolean {
    const { layout, header } = this.opened;
    return isLike(cells, layout.headers) || (header.groups !== undefined && this.isHeaderOfTwo(cells));
  }

  /** Either line of a header of two; a name that goes over both may stand in one of them only. */
  private isHeaderOfTwo(cells: readonly string[]): boolean {
    const { layout, header } = this.opened;
    const without = (cell: string, index: number) =>
      cell.trim() === '' ? (layout.headers[index] ?? '') : cell;
    return isLike(cells, header.groups?.cells ?? []) || isLike(cells.map(without), layout.headers);
  }
}

function isLike(cells: readonly string[], names: readonly string[]): boolean {
  if (cells.length !== names.length) return false;
  return cells.every((cell, index) => cell.replace(/^\uFEFF/, '').trim() === names[index]);
}

export function noCounts(): RowCounts {
  return { rowsRead: 0, counted: 0, leftAside: 0, totalRows: 0, duplicates: 0, rejected: 0 };
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function filledCells(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

import { BillError, type Problem } from '../words/problem.ts';
import type { FileAnswer, LayoutInfo, ReadOptions, RowCounts } from './contract.ts';
import { Grouper } from './grouper.ts';
import type { Header } from './header.ts';
import type { Limits } from './limits.ts';
import { type Item, type RecordItem, RecordSplitter } from './records.ts';
import { Row } from './row.ts';
import { type RowJudge, rowJudge, usedTexts } from './row-judge.ts';

/** Takes the text of one CSV in pieces and keeps its groups, its counts and where every row has gone. */
export class FileReader {
  private readonly counts: RowCounts = { rowsRead: 0, counted: 0, leftAside: 0, duplicates: 0, rejected: 0 };
  private readonly asideProducts = new Map<string, number>();
  private readonly splitter: RecordSplitter;
  private readonly grouper: Grouper;
  private readonly judge: RowJudge;
  private rejectedInARow = 0;

  constructor(
    private readonly file: string,
    private readonly header: Header,
    private readonly layout: LayoutInfo,
    private readonly limits: Limits,
    private readonly options: ReadOptions,
  ) {
    this.grouper = new Grouper(options.keys);
    this.judge = rowJudge(layout, {
      delimiter: header.delimiter,
      limits,
      allProducts: options.allProducts === true,
      texts: usedTexts(options),
    });
    this.splitter = new RecordSplitter({
      delimiter: header.delimiter,
      width: header.cells.length,
      maxRecord: limits.record,
      carriage: header.carriage,
    });
  }

  push(chunk: Buffer): void {
    for (const item of this.splitter.push(chunk)) this.take(item);
  }

  /** The text is whole: takes its last record too. */
  end(): void {
    for (const item of this.splitter.end()) this.take(item);
  }

  answer(failure?: Problem): FileAnswer {
    return {
      file: this.file,
      layout: this.layout,
      keys: this.options.keys,
      groups: this.grouper.result(),
      counts: this.counts,
      asideProducts: this.asideProducts,
      preambleLines: this.header.preamble,
      ...(failure === undefined ? {} : { failure }),
    };
  }

  private take(item: Item): void {
    if (item.line <= this.header.line) return;
    if (!('cells' in item)) {
      const { line, fault, params, excerpt: value } = item;
      this.reject({ code: fault, file: this.file, line, value, ...(params === undefined ? {} : { params }) });
      return;
    }
    if (isBlank(item.cells) || this.isHeader(item.cells)) return;
    this.takeRow(item);
  }

  private takeRow(item: RecordItem): void {
    const row = new Row(this.layout, this.file, item.line, item.cells);
    const verdict = this.judge(row, item.unended);
    if (verdict.kind === 'rejected') {
      this.reject(verdict.problem);
      return;
    }
    this.rejectedInARow = 0;
    this.counts.rowsRead++;
    if (verdict.kind === 'aside') this.setAside(verdict.product);
    else if (this.isDuplicate(row)) this.counts.duplicates++;
    else {
      this.counts.counted++;
      this.grouper.add(row, verdict.times, verdict.amounts);
    }
  }

  private isDuplicate(row: Row): boolean {
    const id = row.text('lineId');
    return id !== '' && this.options.seen !== undefined && !this.options.seen.add(id);
  }

  private setAside(product: string): void {
    this.counts.leftAside++;
    this.asideProducts.set(product, (this.asideProducts.get(product) ?? 0) + 1);
  }

  private reject(problem: Problem): void {
    this.counts.rowsRead++;
    this.counts.rejected++;
    if (this.options.strict === true) throw new BillError(problem);
    this.options.onReject?.(problem);
    if (++this.rejectedInARow >= this.limits.rejects) {
      throw new BillError({ ...problem, code: 'GAVE_UP', params: { limit: this.limits.rejects } });
    }
  }

  /** A header that stands again where files were joined. */
  private isHeader(cells: readonly string[]): boolean {
    if (cells.length !== this.layout.headers.length) return false;
    return cells.every((cell, index) => cell.replace(/^\uFEFF/, '').trim() === this.layout.headers[index]);
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

import type { FileAnswer } from '../read/contract/answer.ts';
import type { ReadOptions } from '../read/contract/engine.ts';
import type { Repeat } from '../read/contract/lines.ts';
import { splitterFor } from '../read/files/file-reader.ts';
import type { ScopeSums } from '../read/group/above.ts';
import { RowCollector } from '../read/group/collector.ts';
import { parseRun } from '../read/text/csv.ts';
import type { OpenedText, TextReader } from '../read/text/opened-text.ts';
import { itemOf, type RecordSplitter } from '../read/text/records.ts';
import { BillError, type Problem } from '../words/problem.ts';
import { configure } from './configure.ts';
import { ScannedGroups } from './groups.ts';
import { merged } from './merge.ts';
import { areNeighbours, eventsOf, type OddLine } from './odd-lines.ts';
import type { ScanPlan } from './plan.ts';
import { INPUT_BYTES, type Scanner } from './scanner.ts';
import { BLOCK, STOPPED } from './shared.ts';
import type { ScannedTally } from './tallies.ts';

const PIECE = 1 << 18;
const LF = 10;
/** A bill's line is no shorter, as far as memory is concerned. */
const SHORT_LINE = 256;
/** Totals of one file that the scanner's groups are added up for. */
const MOST_LOOKS = 32;

/** Where a reader begins. */
interface Start {
  /** The number of the first line that will be pushed. */
  readonly line?: number;
  /** Whatever of the file stands above a row has been pushed before it. */
  readonly isInOrder?: boolean;
}

/**
 * Reads the text of one CSV with the scanner. Lines that are not plain beyond doubt are judged by the reference
 * reader's own code, one by one, and so is everything from an open quote to the end of its record.
 */
export class ScanReader implements TextReader {
  private readonly rows: RowCollector;
  private readonly groups: ScannedGroups;
  private readonly tallies: readonly ScannedTally[];
  /** Bytes at the beginning of the scanner's input that wait for the rest of their line. */
  private waiting = 0;
  /** Reads instead of the scanner: the lines up to the header, an open record, a line that is too long. */
  private splitter: RecordSplitter | undefined;
  private goodBefore = 0;
  private above: { readonly good: number; readonly sums: readonly ScopeSums[] } | undefined;
  private looks = 0;

  constructor(
    private readonly opened: OpenedText,
    private readonly options: ReadOptions,
    private readonly scanner: Scanner,
    plan: ScanPlan,
    { line = 1, isInOrder = true }: Start = {},
  ) {
    this.rows = new RowCollector(opened, options, () => this.sumsAbove(isInOrder));
    this.groups = new ScannedGroups(scanner, plan, opened.layout, options);
    this.splitter = splitterFor(opened, line);
    scanner.host = this.groups;
    this.tallies = configure(scanner, opened, plan, options);
    if (line > opened.header.line) this.resume(Buffer.alloc(0), line);
  }

  push(chunk: Buffer): void {
    for (let at = 0; at < chunk.length; at += PIECE) this.pushPiece(chunk.subarray(at, at + PIECE));
  }

  /** Has `read` put bytes where they are scanned, without a copy; returns how many it put. */
  pull(read: (target: Buffer) => number): number {
    if (this.splitter !== undefined) {
      const piece = Buffer.allocUnsafe(PIECE);
      const count = read(piece);
      this.pushPiece(piece.subarray(0, count));
      return count;
    }
    const { memory, inputAt } = this.scanner;
    const at = inputAt + this.waiting;
    const count = read(memory.subarray(at, at + PIECE));
    this.scanInput(this.waiting + count);
    return count;
  }

  /** So many more bytes come, like those before: where lines are counted once, room for them is made at once. */
  expect(before: number, more: number): void {
    if (this.options.seen === undefined) return;
    const lines = Math.min((this.rowsRead() * more) / before, more / SHORT_LINE);
    this.scanner.wasm.expectLines(Math.ceil(lines));
  }

  /** True when all that was pushed is whole lines and whole records. */
  isAtLineStart(): boolean {
    if (this.splitter === undefined) return this.waiting === 0;
    const handed = this.splitter.handOver();
    return handed !== undefined && handed.rest.length === 0;
  }

  rowsRead(): number {
    return this.rows.rowsRead() + this.scanner.wasm.goodRows();
  }

  /** Lines pushed so far. */
  lines(): number {
    return this.splitter === undefined ? this.scanner.wasm.lineCount() : this.splitter.lines();
  }

  /** The last bytes have no line end: the reference reader decides what they are worth. */
  end(): void {
    const splitter = this.splitter ?? this.stepAside();
    for (const item of splitter.end()) this.rows.take(item);
  }

  answer(failure?: Problem): FileAnswer {
    return merged(this.rows.answer(failure), this.groups, this.scanner, this.tallies);
  }

  private pushPiece(piece: Buffer): void {
    let rest = piece;
    while (this.splitter !== undefined && rest.length > 0) rest = this.pushAside(this.splitter, rest);
    if (rest.length === 0) return;
    const { memory, inputAt } = this.scanner;
    rest.copy(memory, inputAt + this.waiting);
    this.scanInput(this.waiting + rest.length);
  }

  /** The reference reader goes on until it stands at the beginning of a line again; returns what it did not take. */
  private pushAside(splitter: RecordSplitter, piece: Buffer): Buffer {
    if (this.isAsideForGood()) {
      for (const item of splitter.push(piece)) this.rows.take(item);
      return piece.subarray(piece.length);
    }
    // At first only the lines up to the header are its business: the sooner it is done with them the better.
    const end = piece.indexOf(LF) + 1 || piece.length;
    for (const item of splitter.push(piece.subarray(0, end))) this.rows.take(item);
    for (const item of splitter.flush()) this.rows.take(item);
    const handed = splitter.handOver();
    if (handed !== undefined) this.resume(handed.rest, handed.line);
    return piece.subarray(end);
  }

  /**
   * The scanner's sums so far: it has stopped at each line that may be a total. All its groups are looked at for that,
   * so a file with many such lines is read on by the reference reader, who keeps sums of his own.
   */
  private sumsAbove(isInOrder: boolean): readonly ScopeSums[] {
    if (!isInOrder) throw new BillError({ code: 'TOTAL_LINE', file: this.opened.file });
    const good = this.scanner.wasm.goodRows();
    if (this.above?.good !== good) {
      this.looks++;
      this.above = { good, sums: this.groups.sums() };
    }
    return this.above.sums;
  }

  private isAsideForGood(): boolean {
    return this.looks > MOST_LOOKS;
  }

  private resume(rest: Buffer, line: number): void {
    if (line <= this.opened.header.line || rest.length > INPUT_BYTES - PIECE) {
      this.splitter = splitterFor(this.opened, line);
      this.splitter.push(rest);
      return;
    }
    this.splitter = undefined;
    this.scanner.wasm.setLineCount(line - 1);
    rest.copy(this.scanner.memory, this.scanner.inputAt);
    this.waiting = rest.length;
  }

  private scanInput(length: number): void {
    const { wasm, inputAt } = this.scanner;
    let from = 0;
    let stopped: number;
    this.scanner.memory.fill(0, inputAt + length, inputAt + length + BLOCK);
    do {
      stopped = wasm.scan(from, length);
      this.mustFit();
      this.takeEvents();
      from = wasm.consumedBytes();
    } while (stopped === STOPPED.oddFull && !this.isAsideForGood());
    this.scanner.memory.copyWithin(inputAt, inputAt + from, inputAt + length);
    this.waiting = length - from;
    const isDone = stopped === STOPPED.openQuote || this.isAsideForGood();
    if (isDone || this.waiting > INPUT_BYTES - PIECE) this.openAside();
  }

  /** Lines that the scanner has left to the reference reader, in their order; neighbours are parsed together. */
  private takeEvents(): void {
    const { wasm } = this.scanner;
    if (wasm.eventCount() > 0) {
      const { odd, repeats } = eventsOf(this.scanner, this.opened.file);
      for (const repeat of repeats) this.tellRepeat(repeat);
      for (let from = 0; from < odd.length; ) {
        let to = from + 1;
        while (to < odd.length && areNeighbours(odd[to - 1] as OddLine, odd[to] as OddLine)) to++;
        this.goodRows((odd[from] as OddLine).good);
        this.takeRun(odd.slice(from, to));
        from = to;
      }
    }
    this.goodRows(wasm.goodRows());
  }

  /** Scanned rows that repeat others say the same. Those without an id may be two lines all the same. */
  private tellRepeat(repeat: Pick<Repeat, 'id' | 'first' | 'place'>): void {
    const basis = repeat.id === '' ? 'row' : 'id';
    const counts = basis === 'row' ? 'both' : 'first';
    this.options.onRepeat?.({ basis, same: true, counts, ...repeat });
  }

  private mustFit(): void {
    const { file, limits } = this.opened;
    if (this.scanner.wasm.isFull() !== 0)
      throw new BillError({ code: 'TOO_MANY_GROUPS', file, params: { limit: limits.groups } });
    if (this.groups.characters() > limits.keys)
      throw new BillError({ code: 'TOO_LONG_KEYS', file, params: { limit: limits.keys } });
  }

  private goodRows(good: number): void {
    if (good !== this.goodBefore) this.rows.survived();
    this.goodBefore = good;
  }

  private takeRun(run: readonly OddLine[]): void {
    const { memory, inputAt } = this.scanner;
    const first = run[0] as OddLine;
    const ends = run.map(({ offset, length }) => offset + length - first.offset);
    const start = inputAt + first.offset;
    const bytes = Buffer.from(memory.subarray(start, start + (ends.at(-1) as number)));
    const parsed = parseRun(bytes, ends, this.opened.header.delimiter);
    for (const [index, record] of parsed.entries()) {
      const from = index === 0 ? 0 : (ends[index - 1] as number);
      this.rows.take(
        itemOf(record, bytes.subarray(from, ends[index]), first.line + index, this.opened.limits.record),
      );
    }
  }

  private openAside(): void {
    const splitter = this.stepAside();
    for (const item of splitter.flush()) this.rows.take(item);
  }

  /** Gives what waits to the reference reader. */
  private stepAside(): RecordSplitter {
    const { wasm, memory, inputAt } = this.scanner;
    const splitter = splitterFor(this.opened, wasm.lineCount() + 1);
    const waiting = Buffer.from(memory.subarray(inputAt, inputAt + this.waiting));
    this.waiting = 0;
    this.splitter = splitter;
    for (const item of splitter.push(waiting)) this.rows.take(item);
    return splitter;
  }
}

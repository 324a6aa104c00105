import type { Problem } from '../../words/problem.ts';
import { type CsvFault, type Parsed, parseRecord, parseRun } from './csv.ts';
import {
  CLOSED,
  closingLine,
  countLines,
  countQuotes,
  evenLines,
  filledLines,
  quotesAfter,
  RUN_BYTES,
} from './lines.ts';
import { hasSeparators } from './separators.ts';

/** A record with its place, or the reason why there is none. */
export type Item = CutRecord | FaultItem;

export interface CutRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** The last record of a file that has no line end: it may be cut. */
  readonly unended?: UnendedRecord;
}

export interface UnendedRecord {
  /** Its last cell closes with a quote, so nothing of it can be missing. */
  readonly closed: boolean;
}

export type FaultItem = FaultPlace & (CsvFault | TooLong);

interface FaultPlace {
  readonly line: number;
  /** The beginning of the line, to be shown. */
  readonly excerpt: string;
}

interface TooLong {
  readonly fault: 'RECORD_TOO_LONG';
  readonly limit: number;
}

/** A record that could not be made out, as a problem of its file. */
export function faultProblem(item: FaultItem, file: string): Problem {
  const place = { file, line: item.line, value: item.excerpt };
  return item.fault === 'RECORD_TOO_LONG'
    ? { code: item.fault, ...place, params: { limit: item.limit } }
    : { code: item.fault, ...place };
}

export interface CutOptions {
  readonly delimiter: string;
  /** Number of header cells. */
  readonly width: number;
  readonly maxRecord: number;
  /** Lines end in a lone CR. */
  readonly carriage: boolean;
  /** Other lines than this one are counted, and their records not handed out where that saves parsing them. */
  readonly only?: number;
}

const LF = 10;
const CR = 13;
const QUOTE = 34;
const EXCERPT = 80;

/**
 * Cuts UTF-8 text into records. A line with an even number of quotes is a record, a blank one is none; one with an
 * odd number opens a cell that goes on in the lines below. Such a cell is believed only if the record that it makes is
 * sound; otherwise a stray quote has opened it: that line alone is at fault and reading goes on with the next.
 * Memory: one run of lines, and at most `maxRecord` bytes of an open record.
 */
export class RecordSplitter {
  /** Text that has come and is not read yet; taken together once it fills a run. */
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private line: number;
  private skipping = false;
  /** While a record is open over several lines: how many waiting parts were asked, and whether their quotes are odd. */
  private open: { parts: number; quotes: number } | undefined;
  private readonly options: CutOptions;

  /** `line` is the number of the first line that will be pushed. */
  constructor(options: CutOptions, line = 1) {
    this.options = options;
    this.line = line;
  }

  /** The items that `chunk` completes. */
  push(chunk: Buffer): Item[] {
    const bytes = this.options.carriage ? chunk.map((byte) => (byte === CR ? LF : byte)) : chunk;
    this.wait(bytes as Buffer);
    return this.waitingBytes < RUN_BYTES || this.isStillOpen() ? [] : this.consume(this.takeWaiting(), false);
  }

  /** The items that are whole by now, without waiting for a run to fill. */
  flush(): Item[] {
    return this.isStillOpen() ? [] : this.consume(this.takeWaiting(), false);
  }

  /**
   * After {@link flush}: the beginning of a line that has not ended yet and its number, so that another reader can go
   * on from there; undefined while a record over several lines is open or a line is being skipped.
   */
  handOver(): { rest: Buffer; line: number } | undefined {
    if (this.skipping || this.waiting.some((part) => part.includes(LF))) return undefined;
    return { rest: this.takeWaiting(), line: this.line };
  }

  /** Lines read so far. */
  lines(): number {
    return this.line - 1;
  }

  /** The items left at the end of the text. */
  end(): Item[] {
    return this.consume(this.takeWaiting(), true);
  }

  private wait(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.waiting.push(bytes);
    this.waitingBytes += bytes.length;
  }

  private takeWaiting(): Buffer {
    const buffer = this.waiting.length === 1 ? (this.waiting[0] as Buffer) : Buffer.concat(this.waiting);
    this.waiting = [];
    this.waitingBytes = 0;
    return buffer;
  }

  /** Whether the record that is open can neither close nor be given up with what has come: each byte is asked once. */
  private isStillOpen(): boolean {
    const { open } = this;
    if (open === undefined || this.waitingBytes > this.options.maxRecord) return false;
    for (; open.parts < this.waiting.length; open.parts++) {
      open.quotes = quotesAfter(this.waiting[open.parts] as Buffer, open.quotes);
      if (open.quotes === CLOSED) return false;
    }
    return true;
  }

  private consume(buffer: Buffer, atEnd: boolean): Item[] {
    this.open = undefined;
    const out: Item[] = [];
    let at = this.skipping ? this.skipLine(buffer, 0) : 0;
    while (at < buffer.length && !this.skipping) {
      const next = this.step(buffer, at, atEnd, out);
      if (next === at) break;
      at = next;
    }
    this.wait(buffer.subarray(at));
    return out;
  }

  /** Reads a run of whole lines, or one open record; returns where to go on, `at` itself when more text is needed. */
  private step(buffer: Buffer, at: number, atEnd: boolean, out: Item[]): number {
    const run = evenLines(buffer, at);
    if (run.ends.length > 0) {
      this.emitRun(buffer.subarray(at, run.end), run.ends, out);
      return run.end;
    }
    if (run.lineEnd === -1) return this.unfinishedLine(buffer, at, atEnd, run.odd, out);
    return this.openRecord(buffer, at, run.lineEnd, atEnd, out);
  }

  private emitRun(bytes: Buffer, ends: readonly number[], out: Item[]): void {
    const { only } = this.options;
    if (only !== undefined) {
      this.emitOnly(only - this.line, bytes, ends, out);
      this.line += ends.length;
      return;
    }
    const filled = filledLines(bytes, ends);
    const parsed = parseRun(filled.bytes, filled.ends, this.options.delimiter);
    for (const [index, record] of parsed.entries()) {
      const line = filled.bytes.subarray(filled.ends[index - 1] ?? 0, filled.ends[index]);
      out.push(itemOf(record, line, this.line + (filled.places[index] ?? index), this.options.maxRecord));
    }
    this.line += ends.length;
  }

  private emitOnly(place: number, bytes: Buffer, ends: readonly number[], out: Item[]): void {
    const end = ends[place];
    if (end === undefined) return;
    const line = bytes.subarray(ends[place - 1] ?? 0, end);
    const [only] = filledLines(line, [line.length]).ends;
    if (only === undefined) return;
    const record = parseRecord(line, this.options.delimiter);
    out.push(itemOf(record, line, this.line + place, this.options.maxRecord));
  }

  /** The text after the last line end: wait for more, give up a line that is too long, or take the last record. */
  private unfinishedLine(buffer: Buffer, at: number, atEnd: boolean, odd: boolean, out: Item[]): number {
    const bytes = buffer.subarray(at);
    if (bytes.length > this.options.maxRecord) {
      out.push(tooLong(bytes, this.line, this.options.maxRecord));
      this.skipping = true;
      return this.skipLine(buffer, at);
    }
    if (!atEnd) return at;
    if (odd) out.push({ line: this.line, fault: 'UNCLOSED_QUOTE', excerpt: excerptOf(bytes) });
    else this.emitLast(bytes, out);
    return buffer.length;
  }

  private emitLast(bytes: Buffer, out: Item[]): void {
    const last = itemOf(
      parseRecord(bytes, this.options.delimiter),
      bytes,
      this.line++,
      this.options.maxRecord,
    );
    out.push('cells' in last ? unended(last, bytes) : last);
  }

  /** A line whose quotes are odd opens a cell over several lines. */
  private openRecord(buffer: Buffer, at: number, lineEnd: number, atEnd: boolean, out: Item[]): number {
    const end = closingLine(buffer, lineEnd, atEnd);
    const size = (end === -1 ? buffer.length : end) - at;
    if (end === -1 && size <= this.options.maxRecord && !atEnd) {
      this.open = { parts: 1, quotes: countQuotes(buffer.subarray(at)) & 1 };
      return at;
    }
    const bytes = buffer.subarray(at, end === -1 ? lineEnd : end);
    const cells = end === -1 || size > this.options.maxRecord ? undefined : this.spanning(bytes);
    if (cells === undefined) return this.strayOpening(buffer.subarray(at, lineEnd), lineEnd, end === -1, out);
    const item = { line: this.line, cells };
    out.push(bytes.at(-1) === LF ? item : unended(item, bytes));
    this.line += countLines(bytes);
    return end;
  }

  private strayOpening(bytes: Buffer, lineEnd: number, unclosed: boolean, out: Item[]): number {
    const fault = unclosed ? 'UNCLOSED_QUOTE' : 'STRAY_QUOTE';
    out.push({ line: this.line++, fault, excerpt: excerptOf(bytes) });
    return lineEnd;
  }

  /** The cells of a record over several lines, unless one of them has swallowed what looks like a record. */
  private spanning(bytes: Buffer): readonly string[] | undefined {
    const { delimiter, width } = this.options;
    if (!hasSeparators(bytes, delimiter, width - 1)) return undefined;
    const parsed = parseRecord(bytes, delimiter);
    if (!Array.isArray(parsed) || parsed.length !== width) return undefined;
    return parsed.some((cell) => this.hasSwallowed(cell)) ? undefined : parsed;
  }

  /**
   * A stray quote leaves the number of cells right only where another one closes its cell in the same column further
   * down: then that cell holds a line end and the separators of at least one whole row.
   */
  private hasSwallowed(cell: string): boolean {
    const { delimiter, width } = this.options;
    return cell.includes('\n') && hasSeparators(cell, delimiter, width - 1);
  }

  /** Drops the rest of a line that is too long; `skipping` ends where the line does. */
  private skipLine(buffer: Buffer, at: number): number {
    const end = buffer.indexOf(LF, at);
    if (end === -1) return buffer.length;
    this.skipping = false;
    this.line++;
    return end + 1;
  }
}

/** One line as an item: its record, or what is wrong with it. */
export function itemOf(parsed: Parsed, bytes: Buffer, line: number, maxRecord: number): Item {
  if (bytes.length > maxRecord) return tooLong(bytes, line, maxRecord);
  if (Array.isArray(parsed)) return { line, cells: parsed };
  return { line, fault: parsed.fault, excerpt: excerptOf(bytes) };
}

function tooLong(bytes: Buffer, line: number, limit: number): FaultItem {
  return { line, fault: 'RECORD_TOO_LONG', limit, excerpt: excerptOf(bytes) };
}

function unended(item: CutRecord, bytes: Buffer): CutRecord {
  return { ...item, unended: { closed: bytes.at(-1) === QUOTE } };
}

function excerptOf(bytes: Buffer): string {
  return bytes
    .subarray(0, EXCERPT)
    .toString()
    .replace(/\r?\n$/, '');
}

/** Where lines end and whether their quotes are even: the loops that look at every byte. */

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** csv-parse warms up anew in each call: a megabyte a call is twice as fast as 128 KiB on a small bill. */
export const RUN_BYTES = 1 << 20;

export interface EvenRun {
  /** Offsets behind each whole line with an even number of quotes, from the start of the run. */
  readonly ends: readonly number[];
  readonly end: number;
  /** When the run is empty: where its first line ends (-1: not here yet) and whether its quotes are odd. */
  readonly lineEnd: number;
  readonly odd: boolean;
}

/** The hot loop: one look at each byte. */
export function evenLines(buffer: Buffer, at: number): EvenRun {
  const ends: number[] = [];
  let quotes = 0;
  let end = at;
  for (let i = at; i < buffer.length; i++) {
    const byte = buffer[i];
    if (byte === QUOTE) quotes ^= 1;
    else if (byte === LF) {
      if (quotes !== 0) return { ends, end, lineEnd: i + 1, odd: true };
      end = i + 1;
      ends.push(end - at);
      if (end - at >= RUN_BYTES) break;
    }
  }
  return { ends, end, lineEnd: -1, odd: quotes !== 0 };
}

export interface FilledLines {
  readonly bytes: Buffer;
  readonly ends: readonly number[];
  /** Which line of the run each of them is; empty where all are filled. */
  readonly places: readonly number[];
}

/** A run without its blank lines: they are no records, and a hostile file has millions of them. */
export function filledLines(bytes: Buffer, ends: readonly number[]): FilledLines {
  if (!ends.some((end, index) => isBlankLine(bytes, ends[index - 1] ?? 0, end))) {
    return { bytes, ends, places: [] };
  }
  const places: number[] = [];
  const parts: Buffer[] = [];
  const filled: number[] = [];
  let size = 0;
  for (const [place, end] of ends.entries()) {
    const start = ends[place - 1] ?? 0;
    if (isBlankLine(bytes, start, end)) continue;
    places.push(place);
    parts.push(bytes.subarray(start, end));
    size += end - start;
    filled.push(size);
  }
  return { bytes: Buffer.concat(parts, size), ends: filled, places };
}

function isBlankLine(bytes: Buffer, start: number, end: number): boolean {
  return end - start === 1 || (end - start === 2 && bytes[start] === CR);
}

/** Where the line ends on which the open cell closes, or -1. The last line of a file may end without a line end. */
export function closingLine(buffer: Buffer, from: number, atEnd: boolean): number {
  let quotes = 1;
  for (let i = from; i < buffer.length; i++) {
    const byte = buffer[i];
    if (byte === QUOTE) quotes ^= 1;
    else if (byte === LF && quotes === 0) return i + 1;
  }
  return atEnd && quotes === 0 ? buffer.length : -1;
}

export function countLines(bytes: Buffer): number {
  let lines = 0;
  for (const byte of bytes) if (byte === LF) lines++;
  return lines;
}

export function countQuotes(bytes: Buffer): number {
  let quotes = 0;
  for (const byte of bytes) if (byte === QUOTE) quotes++;
  return quotes;
}

/** What {@link quotesAfter} answers where a line ends outside quotes. */
export const CLOSED = -1;

/** Whether the quotes are odd (1) or even (0) behind more bytes of an open record. */
export function quotesAfter(bytes: Buffer, before: number): number {
  let quotes = before;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === QUOTE) quotes ^= 1;
    else if (byte === LF && quotes === 0) return CLOSED;
  }
  return quotes;
}

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { monthMinutes, monthStart } from './clock.ts';
import { type CsvStyle, cells, headerRow, headers, PLAIN_CSV, rowWriter } from './csv.ts';
import { byteText, type Encoding, encode, isWide, mark } from './encode.ts';
import { type Expected, type Tally, tally } from './expected.ts';
import { factsOf, type Layout } from './layout.ts';
import { drawLine } from './lines.ts';
import type { Line } from './model.ts';
import { type Oddities, odd } from './oddities.ts';
import { random } from './random.ts';
import { allSeries, type Market } from './series.ts';

export interface BillOptions {
  readonly layout: Layout;
  readonly rows: number;
  readonly seed: number;
  /** `2026-05` */
  readonly month: string;
  /** Only the first days of the month, as in a preliminary export. */
  readonly days?: number;
  readonly market: Market;
  readonly csv?: CsvStyle;
  readonly encoding?: Encoding;
  readonly oddities?: Oddities;
}

/** A bill as text, line by line; `tally` knows the true answer of the lines taken so far. */
export interface Bill {
  readonly texts: Iterable<string>;
  readonly tally: Tally;
}

/** The bill lines of these options, in the order of time. Each series comes once before any comes again. */
export function* billLines(options: Omit<BillOptions, 'csv' | 'encoding' | 'oddities'>): Generator<Line> {
  const facts = factsOf(options.layout);
  const source = random(options.seed);
  const series = allSeries(options.market, facts);
  const draw = {
    random: source,
    facts,
    monthStart: monthStart(options.month),
    monthMinutes: options.days === undefined ? monthMinutes(options.month) : options.days * 24 * 60,
    idPrefix: `9${options.month.replace('-', '')}${String(options.seed).padStart(4, '0')}`,
  };
  for (let index = 0; index < options.rows; index += 1) {
    const chosen = index < series.length ? index : source.below(series.length);
    yield drawLine(draw, series[chosen] as (typeof series)[number], index, options.rows);
  }
}

/** The text of a bill, header first; memory does not grow with its rows. */
export function makeBill(options: BillOptions): Bill {
  return textsOf(options, (text) => text);
}

type Written = (text: string) => string;

function textsOf(options: BillOptions, written: Written): Bill {
  const counted = tally(factsOf(options.layout), options.layout.tax);
  return { texts: billTexts(options, counted, written), tally: counted };
}

function* billTexts(options: BillOptions, counted: Tally, written: Written): Generator<string> {
  const { csv = PLAIN_CSV, oddities = {} } = options;
  const layout = odd(options.layout, oddities);
  const write = rowWriter(layout, csv, written);
  const header = written(headerRow(layout, csv));
  yield csv.eol.repeat(oddities.blankFirst ?? 0) + header;
  let row = 0;
  for (const line of billLines(options)) {
    row += 1;
    counted.count(line);
    const text = write(line) + after(row, oddities, csv, header, layout.columns.length);
    yield oddities.noFinalNewline === true && row === options.rows ? text.slice(0, -csv.eol.length) : text;
  }
}

/** What stands after a row besides the next one: a blank line, a row of empty cells, the header again. */
function after(row: number, oddities: Oddities, csv: CsvStyle, header: string, width: number): string {
  const { blankEvery = 0, headerEvery = 0 } = oddities;
  const empty = row % (2 * blankEvery) === 0 ? csv.delimiter.repeat(width - 1) : '';
  const blank = blankEvery > 0 && row % blankEvery === 0 ? empty + csv.eol : '';
  return headerEvery > 0 && row % headerEvery === 0 ? blank + header : blank;
}

/** A small bill as a table of unquoted cells, with the lines it was made from. */
export function billTable(options: BillOptions) {
  const layout = odd(options.layout, options.oddities ?? {});
  const lines = [...billLines(options)];
  return { headers: headers(layout), rows: lines.map((line) => cells(layout, line)), lines };
}

/** The true answer of some lines written in a layout. */
export function expectedOf(layout: Layout, lines: readonly Line[]): Expected {
  const counted = tally(factsOf(layout), layout.tax);
  for (const line of lines) counted.count(line);
  return counted.expected();
}

/** Pieces small enough for the processor's cache; a buffer large enough to make lines while the disk writes. */
const CHUNK = 1 << 16;
const BUFFERED = 1 << 23;

/** Text pieces put together until they are worth a write. */
function* chunks(texts: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const text of texts) {
    chunk += text;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** The bytes of a bill in pieces, and its true answer once they are all taken. */
function billChunks(options: BillOptions): { chunks: Iterable<Buffer>; tally: Tally } {
  const encoding = options.encoding ?? 'utf8-bom';
  const wide = isWide(encoding);
  const bill = wide ? makeBill(options) : textsOf(options, (text) => byteText(text, encoding));
  const bytes = wide
    ? (text: string) => encode(text, encoding)
    : (text: string) => Buffer.from(text, 'latin1');
  return { chunks: encoded(bill.texts, bytes, mark(encoding)), tally: bill.tally };
}

function* encoded(
  texts: Iterable<string>,
  bytes: (text: string) => Buffer,
  first: Buffer,
): Generator<Buffer> {
  yield first;
  for (const chunk of chunks(texts)) yield bytes(chunk);
}

/** Writes a bill to a file as fast as the disk takes it, and returns its true answer. */
export async function writeBill(path: string, options: BillOptions): Promise<Expected> {
  const bill = billChunks(options);
  const file = createWriteStream(path, { highWaterMark: BUFFERED });
  for (const chunk of bill.chunks) {
    if (!file.write(chunk)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
  return bill.tally.expected();
}

/** A small bill's bytes and its true answer. */
export function billBytes(options: BillOptions): { bytes: Buffer; expected: Expected } {
  const bill = billChunks(options);
  return { bytes: Buffer.concat([...bill.chunks]), expected: bill.tally.expected() };
}

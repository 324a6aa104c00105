// Rows that count, by the text of single columns: what few rows differ in costs nearly nothing.
import { addCell, beginHash, endHash } from './hash';
import { allocate, same, take } from './memory';
import { scratch } from './line-ids';
import { TALLIED_BEFORE, TALLIED_NEXT, TALLIED_LENGTH, TALLIED_ROWS, TALLIED_TEXT } from './shared.generated';
import { cellEnd, cellStart, input } from './settings';

const QUOTE: u8 = 34;
const COMMA: u8 = 44;
const MINUS: u8 = 45;
const POINT: u8 = 46;
const ZERO: u8 = 48;
const COLON: u8 = 58;
const BRACE: u8 = 125;
const MOST: usize = 8;
const SLOTS: u32 = 1 << 16;

const columns: usize = memory.data(8 * 4);
const prefixes: usize = memory.data(8 * 4);
const alikes: usize = memory.data(8 * 4); // whether texts that differ in amounts alone are alike
const lasts: usize = memory.data(8 * 4); // the record of the row before
const newests: usize = memory.data(8 * 4);
const sizes: usize = memory.data(8 * 4);
const others: usize = memory.data(8 * 4);
const tables: usize = memory.data(8 * 4);
let count: u32 = 0;
let most: u32 = 0;

export function clearTallies(mostTexts: u32): void {
  count = 0;
  most = mostTexts;
}

export function tally(column: u32, prefix: u32, withoutAmounts: u32): void {
  const at = (count as usize) << 2;
  store<u32>(columns + at, column << 2);
  store<u32>(prefixes + at, prefix);
  store<u32>(alikes + at, withoutAmounts);
  store<u32>(lasts + at, 0);
  store<u32>(newests + at, 0);
  store<u32>(sizes + at, 0);
  store<u32>(others + at, 0);
  if (load<u32>(tables + at) === 0) store<u32>(tables + at, allocate(SLOTS << 2) as u32);
  memory.fill(load<u32>(tables + at), 0, SLOTS << 2);
  count++;
}

// @ts-ignore: decorator
@inline
export function tallyRow(): void {
  for (let i: u32 = 0; i < count; i++) tallyCell(i);
}

function tallyCell(i: u32): void {
  const at = (i as usize) << 2;
  const column = load<u32>(columns + at);
  const from = cellStart(column);
  const prefix = load<u32>(prefixes + at);
  const to = prefix === 0 ? cellEnd(column) : from + prefix + (load<u8>(input + from) === QUOTE ? 1 : 0);
  let size = to - from;
  let s = input + from;
  if (load<u32>(alikes + at) !== 0 && size > 2) {
    const text = scratch(size + 16);
    size = withoutAmounts(s, size, text);
    s = text;
  }
  const last = load<u32>(lasts + at) as usize;
  if (last !== 0 && isText(last, s, size)) {
    store<u32>(last, load<u32>(last, TALLIED_ROWS) + 1, TALLIED_ROWS);
    return;
  }
  beginHash();
  addCell(s, s + size);
  const hash = endHash();
  const slot = load<u32>(tables + at) + ((hash & (SLOTS - 1)) << 2);
  // Records of one slot are a chain through their hash words: texts are few, chains are short.
  let record = load<u32>(slot) as usize;
  while (record !== 0 && !isText(record, s, size)) record = load<u32>(record, TALLIED_NEXT) as usize;
  if (record === 0) record = made(at, slot, s, size);
  if (record === 0) return;
  store<u32>(record, load<u32>(record, TALLIED_ROWS) + 1, TALLIED_ROWS);
  store<u32>(lasts + at, record as u32);
}

/** Copies a cell with 0 for its amounts, as `amountsAside` of the reference reader does; returns the length. */
function withoutAmounts(cell: usize, size: u32, target: usize): u32 {
  const end = cell + size;
  // Amounts stand between quotes, inside those around the cell.
  const last = load<u8>(cell) === QUOTE ? end - 1 : end;
  let from = cell + 1;
  let to = target + 1;
  store<u8>(target, load<u8>(cell));
  while (from < last) {
    const length = untilAmount(from, last, to);
    from += length;
    to += length;
    if (from === last) break;
    const behind = mayPrecede(from, cell) ? amountEnd(from, last) : 0;
    store<u8>(to, behind === 0 ? load<u8>(from) : ZERO);
    from = behind === 0 ? from + 1 : behind;
    to++;
  }
  if (last < end) {
    store<u8>(to, QUOTE);
    to++;
  }
  return (to - target) as u32;
}

/** Copies up to where an amount may begin, or up to 16 bytes; returns how many. As many may be written. */
// @ts-ignore: decorator
@inline
function untilAmount(from: usize, last: usize, to: usize): usize {
  const bytes = v128.load(from);
  const before = v128.load(from - 1);
  const begins = v128.or(i8x16.eq(before, i8x16.splat(QUOTE)), i8x16.eq(before, i8x16.splat(COLON)));
  const digits = i8x16.le_u(i8x16.sub(bytes, i8x16.splat(MINUS)), i8x16.splat(57 - MINUS));
  v128.store(to, bytes);
  const first = ctz((i8x16.bitmask(v128.and(begins, digits)) as u32) | 0x10000) as usize;
  return min(first, last - from);
}

// @ts-ignore: decorator
@inline
function mayPrecede(at: usize, cell: usize): bool {
  const byte = load<u8>(at - 1);
  if (byte === QUOTE) return at - 1 > cell;
  return byte === COLON && at - 2 > cell && load<u8>(at - 2) === QUOTE;
}

/** Behind the decimal with a point that begins here; 0 where none does, or where it goes on as something else. */
function amountEnd(at: usize, end: usize): usize {
  const first = load<u8>(at) === MINUS ? at + 1 : at;
  const point = digitsEnd(first, end);
  if (point === first || point >= end || load<u8>(point) !== POINT) return 0;
  const behind = digitsEnd(point + 1, end);
  if (behind === point + 1 || behind >= end) return 0;
  const next = load<u8>(behind);
  return next === QUOTE || next === COMMA || next === BRACE ? behind : 0;
}

function digitsEnd(from: usize, end: usize): usize {
  let p = from;
  while (p < end && (load<u8>(p) as u32) - 48 <= 9) p++;
  return p;
}

// @ts-ignore: decorator
@inline
function isText(record: usize, s: usize, size: u32): bool {
  return load<u32>(record, TALLIED_LENGTH) === size && same(record + TALLIED_TEXT, s, size);
}

function made(at: usize, slot: usize, s: usize, size: u32): usize {
  if (load<u32>(sizes + at) === most) {
    store<u32>(others + at, load<u32>(others + at) + 1);
    return 0;
  }
  const record = take(TALLIED_TEXT + size);
  store<u32>(record, load<u32>(slot), TALLIED_NEXT);
  store<u32>(record, 0, TALLIED_ROWS);
  store<u32>(record, size, TALLIED_LENGTH);
  store<u32>(record, load<u32>(newests + at), TALLIED_BEFORE);
  memory.copy(record + TALLIED_TEXT, s, size);
  store<u32>(slot, record as u32);
  store<u32>(newests + at, record as u32);
  store<u32>(sizes + at, load<u32>(sizes + at) + 1);
  return record;
}

/** The record that a tally made last; each tells the one before it. */
export function newestText(i: u32): usize {
  return load<u32>(newests + ((i as usize) << 2)) as usize;
}
/** Rows of texts that came when a tally had as many as it may keep. */
export function otherRows(i: u32): u32 {
  return load<u32>(others + ((i as usize) << 2));
}

// Lines by their ids: keyed 128-bit digests, a digest of what each said, and where it stood; 32 bytes a line.
import { amountIndex, contentTexts, contentWords, fileNumber, textColumn } from './content';
import { isListing, noteRepeat } from './events';
import { allocate, lowBytes } from './memory';
import { cellEnd, cellStart, input, lineIdColumn, NO_COLUMN, separators, width } from './settings';
import { values } from './groups';
import { addCell, addWord, beginHash, wholeHash } from './hash';

const QUOTE: u8 = 34;
const SEPARATOR: u8 = 31;

/** What meet() finds. */
export const NEW: i32 = 0;
export const SAME: i32 = 1;
export const CHANGED: i32 = 2;
/** For the reference reader: an id in quotes or with blanks, a cell that is not plain. */
export const ODD: i32 = -1;

// Places in an entry: the key's digest, the content's, then line and file.
const CONTENT: usize = 16;
const LINE: usize = 24;
const FILE: usize = 28;

let table: usize = 0;
let slots: u32 = 0;
let count: u32 = 0;
let key0: u64 = 0;
let key1: u64 = 0;
let digestLow: u64 = 0;
let digestHigh: u64 = 0;
let metLine: u32 = 0;
let metFile: u32 = 0;

export function seedIds(low: u64, high: u64): void {
  key0 = low;
  key1 = high;
}

export function openIds(): void {
  if (table === 0) grow(1 << 14);
}

/** Makes room for so many more lines at once: to move those that are there takes longer than to look them up. */
export function expectLines(lines: u32): void {
  const most = count + lines;
  if (most > (slots >> 2) * 3) grow(most + (most >> 1));
}

let scratchAt: usize = 0;
let scratchBytes: u32 = 0;

/** Room for a text that does not disturb the input. */
export function scratch(bytes: u32): usize {
  if (bytes + 16 > scratchBytes) {
    scratchBytes = (bytes + 16) << 1;
    scratchAt = allocate(scratchBytes);
  }
  return scratchAt;
}

/** Whether the current row, on line `line` counted from 0, was met before. */
export function meetRow(line: u32, present: u32): i32 {
  if (lineIdColumn === NO_COLUMN) return isListing() ? meetWhole(line) : NEW;
  let s = input + cellStart(lineIdColumn);
  let e = input + cellEnd(lineIdColumn);
  if (e - s >= 2 && load<u8>(s) === QUOTE) {
    s++;
    e--;
  }
  if (s === e) return NEW;
  if (!isPlain(s, e)) return ODD;
  let content: u64 = 0;
  if (contentWords > 0) {
    content = contentOfRow(present);
    if (content === 0) return ODD;
  }
  digest(s, (e - s) as u32);
  const met = meet(content, fileNumber, line + 1);
  if (met === SAME) noteRepeat(metFile, metLine, (s - input) as u32, (e - s) as u32);
  return met;
}

/** Visible ASCII without quotes. Up to 16 bytes behind it are read. */
// @ts-ignore: decorator
@inline
function isPlain(from: usize, to: usize): bool {
  for (let p = from; p < to; p += 16) {
    const v = v128.load(p);
    // As signed numbers, bytes beyond ASCII lie below the blank too.
    const odd = v128.or(i8x16.le_s(v, i8x16.splat(32)), v128.or(i8x16.eq(v, i8x16.splat(34)), i8x16.eq(v, i8x16.splat(127))));
    const rest = (to - p) as u32;
    const mask = rest < 16 ? (1 << rest) - 1 : 0xffff;
    if ((i8x16.bitmask(odd) & mask) !== 0) return false;
  }
  return true;
}

/** What the row says, as a number that is not 0; 0 for a cell with a quote inside. */
function contentOfRow(present: u32): u64 {
  beginHash();
  for (let i: u32 = 0; i < contentTexts; i++) {
    const column = textColumn(i);
    let s = input;
    let e = s;
    if (column !== NO_COLUMN) {
      s = input + cellStart(column);
      e = input + cellEnd(column);
      if (e - s >= 2 && load<u8>(s) === QUOTE) {
        s++;
        e--;
        for (let p = s; p < e; p++) if (load<u8>(p) === QUOTE) return 0;
      }
      while (s < e && load<u8>(s) <= 32) s++;
      while (e > s && load<u8>(e - 1) <= 32) e--;
    }
    addCell(s, e);
  }
  for (let i: u32 = 0; i < contentWords; i++) {
    const index = amountIndex(i);
    const isThere = (present & (1 << index)) !== 0;
    addWord(isThere ? load<u64>(values + ((index as usize) << 3)) : (i64.MIN_VALUE as u64));
  }
  return wholeHash() | 1;
}

/** The same of the bytes that `contentOf` of the reference reader writes: texts ended by LF, words, and what is beyond. */
function contentOfBytes(at: usize, length: u32, texts: u32, words: u32): u64 {
  beginHash();
  const end = at + length;
  let p = at;
  for (let i: u32 = 0; i < texts; i++) {
    const from = p;
    while (p < end && load<u8>(p) !== 10) p++;
    addCell(from, p);
    p++;
  }
  for (let i: u32 = 0; i < words; i++) {
    addWord(load<u64>(p));
    p += 8;
  }
  if (p < end) addCell(p, end);
  return wholeHash() | 1;
}

/** Without ids: all cells of the row, as `wholeRow` of the reference reader writes them. */
function meetWhole(line: u32): i32 {
  const lineEnd = load<u32>(separators + (((width - 1) as usize) << 2));
  const begin = scratch(lineEnd - load<u32>(separators - 4) + 16);
  let at = begin;
  store<u8>(at, 1);
  at++;
  for (let column: u32 = 0; column < width; column++) {
    if (column > 0) {
      store<u8>(at, SEPARATOR);
      at++;
    }
    let s = input + cellStart(column << 2);
    let e = input + cellEnd(column << 2);
    const isQuoted = e - s >= 2 && load<u8>(s) === QUOTE;
    if (isQuoted) {
      s++;
      e--;
    }
    for (let p = s; p < e; p++) {
      const byte = load<u8>(p);
      store<u8>(at, byte);
      at++;
      if (isQuoted && byte === QUOTE) p++;
    }
  }
  digest(begin, (at - begin) as u32);
  if (meet(0, fileNumber, line + 1) !== NEW) noteRepeat(metFile, metLine, 0, 0);
  return NEW;
}

/** The host's own rows: the key, and the content behind it, of so many texts and words, lie in scratch. */
export function meetText(keyLength: u32, contentLength: u32, texts: u32, words: u32, file: u32, line: u32): i32 {
  let content: u64 = 0;
  if (contentLength > 0) {
    content = contentOfBytes(scratchAt + keyLength, contentLength, texts, words);
  }
  digest(scratchAt, keyLength);
  return meet(content, file, line);
}

export function firstFile(): u32 {
  return metFile;
}
export function firstLine(): u32 {
  return metLine;
}

/** Looks up the digest; content 0 is like any. */
function meet(content: u64, file: u32, line: u32): i32 {
  if (count >= (slots >> 2) * 3) grow(slots + (slots >> 1));
  const at = placeOf(digestLow, digestHigh);
  if (load<u64>(at) === 0) {
    store<u64>(at, digestLow);
    store<u64>(at, digestHigh, 8);
    store<u64>(at, content, CONTENT);
    store<u32>(at, line, LINE);
    store<u32>(at, file, FILE);
    count++;
    return NEW;
  }
  metLine = load<u32>(at, LINE);
  metFile = load<u32>(at, FILE);
  const known = load<u64>(at, CONTENT);
  return known === content || known === 0 || content === 0 ? SAME : CHANGED;
}

/** Where the digest is, or the free place for it. */
function placeOf(low: u64, high: u64): usize {
  let slot = ((((low >> 32) as u64) * (slots as u64)) >> 32) as u32;
  for (;;) {
    const at = table + ((slot as usize) << 5);
    const found = load<u64>(at);
    if (found === 0 || (found === low && load<u64>(at, 8) === high)) return at;
    slot = slot + 1 === slots ? 0 : slot + 1;
  }
  return 0;
}

function grow(most: u32): void {
  const old = table;
  const before = slots;
  // Fresh memory is all zero.
  table = allocate((most as usize) << 5);
  slots = most;
  for (let i: u32 = 0; i < before; i++) {
    const from = old + ((i as usize) << 5);
    const low = load<u64>(from);
    if (low !== 0) memory.copy(placeOf(low, load<u64>(from, 8)), from, 32);
  }
}

/** SipHash-1-3 with 128 bits out, keyed at random for each run: nobody can make two ids that collide. */
function digest(at: usize, length: u32): void {
  let v0 = key0 ^ 0x736f6d6570736575;
  let v1 = key1 ^ 0x646f72616e646f6d ^ 0xee;
  let v2 = key0 ^ 0x6c7967656e657261;
  let v3 = key1 ^ 0x7465646279746573;
  const end = at + ((length as usize) & ~7);
  let p = at;
  const last: u64 = (length as u64) << 56;
  for (;;) {
    const word = p < end ? load<u64>(p) : last | load<u64>(end) & lowBytes(length & 7);
    v3 ^= word;
    for (let i = 0; i < 1; i++) {
      v0 += v1; v1 = rotl<u64>(v1, 13); v1 ^= v0; v0 = rotl<u64>(v0, 32);
      v2 += v3; v3 = rotl<u64>(v3, 16); v3 ^= v2;
      v0 += v3; v3 = rotl<u64>(v3, 21); v3 ^= v0;
      v2 += v1; v1 = rotl<u64>(v1, 17); v1 ^= v2; v2 = rotl<u64>(v2, 32);
    }
    v0 ^= word;
    if (p >= end) break;
    p += 8;
  }
  v2 ^= 0xee;
  let low: u64 = 0;
  for (let half = 0; half < 2; half++) {
    for (let i = 0; i < 3; i++) {
      v0 += v1; v1 = rotl<u64>(v1, 13); v1 ^= v0; v0 = rotl<u64>(v0, 32);
      v2 += v3; v3 = rotl<u64>(v3, 16); v3 ^= v2;
      v0 += v3; v3 = rotl<u64>(v3, 21); v3 ^= v0;
      v2 += v1; v1 = rotl<u64>(v1, 17); v1 ^= v2; v2 = rotl<u64>(v2, 32);
    }
    if (half === 0) {
      low = v0 ^ v1 ^ v2 ^ v3;
      v1 ^= 0xdd;
    }
  }
  const high = v0 ^ v1 ^ v2 ^ v3;
  digestLow = low === 0 ? 1 : low;
  digestHigh = high;
}

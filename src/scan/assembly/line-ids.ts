// Whether a line was read before, by its id or, without ids, by all that it says.
import { contentOfBytes, contentOfRow, fileNumber, hasContent, noContent } from './content';
import { digest } from './digest';
import { isListing, noteRepeat } from './events';
import { allocate } from './memory';
import { firstFile, firstLine, findLine } from './seen-lines';
import { cellEnd, cellStart, input, lineIdColumn, separators, width } from './settings';
import { SEEN_NEW, SEEN_SAME, NO_COLUMN } from './shared.generated';

const QUOTE: u8 = 34;
const SEPARATOR: u8 = 31;

/** For the reference reader: an id in quotes or with blanks, a cell that is not plain. */
export const ODD: i32 = -1;

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

/** Whether the current row, on line `line` counted from 0, was read before. */
export function findRow(line: u32, present: u32, group: usize): i32 {
  if (lineIdColumn === NO_COLUMN) return isListing() ? findWhole(line) : SEEN_NEW;
  let s = input + cellStart(lineIdColumn);
  let e = input + cellEnd(lineIdColumn);
  if (e - s >= 2 && load<u8>(s) === QUOTE) {
    s++;
    e--;
  }
  if (s === e) return isListing() ? findWhole(line) : SEEN_NEW;
  if (!isPlain(s, e)) return ODD;
  if (!hasContent) noContent();
  else if (!contentOfRow(present, group)) return ODD;
  digest(s, (e - s) as u32);
  const found = findLine(fileNumber, line + 1);
  if (found === SEEN_SAME) noteRepeat(firstFile(), firstLine(), (s - input) as u32, (e - s) as u32);
  return found;
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

/** Without ids: all cells of the row, as `wholeRow` of the reference reader writes them. */
function findWhole(line: u32): i32 {
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
  noContent();
  if (findLine(fileNumber, line + 1) !== SEEN_NEW) noteRepeat(firstFile(), firstLine(), 0, 0);
  return SEEN_NEW;
}

/** The host's own rows: the key and the content behind it lie in scratch. */
export function findText(keyLength: u32, commonLength: u32, ownLength: u32, file: u32, line: u32): i32 {
  if (commonLength === 0) noContent();
  else contentOfBytes(scratchAt + keyLength, commonLength, ownLength);
  digest(scratchAt, keyLength);
  return findLine(file, line);
}

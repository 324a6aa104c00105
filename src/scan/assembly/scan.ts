// The fast reader's hot loop (AssemblyScript → WebAssembly SIMD). One pass over the bytes of whole lines:
// compare and bitmask find separators, quotes and line ends; prefix-xor tells inside from outside quotes; the ends
// of a line's cells are listed, and the row is read from the list.
//
// It reads only rows that are plain beyond doubt. Any other line is noted as odd and judged by the reference
// reader's own code, so that both readers agree by construction.
import { clearEvents, hasOdd, isFullOfEvents, nextLine, noteOdd, openEvents } from './events';
import { seedHash } from './hash';
import { seedDigest } from './digest';
import { allocate } from './memory';
import { goodRows, isTotalPerhaps, remembers, row } from './row';
import { BLOCK, STOPPED_NEED_MORE, STOPPED_ODD_FULL, STOPPED_OPEN_QUOTE } from './shared.generated';
import { delimiter, input, maxLine, separators, separatorsEnd, setInput, width } from './settings';

export { charactersFound, codesOffset, groupAt, groupsFound, isFull, tell } from './groups';
export { clearContent, contentAmount, contentSizes, contentText, contentTimes } from './content';
export { eventCount, eventsAt, lineCount, listRepeats, setLineCount } from './events';
export { findText, scratch } from './line-ids';
export { expectLines, firstFile, firstLine, setForm } from './seen-lines';
export { blank, clearProof, rule } from './proof';
export { clear, duplicateRows, goodRows, remember, unpaidRows } from './row';
export { amount, extra, key, layout, roles, span, telling, time } from './settings';
export { clearTallies, newestText, otherRows, tally } from './tally';

const LF: u8 = 10;
const CR: u8 = 13;
const QUOTE: u8 = 34;
/** Bytes behind the input that may be read: a block, or a word behind a cell. */
const SLACK: u32 = 256;

let consumed: u32 = 0;

export function init(inputBytes: u32, mostEvents: u32, seedLow: u64, seedHigh: u64): usize {
  setInput(allocate(inputBytes + SLACK));
  openEvents(mostEvents);
  seedHash(seedLow);
  seedDigest(seedLow, seedHigh);
  return input;
}

// @ts-ignore: decorator
@inline
function mask(a: v128, b: v128, c: v128, d: v128, byte: v128): u64 {
  const low = i8x16.bitmask(i8x16.eq(a, byte)) | (i8x16.bitmask(i8x16.eq(b, byte)) << 16);
  const high = i8x16.bitmask(i8x16.eq(c, byte)) | (i8x16.bitmask(i8x16.eq(d, byte)) << 16);
  return (low as u32 as u64) | ((high as u32 as u64) << 32);
}

/** Bit n is set where an odd number of bits up to n is: inside quotes. */
// @ts-ignore: decorator
@inline
function prefixXor(bits: u64): u64 {
  let q = bits;
  q ^= q << 1;
  q ^= q << 2;
  q ^= q << 4;
  q ^= q << 8;
  q ^= q << 16;
  return q ^ (q << 32);
}

/** Reads whole lines of the input from `from` on; returns why it stopped, `consumedBytes` tells where. */
export function scan(from: u32, length: u32): i32 {
  const quotes = i8x16.splat(QUOTE as i8);
  const commas = i8x16.splat(delimiter as i8);
  const newlines = i8x16.splat(LF as i8);
  const returns = i8x16.splat(CR as i8);
  let inside: u64 = 0; // all ones when a quote is open at the block's start
  let before: u64 = 1; // the byte before the block lets a quote open
  let closed: u64 = 0; // the byte before the block closed a quote
  let returned: u64 = 0; // the byte before the block was a CR
  let faulty = false; // the line so far breaks the rules of quoting
  let lineStart: u32 = from;
  let next = separators; // where the next separator is listed
  const end = separatorsEnd;
  store<u32>(separators - 4, from - 1);
  clearEvents();
  consumed = from;
  for (let base: u32 = from; base < length; base += BLOCK) {
    const p = input + base;
    const a = v128.load(p);
    const b = v128.load(p, 16);
    const c = v128.load(p, 32);
    const d = v128.load(p, 48);
    const raw = mask(a, b, c, d, quotes);
    const open: u64 = (raw | closed) === 0 ? inside : prefixXor(raw) ^ inside;
    // Line ends are rare: only a block with a byte of up to CR is looked at for them.
    let n0: u64 = 0;
    let r: u64 = 0;
    if (v128.any_true(i8x16.le_u(i8x16.min_u(i8x16.min_u(a, b), i8x16.min_u(c, d)), returns))) {
      n0 = mask(a, b, c, d, newlines);
      r = mask(a, b, c, d, returns);
    } else if ((open | raw) === ~0) {
      // All of it is text in quotes, as most of a bill is: no cell ends here. Only its first byte may break a rule.
      faulty = faulty || (returned | (raw & open & ~before & 1)) !== 0;
      returned = 0;
      closed = (raw & ~open) >> 63;
      inside = ((open as i64) >> 63) as u64;
      before = raw >> 63;
      continue;
    }
    const s0 = mask(a, b, c, d, commas);
    let faults: u64 = ((r << 1) | returned) & ~n0;
    returned = r >> 63;
    const around = s0 | n0 | raw;
    if ((raw | closed) !== 0) {
      faults |= raw & open & ~((around << 1) | before);
      const closing = raw & ~open;
      faults |= ((closing << 1) | closed) & ~(around | r);
      closed = closing >> 63;
      inside = ((open as i64) >> 63) as u64;
    }
    before = around >> 63;
    let rest = (s0 | n0) & ~open;
    if (n0 === 0) {
      // No line ends here: list the separators. Most blocks have at most four.
      const count = popcnt(rest) as usize;
      store<u32>(next, base + (ctz(rest) as u32));
      rest &= rest - 1;
      store<u32>(next, base + (ctz(rest) as u32), 4);
      rest &= rest - 1;
      store<u32>(next, base + (ctz(rest) as u32), 8);
      rest &= rest - 1;
      store<u32>(next, base + (ctz(rest) as u32), 12);
      if (count > 4) {
        let more = next + 16;
        for (rest &= rest - 1; rest !== 0; rest &= rest - 1) {
          store<u32>(more, base + (ctz(rest) as u32));
          more += 4;
        }
      }
      next = min(next + (count << 2), end);
      faulty = faulty || faults !== 0;
      continue;
    }
    // A quote is open at the end of a line: only the lines before it are read.
    const broken = n0 & open;
    if (broken !== 0) rest &= (broken & (0 - broken)) - 1;
    while (rest !== 0) {
      const bit = rest & (0 - rest);
      const at = base + (ctz(rest) as u32);
      rest ^= bit;
      store<u32>(next, at);
      next = min(next + 4, end);
      if ((n0 & bit) === 0) continue;
      if (at >= length) return STOPPED_NEED_MORE;
      // Where lines are counted once, each is judged before the next is looked up.
      if (remembers() && hasOdd() && !faulty) return STOPPED_ODD_FULL;
      const upTo = (bit << 1) - 1;
      // A row that may add up those above it is judged before the next is met.
      let stops = faulty || (faults & upTo) !== 0;
      if (stops) note(lineStart, at);
      else stops = line(((next - separators) >> 2) as u32, lineStart, at);
      faults &= ~upTo;
      faulty = false;
      lineStart = at + 1;
      consumed = lineStart;
      next = separators;
      store<u32>(separators - 4, at);
      if (stops || isFullOfEvents()) return STOPPED_ODD_FULL;
    }
    if (broken !== 0) return STOPPED_OPEN_QUOTE;
    faulty = faulty || faults !== 0;
  }
  return STOPPED_NEED_MORE;
}

/** A line that the reference reader judges. */
function note(from: u32, to: u32): void {
  noteOdd(from, to, goodRows());
  nextLine();
}

// @ts-ignore: decorator
@inline
function line(cells: u32, from: u32, to: u32): bool {
  const length = to - from;
  if (length === 0 || (length === 1 && load<u8>(input + from) === CR)) {
    nextLine();
    return false;
  }
  const isWhole = cells === width && length < maxLine;
  if (isWhole && row(to)) {
    nextLine();
    return false;
  }
  note(from, to);
  return isWhole ? isTotalPerhaps() : length >= maxLine;
}

export function consumedBytes(): u32 {
  return consumed;
}

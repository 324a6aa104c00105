// Lines that were met, by their digests: what each said, and where it stood. An entry has 32 bytes; entries stand in
// the order of the lines, and are found through an index of 8 bytes a slot, small enough to be near.
import { digestHigh, digestLow } from './digest';
import { allocate } from './memory';

/** What meet() finds. */
export const NEW: i32 = 0;
export const SAME: i32 = 1;
export const CHANGED: i32 = 2;

// Places in an entry: the digest's halves, the content's digest, then line and file.
const HIGH: usize = 8;
const CONTENT: usize = 16;
const LINE: usize = 24;
const FILE: usize = 28;

/** Entries are taken in blocks, so that none is ever moved. */
const BLOCK_BITS: u32 = 14;
const blocks: usize = memory.data(8192 * 4);

let index: usize = 0; // for each slot the entry's number, from 1 on, and a part of its digest; 0 where it is free
let slots: u32 = 0;
let count: u32 = 0;
let metLine: u32 = 0;
let metFile: u32 = 0;

export function openMet(): void {
  if (index === 0) grow(1 << 14);
}

/** Makes room for so many more lines at once: to number those anew that are there takes longer than to look them up. */
export function expectLines(lines: u32): void {
  const most = count + lines;
  if (most > (slots >> 2) * 3) grow(most + (most >> 1));
}

/** File and line of the one that meet() has found. */
export function firstFile(): u32 {
  return metFile;
}
export function firstLine(): u32 {
  return metLine;
}

/** Looks up the current digest, and keeps it where it is new; content 0 is like any. */
export function meet(content: u64, file: u32, line: u32): i32 {
  if (count >= (slots >> 2) * 3) grow(slots + (slots >> 1));
  let slot = slotOf(digestLow);
  for (;;) {
    const at = index + ((slot as usize) << 3);
    const number = load<u32>(at);
    if (number === 0) {
      keep(content, file, line);
      point(slot, count, digestHigh);
      return NEW;
    }
    if (load<u32>(at, 4) === (digestHigh as u32)) {
      const entry = entryAt(number - 1);
      if (load<u64>(entry) === digestLow && load<u64>(entry, HIGH) === digestHigh) return compared(entry, content);
    }
    slot = slot + 1 === slots ? 0 : slot + 1;
  }
  return NEW;
}

function compared(entry: usize, content: u64): i32 {
  metLine = load<u32>(entry, LINE);
  metFile = load<u32>(entry, FILE);
  const known = load<u64>(entry, CONTENT);
  return known === content || known === 0 || content === 0 ? SAME : CHANGED;
}

function keep(content: u64, file: u32, line: u32): void {
  const block = blocks + (((count >> BLOCK_BITS) as usize) << 2);
  if (load<u32>(block) === 0) store<u32>(block, allocate(32 << BLOCK_BITS) as u32);
  const entry = entryAt(count++);
  store<u64>(entry, digestLow);
  store<u64>(entry, digestHigh, HIGH);
  store<u64>(entry, content, CONTENT);
  store<u32>(entry, line, LINE);
  store<u32>(entry, file, FILE);
}

// @ts-ignore: decorator
@inline
function entryAt(number: u32): usize {
  const block = load<u32>(blocks + (((number >> BLOCK_BITS) as usize) << 2)) as usize;
  return block + (((number & ((1 << BLOCK_BITS) - 1)) as usize) << 5);
}

// @ts-ignore: decorator
@inline
function slotOf(low: u64): u32 {
  return (((low >> 32) * (slots as u64)) >> 32) as u32;
}

function point(slot: u32, number: u32, high: u64): void {
  const at = index + ((slot as usize) << 3);
  store<u32>(at, number);
  store<u32>(at, high as u32, 4);
}

function grow(most: u32): void {
  // Fresh memory is all zero.
  index = allocate((most as usize) << 3);
  slots = most;
  for (let number: u32 = 0; number < count; number++) {
    const entry = entryAt(number);
    let slot = slotOf(load<u64>(entry));
    while (load<u32>(index + ((slot as usize) << 3)) !== 0) slot = slot + 1 === slots ? 0 : slot + 1;
    point(slot, number + 1, load<u64>(entry, HIGH));
  }
}

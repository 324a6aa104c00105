// Lines that were read, by their digests: what each said, and where it stood. An entry has 40 bytes; entries stand in
// the order of the lines, and are found through an index of 8 bytes a slot, small enough to be near.
import { common, own } from './content';
import { digestHigh, digestLow } from './digest';
import { allocate, moved } from './memory';
import { SEEN_CHANGED, SEEN_NEW, SEEN_SAME } from './shared.generated';

// Places in an entry: the digest's halves, the content's two, then line and file.
const HIGH: usize = 8;
const COMMON: usize = 16;
const OWN: usize = 24;
const LINE: usize = 32;
const FILE: usize = 36;
const ENTRY: usize = 40;

/** Entries are taken in blocks, so that none is ever moved. */
const BLOCK_BITS: u32 = 14;
const blocks: usize = memory.data(8192 * 4);

let index: usize = 0; // for each slot the entry's number, from 1 on, and a part of its digest; 0 where it is free
let slots: u32 = 0;
let count: u32 = 0;
let foundLine: u32 = 0;
let foundFile: u32 = 0;

let forms: usize = 0; // u32 for each file: files of one form have the same columns
let formRoom: u32 = 0;

export function setForm(file: u32, form: u32): void {
  if (file >= formRoom) {
    forms = moved(forms, (formRoom as usize) << 2, ((file + 64) as usize) << 3);
    formRoom = (file + 64) << 1;
  }
  store<u32>(forms + ((file as usize) << 2), form);
}

// @ts-ignore: decorator
@inline
function formOf(file: u32): u32 {
  return load<u32>(forms + ((file as usize) << 2));
}

export function openSeenLines(): void {
  if (index === 0) grow(1 << 14);
}

/** Makes room for so many more lines at once: to number those anew that are there takes longer than to look them up. */
export function expectLines(lines: u32): void {
  const most = count + lines;
  if (most > (slots >> 2) * 3) grow(most + (most >> 1));
}

/** File and line of the one that findLine() has found. */
export function firstFile(): u32 {
  return foundFile;
}
export function firstLine(): u32 {
  return foundLine;
}

/** Looks up the current digest, and keeps it with the current content where it is new. */
export function findLine(file: u32, line: u32): i32 {
  if (count >= (slots >> 2) * 3) grow(slots + (slots >> 1));
  let slot = slotOf(digestLow);
  for (;;) {
    const at = index + ((slot as usize) << 3);
    const number = load<u32>(at);
    if (number === 0) {
      keep(file, line);
      point(slot, count, digestHigh);
      return SEEN_NEW;
    }
    if (load<u32>(at, 4) === (digestHigh as u32)) {
      const entry = entryAt(number - 1);
      if (load<u64>(entry) === digestLow && load<u64>(entry, HIGH) === digestHigh) return compared(entry, file);
    }
    slot = slot + 1 === slots ? 0 : slot + 1;
  }
  return SEEN_NEW;
}

function compared(entry: usize, file: u32): i32 {
  foundLine = load<u32>(entry, LINE);
  foundFile = load<u32>(entry, FILE);
  const known = load<u64>(entry, COMMON);
  // Content 0 is like any.
  if (known === 0 || common === 0) return SEEN_SAME;
  if (known !== common) return SEEN_CHANGED;
  return formOf(foundFile) !== formOf(file) || load<u64>(entry, OWN) === own ? SEEN_SAME : SEEN_CHANGED;
}

function keep(file: u32, line: u32): void {
  const block = blocks + (((count >> BLOCK_BITS) as usize) << 2);
  if (load<u32>(block) === 0) store<u32>(block, allocate(ENTRY << (BLOCK_BITS as usize)) as u32);
  const entry = entryAt(count++);
  store<u64>(entry, digestLow);
  store<u64>(entry, digestHigh, HIGH);
  store<u64>(entry, common, COMMON);
  store<u64>(entry, own, OWN);
  store<u32>(entry, line, LINE);
  store<u32>(entry, file, FILE);
}

// @ts-ignore: decorator
@inline
function entryAt(number: u32): usize {
  const block = load<u32>(blocks + (((number >> BLOCK_BITS) as usize) << 2)) as usize;
  return block + ((number & ((1 << BLOCK_BITS) - 1)) as usize) * ENTRY;
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

// What the host is told of a piece of input: odd lines, and repeats where it asks for them.
import { allocate } from './memory';

/** In place of an odd line's offset: a row that repeats another one, with the file and the line of the first. */
const EVENT: u32 = 24;
const REPEAT: u32 = 0xffffffff;

let list: usize = 0; // offset, length, line, good rows before; or REPEAT, file, line, line of the first, id's offset, length
let capacity: u32 = 0;
let count: u32 = 0;
let lines: u32 = 0;
let listing: bool = false;
let odd: bool = false;

export function openEvents(most: u32): void {
  list = allocate(most * EVENT);
  capacity = most;
}

/** Whether rows that repeat others are told of too. */
export function listRepeats(on: bool): void {
  listing = on;
}

export function isListing(): bool {
  return listing;
}

export function clearEvents(): void {
  count = 0;
  odd = false;
}

// @ts-ignore: decorator
@inline
export function hasOdd(): bool {
  return odd;
}

/** Room for an odd line and a repeat is always left. */
export function isFullOfEvents(): bool {
  return count + 2 > capacity;
}

function note(a: u32, b: u32, c: u32, d: u32, e: u32, f: u32): void {
  const at = list + count * EVENT;
  store<u32>(at, a);
  store<u32>(at, b, 4);
  store<u32>(at, c, 8);
  store<u32>(at, d, 12);
  store<u32>(at, e, 16);
  store<u32>(at, f, 20);
  count++;
}

/** A line that the reference reader judges. */
export function noteOdd(from: u32, to: u32, good: u32): void {
  odd = true;
  note(from, to + 1 - from, lines, good, 0, 0);
}

/** A row that says what the one on that line said; its id lies in the input. */
export function noteRepeat(file: u32, line: u32, id: u32, idLength: u32): void {
  if (listing) note(REPEAT, file, lines, line, id, idLength);
}

// @ts-ignore: decorator
@inline
export function nextLine(): void {
  lines++;
}

export function lineCount(): u32 {
  return lines;
}
export function setLineCount(to: u32): void {
  lines = to;
}
export function eventCount(): u32 {
  return count;
}
export function eventsAt(): usize {
  return list;
}

// What the host is told of a piece of input: odd lines, and repeats where it asks for them.
import { allocate } from './memory';
import {
  EVENT_BYTES, ODD_EVENT_GOOD, ODD_EVENT_LENGTH, ODD_EVENT_LINE, ODD_EVENT_OFFSET, REPEAT, REPEAT_EVENT_FILE, REPEAT_EVENT_FIRST_LINE,
  REPEAT_EVENT_ID, REPEAT_EVENT_ID_LENGTH, REPEAT_EVENT_LINE, REPEAT_EVENT_MARK,
} from './shared.generated';

let list: usize = 0;
let capacity: u32 = 0;
let count: u32 = 0;
let lines: u32 = 0;
let listing: bool = false;
let odd: bool = false;

export function openEvents(most: u32): void {
  list = allocate((most as usize) * EVENT_BYTES);
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

function newEvent(): usize {
  return list + (count++ as usize) * EVENT_BYTES;
}

/** A line that the reference reader judges. */
export function noteOdd(from: u32, to: u32, good: u32): void {
  odd = true;
  const event = newEvent();
  store<u32>(event, from, ODD_EVENT_OFFSET);
  store<u32>(event, to + 1 - from, ODD_EVENT_LENGTH);
  store<u32>(event, lines, ODD_EVENT_LINE);
  store<u32>(event, good, ODD_EVENT_GOOD);
}

/** A row that says what the one on that line said; its id lies in the input. */
export function noteRepeat(file: u32, line: u32, id: u32, idLength: u32): void {
  if (!listing) return;
  const event = newEvent();
  store<u32>(event, REPEAT, REPEAT_EVENT_MARK);
  store<u32>(event, file, REPEAT_EVENT_FILE);
  store<u32>(event, lines, REPEAT_EVENT_LINE);
  store<u32>(event, line, REPEAT_EVENT_FIRST_LINE);
  store<u32>(event, id, REPEAT_EVENT_ID);
  store<u32>(event, idLength, REPEAT_EVENT_ID_LENGTH);
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

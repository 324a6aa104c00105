// Groups of rows with the same keys, their rows and exact sums. A group is a record in the pool; see RECORD in
// `../shared.ts`.
import { lineCount } from './events';
import { addCell, beginHash, endHash } from './hash';
import { allocate, emptyPool, moved, same, take } from './memory';
import {
  CARRY, FLAG_BITS, MOST_KEYS, NEW_CELL_AT, NEW_CELL_BYTES, NEW_CELL_LENGTH, RECORD_FIRST, RECORD_FLAGS, RECORD_HASH, RECORD_LAST,
  RECORD_LENGTH, RECORD_LINE, RECORD_NET, RECORD_REPEATS, RECORD_ROWS, RECORD_SUMS, RECORD_TEXTS,
} from './shared.generated';
import { amounts, cellEnd, cellStart, input, keyColumn, keyPrefix, keys, maxGroups } from './settings';

const LF: u8 = 10;
const QUOTE: u8 = 34;

@external("host", "newGroup")
declare function newGroup(group: u32): u32;

/** The cells of the newest group; see NEW_CELL in `../shared.ts`. */
const newCells: usize = memory.data((MOST_KEYS as i32) * 8);

/** Amounts of the current row. */
export const values: usize = memory.data(16 * 8);

let table: usize = 0; // u32: the record
let tableMask: u32 = 0;
let list: usize = 0; // u32: the record of each group, in the order of their first rows
let groupCount: u32 = 0;
let keysBehind: usize = 0;
let full: bool = false;

/** Forgets the groups, for the next file. */
export function clearGroups(): void {
  groupCount = 0;
  full = false;
  keysBehind = RECORD_SUMS + ((amounts as usize) << 4);
  emptyPool();
  if (table === 0) makeTable(1 << 11);
  else memory.fill(table, 0, ((tableMask + 1) as usize) << 2);
}

function makeTable(slots: u32): void {
  list = moved(list, (groupCount as usize) << 2, (slots as usize) << 1);
  table = allocate((slots as usize) << 2);
  tableMask = slots - 1;
  memory.fill(table, 0, (slots as usize) << 2);
  for (let group: u32 = 0; group < groupCount; group++) {
    const record = recordOf(group);
    store<u32>(freeSlot(load<u32>(record, RECORD_HASH)), record);
  }
}

function freeSlot(hash: u32): usize {
  let slot = hash & tableMask;
  while (load<u32>(table + ((slot as usize) << 2)) !== 0) slot = (slot + 1) & tableMask;
  return table + ((slot as usize) << 2);
}

// ---- the current row -----------------------------------------------------------------------------------------
// @ts-ignore: decorator
@inline
function keyEnd(i: u32, s: u32, e: u32): u32 {
  const prefix = load<u8>(keyPrefix + i) as u32;
  // A prefix of a quoted time counts its opening quote.
  return prefix === 0 ? e : s + prefix + (load<u8>(input + s) === QUOTE ? 1 : 0);
}

/** The group of the current row, made when it is new; 0 when there is no room for more. */
export function findGroup(): usize {
  beginHash();
  let length: u32 = 0;
  for (let i: u32 = 0; i < keys; i++) {
    const column = load<u32>(keyColumn + ((i as usize) << 2));
    const s = cellStart(column);
    const e = keyEnd(i, s, cellEnd(column));
    addCell(input + s, input + e);
    length += e - s + 1;
  }
  const hash = endHash();
  let slot = hash & tableMask;
  for (;;) {
    const record = load<u32>(table + ((slot as usize) << 2)) as usize;
    if (record === 0) return makeGroup(hash, length);
    if (load<u32>(record, RECORD_HASH) === hash && load<u32>(record, RECORD_LENGTH) === length && sameKeys(record)) return record;
    slot = (slot + 1) & tableMask;
  }
  return 0;
}

// @ts-ignore: decorator
@inline
function sameKeys(record: usize): bool {
  let at = record + keysBehind;
  for (let i: u32 = 0; i < keys; i++) {
    const column = load<u32>(keyColumn + ((i as usize) << 2));
    const s = cellStart(column);
    const size = keyEnd(i, s, cellEnd(column)) - s;
    if (load<u8>(at + size) !== LF || !same(at, input + s, size)) return false;
    at += size + 1;
  }
  return true;
}

function makeGroup(hash: u32, length: u32): usize {
  if (groupCount === maxGroups) {
    full = true;
    return 0;
  }
  if (groupCount === (tableMask + 1) >> 1) makeTable((tableMask + 1) << 1);
  const record = take(keysBehind + length);
  memory.fill(record, 0, keysBehind);
  store<u32>(record, hash, RECORD_HASH);
  store<u32>(record, length, RECORD_LENGTH);
  let at = record + keysBehind;
  let before = groupCount === 0 ? 0 : recordOf(groupCount - 1) + keysBehind;
  for (let i: u32 = 0; i < keys; i++) {
    const column = load<u32>(keyColumn + ((i as usize) << 2));
    const s = cellStart(column);
    const size = keyEnd(i, s, cellEnd(column)) - s;
    memory.copy(at, input + s, size);
    store<u8>(at + size, LF);
    const isKnown = before !== 0 && load<u8>(before + size) === LF && same(before, at, size);
    const newCell = newCells + (i as usize) * NEW_CELL_BYTES;
    store<u32>(newCell, isKnown ? 0 : (at as u32), NEW_CELL_AT);
    store<u32>(newCell, size, NEW_CELL_LENGTH);
    if (before !== 0) before = isKnown ? before + size + 1 : behindCell(before);
    at += size + 1;
  }
  store<u32>(freeSlot(hash), record as u32);
  store<u32>(list + ((groupCount as usize) << 2), record as u32);
  store<u32>(record, newGroup(groupCount++), RECORD_FLAGS);
  return record;
}

function behindCell(cell: usize): usize {
  let at = cell;
  while (load<u8>(at) !== LF) at++;
  return at + 1;
}

/** The record of rows that repeat those of a group. */
export function repeatsOf(record: usize): usize {
  const known = load<u32>(record, RECORD_REPEATS) as usize;
  if (known !== 0) return known;
  const made = take(keysBehind);
  memory.fill(made, 0, keysBehind);
  store<u32>(record, made as u32, RECORD_REPEATS);
  return made;
}

/** Adds the current row's values; `present` has a bit for each amount that the row has. */
// @ts-ignore: decorator
@inline
export function addToGroup(record: usize, present: u32): void {
  const sums = record + RECORD_SUMS;
  for (let i: u32 = 0; i < amounts; i++) {
    const value = load<i64>(values + ((i as usize) << 3));
    const at = sums + ((i as usize) << 4);
    const low = load<i64>(at) + value;
    if (low >= CARRY || low <= -CARRY) {
      store<i64>(at, low % CARRY);
      store<i64>(at, load<i64>(at, 8) + low / CARRY, 8);
    } else store<i64>(at, low);
  }
  store<u32>(record, load<u32>(record, RECORD_FLAGS) | (present << FLAG_BITS), RECORD_FLAGS);
}

// @ts-ignore: decorator
@inline
export function countRow(record: usize): void {
  const rows = load<u32>(record, RECORD_ROWS);
  if (rows === 0) store<u32>(record, lineCount() + 1, RECORD_LINE);
  store<u32>(record, rows + 1, RECORD_ROWS);
}

/** The row's day is among those of its group. */
export function spanDay(record: usize, day: u32): void {
  const first = load<u32>(record, RECORD_FIRST);
  if (first === 0 || day < first) store<u32>(record, day, RECORD_FIRST);
  if (day > load<u32>(record, RECORD_LAST)) store<u32>(record, day, RECORD_LAST);
}

// @ts-ignore: decorator
@inline
export function countNet(record: usize): void {
  store<u32>(record, load<u32>(record, RECORD_NET) + 1, RECORD_NET);
}

// @ts-ignore: decorator
@inline
export function flagsOfRecord(record: usize): u32 {
  return load<u32>(record, RECORD_FLAGS);
}

// @ts-ignore: decorator
@inline
export function textsOfRecord(record: usize): u64 {
  return load<u64>(record, RECORD_TEXTS);
}

export function keepTexts(record: usize, texts: u64): void {
  store<u64>(record, texts, RECORD_TEXTS);
}

// ---- answers -------------------------------------------------------------------------------------------------
// @ts-ignore: decorator
@inline
function recordOf(group: u32): usize {
  return load<u32>(list + ((group as usize) << 2)) as usize;
}

export function isFull(): bool {
  return full;
}
export function groupsFound(): u32 {
  return groupCount;
}
/** Where the group's record lies. */
export function groupAt(group: u32): usize {
  return recordOf(group);
}
export function newCellsAt(): usize {
  return newCells;
}
/** Bytes from a record's beginning to its keys. */
export function keysOffset(): usize {
  return keysBehind;
}

// Groups of rows with the same keys, their rows and exact sums. A group is a record in the pool; see RECORD in
// `../shared.ts`.
import { lineCount } from './events';
import { addWord, beginHash, endHash } from './hash';
import { allocate, emptyPool, moved, take } from './memory';
import {
  CARRY, FLAG_ASIDE, FLAG_BITS, FLAG_NONE, FLAG_REJECT, FLAG_TOLD, MOST_KEYS, RECORD_FIRST, RECORD_FLAGS, RECORD_HASH, RECORD_LAST, RECORD_LINE, RECORD_NET,
  RECORD_REPEATS, RECORD_ROWS, RECORD_SUMS, RECORD_TEXTS, TEXT_CODE, TEXT_FLAG_DAMAGED, TEXT_FLAG_BITS, TEXT_FLAG_OWN, TEXT_FLAG_TOTAL, TEXT_FLAGS,
} from './shared.generated';
import { amounts, cellEnd, cellStart, input, keyColumn, keyPrefix, keys, keyTells, maxGroups } from './settings';
import { clearTexts, textOf } from './texts';

const QUOTE: u8 = 34;

/** Asked whether the texts that tell products, by their codes in the current row, are those of another product. */
@external("host", "isOtherProduct")
declare function isOtherProduct(codes: usize): u32;

/** Asked whether the rows of a group are told one by one, by the codes of its texts; only after `tell`. */
@external("host", "isWanted")
declare function isWanted(codes: usize): u32;

let tells: bool = false;

export function tell(on: u32): void {
  tells = on !== 0;
}

/** The record of each key's text in the current row, and its code. */
const rowTexts: usize = memory.data((MOST_KEYS as i32) * 4);
const rowCodes: usize = memory.data((MOST_KEYS as i32) * 4);

/** Amounts of the current row. */
export const values: usize = memory.data(16 * 8);

let table: usize = 0; // u32: the record
let tableMask: u32 = 0;
let list: usize = 0; // u32: the record of each group, in the order of their first rows
let groupCount: u32 = 0;
let codesBehind: usize = 0;
let full: bool = false;
/** Of the cells of all groups, as far as they are limited. */
let characters: f64 = 0;
/** The group of the row before; 0 when there is none. */
let last: usize = 0;
/** The newest group that was asked about, and what its product is. */
let judged: usize = 0;
let isJudgedOther: bool = false;

/** Forgets the groups, for the next file. */
export function clearGroups(): void {
  groupCount = 0;
  full = false;
  characters = 0;
  last = 0;
  judged = 0;
  codesBehind = RECORD_SUMS + ((amounts as usize) << 4);
  clearTexts();
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
  let isSame = last !== 0;
  for (let i: u32 = 0; i < keys; i++) {
    const column = load<u32>(keyColumn + ((i as usize) << 2));
    const s = cellStart(column);
    const text = textOf(i, input + s, input + keyEnd(i, s, cellEnd(column))) as u32;
    const at = rowTexts + ((i as usize) << 2);
    isSame = isSame && load<u32>(at) === text;
    store<u32>(at, text);
  }
  if (isSame) return last;
  beginHash();
  for (let i: u32 = 0; i < keys; i++) {
    const code = load<u32>(load<u32>(rowTexts + ((i as usize) << 2)), TEXT_CODE);
    store<u32>(rowCodes + ((i as usize) << 2), code);
    addWord(code);
  }
  const hash = endHash();
  last = 0;
  let slot = hash & tableMask;
  for (;;) {
    const record = load<u32>(table + ((slot as usize) << 2)) as usize;
    if (record === 0) break;
    if (load<u32>(record, RECORD_HASH) === hash && memory.compare(record + codesBehind, rowCodes, (keys as usize) << 2) === 0) {
      last = record;
      return record;
    }
    slot = (slot + 1) & tableMask;
  }
  last = makeGroup(hash);
  return last;
}

function makeGroup(hash: u32): usize {
  if (groupCount === maxGroups) {
    full = true;
    return 0;
  }
  if (groupCount === (tableMask + 1) >> 1) makeTable((tableMask + 1) << 1);
  const record = take(codesBehind + ((keys as usize) << 2));
  memory.fill(record, 0, codesBehind);
  memory.copy(record + codesBehind, rowCodes, (keys as usize) << 2);
  store<u32>(record, hash, RECORD_HASH);
  store<u32>(freeSlot(hash), record as u32);
  store<u32>(list + ((groupCount as usize) << 2), record as u32);
  groupCount++;
  store<u32>(record, flagsOf(record), RECORD_FLAGS);
  return record;
}

function flagsOf(record: usize): u32 {
  let said: u32 = 0;
  for (let i: u32 = 0; i < keys; i++) {
    const flags = load<u32>(load<u32>(rowTexts + ((i as usize) << 2)), TEXT_FLAGS);
    said |= flags;
    characters += (flags >> TEXT_FLAG_BITS) as f64;
  }
  // A label in place of an Instance ID makes a total, of whatever product.
  if ((said & TEXT_FLAG_TOTAL) !== 0) return FLAG_REJECT;
  if (isOther(record) && (said & TEXT_FLAG_OWN) === 0) return FLAG_ASIDE;
  if ((said & TEXT_FLAG_DAMAGED) !== 0) return FLAG_REJECT;
  return tells && isWanted(record + codesBehind) !== 0 ? FLAG_TOLD : FLAG_NONE;
}

/** Most groups are of the product of the one before. */
function isOther(record: usize): bool {
  const isKnown = judged !== 0 && sameProduct(judged, record);
  judged = record;
  if (!isKnown) isJudgedOther = isOtherProduct(record + codesBehind) !== 0;
  return isJudgedOther;
}

function sameProduct(a: usize, b: usize): bool {
  for (let i: u32 = 0; i < keys; i++) {
    const at = codesBehind + ((i as usize) << 2);
    if (load<u8>(keyTells + i) !== 0 && load<u32>(a + at) !== load<u32>(b + at)) return false;
  }
  return true;
}

/** The record of rows that repeat those of a group. */
export function repeatsOf(record: usize): usize {
  const known = load<u32>(record, RECORD_REPEATS) as usize;
  if (known !== 0) return known;
  const made = take(codesBehind);
  memory.fill(made, 0, codesBehind);
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
export function charactersFound(): f64 {
  return characters;
}
export function groupsFound(): u32 {
  return groupCount;
}
/** Where the group's record lies. */
export function groupAt(group: u32): usize {
  return recordOf(group);
}
/** Bytes from a record's beginning to the codes of its texts. */
export function codesOffset(): usize {
  return codesBehind;
}

// One row: read when it is plain beyond doubt.
import { decimal, NO_DECIMAL } from './decimal';
import { addToGroup, clearGroups, countNet, countRow, findGroup, flagsOfRecord, repeatsOf, spanDay, values } from './groups';
import { lineCount } from './events';
import { findRow, ODD } from './line-ids';
import { openSeenLines } from './seen-lines';
import { isProven } from './proof';
import {
  amountColumn, amounts, cellEnd, cellStart, consumedAt, dayColumn, deductedAt, idColumn, input, needed, parsed, payableAt,
  separators, tellingColumn, tellings, timeColumn, timeKind, times, usageAt, width,
} from './settings';
import { FLAG_ASIDE, FLAG_REJECT, FLAG_TOLD, SEEN_CHANGED, SEEN_SAME, NO_COLUMN } from './shared.generated';
import { tallyRow } from './tally';
import { dayNumber, isTime } from './time';

const CR: u8 = 13;
const QUOTE: u8 = 34;

/** More amounts than there are. */
const NOT_PLAIN: u32 = 0xffffffff;

let good: u32 = 0;
let duplicates: u32 = 0;
let unpaid: u32 = 0;
/** Bits of the amounts that are added up; others are only looked at. */
let summed: u32 = 0;
let deduplicate: bool = false;
let mayBeTotal: bool = false;

/** Forgets rows and groups, for the next file. */
export function clear(): void {
  good = 0;
  duplicates = 0;
  unpaid = 0;
  summed = ((1 << amounts) - 1) as u32;
  clearGroups();
}

export function remember(on: bool): void {
  deduplicate = on;
  if (on) openSeenLines();
}

// @ts-ignore: decorator
@inline
export function remembers(): bool {
  return deduplicate;
}
export function goodRows(): u32 {
  return good;
}
export function duplicateRows(): u32 {
  return duplicates;
}
export function unpaidRows(): u32 {
  return unpaid;
}

/** Reads one row into its group; false when anything about it is not plain. Nothing is changed then. */
export function row(lineEnd: u32): bool {
  // The last cell of a CRLF line ends before the CR.
  if (load<u8>(input + lineEnd - 1) === CR) store<u32>(separators + (((width - 1) as usize) << 2), lineEnd - 1);
  mayBeTotal = false;
  if (mayBeBlank(idColumn)) {
    mayBeTotal = tellsNothing();
    return false;
  }
  for (let i: u32 = 0; i < times; i++) {
    const column = load<u32>(timeColumn + ((i as usize) << 2));
    if (!isTime(input + cellStart(column), input + cellEnd(column), load<u8>(timeKind + i))) return false;
  }
  const present = readAmounts();
  if (present === NOT_PLAIN || (present & needed) !== needed) return false;
  const lacksConsumed = consumedAt >= 0 && (present & (1 << consumedAt)) === 0;
  if (lacksConsumed && hasDeduction()) return false;
  const group = findGroup();
  if (group === 0) return false;
  const flags = flagsOfRecord(group);
  if ((flags & (FLAG_REJECT | FLAG_TOLD)) !== 0) {
    mayBeTotal = (flags & FLAG_REJECT) !== 0;
    return false;
  }
  if ((flags & FLAG_ASIDE) === 0) {
    // A row is proven before it is looked up: what is handed over will be looked up there.
    if (!isProven(present)) return false;
    if (deduplicate) {
      const found = findRow(lineCount(), present, group);
      if (found === ODD || found === SEEN_CHANGED) return false;
      if (found === SEEN_SAME) {
        add(repeatsOf(group), present & summed, lacksConsumed);
        duplicates++;
        good++;
        return true;
      }
    }
    add(group, present & summed, lacksConsumed);
    tallyRow();
    if (dayColumn !== NO_COLUMN) spanDay(group, dayNumber(input + cellStart(dayColumn)));
    if (payableAt >= 0 && (present & (1 << payableAt)) !== 0 && load<i64>(values + ((payableAt as usize) << 3)) === 0) unpaid++;
  } else add(group, present & summed, lacksConsumed);
  countRow(group);
  good++;
  return true;
}

/** Whether the row that was not plain may be one that adds up those above it: they must be known when it is judged. */
export function isTotalPerhaps(): bool {
  return mayBeTotal;
}

/** A cell of blanks and quotes, or of bytes that may be blanks of other alphabets. */
// @ts-ignore: decorator
@inline
function mayBeBlank(column: u32): bool {
  const end = input + cellEnd(column);
  for (let at = input + cellStart(column); at < end; at++) {
    const byte = load<u8>(at);
    if (byte > 32 && byte !== QUOTE && byte < 128) return false;
  }
  return true;
}

function tellsNothing(): bool {
  for (let i: u32 = 0; i < tellings; i++) {
    if (!mayBeBlank(load<u32>(tellingColumn + ((i as usize) << 2)))) return false;
  }
  return true;
}

/** The amounts of the row and a bit for each that it has; NOT_PLAIN where one is not. */
// @ts-ignore: decorator
@inline
function readAmounts(): u32 {
  let present: u32 = 0;
  for (let i: u32 = 0; i < parsed; i++) {
    const column = load<u32>(amountColumn + ((i as usize) << 2));
    let s = input + cellStart(column);
    let e = input + cellEnd(column);
    if (e > s && load<u8>(s) === QUOTE) {
      s++;
      e--;
    }
    const at = values + ((i as usize) << 3);
    if (s === e) {
      store<i64>(at, 0);
      continue;
    }
    const value = decimal(s, e);
    if (value === NO_DECIMAL) return NOT_PLAIN;
    store<i64>(at, value);
    present |= 1 << i;
  }
  return present;
}

// @ts-ignore: decorator
@inline
function add(group: usize, given: u32, lacksConsumed: bool): void {
  let present = given;
  if (lacksConsumed && usageAt >= 0 && (present & (1 << usageAt)) !== 0) {
    // Consumed is usage as written where the row does not say what it was before the deduction.
    present |= 1 << consumedAt;
    store<i64>(values + ((consumedAt as usize) << 3), load<i64>(values + ((usageAt as usize) << 3)));
  }
  if (consumedAt < 0 && hasDeduction()) countNet(group);
  addToGroup(group, present);
}

// @ts-ignore: decorator
@inline
function hasDeduction(): bool {
  return deductedAt >= 0 && load<i64>(values + ((deductedAt as usize) << 3)) !== 0;
}

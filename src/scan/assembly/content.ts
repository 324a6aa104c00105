// What tells a line that was issued again from the same one; see `src/read/group/content.ts`.
import { keepTexts, textsOfRecord, values } from './groups';
import { addCell, addWord, beginHash, wholeHash } from './hash';
import { CARRY, NO_AMOUNT, NO_COLUMN } from './shared.generated';
import { cellEnd, cellStart, input } from './settings';
import { dayNumber, minuteNumber } from './time';

const QUOTE: u8 = 34;
/** In place of an amount that is not there; amounts are smaller. */
const NONE: u64 = CARRY as u64;

const columns: usize = memory.data(8 * 4);
const indexes: usize = memory.data(16 * 4);
let texts: u32 = 0;
let amounts: u32 = 0;
let ownAmounts: u32 = 0;
let dayColumn: u32 = NO_COLUMN;
let timeColumn: u32 = NO_COLUMN;

/** Whether rows of the current file say enough to be compared. */
export let hasContent: bool = false;
/** The current file's number among those of the run. */
export let fileNumber: u32 = 0;
/** All texts are keys of the groups, so that lines of one group have the same. */
let areKeys: bool = false;

/** What the content of the row looked at last says in any layout, and in its own. */
export let common: u64 = 0;
export let own: u64 = 0;

export function contentSizes(textCount: u32, amountCount: u32, ownCount: u32): void {
  texts = textCount;
  amounts = amountCount;
  ownAmounts = ownCount;
}

export function clearContent(file: u32, on: u32, textsAreKeys: u32): void {
  fileNumber = file;
  hasContent = on !== 0;
  areKeys = textsAreKeys !== 0;
}

export function contentText(place: u32, column: u32): void {
  store<u32>(columns + ((place as usize) << 2), column === NO_COLUMN ? column : column << 2);
}

/** The place of an amount among those that are read; NO_AMOUNT where the layout lacks it. */
export function contentAmount(place: u32, index: u32): void {
  store<u32>(indexes + ((place as usize) << 2), index);
}

export function contentTimes(day: u32, time: u32): void {
  dayColumn = day === NO_COLUMN ? day : day << 2;
  timeColumn = time === NO_COLUMN ? time : time << 2;
}

/** Content that is like any. */
export function noContent(): void {
  common = 0;
  own = 0;
}

/** Looks at the current row; false for a cell with a quote inside. Neither number is 0 then. */
export function contentOfRow(present: u32, group: usize): bool {
  let said = areKeys ? textsOfRecord(group) : 0;
  if (said === 0) {
    said = textsOfRow();
    if (said === 0) return false;
    if (areKeys) keepTexts(group, said);
  }
  beginHash();
  addWord(said);
  addAmounts(0, amounts, present, NONE);
  common = wholeHash() | 1;
  beginHash();
  addAmounts(amounts, amounts + ownAmounts, present, 0);
  addTimes();
  own = wholeHash() | 1;
  return true;
}

// @ts-ignore: decorator
@inline
function addAmounts(from: u32, to: u32, present: u32, none: u64): void {
  for (let place = from; place < to; place++) {
    const index = load<u32>(indexes + ((place as usize) << 2));
    const isThere = index !== NO_AMOUNT && (present & (1 << index)) !== 0;
    addWord(isThere ? load<u64>(values + ((index as usize) << 3)) : none);
  }
}

/** The day is that of the time where the layout has no other. */
// @ts-ignore: decorator
@inline
function addTimes(): void {
  const minute: u64 = timeColumn === NO_COLUMN ? 0 : minuteNumber(input + cellStart(timeColumn));
  addWord(dayColumn === NO_COLUMN ? minute / 10000 : (dayNumber(input + cellStart(dayColumn)) as u64));
  addWord(minute);
}

function textsOfRow(): u64 {
  beginHash();
  for (let i: u32 = 0; i < texts; i++) {
    const column = load<u32>(columns + ((i as usize) << 2));
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
  return wholeHash() | 1;
}

/** The same of the bytes that `contentOf` of the reference reader writes. */
export function contentOfBytes(at: usize, commonLength: u32, ownLength: u32): void {
  beginHash();
  let p = at;
  for (let i: u32 = 0; i < texts; i++) {
    const from = p;
    while (load<u8>(p) !== 10) p++;
    addCell(from, p);
    p++;
  }
  const said = wholeHash() | 1;
  beginHash();
  addWord(said);
  addWords(p, amounts, at + commonLength);
  common = wholeHash() | 1;
  beginHash();
  addWords(at + commonLength, ownAmounts + 2, at + commonLength + ownLength);
  own = wholeHash() | 1;
}

/** So many words, and what is beyond. */
function addWords(from: usize, count: u32, end: usize): void {
  let p = from;
  for (let i: u32 = 0; i < count; i++) {
    addWord(load<u64>(p));
    p += 8;
  }
  if (p < end) addCell(p, end);
}

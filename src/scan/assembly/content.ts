// What tells a line that was issued again from the same one; see `src/read/content.ts`.
import { keepTexts, textsOfRecord, values } from './groups';
import { addCell, addWord, beginHash, wholeHash } from './hash';
import { cellEnd, cellStart, input, NO_COLUMN } from './settings';

const QUOTE: u8 = 34;
const columns: usize = memory.data(8 * 4);
const indexes: usize = memory.data(4 * 4);

let contentTexts: u32 = 0;
export let contentWords: u32 = 0;
/** The current file's number among those of the run. */
export let fileNumber: u32 = 0;

/** All texts are keys of the groups, so that lines of one group have the same. */
let areKeys: bool = false;

export function clearContent(file: u32, textsAreKeys: u32): void {
  areKeys = textsAreKeys !== 0;
  contentTexts = 0;
  contentWords = 0;
  fileNumber = file;
}

export function contentText(column: u32): void {
  store<u32>(columns + ((contentTexts as usize) << 2), column === 0xffffffff ? column : column << 2);
  contentTexts++;
}

/** The place of an amount among those that are read. */
export function contentAmount(index: u32): void {
  store<u32>(indexes + ((contentWords as usize) << 2), index);
  contentWords++;
}

function textColumn(i: u32): u32 {
  return load<u32>(columns + ((i as usize) << 2));
}

function amountIndex(i: u32): u32 {
  return load<u32>(indexes + ((i as usize) << 2));
}

/** What the row says, as a number that is not 0; 0 for a cell with a quote inside. */
export function contentOfRow(present: u32, group: usize): u64 {
  let texts = areKeys ? textsOfRecord(group) : 0;
  if (texts === 0) {
    texts = textsOfRow();
    if (texts === 0) return 0;
    if (areKeys) keepTexts(group, texts);
  }
  beginHash();
  addWord(texts);
  for (let i: u32 = 0; i < contentWords; i++) {
    const index = amountIndex(i);
    const isThere = (present & (1 << index)) !== 0;
    addWord(isThere ? load<u64>(values + ((index as usize) << 3)) : (i64.MIN_VALUE as u64));
  }
  return wholeHash() | 1;
}

function textsOfRow(): u64 {
  beginHash();
  for (let i: u32 = 0; i < contentTexts; i++) {
    const column = textColumn(i);
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

/** The same of the bytes that `contentOf` of the reference reader writes: texts ended by LF, words, and what is beyond. */
export function contentOfBytes(at: usize, length: u32, texts: u32, words: u32): u64 {
  beginHash();
  const end = at + length;
  let p = at;
  for (let i: u32 = 0; i < texts; i++) {
    const from = p;
    while (p < end && load<u8>(p) !== 10) p++;
    addCell(from, p);
    p++;
  }
  const said = wholeHash() | 1;
  beginHash();
  addWord(said);
  for (let i: u32 = 0; i < words; i++) {
    addWord(load<u64>(p));
    p += 8;
  }
  if (p < end) addCell(p, end);
  return wholeHash() | 1;
}

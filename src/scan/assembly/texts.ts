// The distinct texts of each key, numbered in the order of their first rows. See TEXT in `../shared.ts`.
import { addCell, beginHash, endHash } from './hash';
import { allocate, moved, same, take } from './memory';
import { MOST_KEYS, TEXT_BYTES, TEXT_CODE, TEXT_FLAGS, TEXT_HASH, TEXT_LENGTH } from './shared.generated';
import { keys } from './settings';

/** Asked for the flags of each new text. */
@external("host", "newText")
declare function newText(key: u32, at: usize, length: u32): u32;

const FEW: u32 = 1 << 7;

const tables: usize = memory.data((MOST_KEYS as i32) * 4); // of each key, where its slots are
const masks: usize = memory.data((MOST_KEYS as i32) * 4);
const lists: usize = memory.data((MOST_KEYS as i32) * 4); // u32: the record of each text
const counts: usize = memory.data((MOST_KEYS as i32) * 4);
const lasts: usize = memory.data((MOST_KEYS as i32) * 4); // the record of the row before

/** Forgets all texts, while their records are still there. */
export function clearTexts(): void {
  for (let key: u32 = 0; key < MOST_KEYS; key++) {
    const k = (key as usize) << 2;
    const count = load<u32>(counts + k);
    const table = load<u32>(tables + k) as usize;
    if (table === 0) continue;
    const mask = load<u32>(masks + k);
    if (count > mask >> 4) memory.fill(table, 0, ((mask + 1) as usize) << 2);
    else for (let code: u32 = 0; code < count; code++) clearSlot(table, mask, load<u32>(load<u32>(lists + k) + ((code as usize) << 2)));
    store<u32>(counts + k, 0);
    store<u32>(lasts + k, 0);
  }
}

function clearSlot(table: usize, mask: u32, text: usize): void {
  let slot = load<u32>(text, TEXT_HASH) & mask;
  while (load<u32>(table + ((slot as usize) << 2)) !== (text as u32)) slot = (slot + 1) & mask;
  // Texts behind it are still to be found: the search goes over empty slots.
  store<u32>(table + ((slot as usize) << 2), 0);
}

/** The record of a key's text in the current row. */
// @ts-ignore: decorator
@inline
export function textOf(key: u32, from: usize, to: usize): usize {
  const last = load<u32>(lasts + ((key as usize) << 2)) as usize;
  const length = (to - from) as u32;
  if (last !== 0 && load<u32>(last, TEXT_LENGTH) === length && same(last + TEXT_BYTES, from, length)) return last;
  return otherText(key, from, to);
}

function otherText(key: u32, from: usize, to: usize): usize {
  beginHash();
  addCell(from, to);
  const hash = endHash();
  const length = (to - from) as u32;
  const k = (key as usize) << 2;
  if (load<u32>(tables + k) === 0) makeTable(k, FEW);
  const table = load<u32>(tables + k) as usize;
  const mask = load<u32>(masks + k);
  let slot = hash & mask;
  for (;;) {
    const text = load<u32>(table + ((slot as usize) << 2)) as usize;
    if (text === 0) break;
    if (load<u32>(text, TEXT_HASH) === hash && load<u32>(text, TEXT_LENGTH) === length && same(text + TEXT_BYTES, from, length)) {
      store<u32>(lasts + k, text as u32);
      return text;
    }
    slot = (slot + 1) & mask;
  }
  return makeText(key, hash, from, length);
}

function makeText(key: u32, hash: u32, from: usize, length: u32): usize {
  const k = (key as usize) << 2;
  const code = load<u32>(counts + k);
  if (code === (load<u32>(masks + k) + 1) >> 1) makeTable(k, (load<u32>(masks + k) + 1) << 1);
  const text = take(TEXT_BYTES + length);
  store<u32>(text, hash, TEXT_HASH);
  store<u32>(text, code, TEXT_CODE);
  store<u32>(text, length, TEXT_LENGTH);
  memory.copy(text + TEXT_BYTES, from, length);
  store<u32>(freeSlot(k, hash), text as u32);
  store<u32>(load<u32>(lists + k) + ((code as usize) << 2), text as u32);
  store<u32>(counts + k, code + 1);
  store<u32>(lasts + k, text as u32);
  store<u32>(text, newText(key, text + TEXT_BYTES, length), TEXT_FLAGS);
  return text;
}

function makeTable(k: usize, slots: u32): void {
  const count = load<u32>(counts + k);
  store<u32>(lists + k, moved(load<u32>(lists + k), (count as usize) << 2, (slots as usize) << 1) as u32);
  const table = allocate((slots as usize) << 2);
  memory.fill(table, 0, (slots as usize) << 2);
  store<u32>(tables + k, table as u32);
  store<u32>(masks + k, slots - 1);
  for (let code: u32 = 0; code < count; code++) {
    const text = load<u32>(load<u32>(lists + k) + ((code as usize) << 2)) as usize;
    store<u32>(freeSlot(k, load<u32>(text, TEXT_HASH)), text as u32);
  }
}

function freeSlot(k: usize, hash: u32): usize {
  const table = load<u32>(tables + k) as usize;
  const mask = load<u32>(masks + k);
  let slot = hash & mask;
  while (load<u32>(table + ((slot as usize) << 2)) !== 0) slot = (slot + 1) & mask;
  return table + ((slot as usize) << 2);
}

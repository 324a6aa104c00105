// Line ids seen, as keyed 128-bit digests.
import { allocate, lowBytes } from './memory';
import { cellEnd, cellStart, input, lineIdColumn } from './settings';

const QUOTE: u8 = 34;

let idTable: usize = 0;
let idSlots: u32 = 0;
let idCount: u32 = 0;
let idKey0: u64 = 0;
let idKey1: u64 = 0;

export function seedIds(low: u64, high: u64): void {
  idKey0 = low;
  idKey1 = high;
}

export function openIds(): void {
  if (idTable === 0) growIds(1 << 14);
}

/** 1 seen before, 0 new and remembered now, -1 for the reference reader (an id in quotes or with blanks). */
export function isSeen(): i32 {
  let s = input + cellStart(lineIdColumn);
  let e = input + cellEnd(lineIdColumn);
  if (e - s >= 2 && load<u8>(s) === QUOTE) {
    s++;
    e--;
  }
  if (s === e) return 0;
  for (let p = s; p < e; p++) {
    const byte = load<u8>(p);
    if (byte <= 32 || byte === QUOTE || byte >= 127) return -1;
  }
  return rememberId(s, (e - s) as u32);
}

/** SipHash-2-4 with 128 bits out, keyed at random for each run: nobody can make two ids that collide. */
export function rememberId(at: usize, length: u32): i32 {
  let v0 = idKey0 ^ 0x736f6d6570736575;
  let v1 = idKey1 ^ 0x646f72616e646f6d ^ 0xee;
  let v2 = idKey0 ^ 0x6c7967656e657261;
  let v3 = idKey1 ^ 0x7465646279746573;
  const end = at + ((length as usize) & ~7);
  let p = at;
  const last: u64 = (length as u64) << 56;
  for (;;) {
    const word = p < end ? load<u64>(p) : last | load<u64>(end) & lowBytes(length & 7);
    v3 ^= word;
    for (let i = 0; i < 2; i++) {
      v0 += v1; v1 = rotl<u64>(v1, 13); v1 ^= v0; v0 = rotl<u64>(v0, 32);
      v2 += v3; v3 = rotl<u64>(v3, 16); v3 ^= v2;
      v0 += v3; v3 = rotl<u64>(v3, 21); v3 ^= v0;
      v2 += v1; v1 = rotl<u64>(v1, 17); v1 ^= v2; v2 = rotl<u64>(v2, 32);
    }
    v0 ^= word;
    if (p >= end) break;
    p += 8;
  }
  v2 ^= 0xee;
  let low: u64 = 0;
  for (let half = 0; half < 2; half++) {
    for (let i = 0; i < 4; i++) {
      v0 += v1; v1 = rotl<u64>(v1, 13); v1 ^= v0; v0 = rotl<u64>(v0, 32);
      v2 += v3; v3 = rotl<u64>(v3, 16); v3 ^= v2;
      v0 += v3; v3 = rotl<u64>(v3, 21); v3 ^= v0;
      v2 += v1; v1 = rotl<u64>(v1, 17); v1 ^= v2; v2 = rotl<u64>(v2, 32);
    }
    if (half === 0) {
      low = v0 ^ v1 ^ v2 ^ v3;
      v1 ^= 0xdd;
    }
  }
  const high = v0 ^ v1 ^ v2 ^ v3;
  return insertId(low === 0 ? 1 : low, high);
}

function insertId(low: u64, high: u64): i32 {
  if (idCount >= (idSlots >> 2) * 3) growIds(idSlots + (idSlots >> 1));
  let slot = ((((low >> 32) as u64) * (idSlots as u64)) >> 32) as u32;
  for (;;) {
    const at = idTable + ((slot as usize) << 4);
    const found = load<u64>(at);
    if (found === 0) {
      store<u64>(at, low);
      store<u64>(at, high, 8);
      idCount++;
      return 0;
    }
    if (found === low && load<u64>(at, 8) === high) return 1;
    slot = slot + 1 === idSlots ? 0 : slot + 1;
  }
  return 0;
}

function growIds(slots: u32): void {
  const old = idTable;
  const before = idSlots;
  idTable = allocate((slots as usize) << 4);
  memory.fill(idTable, 0, (slots as usize) << 4);
  idSlots = slots;
  idCount = 0;
  for (let i: u32 = 0; i < before; i++) {
    const low = load<u64>(old + ((i as usize) << 4));
    if (low !== 0) insertId(low, load<u64>(old + ((i as usize) << 4), 8));
  }
}

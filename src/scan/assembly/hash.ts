import { lowBytes } from './memory';

const WORDS: usize = 64;
/** Random odd factors, one for each word of a row's keys: nobody can make keys that all meet in one slot. */
const factors: usize = memory.data(64 * 8);
let place: usize = 0;
let sum: u64 = 0;

/** The factors of this run. */
export function seedHash(seed: u64): void {
  let state = seed;
  for (let i: usize = 0; i < WORDS; i++) {
    state += 0x9e3779b97f4a7c15;
    let word = state;
    word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9;
    word = (word ^ (word >> 27)) * 0x94d049bb133111eb;
    store<u64>(factors + (i << 3), (word ^ (word >> 31)) | 1);
  }
}

// @ts-ignore: decorator
@inline
export function beginHash(): void {
  place = 0;
  sum = 0;
}

/** Adds a word; past the last factor the sum is stirred, so that the order of words counts there too. */
// @ts-ignore: decorator
@inline
export function addWord(word: u64): void {
  sum += word * load<u64>(factors + place);
  place += 8;
  if (place === WORDS << 3) {
    place = 0;
    sum = (sum ^ (sum >> 29)) * 0xff51afd7ed558ccd;
    sum ^= sum >> 32;
  }
}

/** Adds a cell, its length with it. Up to 8 bytes behind it are read. */
// @ts-ignore: decorator
@inline
export function addCell(from: usize, to: usize): void {
  let p = from;
  for (; p + 8 <= to; p += 8) addWord(load<u64>(p));
  const rest = (to - p) as u32;
  // The length in the byte that a rest of at most seven leaves free.
  addWord((load<u64>(p) & lowBytes(rest)) | (((to - from) as u64) << 56));
}

// @ts-ignore: decorator
@inline
export function endHash(): u32 {
  const mixed = (sum ^ (sum >> 32)) * 0xff51afd7ed558ccd;
  return (mixed >> 32) as u32;
}

// @ts-ignore: decorator
@inline
export function wholeHash(): u64 {
  const mixed = (sum ^ (sum >> 32)) * 0xff51afd7ed558ccd;
  return mixed ^ (mixed >> 29);
}

// Whether the amounts of a plain row agree with each other, by the rules that the host takes from
// `src/bill/identities.ts`. A row that is not proven is for the host to judge.
import { values } from './groups';
import { NO_AMOUNT, SCANNER_ONE } from './shared.generated';
import { cellEnd, cellStart, input } from './settings';

const RULE: usize = 24;
const MOST: u32 = 16;

// from, to, factor (NO_AMOUNT: none), then bits of what must be there, of what is taken off, of what must not be there.
const rules: usize = memory.data(16 * 24);
const blanks: usize = memory.data(8 * 4);
let ruleCount: u32 = 0;
let blankCount: u32 = 0;
let proving: bool = false;

export function clearProof(on: bool): void {
  proving = on;
  ruleCount = 0;
  blankCount = 0;
}

/** `from` × `factor`, or `from` less every amount of `minus`, is `to`; where `to` is NO_AMOUNT, nothing is left. */
export function rule(from: u32, to: u32, factor: u32, needed: u32, minus: u32, unless: u32): void {
  if (ruleCount === MOST) unreachable();
  const at = rules + (ruleCount as usize) * RULE;
  store<u32>(at, from);
  store<u32>(at, to, 4);
  store<u32>(at, factor, 8);
  store<u32>(at, needed, 12);
  store<u32>(at, minus, 16);
  store<u32>(at, unless, 20);
  ruleCount++;
}

/** A column whose cell must be empty or 0. */
export function blank(column: u32): void {
  store<u32>(blanks + ((blankCount as usize) << 2), column << 2);
  blankCount++;
}

// @ts-ignore: decorator
@inline
export function isProven(present: u32): bool {
  return !proving || everyRuleHolds(present);
}

function everyRuleHolds(present: u32): bool {
  for (let i: u32 = 0; i < blankCount; i++) {
    const column = load<u32>(blanks + ((i as usize) << 2));
    const s = cellStart(column);
    const size = cellEnd(column) - s;
    if (size > 1 || (size === 1 && load<u8>(input + s) !== 48)) return false;
  }
  for (let i: u32 = 0; i < ruleCount; i++) {
    if (!holds(rules + (i as usize) * RULE, present)) return false;
  }
  return true;
}

/** A rule without all its amounts says nothing. Amounts that are not there are 0. */
function holds(at: usize, present: u32): bool {
  const needed = load<u32>(at, 12);
  if ((present & needed) !== needed || (present & load<u32>(at, 20)) !== 0) return true;
  const from = amountAt(load<u32>(at));
  const to = load<u32>(at, 4);
  const right = to === NO_AMOUNT ? 0 : amountAt(to);
  const factor = load<u32>(at, 8);
  if (factor !== NO_AMOUNT) return isProduct(from, amountAt(factor), right);
  // Each is below 10^18: the sum of nine fits.
  let left = from;
  let minus = load<u32>(at, 16);
  while (minus !== 0) {
    left -= amountAt(ctz(minus));
    minus &= minus - 1;
  }
  return left === right;
}

// @ts-ignore: decorator
@inline
function amountAt(index: u32): i64 {
  return load<i64>(values + ((index as usize) << 3));
}

/** a × b = c × SCANNER_ONE, in 128 bits. */
function isProduct(a: i64, b: i64, c: i64): bool {
  if (a === 0 || b === 0) return c === 0;
  if (((a ^ b) ^ c) < 0 || c === 0) return false;
  const x = abs(a) as u64;
  const y = abs(b) as u64;
  const z = abs(c) as u64;
  return x * y === z * (SCANNER_ONE as u64) && high(x, y) === high(z, SCANNER_ONE as u64);
}

/** The upper half of a product. */
function high(a: u64, b: u64): u64 {
  const a0 = a & 0xffffffff;
  const a1 = a >> 32;
  const b0 = b & 0xffffffff;
  const b1 = b >> 32;
  const middle = a1 * b0 + ((a0 * b0) >> 32);
  const low = (middle & 0xffffffff) + a0 * b1;
  return a1 * b1 + (middle >> 32) + (low >> 32);
}

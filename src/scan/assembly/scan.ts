// The fast reader's hot loop (AssemblyScript → WebAssembly SIMD). One pass over the bytes of whole lines:
// compare and bitmask find separators, quotes and line ends; prefix-xor tells inside from outside quotes; the
// wanted cells are grouped by a hash of their raw bytes; amounts are added as integers with a carry.
//
// It reads only rows that are plain beyond doubt. Any other line is noted as odd and judged by the reference
// reader's own code, so that both readers agree by construction.

const BLOCK: usize = 64;
const LF: u8 = 10;
const CR: u8 = 13;
const QUOTE: u8 = 34;
/** Sums carry at 10^18: a pair (low, high) never overflows. */
const CARRY: i64 = 1000000000000000000;
const MAX_FIELDS: u32 = 64;
const MAX_KEYS: u32 = 64;
const MAX_AMOUNTS: u32 = 16;
const DECIMALS: i32 = 12;

/** Why scan() came back. */
const NEED_MORE: i32 = 0;
const OPEN_QUOTE: i32 = 1;
const ODD_FULL: i32 = 2;

// Group flags, given by the host when a group is new.
const ASIDE: u32 = 1;
const REJECT: u32 = 2;

@external("host", "newGroup")
declare function newGroup(group: u32): u32;

// ---- what to read, set once a file -------------------------------------------------------------------------
let delimiter: u8 = 44;
let width: u32 = 0;
let columnField: usize = 0; // u8 a column: its field, 255 = not wanted
let columnCapacity: u32 = 0;
const fields: usize = memory.data(64 * 8); // start, end of each field of the current row
const keyField: usize = memory.data(64);
const keyPrefix: usize = memory.data(64);
const amountField: usize = memory.data(16);
const timeField: usize = memory.data(8);
const timeKind: usize = memory.data(8);
const values: usize = memory.data(16 * 8); // amounts of the current row
let keys: u32 = 0;
let amounts: u32 = 0;
let times: u32 = 0;
let idField: u32 = 255; // the Instance ID: an empty one is odd
let consumedAt: i32 = -1;
let usageAt: i32 = -1;
let deductedAt: i32 = -1;
/** Bits of the amounts that a plain row has: where one is empty, the reference reader decides what that means. */
let needed: u32 = 0;
let lineIdField: u32 = 255;
let deduplicate: bool = false;
let maxLine: u32 = 0;
let maxGroups: u32 = 0;

// ---- groups ------------------------------------------------------------------------------------------------
let seed: u64 = 0;
let table: usize = 0; // u32: group + 1
let tableMask: u32 = 0;
let capacity: u32 = 0;
let groupHash: usize = 0;
let groupKey: usize = 0; // offset into the arena
let groupLength: usize = 0;
let groupRows: usize = 0;
let groupFlags: usize = 0; // flags in the low byte, presence of amounts above
let groupNet: usize = 0;
let groupSums: usize = 0; // (low, high) for each amount
let arena: usize = 0;
let arenaCapacity: usize = 0;
let arenaUsed: usize = 0;
let groupCount: u32 = 0;
let full: bool = false;

// ---- line ids seen, as keyed 128-bit digests ---------------------------------------------------------------
let idTable: usize = 0;
let idSlots: u32 = 0;
let idCount: u32 = 0;
let idKey0: u64 = 0;
let idKey1: u64 = 0;

// ---- the scan ----------------------------------------------------------------------------------------------
let input: usize = 0;
let odd: usize = 0; // offset, length, line, good rows before
let oddCapacity: u32 = 0;
let oddCount: u32 = 0;
let lines: u32 = 0;
let good: u32 = 0;
let duplicates: u32 = 0;
let consumed: u32 = 0;

let top: usize = 0;

/** Takes memory that is never given back; tables that grow are copied and leave at most their own size behind. */
function allocate(bytes: usize): usize {
  if (top === 0) top = (__heap_base + 63) & ~63;
  const at = top;
  top = (top + bytes + 63) & ~63;
  const needed = ((top + 65535) >> 16) as i32;
  const have = memory.size();
  if (needed > have && memory.grow(max(needed - have, have >> 2)) < 0 && memory.grow(needed - have) < 0) unreachable();
  return at;
}

export function init(inputBytes: u32, oddLines: u32, seedLow: u64, seedHigh: u64): usize {
  input = allocate(inputBytes + 256);
  odd = allocate(oddLines * 16);
  oddCapacity = oddLines;
  seed = seedLow;
  idKey0 = seedLow;
  idKey1 = seedHigh;
  return input;
}

export function layout(separator: u32, columns: u32, longestLine: u32, mostGroups: u32): void {
  maxGroups = mostGroups;
  delimiter = separator as u8;
  width = columns;
  maxLine = longestLine;
  if (columns > columnCapacity) {
    columnField = allocate(columns);
    columnCapacity = columns;
  }
  memory.fill(columnField, 255, columns);
  keys = 0;
  amounts = 0;
  times = 0;
  idField = 255;
  lineIdField = 255;
  consumedAt = -1;
  usageAt = -1;
  deductedAt = -1;
  needed = 0;
  lines = 0;
}

export function want(column: u32, field: u32): void {
  store<u8>(columnField + column, field as u8);
}

export function key(field: u32, prefix: u32): void {
  store<u8>(keyField + keys, field as u8);
  store<u8>(keyPrefix + keys, prefix as u8);
  keys++;
}

export function amount(field: u32): void {
  store<u8>(amountField + amounts, field as u8);
  amounts++;
}

/** kind 1 month, 2 day, 3 time. */
export function time(field: u32, kind: u32): void {
  store<u8>(timeField + times, field as u8);
  store<u8>(timeKind + times, kind as u8);
  times++;
}

export function roles(id: u32, lineId: u32, consumedIndex: i32, usageIndex: i32, deductedIndex: i32, neededBits: u32): void {
  idField = id;
  lineIdField = lineId;
  consumedAt = consumedIndex;
  usageAt = usageIndex;
  deductedAt = deductedIndex;
  needed = neededBits;
}

let scratchAt: usize = 0;
let scratchBytes: u32 = 0;

/** Room for a text of the host's that does not disturb the input. */
export function scratch(bytes: u32): usize {
  if (bytes + 16 > scratchBytes) {
    scratchBytes = (bytes + 16) << 1;
    scratchAt = allocate(scratchBytes);
  }
  return scratchAt;
}

export function remember(on: bool): void {
  deduplicate = on;
  if (on && idTable === 0) growIds(1 << 14);
}

/** Forgets the groups, for the next file. */
export function clearGroups(): void {
  groupCount = 0;
  arenaUsed = 0;
  full = false;
  good = 0;
  duplicates = 0;
  if (capacity > 0) memory.fill(table, 0, ((tableMask + 1) as usize) << 2);
  else growGroups(1 << 10);
}

// ---- masks -------------------------------------------------------------------------------------------------
// @ts-ignore: decorator
@inline
function mask(p: usize, c: v128): u64 {
  return (
    (i8x16.bitmask(i8x16.eq(v128.load(p), c)) as u64) |
    ((i8x16.bitmask(i8x16.eq(v128.load(p, 16), c)) as u64) << 16) |
    ((i8x16.bitmask(i8x16.eq(v128.load(p, 32), c)) as u64) << 32) |
    ((i8x16.bitmask(i8x16.eq(v128.load(p, 48), c)) as u64) << 48)
  );
}

/** Reads whole lines from the input's start; returns why it stopped, `consumedBytes` tells where. */
export function scan(length: u32): i32 {
  const quotes = i8x16.splat(QUOTE as i8);
  const commas = i8x16.splat(delimiter as i8);
  const newlines = i8x16.splat(LF as i8);
  const returns = i8x16.splat(CR as i8);
  let inside: u64 = 0; // all ones when a quote is open at the block's start
  let before: u64 = 1; // the byte before the block lets a quote open
  let closed: u64 = 0; // the byte before the block closed a quote
  let returned: u64 = 0; // the byte before the block was a CR
  let faulty = false; // the line so far breaks the rules of quoting
  let column: u32 = 0;
  let start: u32 = 0;
  let lineStart: u32 = 0;
  oddCount = 0;
  consumed = 0;
  for (let base: u32 = 0; base < length; base += BLOCK as u32) {
    const p = input + base;
    const n0 = mask(p, newlines);
    const s0 = mask(p, commas);
    const r = mask(p, returns);
    let q = mask(p, quotes);
    let faults: u64 = (((r << 1) | returned) & ~n0) as u64;
    returned = r >> 63;
    let open: u64 = inside;
    if ((q | closed) !== 0) {
      const raw = q;
      q ^= q << 1;
      q ^= q << 2;
      q ^= q << 4;
      q ^= q << 8;
      q ^= q << 16;
      q ^= q << 32;
      open = q ^ inside;
      const around = s0 | n0 | raw;
      faults |= raw & open & ~((around << 1) | before);
      const closing = raw & ~open;
      faults |= ((closing << 1) | closed) & ~(around | r);
      closed = closing >> 63;
      inside = ((open as i64) >> 63) as u64;
      before = around >> 63;
    } else before = (s0 | n0) >> 63;
    if ((n0 & open) !== 0) {
      // A quote is open at the end of a line: only the lines before it are read.
      const end = ctz(n0 & open) as u64;
      const low = ((1 as u64) << end) - 1;
      let rest = (s0 | n0) & ~open & low;
      while (rest !== 0) {
        const bit = rest & (0 - rest);
        const at = base + (ctz(rest) as u32);
        rest ^= bit;
        cell(column, start, at);
        column++;
        start = at + 1;
        if ((n0 & bit) !== 0) {
          if (faulty || (faults & ((bit << 1) - 1)) !== 0) note(lineStart, at);
          else line(column, lineStart, at);
          faults &= ~((bit << 1) - 1);
          faulty = false;
          column = 0;
          lineStart = start;
          consumed = start;
          if (oddCount === oddCapacity) return ODD_FULL;
        }
      }
      return OPEN_QUOTE;
    }
    let rest = (s0 | n0) & ~open;
    while (rest !== 0) {
      const bit = rest & (0 - rest);
      const at = base + (ctz(rest) as u32);
      rest ^= bit;
      cell(column, start, at);
      column++;
      start = at + 1;
      if ((n0 & bit) !== 0) {
        if (at >= length) return NEED_MORE;
        if (faulty || faults !== 0) {
          const upTo = (bit << 1) - 1;
          if (faulty || (faults & upTo) !== 0) note(lineStart, at);
          else line(column, lineStart, at);
          faults &= ~upTo;
          faulty = false;
        } else line(column, lineStart, at);
        column = 0;
        lineStart = start;
        consumed = start;
        if (oddCount === oddCapacity) return ODD_FULL;
      }
    }
    if (faults !== 0) faulty = true;
  }
  return NEED_MORE;
}

// @ts-ignore: decorator
@inline
function cell(column: u32, from: u32, to: u32): void {
  if (column >= width) return;
  const field = load<u8>(columnField + column);
  if (field !== 255) {
    const at = fields + ((field as usize) << 3);
    store<u32>(at, from);
    store<u32>(at, to, 4);
  }
}

/** A line that the reference reader judges. */
function note(from: u32, to: u32): void {
  const at = odd + ((oddCount as usize) << 4);
  store<u32>(at, from);
  store<u32>(at, to + 1 - from, 4);
  store<u32>(at, lines, 8);
  store<u32>(at, good, 12);
  oddCount++;
  lines++;
}

// @ts-ignore: decorator
@inline
function line(columns: u32, from: u32, to: u32): void {
  const length = to - from;
  if (length === 0 || (length === 1 && load<u8>(input + from) === CR)) {
    lines++;
    return;
  }
  if (columns === width && length < maxLine && row(to)) lines++;
  else note(from, to);
}

// @ts-ignore: decorator
@inline
function fieldStart(field: u32): u32 {
  return load<u32>(fields + ((field as usize) << 3));
}

// @ts-ignore: decorator
@inline
function fieldEnd(field: u32): u32 {
  return load<u32>(fields + ((field as usize) << 3), 4);
}

/** Reads one row into its group; false when anything about it is not plain. Nothing is changed then. */
function row(lineEnd: u32): bool {
  if (load<u8>(input + lineEnd - 1) === CR) trimReturn(lineEnd);
  if (fieldStart(idField) === fieldEnd(idField)) return false;
  for (let i: u32 = 0; i < times; i++) {
    const field = load<u8>(timeField + i);
    if (!isTime(input + fieldStart(field), input + fieldEnd(field), load<u8>(timeKind + i))) return false;
  }
  let present: u32 = 0;
  for (let i: u32 = 0; i < amounts; i++) {
    const field = load<u8>(amountField + i);
    let s = input + fieldStart(field);
    let e = input + fieldEnd(field);
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
    if (value === i64.MIN_VALUE) return false;
    store<i64>(at, value);
    present |= 1 << i;
  }
  if ((present & needed) !== needed) return false;
  if (consumedAt >= 0 && (present & (1 << consumedAt)) === 0 && hasDeduction()) return false;
  const group = findGroup();
  if (group === -1) return false;
  const flags = load<u32>(groupFlags + ((group as usize) << 2));
  if ((flags & REJECT) !== 0) return false;
  const rows = groupRows + ((group as usize) << 2);
  if ((flags & ASIDE) === 0) {
    if (deduplicate && lineIdField !== 255) {
      const seen = isSeen();
      if (seen < 0) return false;
      if (seen > 0) {
        duplicates++;
        good++;
        return true;
      }
    }
    add(group as u32, present, flags);
  }
  store<u32>(rows, load<u32>(rows) + 1);
  good++;
  return true;
}

/** The last cell of a CRLF line ends before the CR. */
function trimReturn(lineEnd: u32): void {
  const field = load<u8>(columnField + width - 1);
  if (field !== 255) store<u32>(fields + ((field as usize) << 3), lineEnd - 1, 4);
}

function add(group: u32, given: u32, flags: u32): void {
  let present = given;
  if (consumedAt >= 0 && (present & (1 << consumedAt)) === 0) {
    // Consumed is usage as written where the row does not say what it was before the deduction.
    if (usageAt >= 0 && (present & (1 << usageAt)) !== 0) {
      present |= 1 << consumedAt;
      store<i64>(values + ((consumedAt as usize) << 3), load<i64>(values + ((usageAt as usize) << 3)));
    }
  } else if (consumedAt < 0 && hasDeduction()) {
    const at = groupNet + ((group as usize) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
  const sums = groupSums + (((group * amounts) as usize) << 4);
  for (let i: u32 = 0; i < amounts; i++) {
    const value = load<i64>(values + ((i as usize) << 3));
    if (value === 0) continue;
    const at = sums + ((i as usize) << 4);
    const low = load<i64>(at) + value;
    if (low >= CARRY || low <= -CARRY) {
      store<i64>(at, low % CARRY);
      store<i64>(at, load<i64>(at, 8) + low / CARRY, 8);
    } else store<i64>(at, low);
  }
  store<u32>(groupFlags + ((group as usize) << 2), flags | (present << 8));
}

function hasDeduction(): bool {
  return deductedAt >= 0 && load<i64>(values + ((deductedAt as usize) << 3)) !== 0;
}

/** A plain decimal in units of 10^-12; MIN_VALUE for anything else, and for what does not fit. */
// @ts-ignore: decorator
@inline
function decimal(from: usize, to: usize): i64 {
  let p = from;
  const negative = load<u8>(p) === 45;
  if (negative) p++;
  const first = p;
  let value: i64 = 0;
  let point: usize = 0;
  while (p < to) {
    const digit = (load<u8>(p) as u32) - 48;
    if (digit <= 9) value = value * 10 + (digit as i64);
    else if (digit === (46 - 48) as u32 && point === 0 && p > first) point = p;
    else return i64.MIN_VALUE;
    p++;
  }
  if (to === first) return i64.MIN_VALUE;
  const decimals = point === 0 ? 0 : ((to - point - 1) as i32);
  const digits = ((to - first) as i32) - (point === 0 ? 0 : 1);
  // 18 digits fit, and their integer part must leave room for twelve decimals.
  if (digits > 18 || decimals > DECIMALS || digits - decimals > 6 || (point !== 0 && decimals === 0)) return i64.MIN_VALUE;
  for (let k = decimals; k < DECIMALS; k++) value *= 10;
  return negative ? -value : value;
}

// @ts-ignore: decorator
@inline
function digit(p: usize): u32 {
  return (load<u8>(p) as u32) - 48;
}

// @ts-ignore: decorator
@inline
function pair(p: usize): u32 {
  const a = digit(p);
  const b = digit(p + 1);
  return a > 9 || b > 9 ? 1000 : a * 10 + b;
}

/** The spellings that exports use; others are for the reference reader. An empty time is odd too. */
function isTime(from: usize, to: usize, kind: u32): bool {
  let s = from;
  let e = to;
  if (e > s && load<u8>(s) === QUOTE) {
    s++;
    e--;
  }
  const length = e - s;
  if (length < 6 || pair(s) !== 20 || pair(s + 2) > 99) return false;
  if (kind === 1) {
    if (length === 6) return isMonth(pair(s + 4));
    return length === 7 && load<u8>(s + 4) === 45 && isMonth(pair(s + 5));
  }
  if (kind === 2 && length === 8) return isMonth(pair(s + 4)) && isDay(s, pair(s + 4), pair(s + 6));
  if (length < 10 || load<u8>(s + 4) !== 45 || load<u8>(s + 7) !== 45) return false;
  if (!isMonth(pair(s + 5)) || !isDay(s, pair(s + 5), pair(s + 8))) return false;
  if (kind === 2) return length === 10;
  if (length !== 19 || load<u8>(s + 10) !== 32 || load<u8>(s + 13) !== 58 || load<u8>(s + 16) !== 58) return false;
  return pair(s + 11) < 24 && pair(s + 14) < 60 && pair(s + 17) < 60;
}

function isMonth(month: u32): bool {
  return month >= 1 && month <= 12;
}

/** Days that every such month has; the others are for the reference reader's calendar where they may not exist. */
function isDay(year: usize, month: u32, day: u32): bool {
  if (day < 1 || day > 31) return false;
  if (day <= 28) return true;
  if (month === 2) return false;
  return day <= 30 || month === 1 || month === 3 || month === 5 || month === 7 || month === 8 || month === 10 || month === 12;
}

// ---- grouping ----------------------------------------------------------------------------------------------
// @ts-ignore: decorator
@inline
function mix(h: u64, from: usize, to: usize): u64 {
  let p = from;
  let a = h ^ (((to - from) as u64) * 0x9e3779b97f4a7c15);
  while (p + 8 <= to) {
    a = (a ^ load<u64>(p)) * 0xff51afd7ed558ccd;
    a ^= a >> 32;
    p += 8;
  }
  const rest = (to - p) as u32;
  if (rest > 0) {
    // The input and the arena both have bytes to spare behind their end.
    const last = load<u64>(p) & ((((1 as u64) << (rest << 3)) - 1) as u64);
    a = (a ^ last) * 0xff51afd7ed558ccd;
    a ^= a >> 29;
  }
  return a;
}

// @ts-ignore: decorator
@inline
function keyEnd(i: u32, s: u32, e: u32): u32 {
  const prefix = load<u8>(keyPrefix + i) as u32;
  // A prefix of a quoted time counts its opening quote.
  return prefix === 0 ? e : s + prefix + (load<u8>(input + s) === QUOTE ? 1 : 0);
}

/** The group of the current row, made when it is new; -1 when there is no room for more. */
function findGroup(): i32 {
  let h = seed;
  let length: u32 = 0;
  for (let i: u32 = 0; i < keys; i++) {
    const field = load<u8>(keyField + i);
    const s = fieldStart(field);
    const e = keyEnd(i, s, fieldEnd(field));
    h = mix(h, input + s, input + e);
    length += e - s + 1;
  }
  const hash = (h ^ (h >> 32)) as u32;
  let slot = hash & tableMask;
  for (;;) {
    const found = load<u32>(table + ((slot as usize) << 2));
    if (found === 0) return makeGroup(hash, length, slot);
    const group = found - 1;
    if (
      load<u32>(groupHash + ((group as usize) << 2)) === hash &&
      load<u32>(groupLength + ((group as usize) << 2)) === length &&
      sameKey(group)
    )
      return group as i32;
    slot = (slot + 1) & tableMask;
  }
  return -1;
}

// @ts-ignore: decorator
@inline
function sameKey(group: u32): bool {
  let at = arena + load<u32>(groupKey + ((group as usize) << 2));
  for (let i: u32 = 0; i < keys; i++) {
    const field = load<u8>(keyField + i);
    const s = fieldStart(field);
    const size = keyEnd(i, s, fieldEnd(field)) - s;
    if (load<u8>(at + size) !== LF || memory.compare(at, input + s, size) !== 0) return false;
    at += size + 1;
  }
  return true;
}

/** Keys lie in the arena one behind the other, each ended by LF: no cell of a plain row holds one. */
function makeGroup(hash: u32, length: u32, place: u32): i32 {
  if (groupCount === maxGroups) {
    full = true;
    return -1;
  }
  let slot = place;
  if (groupCount === capacity) {
    growGroups(capacity << 1);
    slot = hash & tableMask;
    while (load<u32>(table + ((slot as usize) << 2)) !== 0) slot = (slot + 1) & tableMask;
  }
  if (arenaUsed + length + 16 > arenaCapacity) growArena(length);
  const group = groupCount++;
  const index = (group as usize) << 2;
  store<u32>(table + ((slot as usize) << 2), group + 1);
  store<u32>(groupHash + index, hash);
  store<u32>(groupKey + index, arenaUsed as u32);
  store<u32>(groupLength + index, length);
  store<u32>(groupRows + index, 0);
  store<u32>(groupNet + index, 0);
  memory.fill(groupSums + (((group * amounts) as usize) << 4), 0, (amounts as usize) << 4);
  let at = arena + arenaUsed;
  for (let i: u32 = 0; i < keys; i++) {
    const field = load<u8>(keyField + i);
    const s = fieldStart(field);
    const size = keyEnd(i, s, fieldEnd(field)) - s;
    memory.copy(at, input + s, size);
    at += size;
    store<u8>(at, LF);
    at++;
  }
  arenaUsed += length;
  store<u32>(groupFlags + index, newGroup(group));
  return group as i32;
}

function growGroups(most: u32): void {
  const bytes = (most as usize) << 2;
  const old = (groupCount as usize) << 2;
  groupHash = moved(groupHash, old, bytes);
  groupKey = moved(groupKey, old, bytes);
  groupLength = moved(groupLength, old, bytes);
  groupRows = moved(groupRows, old, bytes);
  groupFlags = moved(groupFlags, old, bytes);
  groupNet = moved(groupNet, old, bytes);
  groupSums = moved(groupSums, old << 2 << 4, bytes << 2 << 4);
  capacity = most;
  tableMask = (most << 1) - 1;
  table = allocate(bytes << 1);
  memory.fill(table, 0, bytes << 1);
  for (let group: u32 = 0; group < groupCount; group++) {
    let slot = load<u32>(groupHash + ((group as usize) << 2)) & tableMask;
    while (load<u32>(table + ((slot as usize) << 2)) !== 0) slot = (slot + 1) & tableMask;
    store<u32>(table + ((slot as usize) << 2), group + 1);
  }
}

function growArena(atLeast: u32): void {
  const most = max(arenaCapacity << 1, (arenaUsed + atLeast + 65536) as usize);
  arena = moved(arena, arenaUsed, most);
  arenaCapacity = most;
}

function moved(from: usize, bytes: usize, most: usize): usize {
  const to = allocate(most + 16);
  if (bytes > 0) memory.copy(to, from, bytes);
  return to;
}

// ---- line ids ----------------------------------------------------------------------------------------------
/** 1 seen before, 0 new and remembered now, -1 for the reference reader (an id in quotes or with blanks). */
function isSeen(): i32 {
  let s = input + fieldStart(lineIdField);
  let e = input + fieldEnd(lineIdField);
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
    const word = p < end ? load<u64>(p) : last | tail(end, length & 7);
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

// @ts-ignore: decorator
@inline
function tail(at: usize, bytes: u32): u64 {
  return bytes === 0 ? 0 : load<u64>(at) & (((1 as u64) << (bytes << 3)) - 1);
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

// ---- answers -----------------------------------------------------------------------------------------------
export function consumedBytes(): u32 { return consumed; }
export function oddLines(): u32 { return oddCount; }
export function oddAt(): usize { return odd; }
export function lineCount(): u32 { return lines; }
export function setLineCount(count: u32): void { lines = count; }
export function goodRows(): u32 { return good; }
export function duplicateRows(): u32 { return duplicates; }
export function isFull(): bool { return full; }
export function groupsFound(): u32 { return groupCount; }
export function keyAt(group: u32): usize { return arena + load<u32>(groupKey + ((group as usize) << 2)); }
export function keyLength(group: u32): u32 { return load<u32>(groupLength + ((group as usize) << 2)); }
export function rowsOf(group: u32): u32 { return load<u32>(groupRows + ((group as usize) << 2)); }
export function flagsOf(group: u32): u32 { return load<u32>(groupFlags + ((group as usize) << 2)); }
export function netOf(group: u32): u32 { return load<u32>(groupNet + ((group as usize) << 2)); }
export function sumsAt(group: u32): usize { return groupSums + (((group * amounts) as usize) << 4); }

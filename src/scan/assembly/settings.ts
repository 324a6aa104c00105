// What to read, set once a file. Columns are kept as the distance of their end in the list of separators.
import { allocate } from './memory';
import { MOST_KEYS, NO_COLUMN } from './shared.generated';


export let input: usize = 0;
export let delimiter: u8 = 44;
export let width: u32 = 0;
export let maxLine: u32 = 0;
export let maxGroups: u32 = 0;
export let keys: u32 = 0;
export let amounts: u32 = 0;
/** Amounts that are read: those that are added up, then those that only proofs need. */
export let parsed: u32 = 0;
export let times: u32 = 0;
export let tellings: u32 = 0;
export let idColumn: u32 = 0;
export let lineIdColumn: u32 = NO_COLUMN;
export let consumedAt: i32 = -1;
export let usageAt: i32 = -1;
export let deductedAt: i32 = -1;
export let payableAt: i32 = -1;
/** Bits of the amounts that a plain row has: where one is empty, the reference reader decides what that means. */
export let needed: u32 = 0;

/** Ends of the current row's cells; the word before the first is the end of the line before. */
export let separators: usize = 0;
/** Behind here a row has more cells than its header. */
export let separatorsEnd: usize = 0;
let separatorsRoom: u32 = 0;

export const keyColumn: usize = memory.data((MOST_KEYS as i32) * 4);
export const keyPrefix: usize = memory.data(MOST_KEYS as i32);
/** Whether a key tells products apart. */
export const keyTells: usize = memory.data(MOST_KEYS as i32);
export const amountColumn: usize = memory.data(32 * 4);
export const tellingColumn: usize = memory.data(16 * 4);
export const timeColumn: usize = memory.data(8 * 4);
export const timeKind: usize = memory.data(8);

/** The column whose day spans each group. */
export let dayColumn: u32 = NO_COLUMN;

export function span(column: u32): void {
  dayColumn = column << 2;
}

export function setInput(at: usize): void {
  input = at;
}

export function layout(separator: u32, columns: u32, longestLine: u32, mostGroups: u32): void {
  delimiter = separator as u8;
  width = columns;
  maxLine = longestLine;
  maxGroups = mostGroups;
  if (columns >= separatorsRoom) {
    separatorsRoom = columns + 64;
    separators = allocate(((separatorsRoom + 160) as usize) << 2) + 64;
  }
  separatorsEnd = separators + (((columns + 2) as usize) << 2);
  keys = 0;
  amounts = 0;
  parsed = 0;
  times = 0;
  tellings = 0;
  lineIdColumn = NO_COLUMN;
  dayColumn = NO_COLUMN;
  consumedAt = -1;
  usageAt = -1;
  deductedAt = -1;
  payableAt = -1;
  needed = 0;
}

/** `tells`: whether products are told by it. */
export function key(column: u32, prefix: u32, tells: u32): void {
  store<u32>(keyColumn + ((keys as usize) << 2), column << 2);
  store<u8>(keyPrefix + keys, prefix as u8);
  store<u8>(keyTells + keys, tells as u8);
  keys++;
}

export function amount(column: u32): void {
  store<u32>(amountColumn + ((amounts as usize) << 2), column << 2);
  amounts++;
  parsed = amounts;
}

/** An amount that is not added up; behind all that are. */
export function extra(column: u32): void {
  store<u32>(amountColumn + ((parsed as usize) << 2), column << 2);
  parsed++;
}

/** `kind` is a TIME_KIND. */
export function time(column: u32, kind: u32): void {
  store<u32>(timeColumn + ((times as usize) << 2), column << 2);
  store<u8>(timeKind + times, kind as u8);
  times++;
}

/** A column that tells a bill line beside its Instance ID. */
export function telling(column: u32): void {
  store<u32>(tellingColumn + ((tellings as usize) << 2), column << 2);
  tellings++;
}

/** The columns of the Instance ID, which a plain row has, and of the line id; amounts by their place. */
export function roles(id: u32, lineId: u32, consumedIndex: i32, usageIndex: i32, deductedIndex: i32, payableIndex: i32, neededBits: u32): void {
  idColumn = id << 2;
  lineIdColumn = lineId === NO_COLUMN ? NO_COLUMN : lineId << 2;
  consumedAt = consumedIndex;
  usageAt = usageIndex;
  deductedAt = deductedIndex;
  payableAt = payableIndex;
  needed = neededBits;
}

/** Where the cell of a column begins in the input. */
// @ts-ignore: decorator
@inline
export function cellStart(column: u32): u32 {
  return load<u32>(separators + column - 4) + 1;
}

/** Where it ends. */
// @ts-ignore: decorator
@inline
export function cellEnd(column: u32): u32 {
  return load<u32>(separators + column);
}

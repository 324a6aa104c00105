// The spellings of times that exports use; others are for the reference reader. An empty time is odd too.
import { TIME_KIND_DAY, TIME_KIND_MONTH } from './shared.generated';

const QUOTE: u8 = 34;

let lastMonth: u64 = 0;
let lastDay: u64 = 0;

// @ts-ignore: decorator
@inline
function pair(p: usize): u32 {
  return ((load<u8>(p) as u32) - 48) * 10 + (load<u8>(p + 1) as u32) - 48;
}

/** Every byte lies between that of `least` and `least + range`, the first `bytes` of them. */
// @ts-ignore: decorator
@inline
function within(p: usize, least: v128, range: v128, bytes: u32): bool {
  const fits = i8x16.bitmask(i8x16.le_u(i8x16.sub(v128.load(p), least), range)) as u32;
  return (~fits & ((1 << bytes) - 1)) === 0;
}

/** `kind` is a TIME_KIND. Up to 16 bytes behind the cell may be read. */
// @ts-ignore: decorator
@inline
export function isTime(from: usize, to: usize, kind: u32): bool {
  let s = from;
  let e = to;
  if (e > s && load<u8>(s) === QUOTE) {
    s++;
    e--;
  }
  const length = (e - s) as u32;
  if (kind === TIME_KIND_MONTH && length === 6) {
    const month = load<u64>(s) & 0xffffffffffff;
    if (month === lastMonth) return true;
    if (!isMonth(s, length)) return false;
    lastMonth = month;
    return true;
  }
  if (kind === TIME_KIND_DAY && length === 8) {
    const day = load<u64>(s);
    if (day === lastDay) return true;
    if (!isDay(s, length)) return false;
    lastDay = day;
    return true;
  }
  if (kind === TIME_KIND_MONTH) return isMonth(s, length);
  return kind === TIME_KIND_DAY ? isDay(s, length) : isMoment(s, length);
}

/** `202605` or `2026-05`. */
function isMonth(s: usize, length: u32): bool {
  if (length === 6)
    return within(s, i8x16(50, 48, 48, 48, 48, 48, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), i8x16(0, 0, 9, 9, 1, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 6) && isMonthNumber(pair(s + 4));
  if (length !== 7) return false;
  return within(s, i8x16(50, 48, 48, 48, 45, 48, 48, 0, 0, 0, 0, 0, 0, 0, 0, 0), i8x16(0, 0, 9, 9, 0, 1, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0), 7) && isMonthNumber(pair(s + 5));
}

/** `20260514` or `2026-05-14`. */
function isDay(s: usize, length: u32): bool {
  if (length === 8)
    return within(s, i8x16(50, 48, 48, 48, 48, 48, 48, 48, 0, 0, 0, 0, 0, 0, 0, 0), i8x16(0, 0, 9, 9, 1, 9, 3, 9, 0, 0, 0, 0, 0, 0, 0, 0), 8) && isDayNumber(pair(s + 4), pair(s + 6));
  if (length !== 10) return false;
  return within(s, i8x16(50, 48, 48, 48, 45, 48, 48, 45, 48, 48, 0, 0, 0, 0, 0, 0), i8x16(0, 0, 9, 9, 0, 1, 9, 0, 3, 9, 0, 0, 0, 0, 0, 0), 10) && isDayNumber(pair(s + 5), pair(s + 8));
}

/** `2026-05-14 18:46:00`. */
function isMoment(s: usize, length: u32): bool {
  if (length !== 19) return false;
  if (!within(s, i8x16(50, 48, 48, 48, 45, 48, 48, 45, 48, 48, 32, 48, 48, 58, 48, 48), i8x16(0, 0, 9, 9, 0, 1, 9, 0, 3, 9, 0, 2, 9, 0, 5, 9), 16)) return false;
  if (load<u8>(s + 16) !== 58 || (load<u8>(s + 17) as u32) - 48 > 5 || (load<u8>(s + 18) as u32) - 48 > 9) return false;
  return pair(s + 11) < 24 && isDayNumber(pair(s + 5), pair(s + 8));
}

function isMonthNumber(month: u32): bool {
  return month >= 1 && month <= 12;
}

/** Days that every such month has; the others are for the reference reader's calendar where they may not exist. */
function isDayNumber(month: u32, day: u32): bool {
  if (!isMonthNumber(month) || day < 1 || day > 31) return false;
  if (day <= 28) return true;
  if (month === 2) return false;
  return day <= 30 || month === 1 || month === 3 || month === 5 || month === 7 || month === 8 || month === 10 || month === 12;
}

/** A day that isTime() has let through, or the day of such a moment: 20260514. */
export function dayNumber(cell: usize): u32 {
  const s = load<u8>(cell) === QUOTE ? cell + 1 : cell;
  const dash: usize = load<u8>(s + 4) === 45 ? 1 : 0;
  return (pair(s) * 100 + pair(s + 2)) * 10000 + pair(s + 4 + dash) * 100 + pair(s + 6 + dash + dash);
}

/** A moment that isTime() has let through: 202605141846. */
export function minuteNumber(cell: usize): u64 {
  const s = load<u8>(cell) === QUOTE ? cell + 1 : cell;
  return (dayNumber(s) as u64) * 10000 + ((pair(s + 11) * 100 + pair(s + 14)) as u64);
}

/**
 * Numbers on which the scanner and its host agree. The build writes them into `assembly/shared.generated.ts`, from
 * which the scanner imports them: `RECORD.rows` is `RECORD_ROWS` there.
 */

/** In place of a column that the layout lacks. */
export const NO_COLUMN = 0xffffffff;
/** In place of the index of an amount that is not read. */
export const NO_AMOUNT = 255;
export const MOST_KEYS = 60;
/** Bytes that are compared at once: so many behind the input are read too. */
export const BLOCK = 64;
/** Decimals of an amount that the scanner reads; one that has more is for the reference reader. */
export const DECIMALS = 12;
/** What an amount of 1 is in the units that the scanner counts in. */
export const SCANNER_ONE = 10n ** BigInt(DECIMALS);
/** Sums carry into a second word here, so that a pair (low, high) never overflows. */
export const CARRY = 10n ** 18n;

/** What stands in a time column. */
export const TIME_KIND = { month: 1, day: 2, time: 3 } as const;

/** What the host says of a new group: rows of another product, or rows that the reference reader must reject, or tell. */
export const FLAG = { none: 0, aside: 1, reject: 2, told: 4 } as const;
/** A group's flags are in the low bits of their word; above them is a bit for each amount that some row has. */
export const FLAG_BITS = 8;

/**
 * Bytes from the beginning of a group's record. `net` counts rows of unknown net usage; `first` and `last` are days as
 * 20260514, 0 where they are not asked for; `repeats` is the record, without codes, of rows that are like these and do not
 * count since their lines were met before; 0 without any; `line` is that of the
 * first row that counts. From `sums` on stands a pair (low, high) of 64 bits for each
 * amount, then the code of each key's text.
 */
export const RECORD = {
  hash: 0,
  rows: 4,
  flags: 8,
  net: 12,
  first: 16,
  last: 20,
  repeats: 24,
  line: 28,
  texts: 32,
  sums: 40,
} as const;

/** The record of a distinct text of a key: `code` is its number, and its bytes as they stand in the file come last. */
export const TEXT = { hash: 0, code: 4, length: 8, flags: 12, bytes: 16 } as const;

/**
 * What the host says of a new text: no row with it is read here, for it is damaged; or it stands in place of an Instance
 * ID and makes a total; or it is an Instance ID, which makes a row our own whatever its product. Above these bits stands
 * how many characters it has, as far as they are limited.
 */
export const TEXT_FLAG = { none: 0, damaged: 1, total: 2, own: 4 } as const;
export const TEXT_FLAG_BITS = 8;

/** The record of a tallied text: `before` is the record made before it, `next` the next in its slot. */
export const TALLIED = { next: 0, rows: 4, length: 8, before: 12, text: 16 } as const;

export const EVENT_BYTES = 24;
/** The event of a line that is left to the reference reader; `good` counts the good rows of the file before it. */
export const ODD_EVENT = { offset: 0, length: 4, line: 8, good: 12 } as const;
/** The event of a row that repeats an earlier one; {@link REPEAT} stands where others have the offset. */
export const REPEAT_EVENT = { mark: 0, file: 4, line: 8, firstLine: 12, id: 16, idLength: 20 } as const;
export const REPEAT = 0xffffffff;

/** What the scanner knows of a line. */
export const SEEN = { new: 0, same: 1, changed: 2 } as const;

/** Why `scan` came back: more input is needed, a quote is open at the end of a line, there are events to be taken. */
export const STOPPED = { needMore: 0, openQuote: 1, oddFull: 2 } as const;

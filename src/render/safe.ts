/** Bill cells are written by others: here they become harmless for a terminal and for a spreadsheet. */

/**
 * What a terminal obeys instead of showing, or shows as nothing: controls (C0, DEL, C1), format characters
 * (bidi controls, zero-width ones, tags), lone surrogates, line and paragraph separators. The two joiners
 * stay: emoji and several scripts are spelled with them.
 */
export const UNPRINTABLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Text fit for a terminal or an error line: what {@link UNPRINTABLE} matches becomes `\x1b`, `\u202e` … */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, visibleEscape);
}

function visibleEscape(character: string): string {
  const code = character.codePointAt(0) as number;
  const hex = code.toString(16);
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

/** What starts a formula: `= + - @`, their full-width and small forms, and the real minus sign. */
const TRIGGER = String.raw`[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212]`;
/** Where a spreadsheet may split a cell, whatever separator we wrote. */
const SEPARATOR = String.raw`[;,|\t\r\n\v\f\u0085\u2028\u2029]`;
/** What a spreadsheet may strip before it looks for a formula: blanks, invisible characters, a quote. */
const SKIPPED = String.raw`(?:(?!${SEPARATOR})[\s\p{Cc}\p{Cf}"])*`;

const FORMULA_INSIDE = new RegExp(`${SEPARATOR}(?=${SKIPPED}${TRIGGER})`, 'gu');
const FORMULA_AT_START = new RegExp(String.raw`^(?=${SKIPPED}(?:${TRIGGER}|[\t\r\n]))`, 'u');

/**
 * Text that no spreadsheet takes for a formula (OWASP CSV injection): an apostrophe before a formula's first
 * character, at the start and after each separator inside, where a spreadsheet splitting there would find
 * one.
 *
 * For text only: a number keeps its minus sign, or refunds would drop out of a SUM.
 */
export function formulaSafe(text: string): string {
  return text.replace(FORMULA_INSIDE, "$&'").replace(FORMULA_AT_START, "'");
}

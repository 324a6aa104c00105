/** Text in the parts of a workbook. */

const SPECIAL: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML 1.0 has no place for, what a parser would change, and what already looks like such an escape. */
const ESCAPED = /[&<>"\ufffe\uffff]|(?![\t\n\x7f-\x9f])\p{Cc}|\p{Cs}|_(?=x[0-9a-f]{4}_)/giu;
const HARMLESS = /^[^&<>"_\p{Cc}\p{Cs}\ufffe\uffff]*$/u;

/**
 * Text of a cell, which comes back as it was: controls become `_x001B_` (ISO/IEC 29500, ST_Xstring). NUL and lone
 * surrogates are in no text that a spreadsheet holds and become U+FFFD.
 */
export function sheetText(text: string): string {
  return HARMLESS.test(text) ? text : text.replace(ESCAPED, escaped);
}

function escaped(character: string): string {
  const special = SPECIAL[character];
  if (special !== undefined) return special;
  const code = character.codePointAt(0) as number;
  if (code === 0 || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  return `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** Text of an attribute or a formula: nothing in it stands for a control character. */
export function plainText(text: string): string {
  return text.replace(/[&<>"]/g, (character) => SPECIAL[character] as string);
}

/** Characters that a cell can hold. */
const MOST_CHARACTERS = 32_767;

/** A text that a cell can hold; of a longer one the beginning, and how many characters are missing. */
export function fittingText(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const room = MOST_CHARACTERS - 16;
  const end = /[\ud800-\udbff]/.test(text.charAt(room - 1)) ? room - 1 : room;
  return `${text.slice(0, end)}…[+${text.length - end}]`;
}

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

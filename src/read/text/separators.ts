/** Whether `delimiter` stands in a text at least `least` times: a look that is cheaper than parsing. */
export function hasSeparators(text: Buffer | string, delimiter: string, least: number): boolean {
  return least <= 0 || separatorAt(text, delimiter, least) !== -1;
}

/** Where the `nth` delimiter (counted from 1) of a text stands, or -1. Quotes are not looked at. */
export function separatorAt(text: Buffer | string, delimiter: string, nth: number): number {
  let at = -delimiter.length;
  for (let found = 0; found < nth; found++) {
    at = text.indexOf(delimiter, at + delimiter.length);
    if (at === -1) return -1;
  }
  return at;
}

// What tells a line that was issued again from the same one; see `src/read/content.ts`.
const columns: usize = memory.data(8 * 4);
const indexes: usize = memory.data(4 * 4);

export let contentTexts: u32 = 0;
export let contentWords: u32 = 0;
/** The current file's number among those of the run. */
export let fileNumber: u32 = 0;

export function clearContent(file: u32): void {
  contentTexts = 0;
  contentWords = 0;
  fileNumber = file;
}

export function contentText(column: u32): void {
  store<u32>(columns + ((contentTexts as usize) << 2), column === 0xffffffff ? column : column << 2);
  contentTexts++;
}

/** The place of an amount among those that are read. */
export function contentAmount(index: u32): void {
  store<u32>(indexes + ((contentWords as usize) << 2), index);
  contentWords++;
}

export function textColumn(i: u32): u32 {
  return load<u32>(columns + ((i as usize) << 2));
}

export function amountIndex(i: u32): u32 {
  return load<u32>(indexes + ((i as usize) << 2));
}

/** Longer texts are no expression of one row's price. */
const MOST_TEXT = 20_000;
const MOST_DECIMALS = 18;

/** The documentation says that 计费过程 holds an expression with its precision, not under which word. */
const STATED = [
  /(?:precision|精度)\W{0,4}(\d{1,2})(?![\d.])/gi,
  /保留\s*(\d{1,2})\s*位/g,
  /(?<!\d)(\d{1,2})\s*位小数/g,
] as const;

/**
 * The number of decimals to which the vendor says an amount was computed, by the texts of a row's 计费过程 and
 * 计费辅助信息 cells: the finest, where they state several. Null where none is stated.
 */
export function statedPrecision(...texts: readonly string[]): number | null {
  const stated = texts.flatMap((text) => (text.length > MOST_TEXT ? [] : statedIn(text)));
  return stated.length === 0 ? null : Math.max(...stated);
}

function statedIn(text: string): number[] {
  const found = STATED.flatMap((pattern) => [...text.matchAll(pattern)].map(([, digits]) => Number(digits)));
  return found.filter((decimals) => decimals <= MOST_DECIMALS);
}

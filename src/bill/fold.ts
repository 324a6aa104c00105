/** White space of any width, no-break and zero-width spaces, byte order marks, underscores. */
const IGNORED = /[\s_\u200B-\u200D\u2060\uFEFF]+/g;

/**
 * The form in which header names and other fixed words are compared: full-width letters, brackets and slashes
 * narrowed, white space, byte order marks and underscores removed, lower case.
 *
 * `资源信息/实例ID（出账粒度）` → `资源信息/实例id(出账粒度)`, `Billing Item` and `billing_item` → `billingitem`.
 */
export function foldHeader(text: string): string {
  // Lower case can undo the normal form (İ̧), and the normal form can bring white space (¨): hence both ends.
  return text.normalize('NFKC').replace(IGNORED, '').toLowerCase().normalize('NFKC').replace(IGNORED, '');
}

/** A tag begins where `key:` follows a semicolon; any other semicolon belongs to the value before it. */
const BETWEEN_TAGS = /;\s*(?=key:)/;
const BEFORE_VALUE = /\svalue:/;

/**
 * Reads the tag cell as documented: `key:team value:search; key:env value:prod`. Values may hold spaces and
 * colons. Any other form (JSON, `k=v`) is not guessed: no tags.
 */
export function parseTags(text: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const piece of withoutLastSemicolon(text.trim()).split(BETWEEN_TAGS)) {
    const at = piece.search(BEFORE_VALUE);
    if (at < 0 || !piece.startsWith('key:')) continue;
    const key = piece.slice('key:'.length, at).trim();
    if (key !== '') tags.set(key, piece.slice(at + ' value:'.length).trim());
  }
  return tags;
}

function withoutLastSemicolon(text: string): string {
  return text.endsWith(';') ? text.slice(0, -1) : text;
}

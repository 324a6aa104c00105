import { compare } from '../../bill/compare.ts';
import { parseTags } from '../../bill/tags.ts';

type Value = string | boolean | null;

/** What a spreadsheet may take for a formula, where a text or a part of one begins. */
const TRIGGERS = /(?<![\p{L}\p{N}])[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212]/gu;

/**
 * FOCUS's key-value format: a flat JSON object, keys in the order of their code points; null without entries.
 *
 * A CSV cell is made safe for spreadsheets with apostrophes, which would be foreign characters inside JSON: signs that
 * call for one are written `\u003d`, which is the same JSON.
 */
export function keyValue(entries: Iterable<readonly [string, Value]>): string | null {
  const sorted = [...new Map(entries)].sort(([a], [b]) => compare(a, b));
  if (sorted.length === 0) return null;
  const pairs = sorted.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return `{${pairs.join(',')}}`.replace(
    TRIGGERS,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The tags of a bill's cell, in the documented form or as a FOCUS export has them (flat JSON). */
export function tagsOf(text: string): ReadonlyMap<string, Value> {
  const documented = parseTags(text);
  if (documented.size > 0 || !text.startsWith('{')) return documented;
  return new Map(flatEntries(text));
}

function flatEntries(text: string): [string, Value][] {
  try {
    const entries = Object.entries(JSON.parse(text) as Record<string, Value>);
    // A number may not survive being read, and nothing may be lost: such tags stay text.
    return entries.every(([, value]) => value === null || ['string', 'boolean'].includes(typeof value))
      ? entries
      : [];
  } catch {
    return [];
  }
}

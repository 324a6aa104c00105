/**
 * Pieces of JSON text, built by hand: an object literal would move a column named `2026` to the front and
 * lose one named `__proto__`, and a `bigint` must stay exact.
 */
import { formatDecimal } from '../bill/decimal.ts';
import type { Cell, Column } from '../report/table.ts';
import { UNPRINTABLE } from './safe.ts';

/**
 * A JSON string that is also safe on a screen: control, bidi and separator characters are `\uXXXX`.
 * Lossless.
 */
export function jsonString(text: string): string {
  return JSON.stringify(text).replace(UNPRINTABLE, unicodeEscapes);
}

function unicodeEscapes(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/** `{"a":1,"b":"x"}` of keys and values that are JSON text already. */
export function jsonObject(entries: readonly (readonly [key: string, json: string])[]): string {
  return `{${entries.map(([key, json]) => `${jsonString(key)}:${json}`).join(',')}}`;
}

export function jsonStrings(texts: readonly string[]): string {
  return `[${texts.map(jsonString).join(',')}]`;
}

/** One row as an object keyed by column name, in column order. */
export function jsonRow(columns: readonly Column[], row: readonly Cell[]): string {
  return jsonObject(columns.map((column, index) => [column.name, jsonCell(row[index] ?? null)]));
}

function jsonCell(cell: Cell): string {
  if (typeof cell === 'bigint') return `"${formatDecimal(cell)}"`;
  return typeof cell === 'string' ? jsonString(cell) : JSON.stringify(cell);
}

/** Plain data as JSON text on one line; amounts as strings, objects keep the order of their keys. */
export function jsonValue(value: unknown): string {
  if (typeof value === 'string') return jsonString(value);
  if (typeof value === 'bigint') return jsonCell(value);
  if (Array.isArray(value)) return `[${value.map(jsonValue).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return jsonObject(Object.entries(value).map(([key, each]) => [key, jsonValue(each)]));
}

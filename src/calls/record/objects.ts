import { isObject, type JsonObject, parseExact } from '../../read/records/json-exact.ts';

/** An object, or the text of one, as a CSV's cell holds it. */
export function objectOf(value: unknown): JsonObject | undefined {
  if (isObject(value)) return value;
  if (typeof value !== 'string' || !/^\s*\{/.test(value)) return undefined;
  try {
    const parsed = parseExact(value);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** What stands at a path of fields; a text of JSON on the way is looked into. */
export function within(record: JsonObject, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => objectOf(value)?.[name], record);
}

/** The first object that stands at one of the paths. */
export function objectAt(record: JsonObject, paths: readonly (readonly string[])[]): JsonObject | undefined {
  for (const path of paths) {
    const found = objectOf(within(record, path));
    if (found !== undefined) return found;
  }
  return undefined;
}

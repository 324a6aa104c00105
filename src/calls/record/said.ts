import { parseDecimal } from '../../bill/decimal.ts';
import { textOf } from '../../read/records/fields.ts';
import { isObject, type JsonObject } from '../../read/records/json-exact.ts';
import { type CallField, type Meaning, meaning, usageMeaning } from './names.ts';
import { objectAt, objectOf, within } from './objects.ts';

export type CallTexts = Readonly<Partial<Record<CallField, string>>>;

/** What a record says of a call, as written. */
export interface CallClaims {
  readonly texts: CallTexts;
  /** Fields with numbers that look like usage and that nobody knows. */
  readonly unknown: readonly string[];
  /**
   * Whether the prompt's tokens hold those found in a cache, where a shape or the user says so; else the names and
   * `total_tokens` tell.
   */
  readonly cached?: 'inside' | 'apart';
  /**
   * That it is no call of its own: `part` of the call with its id, with all of its usage or none; `piece` of one, with
   * some of it; a piece that `continues` the last of its file; a `row` with one kind of usage of what has its id.
   */
  readonly joins?: 'part' | 'piece' | 'continues' | 'row';
  /** Of times that do not say theirs, where a shape's own are always in one. */
  readonly zone?: string;
  /** One more model of a record that is counted with its first. */
  readonly further?: true;
}

/** Where a shape keeps what it says, beside the names that all have. */
export interface Places {
  /** Objects of usage, the first that is there. */
  readonly usage: readonly (readonly string[])[];
  /** A second object of usage, beside the first. */
  readonly more?: readonly (readonly string[])[];
  /** Fields that stand at fixed paths, which go before their names elsewhere. */
  readonly at?: Readonly<Partial<Record<CallField, readonly (readonly string[])[]>>>;
  /** Only what stands at fixed paths and in the objects of usage is looked at. */
  readonly closed?: true;
}

/** Where the request or the answer stands that names the model, in a log that holds them whole. */
const MODEL_IN: readonly (readonly string[])[] = [
  ['response', 'body', 'model'],
  ['response', 'model'],
  ['response_body', 'model'],
  ['body', 'model'],
  ['data', 'model'],
  ['message', 'model'],
  ['request', 'body', 'model'],
  ['request', 'model'],
  ['request_body', 'model'],
];

/** Reads a record by names and by the places of its shape; `map` (field → path) goes before all. */
export function saidBy(record: JsonObject, places: Places, map: ReadonlyMap<string, string>): CallClaims {
  const texts = new Texts();
  if (places.closed !== true) texts.take(record, meaning, 0);
  for (const paths of [places.usage, places.more ?? []]) {
    const usage = objectAt(record, paths);
    if (usage !== undefined) texts.takeUsage(usage, '');
  }
  for (const [field, paths] of Object.entries(places.at ?? {})) texts.put(field as CallField, record, paths);
  if (texts.found.model === undefined) texts.put('model', record, MODEL_IN);
  for (const [field, path] of map) texts.set(field as CallField, at(record, path));
  return {
    texts: texts.found,
    unknown: texts.unknown,
    ...(map.has('cache_read_tokens') && { cached: 'apart' }),
  };
}

/** How logs write that there is nothing. */
const ABSENT: ReadonlySet<string> = new Set(['', '-', 'null', '(none)', '（无）']);

class Texts {
  readonly found: Partial<Record<CallField, string>> = {};
  readonly unknown: string[] = [];
  private readonly ranks: Partial<Record<CallField, number>> = {};

  /** What the usage object says goes before what stands beside it, its details before the rest of it. */
  takeUsage(usage: JsonObject, path: string): void {
    this.take(usage, usageMeaning, path === '' ? 100 : 200, path);
    for (const [name, value] of Object.entries(usage)) {
      const inner = objectOf(value);
      if (inner !== undefined) this.takeUsage(inner, `${path}${name}.`);
    }
  }

  take(from: JsonObject, meaningOf: (name: string) => Meaning, nearer: number, path = ''): void {
    for (const name of Object.keys(from)) {
      const { field, rank } = meaningOf(name);
      if (field === null) continue;
      const text = textOf(from[name]);
      if (text === undefined || ABSENT.has(text)) continue;
      if (field === 'unknown') {
        if (isCount(text)) this.unknown.push(`${path}${name}`);
      } else if (rank - nearer < (this.ranks[field] ?? Number.POSITIVE_INFINITY)) {
        this.found[field] = text;
        this.ranks[field] = rank - nearer;
      }
    }
  }

  put(field: CallField, record: JsonObject, paths: readonly (readonly string[])[]): void {
    for (const path of paths) if (this.set(field, within(record, path))) return;
  }

  set(field: CallField, value: unknown): boolean {
    const text = textOf(value);
    if (text === undefined || ABSENT.has(text)) return false;
    this.found[field] = text;
    return true;
  }
}

/** A number above zero. */
function isCount(text: string): boolean {
  return /\d/.test(text) && (parseDecimal(text) ?? 0n) > 0n;
}

/** A field of this very name, else along the dots. */
function at(record: JsonObject, path: string): unknown {
  if (Object.hasOwn(record, path)) return record[path];
  return within(record, path.split('.'));
}

/** Whether a value is an object that has all of these fields. */
export function has(record: unknown, ...names: readonly string[]): boolean {
  return isObject(record) && names.every((name) => Object.hasOwn(record, name));
}

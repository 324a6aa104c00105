import type { Limits } from '../../../read/contract/limits.ts';
import type { Problem } from '../../../words/problem.ts';

/** One record of a file that is no bill: its cells or fields by name, numbers as written. */
export interface OtherRecord {
  readonly file: string;
  readonly line?: number;
  /** Where in a JSON document: `[12]`. */
  readonly path?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A record, or why there is none. */
export type OtherItem = OtherRecord | Problem;

/** Text of a file, its beginning looked at. */
export interface OtherText {
  readonly file: string;
  readonly head: string;
  readonly text: AsyncIterable<Buffer>;
  readonly limits: Limits;
}

export function isProblem(item: OtherItem): item is Problem {
  return 'code' in item;
}

/** The text of a field; undefined where there is none, or where it holds more than a value. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'boolean' ? String(value) : undefined;
}

export function placeOf({ file, line, path }: OtherRecord): Pick<Problem, 'file' | 'line'> {
  return { file: path === undefined ? file : `${file}${path}`, ...(line === undefined ? {} : { line }) };
}

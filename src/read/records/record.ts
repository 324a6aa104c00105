import type { Problem } from '../../words/problem.ts';
import type { Limits } from '../contract/limits.ts';

/** One record of a file that is no bill: its cells or fields by name, numbers as written. */
export interface PlainRecord {
  readonly file: string;
  readonly line?: number;
  /** Of a row of text: what separates its cells. Absent where numbers are always written with a point (JSON, sheets). */
  readonly delimiter?: string;
  /** Where in a JSON document: `[12]`. */
  readonly path?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A record, or why there is none. */
export type RecordItem = PlainRecord | Problem;

export interface RecordOptions {
  readonly limits: Limits;
  readonly encoding?: string;
  readonly onProgress?: (bytes: number) => void;
}

/** Text of a file, its beginning looked at. */
export interface RecordText {
  readonly file: string;
  readonly head: string;
  /** Its numbers were numbers before they were written, with a point. */
  readonly fromSheet?: true;
  readonly text: AsyncIterable<Buffer>;
  readonly limits: Limits;
}

export function isProblem(item: RecordItem): item is Problem {
  return 'code' in item;
}

import type { Problem } from '../../words/problem.ts';
import type { PlainRecord } from './record.ts';

/** The text of a field; undefined where there is none, or where it holds more than a value. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'boolean' ? String(value) : undefined;
}

/** Where a record stands, as a problem tells it. */
export function recordPlace({ file, line, path }: PlainRecord): Pick<Problem, 'file' | 'line'> {
  return { file: path === undefined ? file : `${file}${path}`, line };
}

import { formatDecimal, parseDecimal } from '../bill/decimal.ts';
import { type CallField, USAGE_FIELDS } from './record/names.ts';
import type { CallClaims, CallTexts } from './record/said.ts';

const COUNTED: readonly CallField[] = [...USAGE_FIELDS, 'calls'];
/** Of the input: it is the same in every part of a call, or not told yet. */
const INPUT: readonly CallField[] = [
  'prompt_tokens',
  'input_tokens',
  'uncached_tokens',
  'cached_tokens',
  'cache_read_tokens',
  'cache_creation_tokens',
];
/** What two records of one call cannot say differently. */
const WHO: readonly CallField[] = ['model', 'api_key_id', 'workspace_id', 'status'];

/** The sum of two rows of one model, time and key. */
export function addedUp(a: CallClaims, b: CallClaims): CallClaims {
  const sums = COUNTED.map((field) => [field, sumOf(a.texts[field], b.texts[field])]);
  return { ...b, texts: withoutEmpty({ ...a.texts, ...Object.fromEntries(sums) }) };
}

/** The sum as text; a text that is no number stays, so that it is told. */
function sumOf(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const [x, y] = [parseDecimal(a), parseDecimal(b)];
  if (x === undefined || y === undefined) return x === undefined ? a : b;
  return formatDecimal(x + y);
}

function withoutEmpty(texts: Readonly<Partial<Record<CallField, string | undefined>>>): CallTexts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
}

/** All that a record says of a call, as one text. */
export function contentOf({ texts }: CallClaims): string {
  const { end_time: _, ...content } = texts;
  return JSON.stringify(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether two records can be of one call: the same input, and an output that only grows from one to the other. */
export function isOneCall(a: CallTexts, b: CallTexts): boolean {
  const isSame = (field: CallField) =>
    a[field] === undefined || b[field] === undefined || a[field] === b[field];
  if (!WHO.every(isSame) || !INPUT.every((field) => isSame(field) || isZero(a[field]) || isZero(b[field])))
    return false;
  const steps = USAGE_FIELDS.map((field) => compare(a[field], b[field]));
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
}

/** What all of the parts say of a call, the last before the others. */
export function together(a: CallClaims, b: CallClaims): CallClaims {
  const texts = { ...a.texts, ...b.texts, ...usageTogether(a, b) };
  const unknown = [...new Set([...a.unknown, ...b.unknown])];
  return { ...a, ...b, texts: withoutEmpty(texts), unknown };
}

/**
 * Each part that tells usage tells all of it, and the last one counts. Pieces hold some of it each, and may leave out
 * an input with a 0. Records that are neither may be in any order, and the most of each kind counts.
 */
function usageTogether(
  a: CallClaims,
  b: CallClaims,
): Readonly<Partial<Record<CallField, string | undefined>>> {
  if (b.joins === 'part') {
    const last = USAGE_FIELDS.some((field) => b.texts[field] !== undefined) ? b.texts : a.texts;
    return Object.fromEntries(USAGE_FIELDS.map((field) => [field, last[field]]));
  }
  const fields = b.joins === undefined ? USAGE_FIELDS : INPUT;
  return Object.fromEntries(fields.map((field) => [field, larger(a.texts[field], b.texts[field])]));
}

function larger(a: string | undefined, b: string | undefined): string | undefined {
  return compare(a, b) < 0 ? b : (a ?? b);
}

function isZero(text: string | undefined): boolean {
  return text !== undefined && parseDecimal(text) === 0n;
}

/** What cannot be read goes last, so that it is not hidden by what can. */
function compare(a: string | undefined, b: string | undefined): number {
  if (a === b || a === undefined || b === undefined) return 0;
  const [x, y] = [parseDecimal(a), parseDecimal(b)];
  if (x === undefined || y === undefined) return y === undefined ? -1 : 1;
  return x < y ? -1 : x > y ? 1 : 0;
}

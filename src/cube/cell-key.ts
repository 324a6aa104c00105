import { parseRecord } from '../read/text/csv.ts';
import { BillError } from '../words/problem.ts';
import { DIMENSIONS, type Dimension, type DimensionColumn, findDimension } from './dimensions.ts';
import { NONE } from './filters.ts';
import type { CellKey, KeyPart } from './trace.ts';

/** Beside its dimensions every cell has these two, which keep unlike amounts apart. */
const BUCKET = ['currency', 'tax'];

export interface CellKeyOptions {
  /** Dimensions of a names file. */
  readonly extra?: readonly Dimension[];
  /** What tables show for an absent value, where that is not `(none)`. */
  readonly none?: string;
}

/**
 * The key of a cell from text: `model=qwen-max,day=2026-05-14`, one CSV record, so that a part with a comma or a quote
 * is quoted; several texts are one key. Names are those of columns or dimension options; an empty value or `(none)` is
 * an absent one. Throws a BillError for text that is no key (`NOT_A_KEY`, `NOT_A_KEY_PART`), a name that there is none
 * of (`UNKNOWN_DIMENSION`), and a dimension that is given more than once (`KEY_TWICE`).
 */
export function parseCellKey(texts: readonly string[], options: CellKeyOptions = {}): CellKey {
  const parts = texts.flatMap(fieldsOf).map((field) => partOf(field, options));
  const names = parts.map(({ name }) => name);
  const repeated = names.find((name, place) => names.indexOf(name) !== place);
  if (repeated !== undefined) throw new BillError({ code: 'KEY_TWICE', params: { name: repeated } });
  return parts;
}

/** A key as text that {@link parseCellKey} reads again. */
export function writeCellKey(
  key: readonly (readonly [name: string, value: string | boolean | null])[],
): string {
  return key
    .map(([name, value]) => `${name}=${value ?? ''}`)
    .map((part) => (/[",\r\n]/.test(part) ? `"${part.replaceAll('"', '""')}"` : part))
    .join(',');
}

function fieldsOf(text: string): readonly string[] {
  const fields = parseRecord(Buffer.from(text), ',');
  if (!Array.isArray(fields)) throw new BillError({ code: 'NOT_A_KEY', value: text });
  return fields;
}

function partOf(field: string, { extra = [], none = NONE }: CellKeyOptions): KeyPart {
  const [, written = '', text = ''] = /^([^=]+)=(.*)$/s.exec(field) ?? [];
  const name = written.trim();
  if (name === '') throw new BillError({ code: 'NOT_A_KEY_PART', value: field });
  const value = ['', NONE, none].includes(text.trim()) ? null : text.trim();
  const bucket = BUCKET.find((each) => each === name.toLowerCase());
  if (bucket !== undefined) return { name: bucket, value };
  const dimension = columnOf(name, extra);
  if (dimension === undefined) throw unknownName(name, extra);
  return { name: dimension.name, value, dimension };
}

/** The column of a name, first as the machine contract has it: `channel` is the raw column and not its option's two. */
function columnOf(name: string, extra: readonly Dimension[]): DimensionColumn | undefined {
  const columns = [...DIMENSIONS, ...extra].flatMap((dimension) => dimension.columns);
  const own = columns.find((column) => column.name === name);
  return own ?? findDimension(name.replace(/^tag_/, 'tag:'), extra)?.columns[0];
}

function unknownName(name: string, extra: readonly Dimension[]): BillError {
  const options = DIMENSIONS.map(({ option }) => option);
  const columns = [...DIMENSIONS, ...extra].flatMap((dimension) =>
    dimension.columns.map((each) => each.name),
  );
  const known = [...new Set([...options, ...columns, ...BUCKET])];
  return new BillError({ code: 'UNKNOWN_DIMENSION', params: { name, known } });
}

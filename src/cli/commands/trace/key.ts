import { DIMENSIONS, type Dimension, type DimensionColumn, findDimension } from '../../../cube/dimensions.ts';
import { NONE } from '../../../cube/filters.ts';
import type { CellKey, KeyPart } from '../../../cube/trace.ts';
import { parseRecord } from '../../../read/text/csv.ts';
import type { Words } from '../../../words/index.ts';
import { suggest } from '../../../words/suggest.ts';
import { DIMENSION_OPTIONS } from '../../options/dimension-names.ts';
import { UsageError } from '../../world/usage-error.ts';

/** Beside its dimensions every cell has these two, which keep unlike amounts apart. */
const BUCKET = ['currency', 'tax'];

/**
 * The key of a cell as the command line has it: `model=qwen-max,day=2026-05-14`, one CSV record, so that a part with a
 * comma or a quote is quoted; several texts are one key. Names are those of columns or dimension options; an empty
 * value or `(none)` is an absent one.
 */
export function resolveKey(texts: readonly string[], extra: readonly Dimension[], words: Words): CellKey {
  const parts = texts.flatMap((text) => fieldsOf(text)).map((field) => partOf(field, extra, words));
  const names = parts.map(({ name }) => name);
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new UsageError({ code: 'TRACE_TWICE', params: { name: twice } });
  return parts;
}

/** A key that {@link resolveKey} reads again. */
export function writeKey(key: readonly (readonly [name: string, value: string | boolean | null])[]): string {
  return key
    .map(([name, value]) => `${name}=${value ?? ''}`)
    .map((part) => (/[",\r\n]/.test(part) ? `"${part.replaceAll('"', '""')}"` : part))
    .join(',');
}

function fieldsOf(text: string): readonly string[] {
  const fields = parseRecord(Buffer.from(text), ',');
  if (!Array.isArray(fields)) throw new UsageError({ code: 'TRACE_KEY', params: { key: text } });
  return fields;
}

function partOf(field: string, extra: readonly Dimension[], words: Words): KeyPart {
  const [, name = '', text = ''] = /^([^=]+)=(.*)$/s.exec(field) ?? [];
  if (name.trim() === '') throw new UsageError({ code: 'TRACE_PART', params: { part: field } });
  const value = isNone(text.trim(), words) ? null : text.trim();
  const bucket = BUCKET.find((each) => each === name.trim().toLowerCase());
  if (bucket !== undefined) return { name: bucket, value };
  const dimension = columnOf(name.trim(), extra);
  if (dimension === undefined) throw unknownName(name.trim(), extra);
  return { name: dimension.name, value, dimension };
}

function isNone(text: string, { page }: Words): boolean {
  return text === '' || text === NONE || text === page.none;
}

/** The column of a name, first as the machine contract has it: `channel` is the raw column and not its option's two. */
function columnOf(asked: string, extra: readonly Dimension[]): DimensionColumn | undefined {
  const columns = [...DIMENSIONS, ...extra].flatMap((dimension) => dimension.columns);
  const own = columns.find(({ name }) => name === asked);
  return own ?? findDimension(asked.replace(/^tag_/, 'tag:'), extra)?.columns[0];
}

function unknownName(name: string, extra: readonly Dimension[]): UsageError {
  const columns = [...DIMENSIONS, ...extra].flatMap((dimension) =>
    dimension.columns.map((each) => each.name),
  );
  const known = [...new Set([...DIMENSION_OPTIONS, ...columns, ...BUCKET])];
  return new UsageError({ code: 'TRACE_NAME', params: { name, meant: suggest(name, known), known } });
}

import { BillError, type Problem } from '../../words/problem.ts';
import type { Limits } from '../contract/limits.ts';
import { recordPlace, textOf } from '../records/fields.ts';
import { keptTable } from '../records/kept-table.ts';
import type { PlainRecord } from '../records/record.ts';
import { shortList } from '../text/header.ts';

/** A names file: for each id (of an API key or a workspace) its row by column name. */
export interface NamesFile {
  /** Columns beside `id` and `name`, as written. */
  readonly columns: readonly string[];
  readonly rows: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/**
 * Reads `id,name,…`, opened as a bill is: any encoding and separator, a workbook, gzip or zip. Every fault is an error
 * with its line: a wrong name would charge the wrong team.
 */
export async function readNames(path: string, limits?: Partial<Limits>): Promise<NamesFile> {
  const reader = new NamesReader();
  try {
    for await (const record of keptTable(path, ROW_BYTES, limits)) reader.take(record);
  } catch (error) {
    throw ofNames(error, path);
  }
  return reader.result();
}

/** What is wrong with any table, as it is told of a names file. */
function ofNames(error: unknown, path: string): unknown {
  if (!(error instanceof BillError)) return error;
  const { code, file = path, line = 1, params } = error.problem as Problem & { params?: { found?: string } };
  const found = params?.found ?? '';
  if (code === 'NO_TABLE' && found.toLowerCase() !== 'id') return noId(file, line, found);
  if (code === 'NO_RECORDS') return noId(file, 1, '');
  return OF_TABLES.has(code) ? broken(file, line, reasonOf(error.problem)) : error;
}

const OF_TABLES: ReadonlySet<Problem['code']> = new Set([
  'BAD_TEXT',
  'BROKEN_JSON',
  'COLUMN_TWICE',
  'FIELD_COUNT',
  'FIELD_TOO_LONG',
  'NO_TABLE',
  'NOT_AN_OBJECT',
  'NOT_JSON',
  'RECORD_TOO_LONG',
  'STRAY_QUOTE',
  'TOO_MANY_COLUMNS',
  'UNCLOSED_QUOTE',
]);

function reasonOf(problem: Problem): string {
  if (problem.code === 'COLUMN_TWICE') return `${problem.params.found} × 2`;
  if (problem.code === 'FIELD_COUNT') return `${problem.params.found} / ${problem.params.expected}`;
  return problem.code;
}

function broken(file: string, line: number, reason: string): BillError {
  return new BillError({ code: 'NAMES_BROKEN', file, line, params: { reason } });
}

function noId(file: string, line: number, found: string): BillError {
  return new BillError({ code: 'NAMES_NO_ID', file, line, params: { found } });
}

/** What a row takes beside its cells. */
const ROW_BYTES = 200;
/** Of a column, before it is taken for one that differs in each row. */
const MOST_TEXTS = 10_000;

class NamesReader {
  private readonly rows = new Map<string, Readonly<Record<string, string>>>();
  /** Of the rows, in their order. */
  private readonly lines: number[] = [];
  private readonly texts = new Map<string, Map<string, string>>();
  private columns: readonly string[] = [];
  private id: string | undefined;

  take(record: PlainRecord): void {
    const columns = Object.keys(record.fields);
    const id = columns.find((name) => name.toLowerCase() === 'id');
    if (id === undefined) throw noId(record.file, 1, shortList(columns));
    if (this.id === undefined) this.begin(columns, id, record);
    const value = textOf(record.fields[id]) ?? '';
    if (value === '') return;
    const line = record.line ?? this.lines.length + 1;
    if (this.rows.has(value))
      throw new BillError({
        code: 'NAMES_TWICE',
        ...recordPlace(record),
        value,
        params: { first: this.lineOf(value) },
      });
    this.lines.push(line);
    this.rows.set(value, this.rowOf(columns, record));
  }

  private lineOf(id: string): number {
    return this.lines[[...this.rows.keys()].indexOf(id)] ?? 0;
  }

  private rowOf(columns: readonly string[], { fields }: PlainRecord): Readonly<Record<string, string>> {
    return Object.fromEntries(
      columns.map((column) => [keyOf(column), this.once(column, textOf(fields[column]) ?? '')]),
    );
  }

  /** Many rows have the same team: it is kept once. A column of as many texts as rows is not asked for long. */
  private once(column: string, text: string): string {
    const texts = this.texts.get(column) ?? new Map<string, string>();
    this.texts.set(column, texts);
    if (texts.size >= MOST_TEXTS) return text;
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  }

  private begin(columns: readonly string[], id: string, { file }: PlainRecord): void {
    const keys = columns.map(keyOf);
    const twice = keys.find((key, place) => keys.indexOf(key) !== place);
    if (twice !== undefined) throw broken(file, 1, `${twice} × 2`);
    this.id = id;
    this.columns = keys.filter((key, place) => columns[place] !== id && key !== 'name');
  }

  result(): NamesFile {
    return { columns: this.columns, rows: this.rows };
  }
}

function keyOf(column: string): string {
  return column.toLowerCase() === 'name' ? 'name' : column;
}

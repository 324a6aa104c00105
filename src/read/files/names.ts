import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { BillError } from '../../words/problem.ts';
import { unreadable } from '../input/bytes.ts';
import { candidateEncodings, decodeHead } from '../text/encoding.ts';
import { shortList } from '../text/header.ts';

/** A names file: for each id (of an API key or a workspace) its row by column name. */
export interface NamesFile {
  /** Columns beside `id` and `name`, as written. */
  readonly columns: readonly string[];
  readonly rows: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** Names files are written by hand: this is far beyond any of them. */
const MOST_BYTES = 64 << 20;

/** Reads `id,name,…`. Every fault is an error with its line: a wrong name would charge the wrong team. */
export async function readNames(path: string): Promise<NamesFile> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });
  if (bytes.length > MOST_BYTES) throw broken(path, 1, 'size');
  const encoding = candidateEncodings(bytes)[0] ?? 'utf-8';
  return namesOf(parseNames(decodeHead(bytes, encoding).replace(/^\uFEFF/, ''), path), path);
}

interface NamesRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

function parseNames(text: string, path: string): NamesRecord[] {
  try {
    const records = parse(text, { info: true, trim: true, skip_empty_lines: true }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    const { code, lines } = error as { code?: string; lines?: number };
    throw broken(path, lines ?? 1, code ?? 'CSV');
  }
}

function broken(file: string, line: number, reason: string): BillError {
  return new BillError({ code: 'NAMES_BROKEN', file, line, params: { reason } });
}

function namesOf(records: readonly NamesRecord[], file: string): NamesFile {
  const header = (records[0]?.cells ?? []).map((cell) => cell.trim());
  const id = header.findIndex((name) => name.toLowerCase() === 'id');
  if (id === -1)
    throw new BillError({ code: 'NAMES_NO_ID', file, line: 1, params: { found: shortList(header) } });
  const keys = header.map((name) => (name.toLowerCase() === 'name' ? 'name' : name));
  const twice = keys.find((key, place) => key !== '' && keys.indexOf(key) !== place);
  if (twice !== undefined) throw broken(file, 1, `${twice} × 2`);
  const rows = new Map<string, Readonly<Record<string, string>>>();
  const lines = new Map<string, number>();
  for (const { line, cells } of records.slice(1)) {
    const value = (cells[id] ?? '').trim();
    if (value === '') continue;
    const first = lines.get(value);
    if (first !== undefined)
      throw new BillError({ code: 'NAMES_TWICE', file, line, value, params: { first } });
    lines.set(value, line);
    rows.set(value, Object.fromEntries(keys.map((key, place) => [key, (cells[place] ?? '').trim()])));
  }
  return { columns: keys.filter((key, place) => place !== id && key !== 'name' && key !== ''), rows };
}

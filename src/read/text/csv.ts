import { parse } from 'csv-parse/sync';
import type { Problem } from '../../words/problem.ts';
import { countParsed } from './parsed-bytes.ts';

/** A parsed record, or why there is none. */
export type Parsed = string[] | CsvFault;

/** A record that breaks the rules of quoting (RFC 4180), with the reason. */
export interface CsvFault {
  readonly fault: Extract<Problem['code'], 'STRAY_QUOTE' | 'UNCLOSED_QUOTE'>;
}

const QUOTE = 34;

const FAULTS: Readonly<Record<string, CsvFault['fault']>> = {
  CSV_QUOTE_NOT_CLOSED: 'UNCLOSED_QUOTE',
};

const QUOTE_AND_NUL = Buffer.from('"\0');

/** csv-parse takes NUL behind a closing quote for a part of the cell, and any text behind the NUL too. */
function hasNulBehindCell(bytes: Buffer): boolean {
  let isInside = false;
  let from = 0;
  for (let at = bytes.indexOf(QUOTE_AND_NUL); at !== -1; at = bytes.indexOf(QUOTE_AND_NUL, from)) {
    for (; from <= at; from++) if (bytes[from] === QUOTE) isInside = !isInside;
    if (!isInside) return true;
  }
  return false;
}

/** Parses text that holds whole records. Throws csv-parse's CsvError at the first record that is not well quoted. */
function parseRecords(bytes: Buffer, delimiter: string): string[][] {
  countParsed(bytes.length);
  if (hasNulBehindCell(bytes)) throw new Error('NUL behind a closing quote');
  return parse(bytes, {
    delimiter,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: 0,
  });
}

/** Parses one record; a broken one becomes a fault instead of an exception. */
export function parseRecord(bytes: Buffer, delimiter: string): Parsed {
  try {
    const records = parseRecords(bytes, delimiter);
    if (records.length === 0) return [''];
    return records.length === 1 ? (records[0] as string[]) : { fault: 'STRAY_QUOTE' };
  } catch (error) {
    return { fault: FAULTS[(error as { code?: string }).code ?? ''] ?? 'STRAY_QUOTE' };
  }
}

/**
 * Parses a run of lines that are one record each (every line has an even number of quotes, so in well-quoted text
 * none can end inside a cell). A run with a broken line is halved until the line stands alone, so that every other
 * line keeps its place and survives. `ends` are the offsets behind each line.
 */
export function parseRun(bytes: Buffer, ends: readonly number[], delimiter: string): Parsed[] {
  const out: Parsed[] = [];
  parseLines(bytes, ends, 0, ends.length, delimiter, out);
  return out;
}

function parseLines(
  bytes: Buffer,
  ends: readonly number[],
  from: number,
  to: number,
  delimiter: string,
  out: Parsed[],
): void {
  if (from === to) return;
  const start = from === 0 ? 0 : (ends[from - 1] as number);
  const run = bytes.subarray(start, ends[to - 1]);
  if (to - from === 1) {
    out.push(parseRecord(run, delimiter));
    return;
  }
  const records = tryRecords(run, delimiter);
  if (records?.length === to - from) {
    for (const record of records) out.push(record);
    return;
  }
  const middle = (from + to) >> 1;
  parseLines(bytes, ends, from, middle, delimiter, out);
  parseLines(bytes, ends, middle, to, delimiter, out);
}

function tryRecords(run: Buffer, delimiter: string): string[][] | undefined {
  try {
    return parseRecords(run, delimiter);
  } catch {
    return undefined;
  }
}

import { BillError, type Problem } from '../../words/problem.ts';
import { excerpt } from '../contract/row.ts';
import { isDamaged } from '../row/judge.ts';
import { parseRecord } from '../text/csv.ts';
import { shortList, statedDelimiter } from '../text/header.ts';
import { faultProblem, type Item, RecordSplitter } from '../text/records.ts';
import type { RecordItem, RecordText } from './record.ts';

const DELIMITERS = [',', ';', '\t'] as const;
/** A title or two may stand above the header. */
const LINES_TRIED = 20;

interface CsvHeader {
  readonly names: readonly string[];
  readonly delimiter: string;
  readonly line: number;
  readonly carriage: boolean;
}

/** Records of a CSV with a header: the first line of several cells. Cells are trimmed. */
export async function* csvRecords(text: RecordText): AsyncGenerator<RecordItem> {
  const header = headerOf(text);
  const { delimiter, carriage, names } = header;
  const options = { delimiter, carriage, width: names.length, maxRecord: text.limits.record };
  const splitter = new RecordSplitter(options);
  for await (const chunk of text.text) yield* itemsOf(splitter.push(chunk), text, header);
  yield* itemsOf(splitter.end(), text, header);
}

function* itemsOf(
  items: readonly Item[],
  { file, limits, fromSheet }: RecordText,
  header: CsvHeader,
): Generator<RecordItem> {
  for (const item of items) {
    if (item.line <= header.line) continue;
    if ('fault' in item) {
      yield faultProblem(item, file);
    } else if (item.cells.some((cell) => cell.trim() !== '')) {
      const { line, cells } = item;
      yield faultOf(cells, header, file, line, limits.field) ?? {
        file,
        line,
        ...(fromSheet === true ? {} : { delimiter: header.delimiter }),
        fields: fieldsOf(header, cells),
      };
    }
  }
}

function faultOf(
  cells: readonly string[],
  { names, delimiter }: CsvHeader,
  file: string,
  line: number,
  maxField: number,
): Problem | undefined {
  if (cells.length !== names.length) {
    const params = { expected: names.length, found: cells.length };
    return { code: 'FIELD_COUNT', file, line, params, value: excerpt(cells.join(delimiter)) };
  }
  const place = cells.findIndex((cell) => cell.length > maxField || isDamaged(cell));
  if (place === -1) return undefined;
  const cell = cells[place] as string;
  const at = { file, line, column: names[place] as string, value: excerpt(cell) };
  return cell.length > maxField
    ? { code: 'FIELD_TOO_LONG', params: { limit: maxField }, ...at }
    : { code: 'BAD_TEXT', ...at };
}

function fieldsOf({ names }: CsvHeader, cells: readonly string[]): Readonly<Record<string, unknown>> {
  const fields = Object.create(null) as Record<string, unknown>;
  for (const [place, name] of names.entries()) if (name !== '') fields[name] = (cells[place] ?? '').trim();
  return fields;
}

function headerOf({ head, file, limits }: RecordText): CsvHeader {
  const carriage = !head.includes('\n') && head.includes('\r');
  const lines = head.split(carriage ? '\r' : /\r?\n/);
  const filled = [...lines.entries()].filter(([, line]) => line.trim() !== '').slice(0, LINES_TRIED);
  const stated = statedDelimiter(head);
  if (filled.length === 0) throw new BillError({ code: 'NO_RECORDS', file });
  for (const [index, line] of filled) {
    const { names, delimiter } = widest(line, stated);
    if (names.length > limits.columns)
      throw new BillError({
        code: 'TOO_MANY_COLUMNS',
        file,
        line: index + 1,
        params: { found: names.length, limit: limits.columns },
      });
    if (names.filter((name) => name !== '').length < 2) continue;
    mustDiffer(names, file, index + 1);
    return { names, delimiter, line: index + 1, carriage };
  }
  const found = shortList([filled[0]?.[1] ?? '']);
  throw new BillError({ code: 'NO_TABLE', file, line: 1, params: { found } });
}

function widest(line: string, stated: string | undefined): { names: readonly string[]; delimiter: string } {
  const tried = [...DELIMITERS, ...(stated === undefined ? [] : [stated])].map((delimiter) => {
    const parsed = line.includes(delimiter) ? parseRecord(Buffer.from(line), delimiter) : [line];
    return { delimiter, names: Array.isArray(parsed) ? parsed.map((name) => name.trim()) : [] };
  });
  return tried.reduce((a, b) => (b.names.length > a.names.length ? b : a));
}

function mustDiffer(names: readonly string[], file: string, line: number): void {
  const twice = names.find((name, place) => name !== '' && names.indexOf(name) !== place);
  if (twice !== undefined)
    throw new BillError({ code: 'COLUMN_TWICE', file, line, params: { found: twice } });
}

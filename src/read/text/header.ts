import { type HeaderMatch, matchHeader } from '../../bill/columns.ts';
import { mojibakeCause } from '../../bill/mojibake.ts';
import { BillError } from '../../words/problem.ts';
import type { OtherKind } from '../../words/shape/other-kind.ts';
import { parseRecord } from './csv.ts';
import { candidateEncodings, decodeHead, type Encoding } from './encoding.ts';
import { markupFormat } from './formats.ts';
import { withGroups } from './header-groups.ts';
import { otherTable, otherText } from './other-kind.ts';
import { type OwnKind, ownTable, ownText } from './own-output.ts';
import { separatorAt } from './separators.ts';

/** Where the header is and what the file is written in. */
export interface Header {
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Lines end in a lone CR. */
  readonly carriage: boolean;
  /** Physical line of the header, counted from 1; of one of two lines, the second. */
  readonly line: number;
  /** The line of a header's groups, above that of its fields. */
  readonly groups?: GroupsLine;
  /** Lines before it that are not blank. */
  readonly preamble: number;
  /** The first {@link HeaderChoice.maxColumns} + 1 names at most. */
  readonly cells: readonly string[];
  /** Number of its columns. */
  readonly width: number;
  readonly match: HeaderMatch;
}

export interface GroupsLine {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface HeaderChoice {
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  /** A line with more columns is no header that can be used: only so many of its names are looked at. */
  readonly maxColumns: number;
}

/** In the order of preference: ids and headers may end in a tab, so a tab separates only where nothing else does. */
const DELIMITERS = [',', ';', '\t'] as const;
/** A title or two may stand above the header; further down no header is looked for. */
const LINES_TRIED = 20;
const DIGIT = /\d/;

/**
 * Finds the header by evidence: the first line that holds column names of a bill, in the first encoding in which
 * there is one. Nothing is guessed: where no line matches, the error shows what was found and its likely cause.
 */
export function findHeader(head: Uint8Array, file: string, choice: HeaderChoice): Header {
  const encodings = choice.encoding === undefined ? candidateEncodings(head) : [choice.encoding];
  for (const encoding of encodings) {
    const text = decodeHead(head, encoding);
    const delimiter = statedDelimiter(text);
    const found =
      headerIn(text, encoding, choice) ??
      (delimiter === undefined ? undefined : headerIn(text, encoding, { ...choice, delimiter }));
    const own = found === undefined ? undefined : ownTable(found.cells);
    if (own !== undefined) throw ownFile(own, file);
    const other = found === undefined ? undefined : otherTable(found.cells);
    if (other !== undefined) throw otherFile(other, file);
    if (found !== undefined) return found;
  }
  throw noHeader(decodeHead(head, encodings[0] as Encoding), file, choice);
}

/** `sep=;` on the first line, as some spreadsheets write and all of them read it. */
export function statedDelimiter(text: string): string | undefined {
  return /^\uFEFF?"?sep=([^"\r\n])"?\s*(?:[\r\n]|$)/i.exec(text)?.[1];
}

export function ownFile(kind: OwnKind, file: string): BillError {
  return new BillError({ code: 'OWN_FILE', file, params: { kind, files: 1 } });
}

function otherFile(kind: OtherKind, file: string): BillError {
  return new BillError({ code: 'OTHER_FILE', file, params: { kind } });
}

function headerIn(text: string, encoding: Encoding, choice: HeaderChoice): Header | undefined {
  const carriage = !text.includes('\n') && text.includes('\r');
  const lines = linesOf(text, carriage);
  let preamble = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const best = bestDelimiter(line, choice);
    if (best !== undefined) {
      const found = { encoding, carriage, line: index + 1, preamble, ...best };
      // No line with a digit is a part of a header: mostly it is the first row, and need not be parsed.
      return withGroups(found, (at) =>
        DIGIT.test(lines[at - 1] ?? '')
          ? []
          : cellsOf(lines[at - 1] ?? '', best.delimiter, choice.maxColumns),
      );
    }
    if (++preamble >= LINES_TRIED) break;
  }
  return undefined;
}

function linesOf(text: string, carriage: boolean): string[] {
  return text.replace(/^\uFEFF/, '').split(carriage ? '\r' : /\r?\n/);
}

type LineRead = ReturnType<typeof readAsHeader>;

/** Files of one delivery begin with the same line: it is read once, and what it says is there once. */
const linesRead = new Map<string, LineRead>();
const MOST_LINES = 50;
const LONG_LINE = 1 << 14;

function bestDelimiter(line: string, choice: HeaderChoice): LineRead {
  if (line.length > LONG_LINE) return readAsHeader(line, choice);
  const key = `${choice.delimiter ?? ''}\0${choice.maxColumns}\0${line}`;
  if (linesRead.has(key)) return linesRead.get(key);
  if (linesRead.size >= MOST_LINES) linesRead.clear();
  const read = readAsHeader(line, choice);
  linesRead.set(key, read);
  return read;
}

function readAsHeader(line: string, { delimiter: forced, maxColumns }: HeaderChoice) {
  const tried = (forced === undefined ? DELIMITERS : [forced]).map((delimiter) => {
    const cells = cellsOf(line, delimiter, maxColumns);
    return { delimiter, cells, match: matchHeader(cells) };
  });
  const best = tried.reduce((a, b) => (b.match.known > a.match.known ? b : a));
  if (!isHeader(best.cells, best.match.known)) return undefined;
  const { delimiter, cells } = best;
  return { ...best, width: cells.length > maxColumns ? line.split(delimiter).length : cells.length };
}

/** Nothing where there is no delimiter; one cell more than there may be is enough to see that there are too many. */
function cellsOf(line: string, delimiter: string, maxColumns: number): readonly string[] {
  if (!line.includes(delimiter)) return [];
  const end = separatorAt(line, delimiter, maxColumns + 1);
  const parsed = parseRecord(Buffer.from(end === -1 ? line : line.slice(0, end)), delimiter);
  return Array.isArray(parsed) ? parsed.map((cell) => cell.trim()) : [];
}

/** Half of the cells are known names, or five are: no row of data looks like that. */
export function isHeader(cells: readonly string[], known = matchHeader(cells).known): boolean {
  const filled = cells.filter((cell) => cell !== '').length;
  return known >= 5 || (known >= 2 && known * 2 >= filled);
}

function noHeader(text: string, file: string, choice: HeaderChoice): BillError {
  const first = linesOf(text, false).find((line) => line.trim() !== '') ?? '';
  const own = ownText(text);
  if (own !== undefined) return ownFile(own, file);
  const log = otherText(text);
  if (log !== undefined) return otherFile(log, file);
  const format = markupFormat(text);
  if (format !== undefined) return new BillError({ code: 'NOT_A_TABLE', file, params: { format } });
  const cells = DELIMITERS.map((delimiter) =>
    cellsOf(first, choice.delimiter ?? delimiter, choice.maxColumns),
  ).reduce((a, b) => (b.length > a.length ? b : a), [first]);
  const table = ownTable(cells);
  if (table !== undefined) return ownFile(table, file);
  const other = otherTable(cells);
  if (other !== undefined) return otherFile(other, file);
  // A file that is no text at all is no damaged text either.
  const cause = first.includes('\0') ? null : mojibakeCause(cells);
  const found = shortList(cells);
  if (cause === null) return new BillError({ code: 'NO_HEADER', file, line: 1, params: { found } });
  return new BillError({ code: 'MOJIBAKE', file, line: 1, params: { found, cause } });
}

/** The first names of a list, each cut short: an error shows what was found, not a screenful of it. */
export function shortList(names: readonly string[], most = 12): string {
  const shown = names.slice(0, most).map((name) => (name.length > 40 ? `${name.slice(0, 40)}..` : name));
  const more = names.length - shown.length;
  return shown.join(' | ') + (more > 0 ? ` | +${more}` : '');
}

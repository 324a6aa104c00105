import { type CsvStyle, joinRow, PLAIN_CSV } from '../../../samples/generator/csv.ts';
import { type Encoding, encodeFile } from '../../../samples/generator/encode.ts';
import { random, shuffled } from '../../../samples/generator/random.ts';
import type { CleanBill, Kind, PollutionCase } from './clean.ts';

/** The same bill written another way: the totals must be exact. */
export function* harmlessCases(clean: CleanBill): Generator<PollutionCase> {
  yield* styles(clean);
  yield* encodings(clean);
  yield* orders(clean);
  yield* additions(clean);
  yield* spellings(clean);
}

type Table = Pick<CleanBill, 'headers' | 'rows'>;

function text(table: Table, style: CsvStyle = PLAIN_CSV): string {
  return [table.headers, ...table.rows].map((row) => joinRow(row, style)).join('');
}

function made(
  name: string,
  content: string,
  encoding: Encoding = 'utf8-bom',
  kind: Kind = 'harmless',
): PollutionCase {
  return { name, kind, bytes: encodeFile(content, encoding) };
}

function* styles(clean: CleanBill): Generator<PollutionCase> {
  for (const quote of ['minimal', 'all', 'json'] as const) {
    for (const eol of ['\n', '\r\n'] as const) {
      for (const delimiter of [',', '\t', ';', '|'] as const) {
        const name = `quote ${quote}, line end ${JSON.stringify(eol)}, delimiter ${JSON.stringify(delimiter)}`;
        const kind = delimiter === '|' ? 'either' : 'harmless';
        yield made(name, text(clean, { quote, eol, delimiter }), 'utf8-bom', kind);
      }
    }
  }
}

function* encodings(clean: CleanBill): Generator<PollutionCase> {
  for (const encoding of ['utf8', 'utf8-bom', 'gb18030', 'gb18030-bom', 'utf16le', 'utf16be'] as const) {
    yield made(`encoding ${encoding}`, text(clean), encoding);
  }
}

function* orders(clean: CleanBill): Generator<PollutionCase> {
  const columns = clean.headers.map((_, index) => index);
  for (let seed = 1; seed <= 12; seed += 1) {
    const order = shuffled(columns, random(seed));
    const move = (cells: readonly string[]) => order.map((index) => cells[index] as string);
    yield made(
      `columns shuffled ${seed}`,
      text({ headers: move(clean.headers), rows: clean.rows.map(move) }),
    );
    const rows = shuffled(clean.rows, random(seed));
    yield made(`rows shuffled ${seed}`, text({ headers: clean.headers, rows }));
  }
}

function* additions(clean: CleanBill): Generator<PollutionCase> {
  const contents = ['', 'note', 'a, b', 'say "so"', 'two\nlines', '12.5', '合计'];
  for (const at of [0, 5, clean.headers.length]) {
    for (const cell of contents) {
      const rows = clean.rows.map((row) => row.toSpliced(at, 0, cell));
      const headers = clean.headers.toSpliced(at, 0, '演示备注');
      yield made(`extra column ${at} with ${JSON.stringify(cell)}`, text({ headers, rows }));
    }
  }
  const lines = text(clean).split('\n');
  const empty = ','.repeat(clean.headers.length - 1);
  for (let at = 0; at < lines.length; at += 1) {
    yield made(`blank line before line ${at + 1}`, lines.toSpliced(at, 0, '').join('\n'));
    if (at > 0)
      yield made(`row of empty cells before line ${at + 1}`, lines.toSpliced(at, 0, empty).join('\n'));
  }
  yield made('every second line blank', lines.join('\n\n'));
}

function* spellings(clean: CleanBill): Generator<PollutionCase> {
  const content = text(clean);
  const renamed = (rename: (header: string, index: number) => string) =>
    text({ ...clean, headers: clean.headers.map(rename) });
  yield made('no final line end', content.slice(0, -1));
  yield made('two final line ends', `${content}\n`);
  yield made(
    'line ends mixed',
    content.replace(/\n/g, (_, at: number) => (at % 2 === 0 ? '\n' : '\r\n')),
  );
  yield made(
    'headers with spaces',
    renamed((header) => ` ${header}  `),
  );
  yield made(
    'some headers with tabs',
    renamed((header, index) => (index % 5 === 3 ? `${header}\t` : header)),
  );
  yield made(
    'half-width brackets',
    renamed((header) => header.replace('（', '(').replace('）', ')')),
  );
  yield made('ids with tabs', text({ ...clean, rows: clean.rows.map((row) => row.map(tabbed)) }));
  yield made('one row twice', text({ ...clean, rows: [...clean.rows, clean.rows[1] as string[]] }));
  yield made('all rows twice', text({ ...clean, rows: [...clean.rows, ...clean.rows] }));
}

/** Long numbers are ids: no amount here has thirteen digits before the point. */
function tabbed(cell: string): string {
  return /^\d{13,}$/.test(cell) || cell === '默认资源组' ? `${cell}\t` : cell;
}

import { describe, expect, it } from 'vitest';
import { joinRow } from '../../../samples/generator/csv.ts';
import { encode, mark } from '../../../samples/generator/encode.ts';
import { cleanBill } from '../../support/pollution/pollution.ts';
import { type Outcome, readBytes, totalsOf } from '../reading.ts';
import { strictTotals } from './strict-reader.ts';

const { headers, rows } = cleanBill('C');
const table = (style: Partial<{ delimiter: ',' | '\t' | ';'; eol: '\n' | '\r\n' }> = {}): string[] =>
  [headers, ...rows].map((row) => joinRow(row, { delimiter: ',', eol: '\n', quote: 'minimal', ...style }));
const LINES = table();
const TEXT = LINES.join('');
const TRUTH = strictTotals(Buffer.from(TEXT));

const ENCODINGS = ['utf8', 'gb18030', 'utf16le', 'utf16be'] as const;
const MARKS = { utf8: 'utf8-bom', gb18030: 'gb18030-bom', utf16le: 'utf16le', utf16be: 'utf16be' } as const;

describe.each(ENCODINGS)('%s', (encoding) => {
  for (const isMarked of [true, false]) {
    for (const delimiter of [',', '\t', ';'] as const) {
      for (const eol of ['LF', 'CRLF', 'CR', 'mixed'] as const) {
        const name = `${isMarked ? 'with' : 'without'} a mark, ${JSON.stringify(delimiter)}, ${eol}`;
        it(`${name}: exact`, async () => {
          const text = ended(table({ delimiter }), eol);
          const before = isMarked ? mark(MARKS[encoding]) : Buffer.alloc(0);
          exact(await readBytes(Buffer.concat([before, encode(text, encoding)])));
        });
      }
    }
  }

  it('named by the user: exact', async () => {
    exact(await readBytes(encode(TEXT, encoding), { encoding }));
  });
});

describe('the user may name', () => {
  it.each(['GBK', 'gb2312', 'GB18030', 'cp936'])('%s', async (encoding) => {
    exact(await readBytes(encode(TEXT, 'gb18030'), { encoding }));
  });

  it.each(['utf-8', 'UTF8', 'utf_8'])('%s', async (encoding) => {
    exact(await readBytes(Buffer.from(TEXT), { encoding }));
  });

  it('no encoding that there is not', async () => {
    const { failure } = await readBytes(Buffer.from(TEXT), { encoding: 'latin-1' });
    expect(failure).toMatchObject({ code: 'UNKNOWN_ENCODING', value: 'latin-1' });
  });

  it('no encoding that the file is not in, without an error', async () => {
    const { failure } = await readBytes(Buffer.from(TEXT), { encoding: 'gbk' });
    expect(failure).toMatchObject({ code: 'MOJIBAKE', line: 1, params: { cause: 'utf8-read-as-gbk' } });
  });

  it('a delimiter that is not looked for', async () => {
    const bytes = Buffer.from(table().join('').replaceAll(',', '|'));
    expect((await readBytes(bytes)).failure).toMatchObject({ code: 'NO_HEADER', line: 1 });
    exact(await readBytes(bytes, { delimiter: '|' }));
  });

  it('a delimiter that the file has not, with an error', async () => {
    const { failure } = await readBytes(Buffer.from(TEXT), { delimiter: ';' });
    expect(failure?.code).toBe('NO_HEADER');
  });
});

describe('around the rows', () => {
  const [header = '', ...body] = LINES;
  const empty = `${','.repeat(headers.length - 1)}\n`;
  it.each([
    ['two marks', `\ufeff\ufeff${TEXT}`],
    ['one blank line first', `\n${TEXT}`],
    ['a hundred blank lines first', '\n'.repeat(100) + TEXT],
    ['lines of blanks first', ` \n\t\n\u3000\n${TEXT}`],
    ['a row of empty cells first', empty + TEXT],
    ['blank lines between', LINES.join('\n\r\n\n')],
    ['rows of empty cells between', LINES.join(empty)],
    ['rows of blanks between', LINES.join(` ,\t,${empty}`)],
    ['blank lines last', `${TEXT}\n\n\n`],
    ['a header again', header + body.slice(0, 3).join('') + header + body.slice(3).join('')],
    ['a header again with a mark', `${header}${body[0]}\ufeff${header}${body.slice(1).join('')}`],
    ['a header again with blanks', `${header}${body[0]} ${header}${body.slice(1).join('')}`],
    ['headers all over', header + body.join(header) + header],
    ['a title', `账单明细\n${TEXT}`],
    ['a title over all columns', `账单明细${empty}${TEXT}`],
    ['names and values', `账号,1000000000000001\n账单月份,2026-05\n\n${TEXT}`],
    ['nineteen lines of text', `${'text\n'.repeat(19)}${TEXT}`],
    ['the header below', body.slice(0, 4).join('') + header + body.slice(4).join('')],
    ['the header last', body.join('') + header],
  ])('%s: exact', async (_, text) => {
    exact(await readBytes(Buffer.from(text)));
  });

  it('tells how many lines were skipped, and counts no row among them', async () => {
    const { answer } = await readBytes(Buffer.from(`title\n\n${body[0]}${header}${body.slice(1).join('')}`));
    expect(answer).toMatchObject({ preambleLines: 1, counts: { rowsRead: rows.length } });
  });

  it('looks for the header in twenty lines of text, no more', async () => {
    const { failure } = await readBytes(Buffer.from('text,a\n'.repeat(20) + TEXT));
    expect(failure).toMatchObject({ code: 'NO_HEADER', line: 1, params: { found: 'text | a' } });
  });

  it.each([
    ['a cell too many', body[0]?.replace(/\n$/, ',\n') ?? '', 'FIELD_COUNT'],
    ['a stray quote', body[0]?.replace('sfm', '"sfm') ?? '', 'UNCLOSED_QUOTE'],
    ['a cell too few', body[0]?.replace(/,[^,]*\n$/, '\n') ?? '', 'FIELD_COUNT'],
  ])('a broken row above the header is rejected, not skipped: %s', async (_, broken, code) => {
    const { rejects } = await readBytes(Buffer.from(broken + header + body.slice(1).join('')));
    expect(rejects).toMatchObject([{ code, line: 1 }]);
  });
});

describe('lines that end with CR alone', () => {
  it('are counted as they stand', async () => {
    const lines = LINES.with(4, `${LINES[4]?.trim()},\n`);
    const { rejects } = await readBytes(Buffer.from(ended(lines, 'CR')));
    expect(rejects).toMatchObject([{ code: 'FIELD_COUNT', line: 5 }]);
  });

  it('are not lost when they come behind lines that end otherwise', async () => {
    const half = Math.ceil(LINES.length / 2);
    const text = LINES.slice(0, half).join('') + ended(LINES.slice(half), 'CR');
    const { rejects } = await readBytes(Buffer.from(text));
    expect(rejects).toMatchObject([{ code: 'FIELD_COUNT', line: half + 1 }]);
  });
});

function exact({ answer, rejects, failure }: Outcome): void {
  expect(failure).toBeUndefined();
  expect(rejects).toEqual([]);
  expect(answer && totalsOf(answer)).toEqual(TRUTH);
  expect(answer?.counts).toMatchObject({ counted: 9, leftAside: 1 });
}

function ended(lines: readonly string[], eol: 'LF' | 'CRLF' | 'CR' | 'mixed'): string {
  const ends = { LF: ['\n'], CRLF: ['\r\n'], CR: ['\r'], mixed: ['\n', '\r\n', '\r\n', '\n'] }[eol];
  return lines.map((line, index) => line.replace(/\r?\n$/, ends[index % ends.length] as string)).join('');
}

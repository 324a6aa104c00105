import { describe, expect, it } from 'vitest';
import { joinRow } from '../../../samples/generator/csv.ts';
import { encodeFile } from '../../../samples/generator/encode.ts';
import { type Random, random } from '../../../samples/generator/random.ts';
import { toUtf8 } from '../../../src/read/text/encoding.ts';
import { type Item, RecordSplitter } from '../../../src/read/text/records.ts';
import { cleanBill } from '../../support/pollution/pollution.ts';
import { rounds, some } from '../../support/setup/effort.ts';
import { type Outcome, readBytes, readSource, sourceOf, totalsOf } from '../reading.ts';

/** CRLF, quoted cells with quotes, separators and line ends in them, two broken rows, blank lines, no last line end. */
function everything(times = 1): string {
  const { headers, rows } = cleanBill('C');
  const style = { delimiter: ',', eol: '\r\n', quote: 'minimal' } as const;
  const note = '说明, "甲"\r\n第二行';
  const [header, ...lines] = [[...headers, '演示备注'], ...rows.map((row) => [...row, note])].map((row) =>
    joinRow(row, style),
  );
  const broken = [joinRow([...headers, 'a', 'b'], style), lines[2]?.replace('默认资源组', '"默认资源组')];
  const all = [...lines.slice(0, 3), '\r\n', ...broken, '\r\n', ...lines.slice(3)].join('');
  return `${header}${all.repeat(times)}`.slice(0, -2);
}

const TEXT = everything();
const [TRUTH] = cleanBill('C').expected.totals;
const ENCODINGS = ['utf8', 'utf8-bom', 'gb18030', 'gb18030-bom', 'utf16le', 'utf16be'] as const;
const NAMES = {
  utf8: 'utf-8',
  'utf8-bom': 'utf-8',
  gb18030: 'gb18030',
  'gb18030-bom': 'gb18030',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
} as const;

describe.each(ENCODINGS)('the bytes of a bill in %s', (encoding) => {
  const bytes = encodeFile(TEXT, encoding);

  it('become the same text in chunks of 1 to 64 bytes, mark and characters on the border', async () => {
    for (let size = 1; size <= 64; size++) {
      expect(await text(pieces(bytes, size)), `chunks of ${size}`).toBe(TEXT);
    }
  });

  it('become the same text with a border at each of the first 700 bytes', async () => {
    for (const at of some(Array(700).keys(), 3)) {
      expect(await text([bytes.subarray(0, at), bytes.subarray(at)]), `split at ${at}`).toBe(TEXT);
    }
  });

  it('are read whole to what is true', async () => {
    const { answer, rejects } = await readBytes(bytes);
    const { payable, list_cost, tokens } = TRUTH ?? {};
    expect(answer && totalsOf(answer)).toEqual({ payable, list_cost, tokens });
    // A good row takes two lines; the stray quote leaves the second line of its row alone as well.
    expect(rejects.map(({ code, line }) => [code, line])).toEqual([
      ['FIELD_COUNT', 9],
      ['STRAY_QUOTE', 10],
      ['STRAY_QUOTE', 11],
    ]);
  });

  async function text(chunks: readonly Uint8Array[]): Promise<string> {
    const out: Buffer[] = [];
    for await (const chunk of toUtf8(sourceOf(chunks).open(), NAMES[encoding])) out.push(chunk);
    return Buffer.concat(out).toString();
  }
});

describe('the text of a bill', () => {
  const bytes = Buffer.from(TEXT);
  const whole = items([bytes]);

  it('holds the records that were put in', () => {
    expect(whole.filter((item) => 'cells' in item && item.cells.length === 40)).toHaveLength(11);
  });

  it('is cut into the same records in chunks of 1 to 64 bytes', () => {
    for (let size = 1; size <= 64; size++) {
      expect(items(pieces(bytes, size)), `chunks of ${size}`).toEqual(whole);
    }
  });

  it('is cut into the same records when split at 1,000 times random places', () => {
    const source = random(1);
    for (let round = 0; round < rounds(200, 1000); round++) {
      const ends = splits(bytes, source);
      expect(items(pieces(bytes, ends)), `split at ${ends}`).toEqual(whole);
    }
  });

  /** Every piece is read as far as it goes, as if nothing came for a while. */
  function items(chunks: readonly Buffer[]): Item[] {
    const splitter = new RecordSplitter({ delimiter: ',', width: 40, maxRecord: 1 << 20, carriage: false });
    const found = chunks.flatMap((chunk) => [...splitter.push(chunk), ...splitter.flush()]);
    return [...found, ...splitter.end()];
  }
});

it('a bill larger than every buffer says the same in chunks of any size', async () => {
  const bytes = encodeFile(everything(250), 'utf8-bom');
  expect(bytes.length).toBeGreaterThan(1_300_000);
  const whole = told(await readBytes(bytes));
  const source = random(2);
  for (const size of some([65_537, 1000, 4096, 1_048_575, 65_536, 262_144, 1_048_576], 3)) {
    expect(told(await readPieces(pieces(bytes, size))), `chunks of ${size}`).toEqual(whole);
  }
  for (let round = 0; round < rounds(2, 10); round++) {
    const ends = splits(bytes, source);
    expect(told(await readPieces(pieces(bytes, ends))), `split at ${ends}`).toEqual(whole);
  }
});

it('a bill comes byte by byte', async () => {
  const bytes = encodeFile(TEXT, 'utf8-bom');
  expect(told(await readPieces(pieces(bytes, 1)))).toEqual(told(await readBytes(bytes)));
});

/** A few places in a file, in order. */
function splits(bytes: Buffer, source: Random): number[] {
  const places = Array.from({ length: source.between(1, 9) }, () => source.below(bytes.length));
  return places.sort((a, b) => a - b);
}

/** Bytes in pieces of one size, or cut at given places. */
function pieces(bytes: Buffer, at: number | readonly number[]): Buffer[] {
  const ends =
    typeof at === 'number'
      ? Array.from({ length: Math.ceil(bytes.length / at) }, (_, index) => (index + 1) * at)
      : [...at, bytes.length];
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

function readPieces(chunks: readonly Buffer[]): Promise<Outcome> {
  return readSource(sourceOf(chunks));
}

/** What a reading says, without what is the same anyway. */
function told({ answer, rejects, failure }: Outcome): unknown {
  return { groups: answer?.groups, counts: answer?.counts, rejects, failure };
}

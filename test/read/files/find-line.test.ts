import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encode } from '../../../samples/generator/encode.ts';
import { type FoundLine, findLine, type LineStatus } from '../../../src/read/files/find-line.ts';
import { linePlace } from '../../../src/read/files/line-place.ts';
import { readInputs } from '../../../src/read/files/read-inputs.ts';
import { BillError } from '../../../src/words/problem.ts';
import { SAMPLES, sampleAnswers } from '../../support/files/samples.ts';
import { isWhole, some } from '../../support/setup/effort.ts';
import { useFolder } from '../files.ts';
import { zip } from '../input/zip-writer.ts';
import { KEYS } from '../reading.ts';
import { hand } from '../row/hand.ts';

const put = useFolder();

async function at(text: string, options: Partial<Parameters<typeof findLine>[1]> = {}): Promise<FoundLine> {
  const place = await linePlace(text);
  if (place === undefined) throw new Error(`no place: ${text}`);
  return findLine(place, { keys: KEYS, ...options });
}

async function problemAt(text: string): Promise<unknown> {
  const error = await at(text).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BillError)) return error;
  return { code: error.code, line: error.line, ...error.params };
}

const idOf = ({ row }: FoundLine) => row?.text('instanceId');

/** A bill of every kind of line; behind each its status and the lines of its record. */
const HEADER = hand([]).trimEnd();
const ID = (n: number) => `500000${n};llm-a;qwen-plus;input_token;;0`;
const line = (row: Parameters<typeof hand>[0][number]) => hand([row]).slice(HEADER.length + 1);
const EVERY = [
  ['My bill of May\n', ['above_header', 1, 1]],
  [`${HEADER}\n`, ['header', 2, 2]],
  [line({ id: ID(1) }), ['counted', 3, 3]],
  ['\n', ['blank', 4, 4]],
  [line({ id: ID(2), fee: 'two\nlines\nmore' }), ['counted', 5, 7]],
  [line({ id: 'i-1', product: 'ecs', productName: '云服务器 ECS' }), ['left_aside', 8, 8]],
  [line({ id: ID(3), payable: 'abc' }), ['rejected', 9, 9]],
  [`${','.repeat(HEADER.split(',').length - 1)}\n`, ['blank', 10, 10]],
  [`${HEADER}\n`, ['repeated_header', 11, 11]],
  ['a,b"c\n', ['rejected', 12, 12]],
  ['a,b\n', ['rejected', 13, 13]],
  [line({ id: ID(4) }), ['counted', 14, 14]],
  [line({ id: ID(5), fee: 'last\nbut not least' }).trimEnd(), ['counted', 15, 16]],
] as const;
const TEXT = EVERY.map(([text]) => text).join('');
const EXPECTED = EVERY.flatMap(([, expected]) =>
  Array.from({ length: expected[2] - expected[1] + 1 }, () => expected),
);

describe.each([
  ['plain', 'every.csv', (bytes: Buffer) => bytes],
  ['gzip', 'every.csv.gz', (bytes: Buffer) => gzipSync(bytes)],
  ['CRLF', 'crlf.csv', (bytes: Buffer) => Buffer.from(bytes.toString().replaceAll('\n', '\r\n'))],
  ['GB18030', 'gb.csv', (bytes: Buffer) => encode(bytes.toString(), 'gb18030')],
  ['UTF-16', 'utf16.csv', (bytes: Buffer) => encode(`\ufeff${bytes.toString()}`, 'utf16le')],
] as const)('every line of a bill has its status, %s', (_, name, packed) => {
  const path = put(name, packed(Buffer.from(TEXT)));

  it.each(EXPECTED.map((expected, index) => [index + 1, ...expected] as const))(
    'line %i: %s',
    async (number, status, first, last) => {
      expect(await at(`${path}:${number}`)).toMatchObject({ file: path, line: number, status, first, last });
    },
  );

  it('one behind the last is an error that says how many there are', async () => {
    const lines = EXPECTED.length;
    expect(await problemAt(`${path}:${lines + 1}`)).toEqual({ code: 'NO_SUCH_LINE', line: lines + 1, lines });
  });
});

describe('what a line says', () => {
  const path = put('says.csv', TEXT);

  it.each([
    [3, ID(1)],
    [6, ID(2)],
    [8, 'i-1'],
    [9, ID(3)],
    [16, ID(5)],
  ])('line %i has its own cells', async (number, id) => {
    expect(idOf(await at(`${path}:${number}`))).toBe(id);
  });

  it('names the product of a line left aside, unless all products count', async () => {
    expect((await at(`${path}:8`)).product).toBe('云服务器 ECS');
    expect(await at(`${path}:8`, { allProducts: true })).toMatchObject({ status: 'counted' });
  });

  it('tells why a line is rejected, with column and cell', async () => {
    const { problem, row } = await at(`${path}:9`);
    expect(problem).toMatchObject({ code: 'NOT_A_NUMBER', line: 9, value: 'abc' });
    expect(row?.cells).toHaveLength(HEADER.split(',').length);
    expect((await at(`${path}:12`)).problem).toMatchObject({ code: 'STRAY_QUOTE' });
    expect((await at(`${path}:12`)).row).toBeUndefined();
    expect((await at(`${path}:13`)).problem).toMatchObject({ code: 'FIELD_COUNT' });
  });

  it('is looked at alone: limits of a whole run do not reject it', async () => {
    expect(await at(`${path}:9`, { limits: { rejects: 1 } })).toMatchObject({ status: 'rejected' });
  });
});

describe('archives', () => {
  const entry = (n: number) => ({ name: `part-${n}.csv`, data: Buffer.from(hand([{ id: ID(n) }])) });
  const two = put('two.zip', zip([entry(1), entry(2)]));
  const one = put('one.zip', zip([entry(3)]));

  it('an entry is named behind the archive; the only one need not be', async () => {
    expect(idOf(await at(`${two}/part-1.csv:2`))).toBe(ID(1));
    expect(idOf(await at(`${two}/part-2.csv:2`))).toBe(ID(2));
    expect(idOf(await at(`${one}:2`))).toBe(ID(3));
  });

  it('of several entries one must be named', async () => {
    const entries = `${two}/part-1.csv, ${two}/part-2.csv`;
    expect(await problemAt(`${two}:2`)).toMatchObject({ code: 'WHICH_ENTRY', entries });
    expect(await problemAt(`${two}/part-3.csv:2`)).toMatchObject({ code: 'WHICH_ENTRY', entries });
  });

  it('a file without a byte has no line', async () => {
    expect(await problemAt(`${put('empty.csv', '')}:1`)).toMatchObject({ code: 'NO_SUCH_LINE', lines: 0 });
  });
});

describe('linePlace', () => {
  const path = put('place.csv', TEXT);
  const zipped = put('place.zip', zip([{ name: 'a/b.csv', data: Buffer.from(TEXT) }]));

  it.each([
    [`${path}:17`, { file: path, input: path, line: 17 }],
    [`${path}:0`, { file: path, input: path, line: 0 }],
    [`${zipped}/a/b.csv:3`, { file: `${zipped}/a/b.csv`, input: zipped, line: 3 }],
    [`${zipped}:3`, { file: zipped, input: zipped, line: 3 }],
  ])('%s', async (text, place) => {
    expect(await linePlace(text)).toEqual(place);
  });

  it.each([
    path,
    `${path}:`,
    `${path}:x`,
    `${path}:-1`,
    `${path}.gone:3`,
    '',
    ':3',
    '5000001;llm-a;m;t;;0:1',
  ])('no line of a file: %s', async (text) => {
    expect(await linePlace(text)).toBeUndefined();
  });
});

describe('the lines of a sample are what its answer says', () => {
  const files = new Set(readdirSync(SAMPLES));
  const single = sampleAnswers().filter(({ input }) => files.has(input) && /\.(csv|txt)$/.test(input));

  it.each(single.map((answer) => [answer.input, answer] as const))('%s', async (input, answer) => {
    const path = join(SAMPLES, input);
    const read = await statusesOf(path);
    const { counted, left_aside, rejected } = answer;
    expect(read.counts).toEqual({ counted, left_aside, rejected });
    const lines = Array.from({ length: read.lines }, (_, n) => n + 1);
    const found = { counted: 0, left_aside: 0, rejected: 0 } as Record<LineStatus, number>;
    for (const number of some(lines, 13, 2)) {
      const { status, first } = await at(`${path}:${number}`);
      if (!(status in found) || first !== number) continue;
      found[status]++;
      expect([number, status]).toEqual([number, read.statuses.get(number) ?? 'left_aside']);
    }
    if (isWhole) expect(found).toEqual(read.counts);
    expect(await problemAt(`${path}:${read.lines + 1}`)).toMatchObject({ code: 'NO_SUCH_LINE' });
  });
});

/** What one reading of a whole file says of its lines; what is of other products has no line here. */
async function statusesOf(path: string) {
  const statuses = new Map<number, LineStatus>();
  const { answers } = await readInputs([path], {
    keys: KEYS,
    onLine: ({ row }) => statuses.set(row.line, 'counted'),
    onReject: ({ line }) => statuses.set(line ?? 0, 'rejected'),
  });
  const told = [...statuses.values()];
  const counted = told.filter((status) => status === 'counted').length;
  const left_aside = answers.reduce((sum, { counts }) => sum + counts.leftAside, 0);
  const lines = readFileSync(path).toString('latin1').replace(/\n$/, '').split('\n').length;
  return { statuses, counts: { counted, left_aside, rejected: told.length - counted }, lines };
}

describe('a bill of many megabytes', () => {
  /** A record over two lines now and then, and blank lines, so that lines and records run apart. */
  const rows = Array.from({ length: 9_000 }, (_, n) => ({ n, tall: n % 1000 === 7, gap: n % 700 === 3 }));
  const texts = rows.map(
    ({ n, tall, gap }) => line({ id: `k${n}`, fee: tall ? 'a\nb' : 'a'.repeat(400) }) + (gap ? '\n' : ''),
  );
  const path = put('many.csv', HEADER.concat('\n', ...texts));
  let next = 2;
  const starts = texts.map((text) => {
    const start = next;
    next += text.split('\n').length - 1;
    return start;
  });

  it('is longer than one run of the reader', () => {
    expect(readFileSync(path).length).toBeGreaterThan(4 << 20);
  });

  it.each([0, 3, 4, 7, 8, 2_503, 4_007, 4_008, 6_303, 6_304, 8_007, 8_998, 8_999])(
    'record %i stands where it stands',
    async (n) => {
      expect(idOf(await at(`${path}:${starts[n]}`))).toBe(`k${n}`);
      if (rows[n]?.tall) expect(idOf(await at(`${path}:${(starts[n] as number) + 1}`))).toBe(`k${n}`);
      if (rows[n]?.gap)
        expect(await at(`${path}:${(starts[n] as number) + 1}`)).toMatchObject({ status: 'blank' });
    },
  );
});

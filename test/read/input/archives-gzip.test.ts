import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { random } from '../../../samples/generator/random.ts';
import { gunzip } from '../../../src/read/input/inflate.ts';
import { BillError } from '../../../src/words/problem.ts';
import { cleanBill, cleanBytes } from '../../support/pollution/pollution.ts';
import { numbers, rounds, some } from '../../support/setup/effort.ts';
import { read, useFolder } from '../files.ts';
import { sourceOf, type Totals } from '../reading.ts';
import { strictTotals } from '../text/strict-reader.ts';

const CUTS = [...some(numbers(1, 100), 3)];
const BITS = rounds(30, 100);
const BILL = cleanBytes(cleanBill('A'));
const TRUTH: Totals = strictTotals(BILL);
const HALF = BILL.indexOf('\n', BILL.length / 2) - 100;
const ONE = gzipSync(BILL);
const TWO = Buffer.concat([gzipSync(BILL.subarray(0, HALF)), gzipSync(BILL.subarray(HALF))]);

const file = useFolder();

describe('gzip that is whole', () => {
  it.each([
    ['one member', ONE],
    ['two members, split inside a line', TWO],
    ['an empty member between', Buffer.concat([gzipSync(''), ONE, gzipSync('')])],
    ['zeros for padding', Buffer.concat([ONE, Buffer.alloc(1000)])],
    ['a name and a comment in its header', named(BILL)],
    ['no compression', gzipSync(BILL, { level: 0 })],
  ])('%s: exact', async (_, bytes) => {
    const { codes, totals } = await read([file('bill.csv', bytes)]);
    expect(codes).toEqual([]);
    expect(totals).toEqual(TRUTH);
  });
});

describe('gzip that is damaged is never silently short', () => {
  it.each([
    ['one member', ONE],
    ['two members', TWO],
  ])(`%s, cut at ${CUTS.length} places`, async (_, whole) => {
    const silent: number[] = [];
    for (const cut of CUTS) {
      const at = Math.floor((whole.length * cut) / 101);
      const { codes } = await read([file('bill.gz', whole.subarray(0, at))]);
      if (codes.length === 0) silent.push(at);
    }
    expect(silent).toEqual([]);
  });

  it('cut in its last 20 bytes, where the checksum stands', async () => {
    for (let missing = 1; missing <= 20; missing++) {
      const { codes } = await read([file('bill.gz', TWO.subarray(0, -missing))]);
      expect(codes, `${missing} bytes missing`).toContain('DAMAGED_ARCHIVE');
    }
  });

  it(`with one bit wrong, at ${BITS} places`, async () => {
    const source = random(5);
    for (let round = 0; round < BITS; round++) {
      const at = source.between(2, ONE.length - 1);
      const bytes = Buffer.from(ONE);
      bytes[at] = (bytes[at] as number) ^ (1 << source.below(8));
      const { codes, totals } = await read([file('bill.gz', bytes)]);
      // Time, operating system and the like do no harm.
      if (codes.length === 0) expect(totals, `bit at ${at}`).toEqual(TRUTH);
      else expect(codes, `bit at ${at}`).toContain('DAMAGED_ARCHIVE');
    }
  });

  it.each([
    ['text', Buffer.from('garbage')],
    ['a byte', Buffer.of(0x1f)],
    ['the beginning of a member', Buffer.of(0x1f, 0x8b)],
    ['zeros and text', Buffer.concat([Buffer.alloc(8), Buffer.from('garbage')])],
    ['zeros and a member', Buffer.concat([Buffer.alloc(8), gzipSync('lost,rows\n')])],
    ['many zeros and a member', Buffer.concat([Buffer.alloc(1_000_000), gzipSync('lost,rows\n')])],
  ])('with %s behind its end', async (_, behind) => {
    const { codes } = await read([file('bill.gz', Buffer.concat([ONE, behind]))]);
    expect(codes).toEqual(['DAMAGED_ARCHIVE']);
  });

  it('with nothing but its first bytes', async () => {
    const { codes } = await read([file('bill.gz', Buffer.of(0x1f, 0x8b, 8, 0))]);
    expect(codes).toEqual(['DAMAGED_ARCHIVE']);
  });
});

describe('gzip in chunks of any size', () => {
  const padded = Buffer.concat([TWO, Buffer.alloc(9)]);
  const lost = Buffer.concat([ONE, Buffer.alloc(9), ONE]);

  it.each([1, 2, 3, 7, 64, 1000])('%d bytes', async (size) => {
    expect((await inflated(padded, size)).equals(BILL)).toBe(true);
    await expect(inflated(lost, size)).rejects.toBeInstanceOf(BillError);
  });

  async function inflated(bytes: Buffer, size: number): Promise<Buffer> {
    const count = Math.ceil(bytes.length / size);
    const chunks = Array.from({ length: count }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
    const out: Uint8Array[] = [];
    for await (const chunk of gunzip(sourceOf(chunks).open(), 'bill.gz', 400)) out.push(chunk);
    return Buffer.concat(out);
  }
});

describe('a gzip bomb of 1:1000', () => {
  const bomb = gzipSync(Buffer.concat([BILL, Buffer.alloc(80 << 20, 'a')]), { level: 9 });

  it('is stopped at a limit that is told', async () => {
    expect((80 << 20) / bomb.length).toBeGreaterThan(900);
    const { failures } = await read([file('bomb.gz', bomb)]);
    expect(failures).toMatchObject([{ code: 'INFLATES_TOO_MUCH', params: { limit: 400 } }]);
  });

  it('is read where the limit is raised', async () => {
    const { codes, totals } = await read([file('bomb.gz', bomb)], { limits: { ratio: 2000 } });
    expect(codes).toEqual(['RECORD_TOO_LONG']);
    expect(totals).toEqual(TRUTH);
  });

  it('is not what a small file is, whatever its ratio', async () => {
    const blank = gzipSync(Buffer.concat([BILL, Buffer.alloc(8 << 20, '\n')]), { level: 9 });
    const { codes, totals } = await read([file('blank.gz', blank)]);
    expect(codes).toEqual([]);
    expect(totals).toEqual(TRUTH);
  });
});

/** FNAME and FCOMMENT behind the ten bytes of the header. */
function named(bytes: Buffer): Buffer {
  const packed = gzipSync(bytes);
  const header = Buffer.from(packed.subarray(0, 10));
  header[3] = 8 | 16;
  return Buffer.concat([header, Buffer.from('bill.csv\0made up\0'), packed.subarray(10)]);
}

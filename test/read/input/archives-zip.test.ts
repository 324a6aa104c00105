import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cleanBill, cleanBytes } from '../../support/pollution/pollution.ts';
import { numbers, some } from '../../support/setup/effort.ts';
import { read, useFolder } from '../files.ts';
import { strictTotals } from '../text/strict-reader.ts';
import { type ZipEntry, zip } from './zip-writer.ts';

const BILL = cleanBytes(cleanBill('A'));
const TRUTH = strictTotals(BILL);
const LINES = BILL.toString().split(/(?<=\n)/);
const [HEADER = ''] = LINES;
const part = (from: number, to: number) => Buffer.from(HEADER + LINES.slice(from, to).join(''));
const PARTS: readonly ZipEntry[] = [
  { name: 'may/part-1.csv', data: part(1, 5) },
  { name: 'may/part-2.csv', data: part(5, 9) },
  { name: 'may/part-3.csv', data: part(9, LINES.length) },
];

const file = useFolder();
const readZip = (entries: readonly ZipEntry[]) => read([file('bill.zip', zip(entries))]);

describe('a zip that is exact', () => {
  it.each([
    ['several CSVs', PARTS],
    ['stored, not deflated', PARTS.map((entry) => ({ ...entry, method: 0 }))],
    ['a folder entry', [{ name: 'may/', data: Buffer.alloc(0), method: 0 }, ...PARTS]],
    [
      'copies that macOS makes',
      [...PARTS, macCopy('__MACOSX/may/._part-1.csv'), macCopy('may/._part-2.csv')],
    ],
    ['a gzip inside', [{ name: 'may.csv.gz', data: gzipSync(BILL) }]],
    ['a gzip without its name', [{ name: 'may.csv', data: gzipSync(BILL) }]],
    ['names in Chinese', PARTS.map((entry) => ({ ...entry, name: `五月/${entry.name}` }))],
    ['one name twice', PARTS.map((entry) => ({ ...entry, name: 'may.csv' }))],
    ['lines that stand in two CSVs', [...PARTS, { name: 'again.csv', data: part(3, 8) }]],
    [
      'a whole copy',
      [
        { name: 'a.csv', data: BILL },
        { name: 'b.csv', data: BILL },
      ],
    ],
    ['other files beside it', [{ name: 'readme.md', data: Buffer.from('#') }, ...PARTS]],
  ])('%s', async (_, entries) => {
    const { codes, totals } = await readZip(entries);
    expect(codes).toEqual([]);
    expect(totals).toEqual(TRUTH);
  });

  it('tells its CSVs, what it skipped and what is empty', async () => {
    const entries = [
      ...PARTS.slice(0, 1),
      { name: 'placeholder.csv', data: Buffer.alloc(0), method: 0 },
      { name: 'readme.md', data: Buffer.from('#') },
      macCopy('__MACOSX/may/._part-1.csv'),
    ];
    const path = file('told.zip', zip(entries));
    const { files, emptyFiles, skippedEntries, codes } = await read([path]);
    expect(codes).toEqual([]);
    expect(files).toEqual([`${path}/may/part-1.csv`, `${path}/placeholder.csv`]);
    expect(emptyFiles).toEqual([`${path}/placeholder.csv`]);
    expect(skippedEntries).toEqual([`${path}/readme.md`, `${path}/__MACOSX/may/._part-1.csv`]);
  });

  it('counts a line of two CSVs once and says so', async () => {
    const { answers } = await readZip([...PARTS, { name: 'again.csv', data: part(3, 8) }]);
    expect(answers.map(({ counts }) => counts.duplicates)).toEqual([0, 0, 0, 5]);
  });

  it('may have a comment and bytes before it', async () => {
    const bytes = zip(PARTS);
    const comment = Buffer.from('made up');
    bytes.writeUInt16LE(comment.length, bytes.length - 2);
    const { codes, totals } = await read([file('comment.zip', Buffer.concat([bytes, comment]))]);
    expect(codes).toEqual([]);
    expect(totals).toEqual(TRUTH);
  });
});

describe('a zip that is refused', () => {
  const [first] = PARTS as [ZipEntry];
  it.each([
    ['an encrypted entry', [{ ...first, flags: 1 }], 'ENCRYPTED'],
    ['a wrong checksum', [{ ...first, crc: 1 }], 'DAMAGED_ARCHIVE'],
    ['a size that is too small', [{ ...first, size: 10 }], 'DAMAGED_ARCHIVE'],
    ['a size that is too large', [{ ...first, size: 10_000_000 }], 'DAMAGED_ARCHIVE'],
    ['a method that is not known', [{ ...first, method: 99 }], 'DAMAGED_ARCHIVE'],
    ['a zip inside', [...PARTS, { name: 'more.zip', data: zip(PARTS) }], 'NESTED_ARCHIVE'],
    ['a tar inside', [...PARTS, { name: 'more.tgz', data: Buffer.from('x') }], 'NESTED_ARCHIVE'],
    ['a zip inside under the name of a CSV', [{ name: 'more.csv', data: zip(PARTS) }], 'OTHER_ARCHIVE'],
    ['a workbook', [{ name: '[Content_Types].xml', data: Buffer.from('<x/>') }], 'SPREADSHEET'],
    ['nothing', [], 'NOTHING_INSIDE'],
    ['no table', [{ name: 'readme.md', data: Buffer.from('#') }], 'NOTHING_INSIDE'],
    ['a path upwards', [{ ...first, name: '../part.csv' }], 'DAMAGED_ARCHIVE'],
    ['a path upwards inside', [{ ...first, name: 'may/../../part.csv' }], 'DAMAGED_ARCHIVE'],
    ['a path upwards with backslashes', [{ ...first, name: '..\\..\\part.csv' }], 'DAMAGED_ARCHIVE'],
    ['a path from the root', [{ ...first, name: '/tmp/part.csv' }], 'DAMAGED_ARCHIVE'],
    ['a path on a drive', [{ ...first, name: 'C:\\part.csv' }], 'DAMAGED_ARCHIVE'],
    ['a damaged gzip inside', [{ name: 'a.gz', data: gzipSync(BILL).subarray(0, -9) }], 'DAMAGED_ARCHIVE'],
  ] as [string, ZipEntry[], string][])('%s', async (_, entries, code) => {
    const { codes } = await readZip(entries);
    expect(codes).toEqual([code]);
  });

  it('is refused wherever it is cut', async () => {
    const whole = zip(PARTS);
    for (const cut of some(numbers(1, 50), 3)) {
      const at = Math.floor((whole.length * cut) / 51);
      const { codes } = await read([file('cut.zip', whole.subarray(0, at))]);
      expect(codes, `cut at ${at}`).toHaveLength(1);
    }
  });

  it('lets the other entries be read', async () => {
    const { codes, totals } = await readZip([{ ...first, name: 'locked.csv', flags: 1 }, ...PARTS]);
    expect(codes).toEqual(['ENCRYPTED']);
    expect(totals).toEqual(TRUTH);
  });
});

describe('a zip bomb', () => {
  const zeros = Buffer.alloc(80 << 20, 'a');

  it.each([
    ['in one entry', [{ name: 'a.csv', data: Buffer.concat([BILL, zeros]) }]],
    [
      'in many entries',
      manyTimes({ name: 'a.csv', data: Buffer.concat([BILL, zeros.subarray(0, 4 << 20)]) }),
    ],
    ['in a gzip inside', [{ name: 'a.gz', data: gzipSync(Buffer.concat([BILL, zeros]), { level: 9 }) }]],
  ] as [string, ZipEntry[]][])('%s is stopped at a limit that is told', async (_, entries) => {
    const { failures } = await readZip(entries);
    expect(failures.length).toBeGreaterThan(0);
    for (const failure of failures) {
      expect(failure).toMatchObject({ code: 'INFLATES_TOO_MUCH', params: { limit: 400 } });
    }
  });
});

it('no descriptor stays open', async () => {
  const entries = Array.from({ length: 8 }, (_, index): ZipEntry => {
    const data =
      index % 2 === 0 ? Buffer.alloc(400_000, 'no bill\n') : gzipSync(Buffer.alloc(400_000, 'x,y\n'));
    return { name: `${index}.csv`, data, method: 0 };
  });
  const path = file('leaks.zip', zip(entries));
  await read([path]);
  const before = descriptors();
  for (let round = 0; round < 5; round++) await read([path, file('broken.zip', zip(PARTS).subarray(0, 99))]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(descriptors()).toBeLessThanOrEqual(before);
});

function macCopy(name: string): ZipEntry {
  return { name, data: Buffer.from([0, 5, 22, 7, 0, 2, 0, 0]) };
}

function manyTimes(entry: ZipEntry): ZipEntry[] {
  return Array.from({ length: 24 }, (_, index) => ({ ...entry, name: `${index}.csv` }));
}

function descriptors(): number {
  return readdirSync('/proc/self/fd').length;
}

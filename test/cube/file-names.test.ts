import { describe, expect, it } from 'vitest';
import { exportTime } from '../../src/bill/file-name.ts';
import { FileNames } from '../../src/cube/file-names.ts';

const EXPORT = '20260603120501_202605_consumedetailbillv2';

describe('file names', () => {
  it.each([
    [`/home/ann/acme/1234567890123456-${EXPORT}.csv`, `file-1-${EXPORT}.csv`],
    [`1234567890123456-${EXPORT}daysummary (2).csv.gz`, `file-1-${EXPORT}daysummary.csv.gz`],
    [
      String.raw`C:\acme\1234567890123456-20260603120501_consumedetailbillv2.zip`,
      'file-1-20260603120501_consumedetailbillv2.zip',
    ],
    ['x/1234567890123456_26842_consumeDetailBillV2_202605.zip', 'file-1-consumeDetailBillV2_202605.zip'],
    [`acme-1234567890123456-${EXPORT}.csv`, 'file-1.csv'],
    ['acme.CSV', 'file-1.csv'],
    ['acme', 'file-1'],
    ['acme.5000001', 'file-1'],
    ['acme/*.csv', 'file-1.csv'],
    ['-', '-'],
  ])('%s', (name, shown) => {
    expect(new FileNames().of(name)).toBe(shown);
  });

  it('tell the time of the export as the real ones do', () => {
    const real = `1234567890123456-${EXPORT}.csv`;
    expect(exportTime(real)).toBe('2026-06-03 12:05:01');
    expect(exportTime(new FileNames().of(real))).toBe('2026-06-03 12:05:01');
    const entry = `acme.zip/${real}`;
    expect(exportTime(new FileNames().of(entry))).toBe('2026-06-03 12:05:01');
  });

  it('are numbered in their order, entries within their archive', () => {
    const names = new FileNames();
    const given = ['b.csv', 'a.zip/x.csv', 'a.zip/y.csv', 'b.csv', 'c.zip/x.csv', 'a.zip'];
    expect(given.map((name) => names.of(name))).toEqual([
      'file-1.csv',
      'file-2.zip/file-1.csv',
      'file-2.zip/file-2.csv',
      'file-1.csv',
      'file-3.zip/file-1.csv',
      'file-2.zip',
    ]);
  });

  it('are not renamed twice, and some are called by what they are', () => {
    const names = new FileNames(new Map([['acme-keys.csv', 'names.csv']]));
    expect(names.of(names.of('a.csv'))).toBe('file-1.csv');
    expect(names.of('acme-keys.csv')).toBe('names.csv');
  });

  it('are found in a sentence, as paths and alone, and in no other word', () => {
    const names = new FileNames();
    names.of('dir/a');
    names.of('dir/a+b.csv');
    expect(names.replacedIn('a bad day: dir/a+b.csv, ./a+b.csv, x-a!')).toBe(
      'file-1 bad day: file-2.csv, ./file-2.csv, x-file-1!',
    );
  });
});

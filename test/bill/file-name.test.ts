import { describe, expect, it } from 'vitest';
import { deliveryName, inputExportTime, namedMonth } from '../../src/bill/file-name.ts';

describe('deliveryName', () => {
  const base = '10_26842_consumedetailbillv2_202605';
  it.each([
    ['10_26842_consumeDetailBillV2_202605.csv', { base, period: '202605', part: null }],
    [
      '10_26842_consumeDetailBillV2_202605.zip/10_26842_consumeDetailBillV2_202605_2.csv',
      { base, period: '202605', part: 2 },
    ],
    ['in/10_26842_consumeDetailBillV2_202605-part-03.csv.gz', { base, period: '202605', part: 3 }],
    ['10_26842_consumeDetailBillV2_20260501', { base: `${base}01`, period: '20260501', part: null }],
    ['10_26842_consumeDetailBillV2_20260501_4.csv', { base: `${base}01`, period: '20260501', part: 4 }],
    ['10-20260603120501_202605_consumedetailbillv2.csv', null],
    ['bill_1.csv', null],
  ])('%s', (name, expected) => expect(deliveryName(name)).toEqual(expected));
});

describe('namedMonth', () => {
  it.each([
    ['10-20260603120501_202605_consumedetailbillv2.csv', '2026-05'],
    ['10-20260603120501_202605_consumedetailbillv2daysummary.csv', '2026-05'],
    ['10-20260603120501_consumedetailbillv2.csv', null],
    ['10_26842_consumeDetailBillV2_20260501_4.csv', '2026-05'],
    ['10-20260603120501_consumedetailbillv2_2026-05.csv', '2026-05'],
    ['10-20260603120501_consumedetailbillv2daysummary_202605.csv', '2026-05'],
    ['may-202605.csv', null],
  ])('%s', (name, month) => expect(namedMonth(name)).toBe(month));
});

describe('inputExportTime', () => {
  it.each([
    ['10-20260603120501_202605_consumedetailbillv2.csv', '2026-06-03 12:05:01'],
    ['10-20260603120501_202605_consumedetailbillv2.zip/bill.csv', '2026-06-03 12:05:01'],
    ['10-20260603120501_consumedetailbillv2_2026-05.csv', '2026-06-03 12:05:01'],
    ['in/10-20260603120501_consumedetailbillv2_202605 (1).csv.gz', '2026-06-03 12:05:01'],
    ['10-20260603120501_consumedetailbillv2daysummary_2026-05-14.csv', '2026-06-03 12:05:01'],
    ['10-20260603120501_consumedetailbillv2_last.csv', null],
    ['may.zip/bill.csv', null],
  ])('%s', (name, time) => expect(inputExportTime(name)).toBe(time));
});

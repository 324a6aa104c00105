import { describe, expect, it } from 'vitest';
import { MarkEvidence, markReading, marksSwapped } from '../../src/bill/decimal-mark.ts';

describe('how a number can be read', () => {
  it.each([
    ['0', undefined],
    ['1234', undefined],
    ['-12', undefined],
    ['0.631', 'point'],
    ['12.5', 'point'],
    ['1234.567', 'point'],
    ['1,234.50', 'point'],
    ['1,234,567', 'point'],
    ['.5', 'point'],
    ['0,631', 'comma'],
    ['12,5', 'comma'],
    ['1234,567', 'comma'],
    ['1.234,50', 'comma'],
    ['1.234.567', 'comma'],
    [',5', 'comma'],
    ['-0,631', 'comma'],
    ['¥0,63', 'comma'],
    ['-$1.234,5', 'comma'],
    ['1,234', 'either'],
    ['1.234', 'either'],
    ['-123,456', 'either'],
    ['1,2,3', undefined],
    ['12,34.5', undefined],
    ['1,234.567.8', undefined],
    ['ten,five', undefined],
    ['', undefined],
    ['.', undefined],
    [',', undefined],
  ] as const)('%s: %s', (text, reading) => {
    expect(markReading(text)).toBe(reading);
  });

  it('swaps marks and back', () => {
    expect(marksSwapped('-1.234,50')).toBe('-1,234.50');
    expect(marksSwapped(marksSwapped('-1.234,50'))).toBe('-1.234,50');
  });
});

describe('what many cells say', () => {
  it.each([
    [['1', '2'], undefined],
    [['1,234', '0.5'], '.'],
    [['1,234', '0,5'], ','],
    [['1.234', '12'], undefined],
    [['1,234', '5,678'], undefined],
    [['0.5', '0,5'], undefined],
  ] as const)('%j: %s', (cells, mark) => {
    const evidence = new MarkEvidence<string>();
    for (const cell of cells) evidence.add(cell, () => cell);
    expect(evidence.decided()).toBe(mark);
  });
});

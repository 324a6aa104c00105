import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksIn } from '../../../src/compare/reconcile/sources/amount-marks.ts';
import { readPrices } from '../../../src/compare/reconcile/sources/prices.ts';
import { BillError } from '../../../src/words/problem.ts';
import { useFolder } from '../../support/files/use-folder.ts';

const MEASURES = new Map([
  ['payable', 'cost'],
  ['tokens', 'tokens'],
]);
const rows = (cells: readonly (readonly [cost: string, tokens: string])[], delimiter: string | undefined) =>
  cells.map(([cost, tokens], at) => ({
    file: 's.csv',
    line: at + 2,
    ...(delimiter === undefined ? {} : { delimiter }),
    fields: { cost, tokens },
  }));

function codeOf(task: () => unknown): string {
  try {
    task();
    return 'none';
  } catch (error) {
    return (error as BillError).code;
  }
}

describe('the decimal marks of a table beside the bill', () => {
  it.each([
    ['a lone zero before a comma', [['0,15', '10']], ';', { money: ',', usage: ',' }],
    [
      'a later row decides for an earlier',
      [
        ['1,234', '10'],
        ['2,5', '1'],
      ],
      ';',
      { money: ',', usage: ',' },
    ],
    ['usage by its own hand', [['0.15', '1.234,5']], ';', { money: '.', usage: ',' }],
    ['an amount below zero in parentheses', [['(0,15)', '1']], '\t', { money: ',', usage: ',' }],
    ['thousands between commas', [['1,234', '1,000']], ',', { money: '.', usage: '.' }],
    ['no mark at all', [['3', '10']], ';', { money: '.', usage: '.' }],
    ['numbers of JSON, and of a sheet', [['0.15', '1.234']], undefined, { money: '.', usage: '.' }],
  ] as const)('%s', (_, cells, delimiter, marks) => {
    expect(marksIn(rows(cells, delimiter), MEASURES, undefined)).toEqual(marks);
  });

  it('what no cell decides is refused, and said by the option', () => {
    const unclear = rows([['1,234', '10']], ';');
    expect(codeOf(() => marksIn(unclear, MEASURES, undefined))).toBe('DECIMAL_MARK_UNCLEAR');
    expect(marksIn(unclear, MEASURES, ',').money).toBe(',');
    expect(marksIn(unclear, MEASURES, '.').money).toBe('.');
    const mixed = rows(
      [
        ['0,15', '1'],
        ['0.15', '1'],
      ],
      ';',
    );
    expect(codeOf(() => marksIn(mixed, MEASURES, undefined))).toBe('DECIMAL_MARKS_MIXED');
  });

  it('the option does not turn round what cells decide', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<'.' | ','>('.', ','),
        fc.constantFrom<'.' | ','>('.', ','),
        (mark, stated) => {
          const cells = rows([[`0${mark}5`, `0${mark}25`]], ';');
          expect(marksIn(cells, MEASURES, stated)).toEqual({ money: mark, usage: mark });
        },
      ),
    );
  });
});

const folder = useFolder();

describe('prices with a decimal comma', () => {
  const prices = async (text: string, mark?: '.' | ',') => {
    const path = join(folder, 'prices.csv');
    writeFileSync(path, text);
    const read = await readPrices(path, mark);
    return read.of('qwen-max', 'input');
  };

  it('are found from the file, or refused', async () => {
    const row = (price: string) => `model;type;price;unit\nqwen-max;input;${price};1K\n`;
    const perToken = 20_000_000_000_000n; // 0.02 for a thousand tokens, in units of 10⁻¹⁸
    expect(await prices(row('0,02'))).toBe(perToken);
    expect(await prices(row('0.02'))).toBe(perToken);
    await expect(prices(row('1,000'))).rejects.toThrow(BillError);
    expect(await prices(row('1,000'), ',')).toBe(1_000_000_000_000_000n);
    expect(await prices(row('1,000'), '.')).toBe(1_000_000_000_000_000_000n);
  });
});

import { describe, expect, it } from 'vitest';
import { ONE } from '../../../src/bill/decimal.ts';
import { readText } from '../reading.ts';
import { type HandColumn, type HandRow, hand, handColumns, without } from './hand.ts';

const OTHER: HandRow = {
  product: 'ecs',
  productName: '云服务器 ECS',
  commodity: 'ecs',
  id: 'i-demo0001',
  unit: '小时',
};
/** Undecodable, as a knowledge base's or a training job's is. */
const OPAQUE = 'kb-demo0001';
const MARKETPLACE =
  '9000000000001;ZHIPU/GLM-5.3;5000001;ws-demo0001;ap-southeast-1;international;output_tokens;demo';

describe('rows of another product are left aside before anything else is read', () => {
  it.each([
    ['an amount that is none', { payable: 'abc', list: 'x' }],
    ['no amount', { payable: '' }],
    ['a day that there is none of', { day: '20260230', month: 'x', started: 'y' }],
    ['the sign of another currency', { payable: '$5' }],
  ] as [string, HandRow][])('with %s', async (_, row) => {
    const { rejects, answer } = await readText(hand([{}, { ...OTHER, ...row }, {}]));
    expect(rejects).toEqual([]);
    expect(answer?.counts).toMatchObject({ rowsRead: 3, counted: 2, leftAside: 1, rejected: 0 });
    expect(answer?.asideProducts).toMatchObject([{ product: '云服务器 ECS', rows: 1 }]);
  });

  it('but not before their cells are counted', async () => {
    const broken = hand([OTHER]).replace(/\n$/, ',\n');
    expect((await readText(broken)).rejects).toMatchObject([{ code: 'FIELD_COUNT', line: 2 }]);
  });

  it('and are counted where all products are asked for', async () => {
    const { answer } = await readText(hand([{}, OTHER]), { allProducts: true });
    expect(answer?.counts).toMatchObject({ counted: 2, leftAside: 0 });
    const bad = await readText(hand([{}, { ...OTHER, payable: 'abc' }]), { allProducts: true });
    expect(bad.rejects).toMatchObject([{ code: 'NOT_A_NUMBER', line: 3 }]);
  });
});

describe('a row is told by', () => {
  const all = handColumns();
  it.each([
    ['its code', { product: 'sfm', id: OPAQUE }, all, true],
    ['its code, in capitals', { product: ' SFM\t', id: OPAQUE }, all, true],
    ['another code', OTHER, all, false],
    ['an Instance ID of Model Studio under another code', { product: 'bailian' }, all, true],
    ['the marketplace and an Instance ID', { product: 'mpintl-demo', id: MARKETPLACE }, all, true],
    ['the marketplace and an id of some other kind', { product: 'mpintl-demo', id: OPAQUE }, all, false],
    ['its commodity, where the code is empty', { product: '', id: OPAQUE }, all, true],
    ['another commodity', { ...OTHER, product: '' }, all, false],
    ['its commodity, without a column of codes', { id: OPAQUE }, without('product'), true],
    ['another commodity, without a column of codes', OTHER, without('product'), false],
    ['its name', { id: OPAQUE }, without('product', 'commodity'), true],
    [
      'its name in English',
      { id: OPAQUE, productName: 'Alibaba Cloud Model Studio' },
      without('product', 'commodity'),
      true,
    ],
    ['another name', OTHER, without('product', 'commodity'), false],
    ['nothing, so it is kept', OTHER, without('product', 'commodity', 'productName'), true],
    ['a code that is none, so it is kept', { ...OTHER, product: '2026-05-14 18:46:00' }, all, true],
    ['a name in the place of a code, so it is kept', { ...OTHER, product: '云服务器 ECS' }, all, true],
  ] as [string, HandRow, HandColumn[], boolean][])('%s', async (_, row, columns, isCounted) => {
    const { answer, rejects } = await readText(hand([row], columns));
    expect(rejects).toEqual([]);
    expect(answer?.counts).toMatchObject({ counted: isCounted ? 1 : 0, leftAside: isCounted ? 0 : 1 });
  });

  it('the name, the code or the commodity that it is left aside under', async () => {
    const rows = [OTHER, OTHER, { ...OTHER, productName: '' }, { ...OTHER, productName: '', product: '' }];
    const { answer } = await readText(hand([{}, ...rows]));
    expect(answer?.asideProducts).toMatchObject([
      { product: '云服务器 ECS', rows: 2 },
      { product: 'ecs', rows: 2 },
    ]);
  });

  it.each([
    [
      'in each currency',
      ['1.5', '2'],
      ['CNY', 'USD'],
      [
        ['CNY', 15n],
        ['USD', 20n],
      ],
    ],
    ['with a sign', ['-1.5', '¥2'], ['CNY', 'CNY'], [['CNY', 5n]]],
    [
      'with nothing but a sign of the currency',
      ['¥1', '$2'],
      ['', ''],
      [
        ['¥', 10n],
        ['$', 20n],
      ],
    ],
    ['one that is none: unknown', ['1.5', 'abc'], ['CNY', 'CNY'], [['CNY', null]]],
    ['an empty one: unknown', ['', '1.5'], ['CNY', 'CNY'], [['CNY', null]]],
    [
      'a sign that is not of the currency: unknown',
      ['$5', '1'],
      ['CNY', 'USD'],
      [
        ['CNY', null],
        ['USD', 10n],
      ],
    ],
  ] as [string, string[], string[], [string, bigint | null][]][])(
    'its payable %s',
    async (_, payables, currencies, expected) => {
      const rows = payables.map((payable, place) => ({
        ...OTHER,
        payable,
        currency: currencies[place] ?? '',
      }));
      const { answer } = await readText(hand([{}, ...rows]));
      expect(answer?.asideProducts.map(({ currency, payable }) => [currency, payable])).toEqual(
        expected.map(([currency, tenths]) => [currency, tenths === null ? null : (tenths * ONE) / 10n]),
      );
    },
  );
});

describe('cells that are shifted', () => {
  it('are no other product: one separator less before the code and one more behind', async () => {
    const cells = hand([{}]).split('\n')[1]?.split(',') ?? [];
    const at = handColumns().indexOf('product');
    const shifted = cells.toSpliced(at - 2, 2, `${cells[at - 2]}${cells[at - 1]}`).toSpliced(at + 3, 0, '');
    const { answer } = await readText(`${hand([{}])}${shifted.join(',')}\n`);
    expect(shifted).toHaveLength(cells.length);
    expect(answer?.counts).toMatchObject({ rowsRead: 2, leftAside: 0 });
  });
});

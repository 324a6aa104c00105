import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aliasName,
  COLUMNS,
  type ColumnKey,
  columnDef,
  foldHeader,
  matchHeader,
} from '../../src/bill/columns.ts';
import { rounds } from '../support/setup/effort.ts';
import { anyText } from '../support/texts/any-text.ts';
import * as layouts from './layouts.ts';

function keysOf(cells: readonly string[]): (ColumnKey | undefined)[] {
  const found = new Map(
    Object.entries(matchHeader(cells).columns).map(([key, index]) => [index, key as ColumnKey]),
  );
  return cells.map((_, index) => found.get(index));
}

function keyOf(header: string): ColumnKey | undefined {
  return keysOf([header])[0];
}

describe('foldHeader', () => {
  it.each([
    ['\uFEFF标识信息/账单明细ID', '标识信息/账单明细id'],
    ['资源信息／实例ID（出账粒度）', '资源信息/实例id(出账粒度)'],
    ['Ｉnstance　ID\t', 'instanceid'],
    [' 优惠类型', '优惠类型'],
    ['x_Billing Item_Code', 'xbillingitemcode'],
    ['账单\u200B月份\u00A0', '账单月份'],
    [' \t_', ''],
  ])('%j', (text, folded) => {
    expect(foldHeader(text)).toBe(folded);
  });

  it('folding twice changes nothing', () => {
    const text = fc.oneof(fc.string(), anyText, fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(text, (t) => foldHeader(foldHeader(t)) === foldHeader(t)),
      { numRuns: rounds(300, 2000) },
    );
    expect(foldHeader(foldHeader('İ\u0327'))).toBe(foldHeader('İ\u0327'));
  });
});

describe('the table', () => {
  it('has each key once and each name once', () => {
    const names = COLUMNS.flatMap(({ aliases }) => aliases.map((alias) => foldHeader(aliasName(alias))));
    expect(names.length).toBe(new Set(names).size);
    expect(COLUMNS.length).toBe(new Set(COLUMNS.map(({ key }) => key)).size);
  });

  it('gives a column by its key', () => {
    expect(columnDef('listCost')).toMatchObject({
      key: 'listCost',
      role: 'money',
      zh: '目录总价',
      en: 'List cost',
    });
  });
});

describe('whole layouts', () => {
  it.each([
    ['upgraded', layouts.UPGRADED, 61],
    ['flat', layouts.FLAT, 39],
    ['legacy', layouts.LEGACY, 41],
    ['wide legacy', layouts.LEGACY_EXTRA, 28],
    ['English, upgraded', layouts.ENGLISH_PATHS, 18],
    ['FOCUS', layouts.FOCUS, 48],
  ])('%s: every cell is known, none twice', (_, layout, count) => {
    const headers = layout.map(([header]) => header);
    const match = matchHeader(headers);
    expect(match.unknown).toEqual([]);
    expect(match.conflicts).toEqual([]);
    expect(match.known).toBe(count);
    expect(headers.length).toBe(count);
  });

  it.each(layouts.ALL.flatMap((layout) => layout.map(([header, key]) => [header, key] as const)))(
    '%s is %s',
    (header, key) => {
      expect(keyOf(header)).toBe(key);
    },
  );

  it.each(layouts.ENGLISH_NAMES)('%s is %s', (header, key) => {
    expect(keyOf(header)).toBe(key);
  });

  it('places follow the header, not the layout', () => {
    const headers = layouts.UPGRADED.map(([header]) => header).reverse();
    expect(keysOf(headers)).toEqual(layouts.UPGRADED.map(([, key]) => key).reverse());
  });
});

describe('matchHeader', () => {
  it('forgives a byte order mark, tabs, narrow brackets, full-width slashes and no prefix', () => {
    expect(
      keysOf(['\uFEFF账单明细ID', '资源信息/实例ID(出账粒度)', '用量信息／用量\t', ' 应付金额(含税) ']),
    ).toEqual(['lineId', 'instanceId', 'usage', 'payable']);
  });

  it('finds a name with a slash behind a prefix, and a name behind two', () => {
    expect(keysOf(['资源信息/资产/资源实例ID', '标识信息/订单号/账单号', 'a/b/用量'])).toEqual([
      'instanceId',
      'orderId',
      'usage',
    ]);
  });

  it('lists what it does not know, without empty cells', () => {
    const match = matchHeader(['用量', '', ' ', '心情', 'Mood/心情']);
    expect(match).toEqual({
      columns: { usage: 0 },
      known: 1,
      tax: 'unknown',
      unknown: ['心情', 'Mood/心情'],
      conflicts: [],
    });
  });

  it.each([
    [['Instance ID', 'Instance ID (Billing Granularity)'], 'instanceId', 1],
    [['实例ID', '实例ID（出账粒度）'], 'instanceId', 1],
    [['资源ID', 'x_InstanceID'], 'instanceId', 1],
    [['ResourceId', 'x_InstanceID'], 'instanceId', 1],
    [['After-Tax Amount', 'Tax', 'Pretax Amount'], 'payable', 2],
    [['BilledCost', '应付金额'], 'payable', 1],
    [['应付金额', '应付金额（含税）'], 'payable', 1],
    [['ConsumedUnit', 'PricingUnit'], 'unit', 1],
    [['原价', '官网价'], 'listCost', 1],
    [['资源包抵扣', '资源包抵扣量', '抵扣用量'], 'deducted', 2],
    [['账单类型', '费用类型'], 'feeType', 1],
  ] as const)('of %j takes the preferred name of %s', (cells, key, index) => {
    const match = matchHeader(cells);
    expect(match.columns[key]).toBe(index);
    expect(match.conflicts).toEqual([]);
    expect(match.known).toBe(cells.length);
  });

  it('calls the same name twice a conflict', () => {
    const match = matchHeader(['甲/用量', '用量单位', '乙/用量']);
    expect(match.conflicts).toEqual([{ key: 'usage', headers: ['甲/用量', '乙/用量'] }]);
    expect(match.columns.usage).toBe(0);
    expect(match.known).toBe(3);
  });

  it('is not troubled by a lesser name twice', () => {
    const match = matchHeader(['Instance ID', 'InstanceID', 'Instance ID (Billing Granularity)']);
    expect(match.conflicts).toEqual([]);
    expect(match.columns.instanceId).toBe(2);
  });

  it.each([
    [['应付信息/应付金额（含税）'], 'included'],
    [['应付金额（不含税）'], 'excluded'],
    [['应付金额'], 'unknown'],
    [['PayableDetails/TaxExclusivePayableAmount'], 'excluded'],
    [['Pretax Amount', 'After-Tax Amount'], 'excluded'],
    [['After-Tax Amount'], 'included'],
    [['AfterTaxAmount'], 'included'],
    [['Amount Payable'], 'unknown'],
    [['BilledCost'], 'unknown'],
    [['Tax'], 'unknown'],
    [[], 'unknown'],
  ] as const)('%j: tax %s', (cells, tax) => {
    expect(matchHeader(cells).tax).toBe(tax);
  });

  it('a row of data is no header', () => {
    const cells = [
      '12-1',
      '202605',
      '云资源按量费用',
      'sfm',
      '1;llm-a;m;input_token;;0',
      '0.5',
      '千tokens',
      'CNY',
      '[0,9]',
    ];
    expect(matchHeader(cells).known).toBe(0);
  });

  it('takes any cells', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (cells) => {
        const match = matchHeader(cells);
        expect(match.known + match.unknown.length).toBeLessThanOrEqual(cells.length);
      }),
    );
  });
});

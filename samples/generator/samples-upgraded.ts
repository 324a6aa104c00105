import { picked, without } from './layout.ts';
import { LAYOUT_A, LAYOUT_B } from './layout-a.ts';
import { ACCOUNTS } from './names.ts';
import { ABROAD, fileSample, MAINLAND, type Sample, UNTOLD } from './sample.ts';

const MAY = '2026-05';

/** Samples in the upgraded layouts A and B, as the console exports them. */
export function upgradedSamples(): Sample[] {
  return [...consoleExports(), ...otherExports()];
}

function consoleExports(): Sample[] {
  const market = { ...MAINLAND, accounts: [ACCOUNTS.export] };
  return [
    fileSample(
      '1234567890123456-20260603120501_202605_consumedetailbillv2.csv',
      'Layout A, a mainland month under its real kind of name: free quota, promotions, images, video, speech, all channels, other products',
      true,
      { layout: LAYOUT_A, rows: 100, seed: 1, month: MAY, market },
    ),
    fileSample(
      '1234567890123456-20260504093000_202604_consumedetailbillv2.csv',
      'Layout A, the month before, same account and keys: for comparisons and trends; CRLF',
      true,
      {
        layout: LAYOUT_A,
        rows: 70,
        seed: 2,
        month: '2026-04',
        market: { ...market, keys: 5 },
        csv: { delimiter: ',', eol: '\r\n', quote: 'minimal' },
      },
    ),
    fileSample(
      '1000000000000001-20260604080000_202605_consumedetailbillv2.csv',
      'Layout A, an international month in USD: five-field Instance IDs without a channel, marketplace rows',
      true,
      { layout: LAYOUT_A, rows: 100, seed: 3, month: MAY, market: ABROAD },
    ),
    fileSample(
      '1000000000000001-20260520093000_202605_consumedetailbillv2.csv',
      'Layout A, a preliminary export of 19 days: not fit for reconciliation',
      false,
      { layout: LAYOUT_A, rows: 60, seed: 4, month: MAY, days: 19, market: MAINLAND },
    ),
    fileSample(
      '1000000000000001-20260603130000_202605_consumedetailbillv2daysummary.csv',
      'Layout B, the day summary: no line ids, no times, no detail cells',
      true,
      { layout: LAYOUT_B, rows: 130, seed: 5, month: MAY, market: MAINLAND },
    ),
  ];
}

const FEW = [
  '账单信息/账单月份',
  '账单信息/账单日期',
  '资源信息/实例ID（出账粒度）',
  '用量信息/用量',
  '用量信息/用量单位',
  '定价信息/定价币种',
  '应付信息/应付金额（含税）',
];

const USAGE = [
  '用量信息/抵扣前用量',
  '用量信息/抵扣用量',
  '用量信息/用量',
  '用量信息/用量单位',
  '用量信息/用量详情',
];

function otherExports(): Sample[] {
  return [
    fileSample('customised-202605.csv', 'Layout A with seven columns picked in the console', UNTOLD, {
      layout: picked(LAYOUT_A, 'A-customised', FEW),
      rows: 120,
      seed: 6,
      month: MAY,
      market: { ...MAINLAND, plainOnly: true },
    }),
    fileSample(
      'instance-statistic-202605.csv',
      'Layout A exported with Statistic Item = Instance: no usage columns, so no tokens',
      UNTOLD,
      {
        layout: without(LAYOUT_A, 'A-instance', USAGE),
        rows: 60,
        seed: 7,
        month: MAY,
        market: MAINLAND,
      },
    ),
    fileSample(
      'corrections-202605.csv',
      'Layout A with refunds, adjustments and roundings: negative amounts, rows without an Instance ID',
      UNTOLD,
      { layout: LAYOUT_A, rows: 80, seed: 8, month: MAY, market: { ...MAINLAND, corrections: true } },
    ),
    fileSample(
      'oddities-202605.csv',
      'Layout A with every harmless oddity: shuffled and extra columns, header spaces, tabs after ids, blank rows, repeated headers, all quoted',
      UNTOLD,
      {
        layout: LAYOUT_A,
        rows: 60,
        seed: 9,
        month: MAY,
        market: MAINLAND,
        csv: { delimiter: ',', eol: '\r\n', quote: 'all' },
        oddities: {
          idTabs: true,
          headerSpaces: true,
          asciiBrackets: true,
          extraColumn: true,
          shuffledColumns: true,
          blankFirst: 2,
          blankEvery: 7,
          headerEvery: 25,
          noFinalNewline: true,
        },
      },
    ),
    fileSample(
      'unicode-text-202605.txt',
      'Layout B as Excel saves "Unicode text": tabs, UTF-16LE with BOM, CRLF',
      UNTOLD,
      {
        layout: LAYOUT_B,
        rows: 90,
        seed: 10,
        month: MAY,
        market: MAINLAND,
        csv: { delimiter: '\t', eol: '\r\n', quote: 'minimal' },
        encoding: 'utf16le',
      },
    ),
  ];
}

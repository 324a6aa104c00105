/** For every kind of finding a bill with that fault and no other; beside it stands the clean one. */
import { describe, expect, it } from 'vitest';
import { type BillRow, changed, csv, FINAL_NAME, FREE, PAID, wholeMonth } from './bill.ts';
import { checked, type NamedFile, told } from './checking.ts';

const MAY = wholeMonth();
const APRIL = wholeMonth('2026-04');
const APRIL_NAME = '1000000000000001-20260504093000_202604_consumedetailbillv2.csv';
const DELIVERY = '1000000000000001_26842_consumeDetailBillV2_';

const bill = (rows: readonly BillRow[], name = FINAL_NAME): NamedFile => [name, csv(rows)];
const half = (n: number) => (n === 0 ? MAY.slice(0, 372) : MAY.slice(372));
const days = (from: number, to: number) => MAY.slice((from - 1) * 24, to * 24);
const dayFile = (day: string, rows: readonly BillRow[]): NamedFile => [
  `${DELIVERY}${day}.csv`,
  rows.length === 0 ? '' : csv(rows),
];
const inWorkingHours = ({ started = '', day = '' }: BillRow) =>
  /1[0-7]:15:00$/.test(started) && ![2, 3, 9, 10, 16, 17, 23, 24, 30, 31].includes(Number(day.slice(-2)));
const promotion = (end: string) =>
  `[{"promotionName":"半价体验","startTime":"2026-01-01 00:00:00","endTime":"${end}"}]`;

describe('a clean bill', () => {
  it.each([
    ['a whole month, final, around the clock', [bill(MAY)]],
    ['two months', [bill(APRIL, APRIL_NAME), bill(MAY)]],
    [
      'a delivery in parts',
      [bill(half(0), `${DELIVERY}202605_1.csv`), bill(half(1), `${DELIVERY}202605_2.csv`)],
    ],
  ] as const)('%s', async (_, files) => {
    const { findings, cube } = await checked(files);
    expect(told(findings).filter((text) => text !== 'note FINALITY_UNKNOWN')).toEqual([]);
    expect(cube.proof.counted).toBe(cube.proof.rowsRead);
  });
});

const CASES: readonly (readonly [expected: string[], files: readonly NamedFile[]])[] = [
  [['error ROW_IDENTITY usage', 'error ROW_IDENTITY list-cost'], [bill(changed(MAY, 9, { usage: '3' }))]],
  [['error ROW_IDENTITY usage'], [bill(changed(MAY, 9, { consumed: '2.5' }))]],
  [
    ['error ROW_IDENTITY list-cost', 'note SEVERAL_PRICES qwen-plus input_token'],
    [bill(changed(MAY, 9, { price: '0.0041' }))],
  ],
  [['error ROW_IDENTITY after-discount'], [bill(changed(MAY, 9, { discount: '0.003' }))]],
  [['error ROW_IDENTITY payable'], [bill(changed(MAY, 9, { payable: '0.005' }))]],
  [['error ROW_IDENTITY payable'], [bill(changed(MAY, 9, { coupon: '0.001' }))]],
  [
    ['warning ROW_IDENTITY settlement'],
    [
      bill(
        changed(
          MAY.map((row) => ({ ...row, voucher: '0', cash: row.payable ?? '' })),
          9,
          { cash: '1' },
        ),
      ),
    ],
  ],
  [['note WITHIN_PRECISION list-cost'], [bill(changed(MAY, 9, rounded('0.00800000001', '0.00400000001')))]],
  [['error ROW_IDENTITY list-cost'], [bill(changed(MAY, 9, rounded('0.0080000001', '0.0040000001')))]],
  [
    ['error ROW_IDENTITY list-cost'],
    [bill(changed(MAY, 9, { ...rounded('0.00800000001', '0.00400000001'), steps: '' }))],
  ],
  [['note SAVINGS_PLAN'], [bill(changed(MAY, 9, { savings: '0.004', discount: '0', after: '0.004' }))]],
  [['note SAVINGS_PLAN'], [bill(changed(MAY, 9, { savingsSpent: '0.002', payable: '7', usage: '1' }))]],
  [['error UNIT_MISMATCH 张 ≠ 元/千tokens'], [bill(changed(MAY, 9, { unit: '张' }))]],
  [
    ['error UNIT_MISMATCH tokens ≠ 元/千tokens', 'note SEVERAL_PRICES qwen-plus input_token'],
    [bill(changed(MAY, 9, { unit: 'tokens' }))],
  ],
  [
    ['warning UNIT_OF_TYPE input_token ≠ 张'],
    [[FINAL_NAME, csv(changed(MAY, 9, { unit: '张' }), ['priceUnit'])]],
  ],
  [
    [`warning MIXED_UNITS 5000001;llm-a;wanx;images;;0`],
    [
      bill(
        changed(
          MAY.map((row) => images(row)),
          9,
          { unit: '秒', priceUnit: '元/秒' },
        ),
      ),
    ],
  ],
  [['warning PRELIMINARY 2026-05'], [bill(MAY, FINAL_NAME.replace('20260604', '20260602'))]],
  [['note FINALITY_UNKNOWN'], [bill(MAY, 'may.csv')]],
  [
    ['warning WRONG_STATISTIC_ITEM', 'note NOT_CHECKED usage list-cost'],
    [[FINAL_NAME, csv(MAY, ['consumed', 'deducted', 'usage', 'unit'])]],
  ],
  [['note NOT_CHECKED list-cost prices'], [[FINAL_NAME, csv(MAY, ['price', 'priceUnit'])]]],
  [['warning DAYS_MISSING'], [bill(MAY.filter(({ day }) => day !== '20260513'))]],
  [['warning PERIOD_ENDS_EARLY'], [bill(days(1, 28))]],
  [['note PERIOD_ENDS_EARLY'], [bill(MAY.slice(0, -6))]],
  [['note PERIOD_STARTS_LATE'], [bill(days(5, 31))]],
  [['note QUIET_HOURS'], [bill(MAY.filter(({ started }) => !/ 0[3-5]:/.test(started ?? '')))]],
  [['note PERIOD_ENDS_EARLY', 'note QUIET_HOURS', 'note DAYS_MISSING'], [bill(MAY.filter(inWorkingHours))]],
  [['warning FREE_QUOTA_MISSING 1000000000000001 2026-05'], [bill(APRIL, APRIL_NAME), bill(onlyPaid(MAY))]],
  [
    ['note FREE_QUOTA_UNSEEN 1000000000000001 2026-05'],
    [bill(APRIL, APRIL_NAME), bill(changed(onlyPaid(MAY), 9, { coupon: '0.004', payable: '0' }))],
  ],
  [['note FREE_QUOTA_UNSEEN 1000000000000001 2026-05'], [bill(onlyPaid(MAY))]],
  [['warning MIXED_MONTHS all.csv', 'note FINALITY_UNKNOWN'], [bill([...APRIL, ...MAY], 'all.csv')]],
  [
    ['warning OTHER_MONTH 2026-04', 'note PERIOD_STARTS_LATE'],
    [bill([...APRIL.slice(-24), ...MAY], FINAL_NAME)],
  ],
  [['note MIXED_ACCOUNTS'], [bill(changed(MAY, (_, n) => n % 2 === 0, { owner: '1000000000000002' }))]],
  [['note MIXED_CURRENCIES'], [bill(changed(MAY, (_, n) => n % 2 === 0, { currency: 'USD' }))]],
  [
    [`error PART_MISSING ${DELIVERY.toLowerCase()}202605`, 'note FINALITY_UNKNOWN'],
    [bill(half(0), `${DELIVERY}202605_1.csv`), bill(half(1), `${DELIVERY}202605_3.csv`)],
  ],
  [
    [`error PART_MISSING ${DELIVERY.toLowerCase()}202605`, 'note FINALITY_UNKNOWN'],
    [bill(MAY, `may.zip/${DELIVERY}202605_2.csv`)],
  ],
  [
    ['warning DAYS_MISSING', 'warning DELIVERY_DAY_MISSING 2026-05-03', 'note FINALITY_UNKNOWN'],
    [1, 2, 4, 5, 6].map((day) => dayFile(`2026050${day}`, days(day, day))),
  ],
  [
    ['note FINALITY_UNKNOWN'],
    [1, 2, 3, 4, 5].map((day) => dayFile(`2026050${day}`, day === 3 ? [] : days(day, day))),
  ],
  [['note DAY_OUTSIDE_MONTH 2026-05'], [bill(changed(MAY, 9, { day: '20260714' }))]],
  [['note NO_INSTANCE_ID'], [bill(changed(MAY, 9, { id: '' }))]],
  [['warning FREE_QUOTA_CHARGED'], [bill(changed(MAY, 9, { fee: FREE.fee ?? '' }))]],
  [['note CORRECTION adjustment'], [bill(changed(MAY, 9, { ...ofTheBill(), fee: '调账费用' }))]],
  [['note UNKNOWN_INSTANCE_ID kb-0001'], [bill(changed(MAY, 9, { id: 'kb-0001' }))]],
  [
    ['note UNKNOWN_USAGE_TYPE dream_token'],
    [bill(changed(MAY, 9, { id: '1;llm-a;qwen-plus;dream_token;;0' }))],
  ],
  [['note UNKNOWN_CHANNEL voice'], [bill(changed(MAY, 9, { id: '1;llm-a;qwen-plus;input_token;voice;0' }))]],
  [
    ['note UNKNOWN_UNIT 光年'],
    [bill(changed(MAY, 9, { id: '1;llm-a;x;times;;0', unit: '光年', priceUnit: '' }))],
  ],
  [['note UNKNOWN_FEE_TYPE 新费用'], [bill(changed(MAY, 9, { fee: '新费用' }))]],
  [['note CORRECTION refund'], [bill(changed(MAY, 9, { ...negative(), fee: '订阅退订费用' }))]],
  [
    ['note IDENTITY_OPEN payable:fee-type', 'note CORRECTION adjustment'],
    [bill(changed(MAY, 9, { fee: '调账费用', payable: '9' }))],
  ],
  [
    ['note SEVERAL_PRICES qwen-plus input_token'],
    [bill(changed(MAY, ({ day, fee }) => (day ?? '') >= '20260520' && fee === PAID.fee, dearer()))],
  ],
  [
    ['note PROMOTION_ENDED 半价体验, 2026-05-20 23:59:59'],
    [bill(changed(MAY, (_, n) => n < 480, { promotion: promotion('2026-05-20 23:59:59') }))],
  ],
];

describe('a bill with one fault', () => {
  it.each(CASES.map(([expected, files]) => [expected.join(' + '), expected, files] as const))(
    '%s',
    async (_, expected, files) => {
      expect(told((await checked(files)).findings).sort()).toEqual([...expected].sort());
    },
  );

  it('ends of promotions behind the month, and before it, are nothing', async () => {
    const rows = changed(MAY, () => true, { promotion: promotion('2026-05-31 23:59:59') });
    expect(
      told(
        (await checked([bill(changed(rows, 3, { promotion: promotion('2026-04-30 23:59:59') }))])).findings,
      ),
    ).toEqual([]);
  });
});

describe('evidence', () => {
  it('names the line, both sides, the difference and the cost', async () => {
    const { findings } = await checked([bill(changed(MAY, 9, { payable: '0.005' }))]);
    expect(findings).toMatchObject([
      {
        ...{ code: 'ROW_IDENTITY', subject: 'payable', rows: 1, currency: 'CNY', tax: 'included' },
        ...{ cost: 5n * 10n ** 15n, difference: -(10n ** 15n) },
        places: [
          { file: FINAL_NAME, line: 11, left: 4n * 10n ** 15n, right: 5n * 10n ** 15n, text: PAID.id },
        ],
      },
    ]);
  });

  it('counts all rows and keeps the first places; unlike currencies stay apart', async () => {
    const usd = changed(MAY, (_, n) => n % 2 === 0, { currency: 'USD' });
    const wrong = changed(usd, (row) => row.fee === PAID.fee, { payable: '0.005' });
    const { findings } = await checked([bill(wrong)], { places: 2 });
    const identities = findings.filter(({ code }) => code === 'ROW_IDENTITY');
    const paid = MAY.map(({ fee }, n) => [fee === PAID.fee, n % 2] as const).filter(([isPaid]) => isPaid);
    for (const [currency, rest] of [
      ['USD', 0],
      ['CNY', 1],
    ] as const) {
      const rows = paid.filter(([, parity]) => parity === rest).length;
      const found = identities.find((each) => each.currency === currency);
      expect(found).toMatchObject({ rows, difference: BigInt(rows) * -(10n ** 15n) });
      expect(found?.places).toHaveLength(2);
    }
  });

  it('says which prices, and when', async () => {
    const dear = changed(MAY, ({ day, fee }) => (day ?? '') >= '20260520' && fee === PAID.fee, dearer());
    const { findings } = await checked([bill(dear)]);
    expect(findings[0]?.params.texts).toEqual([
      '0.004 (2026-05-01 – 2026-05-19)',
      '0.005 (2026-05-20 – 2026-05-31)',
    ]);
  });
});

function onlyPaid(rows: readonly BillRow[]): BillRow[] {
  return rows.map((row) => ({ ...row, ...(row.fee === FREE.fee ? { ...PAID, ...timeOf(row) } : {}) }));
}

function timeOf({ line, month, day, started }: BillRow) {
  return { line, month, day, started } as BillRow;
}

function rounded(list: string, after: string): BillRow {
  return { list, after, payable: after };
}

function dearer(): BillRow {
  return { price: '0.005', list: '0.01', discount: '0.005', after: '0.005', payable: '0.005' };
}

function negative(): BillRow {
  return {
    consumed: '-2',
    usage: '-2',
    list: '-0.008',
    discount: '-0.004',
    after: '-0.004',
    payable: '-0.004',
  };
}

/** A sum for the bill as a whole: of no instance, no usage and no price. */
function ofTheBill(): BillRow {
  const none = { id: '', consumed: '', deducted: '', usage: '', unit: '个', price: '', priceUnit: '' };
  return { ...none, list: '', discount: '', after: '', coupon: '', payable: '-3.5' };
}

function images(row: BillRow): BillRow {
  return { ...row, id: '5000001;llm-a;wanx;images;;0', unit: '张', priceUnit: '元/张' };
}

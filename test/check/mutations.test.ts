/**
 * A clean bill of every layout with one thing wrong. What its columns are compared with is written down here, apart
 * from `src`; a column that stands in no equation is named as one in which nobody can see a wrong digit.
 */
import { describe, expect, it } from 'vitest';
import { bigBill, LAYOUTS } from '../../samples/generator/big-bill.ts';
import type { Layout } from '../../samples/generator/layout.ts';
import { billTable } from '../../samples/generator/make-bill.ts';
import { some as part } from '../support/setup/effort.ts';
import { type BillRow, changed, FINAL_NAME, FREE, csv as handCsv, wholeMonth } from './bill.ts';
import { checked, type Outcome, told } from './checking.ts';

interface Sight {
  /** Columns that stand in an equation with others. The price does where something was charged. */
  readonly seen: readonly string[];
  readonly price?: string;
  readonly usage?: string;
  /** Columns of numbers in which a wrong digit changes nothing that can be compared. */
  readonly blind: readonly string[];
  readonly unit: string;
  /** The layout says what the price is for. */
  readonly pricedUnit: boolean;
  /** What is told of a row that stands twice: proof by its id, else suspicion, which times make stronger. */
  readonly twice: string;
}

const BY_ID = 'error DUPLICATE_LINE within-file';
const SUSPECTED = 'warning DUPLICATE_ROW within-file';
const NOTED = 'note DUPLICATE_ROW within-file';

const GROUPED: Sight = {
  seen: [
    ...['用量信息/抵扣前用量', '用量信息/抵扣用量', '用量信息/用量', '费用信息/目录总价'],
    ...[
      '优惠信息/优惠金额',
      '优惠信息/优惠后金额',
      '优惠券抵扣信息/优惠券抵扣金额',
      '应付信息/应付金额（含税）',
    ],
  ],
  price: '定价信息/官网目录价',
  usage: '用量信息/用量',
  blind: [],
  unit: '用量信息/用量单位',
  pricedUnit: true,
  twice: BY_ID,
};
const LEGACY = [
  '用量',
  '优惠金额',
  '优惠券抵扣',
  '应付金额',
  '现金支付',
  '代金券抵扣',
  '储值卡支付金额',
  '欠费金额',
];
const OLD: Sight = {
  seen: [...LEGACY, '原价'],
  price: '单价',
  usage: '用量',
  blind: ['资源包抵扣', '服务时长'],
  unit: '用量单位',
  pricedUnit: true,
  twice: SUSPECTED,
};

const SIGHTS: Readonly<Record<string, Sight>> = {
  A: GROUPED,
  B: { ...GROUPED, twice: NOTED },
  C: {
    seen: [
      '用量',
      '目录总价',
      '优惠券抵扣金额',
      '优惠金额',
      '节省计划抵扣目录总价',
      '应付金额',
      '优惠后金额',
    ],
    price: '目录价',
    usage: '用量',
    blind: ['资源包抵扣量', '代金券抵扣金额'],
    unit: '用量单位',
    pricedUnit: true,
    twice: BY_ID,
  },
  'D-narrow': OLD,
  // A savings plan's row is not judged: the rows below have none, and one that seems to get one is noted.
  'D-wide': { ...OLD, seen: [...LEGACY, '官网价', '节省计划抵扣金额', '抹零'] },
  'E-paths': {
    seen: [
      'FeeDetails/GrossAmount',
      'DiscountDetails/DiscountAmount',
      'PayableDetails/TaxExclusivePayableAmount',
    ],
    blind: ['UsageDetails/Usage'],
    unit: 'UsageDetails/UsageUnit',
    pricedUnit: false,
    twice: NOTED,
  },
  'E-flat': {
    seen: [
      ...['Usage', 'Pretax Gross Amount', 'Invoice Discount', 'Amount After Discount'],
      ...['Deducted By Coupons', 'Round Down Discount', 'Pretax Amount'],
    ],
    price: 'List Price',
    usage: 'Usage',
    blind: ['Tax', 'After-Tax Amount'],
    unit: 'Usage Unit',
    pricedUnit: false,
    twice: NOTED,
  },
  'E-api': {
    seen: [
      ...['Usage', 'PretaxGrossAmount', 'InvoiceDiscount', 'DeductedByCoupons', 'PretaxAmount'],
      ...['DeductedByCashCoupons', 'DeductedByPrepaidCard', 'PaymentAmount', 'OutstandingAmount'],
    ],
    price: 'ListPrice',
    usage: 'Usage',
    blind: ['DeductedByResourcePackage', 'AdjustAmount'],
    unit: 'UsageUnit',
    pricedUnit: true,
    twice: NOTED,
  },
  F: {
    seen: ['PricingQuantity', 'ListCost'],
    price: 'ListUnitPrice',
    usage: 'PricingQuantity',
    blind: ['BilledCost', 'EffectiveCost'],
    unit: 'PricingUnit',
    pricedUnit: false,
    twice: SUSPECTED,
  },
};

/** What a wrong cell can be noticed by. */
const ABOUT_ROWS =
  /^(ROW_IDENTITY|IDENTITY_OPEN|WITHIN_PRECISION|SAVINGS_PLAN|UNIT_MISMATCH|UNIT_OF_TYPE|MIXED_UNITS)$/;

interface Clean {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows of Model Studio without a savings plan. */
  readonly judged: readonly number[];
  readonly notices: string;
}

/** Sixty rows, and what is told of them where nothing is wrong. */
async function cleanOf(name: string): Promise<Clean> {
  const layout = LAYOUTS[name] as Layout;
  const { headers, rows, lines } = billTable(bigBill(layout, 60, 4));
  const judged = lines.flatMap((line, n) => (line.series.counted && line.savings === 0n ? [n] : []));
  const notices = noticesOf(await checked([[FINAL_NAME, text(headers, rows)]]));
  return { headers, rows, judged, notices };
}

function text(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [headers, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

function noticesOf({ findings, rejects }: Outcome): string {
  const told = findings.filter(({ code }) => ABOUT_ROWS.test(code));
  return JSON.stringify([
    told.map(({ code, subject, rows, difference }) => [code, subject, rows, String(difference)]),
    rejects.map(({ code }) => code),
  ]);
}

async function isNoticed(clean: Clean, rows: Clean['rows']): Promise<boolean> {
  return noticesOf(await checked([[FINAL_NAME, text(clean.headers, rows)]])) !== clean.notices;
}

function withCell({ headers, rows }: Clean, row: number, header: string, cell: string): Clean['rows'] {
  const at = headers.indexOf(header);
  if (at === -1) throw new Error(`no column ${header}`);
  return rows.with(row, (rows[row] as string[]).with(at, cell));
}

function cellOf({ headers, rows }: Clean, row: number, header: string): string {
  return rows[row]?.[headers.indexOf(header)] ?? '';
}

/** The n-th digit of a number, another one in its place. */
function otherDigit(cell: string, n: number): string {
  const places = [...cell].flatMap((letter, index) => (/\d/.test(letter) ? [index] : []));
  const place = places[n % places.length] as number;
  return `${cell.slice(0, place)}${(Number(cell[place]) + 1 + (n % 9)) % 10}${cell.slice(place + 1)}`;
}

describe.each(Object.entries(SIGHTS))('layout %s', async (name, sight) => {
  const clean = await cleanOf(name);
  const some = clean.judged.filter((_, n) => n % 5 === 0);
  const columns = [...sight.seen, ...(sight.price === undefined ? [] : [sight.price])];

  it.each(columns)('a wrong digit in %s is noticed', async (header) => {
    for (const [n, row] of part(some.entries(), 3)) {
      const cell = cellOf(clean, row, header);
      const isFree = header === sight.price && Number(cellOf(clean, row, sight.usage as string)) === 0;
      if (isFree) continue;
      const wrong = withCell(clean, row, header, otherDigit(cell, n));
      expect(await isNoticed(clean, wrong), `row ${row}: ${cell} → ${otherDigit(cell, n)}`).toBe(true);
    }
  });

  if (sight.blind.length > 0) {
    it.each(sight.blind)('nobody can see a wrong digit in %s', async (header) => {
      const row = some.at(-1) as number;
      const wrong = withCell(clean, row, header, otherDigit(cellOf(clean, row, header), 1));
      expect(await isNoticed(clean, wrong)).toBe(false);
    });
  }

  it('knows every column of numbers', () => {
    const isNumber = (header: string) =>
      some.every((row) => /^-?\d+(\.\d+)?$/.test(cellOf(clean, row, header)));
    const isId = (header: string) =>
      some.some((row) => cellOf(clean, row, header).length > 12 && !/\./.test(cellOf(clean, row, header)));
    const others = /月份|日期|账期|BillingDate|BillingMonth|ID$|Id$|主键/;
    const numbers = clean.headers.filter(
      (header) => isNumber(header) && !isId(header) && !others.test(header),
    );
    const known = new Set([...columns, ...sight.blind]);
    expect(numbers.filter((header) => !known.has(header))).toEqual([]);
  });

  const tokenRow = clean.judged.find(
    (row) =>
      /^(千tokens|KTokens|1K tokens)$/.test(cellOf(clean, row, sight.unit)) && isCharged(clean, row, sight),
  ) as number;

  it('tokens that become images are noticed', async () => {
    expect(await isNoticed(clean, withCell(clean, tokenRow, sight.unit, '张'))).toBe(true);
  });

  it(`thousands of tokens that become tokens are ${sight.pricedUnit ? 'noticed' : 'not, for nothing says what the price is for'}`, async () => {
    const wrong = withCell(clean, tokenRow, sight.unit, 'tokens');
    expect(await isNoticed(clean, wrong)).toBe(sight.pricedUnit);
  });

  it('a dropped row shows in the number of rows only, which --expect-rows is for', async () => {
    const { cube } = await checked([[FINAL_NAME, text(clean.headers, clean.rows.toSpliced(tokenRow, 1))]]);
    expect(cube.proof.rowsRead).toBe(clean.rows.length - 1);
  });

  it(`a row that stands twice is told: ${sight.twice}`, async () => {
    const twice = clean.rows.toSpliced(tokenRow, 0, clean.rows[tokenRow] as string[]);
    const tell = async (rows: Clean['rows']) => {
      const options = { remembers: true };
      const { findings } = await checked([[FINAL_NAME, text(clean.headers, rows)]], options);
      return told(findings.filter(({ code }) => /^DUPLICATE_/.test(code)));
    };
    expect(await tell(clean.rows)).toEqual([]);
    expect(await tell(twice)).toEqual([sight.twice]);
  });

  it('a row cut short is rejected', async () => {
    const row = clean.rows.length - 1;
    const whole = text(clean.headers, clean.rows);
    const last = text(clean.headers, [clean.rows[row] as string[]]).split('\n')[1] as string;
    for (const part of [0.2, 0.5, 0.8]) {
      const cut = whole.slice(0, whole.length - 1 - Math.ceil(last.length * part));
      const { rejects, findings, cube } = await checked([[FINAL_NAME, cut]]);
      expect(rejects.length).toBe(1);
      expect(findings.map(({ code }) => code)).toContain('REJECTED_ROWS');
      expect(cube.proof.rejected).toBe(1);
    }
  });
});

function isCharged(clean: Clean, row: number, { usage }: Sight): boolean {
  return usage === undefined || Number(cellOf(clean, row, usage)) !== 0;
}

describe('a busy bill cut between two rows', () => {
  it.each([30, 20, 3])('is noticed where a day is lost: %i days left', async (days) => {
    const cut = handCsv(wholeMonth().slice(0, days * 24));
    const { findings } = await checked([[FINAL_NAME, cut]]);
    expect(findings.map(({ code }) => code)).toContain('PERIOD_ENDS_EARLY');
  });

  it('cannot be noticed where it is the last row', async () => {
    const { findings } = await checked([[FINAL_NAME, handCsv(wholeMonth().slice(0, -1))]]);
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });
});

/** The tenth row of a busy month with one text that says something else, and all that is told of it. */
describe('a wrong text', () => {
  const tell = async (change: BillRow, row = 9) => {
    const { findings } = await checked([[FINAL_NAME, handCsv(changed(wholeMonth(), row, change))]]);
    return told(findings);
  };
  const ID = '5000001;llm-a;qwen-plus;input_token;;0';

  it.each<[string, BillRow, string[]]>([
    ['the month', { month: '202604' }, ['warning OTHER_MONTH 2026-04', 'note FREE_QUOTA_UNSEEN']],
    ['the month of the day', { day: '20260714' }, ['note DAY_OUTSIDE_MONTH 2026-05']],
    ['the currency', { currency: 'USD' }, ['note MIXED_CURRENCIES']],
    ['the account', { owner: '1000000000000002' }, ['note MIXED_ACCOUNTS']],
    ['a fee type that is none', { fee: '云资源按星费用' }, ['note UNKNOWN_FEE_TYPE 云资源按星费用']],
    ['a charged row that would be free', { fee: FREE.fee ?? '' }, ['warning FREE_QUOTA_CHARGED']],
    ['the unit of the price', { priceUnit: '元/张' }, ['error UNIT_MISMATCH 千tokens ≠ 元/张']],
    [
      'a usage type that is none',
      { id: ID.replace('input', 'imput') },
      ['note UNKNOWN_USAGE_TYPE imput_token'],
    ],
    ['a channel that is none', { id: ID.replace(';;', ';apq;') }, ['note UNKNOWN_CHANNEL apq']],
    ['an Instance ID that is none', { id: 'llm' }, ['note UNKNOWN_INSTANCE_ID llm']],
    ['no Instance ID', { id: '' }, ['note NO_INSTANCE_ID']],
  ])('%s is told', async (_, change, expected) => {
    const found = (await tell(change)).map((text) => text.replace(/(FREE_QUOTA_UNSEEN) .*/, '$1'));
    expect(found.sort()).toEqual([...expected].sort());
  });

  // Nothing on a row or beside it says the same again.
  it.each<[string, BillRow]>([
    ['the day within its month', { day: '20260514' }],
    ['the time of the call', { started: '2026-05-09 09:15:00' }],
    ['the key', { id: ID.replace('5000001', '5000007') }],
    ['the workspace', { id: ID.replace('llm-a', 'llm-b') }],
    ['the model, for another of the same price', { id: ID.replace('qwen-plus', 'qwen-plum') }],
    ['the direction', { id: ID.replace('input', 'output') }],
    ['the line id', { line: '9202605000000000' }],
    ['a known channel', { id: ID.replace(';;', ';app;') }],
  ])('nobody can see a wrong text in %s', async (_, change) => {
    expect((await tell(change)).filter((text) => !text.startsWith('note QUIET_HOURS'))).toEqual([]);
  });

  it('nor a free row that would be a charged one of no cost', async () => {
    expect(await tell({ fee: '云资源按量费用' }, 3)).toEqual([]);
  });
});

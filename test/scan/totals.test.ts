import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { fastEngine } from '../../src/scan/engine.ts';
import { rounds } from '../support/setup/effort.ts';
import { readBoth } from './both.ts';

const folder = mkdtempSync(join(tmpdir(), 'bill-totals-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER =
  '标识信息/账单明细ID,身份信息/资源归属账号ID,账单信息/账单月份,账单信息/费用类型,产品信息/产品Code,资源信息/实例ID（出账粒度）,定价信息/定价币种,用量信息/用量单位,用量信息/用量,应付信息/应付金额（含税）';

interface Line {
  readonly month: string;
  readonly account: string;
  readonly currency: string;
  readonly product: 'sfm' | 'ecs';
  readonly usage: number;
  readonly payable: number;
}

/** What a row of totals says that it adds up, in which form, and whether that is so. */
interface Total {
  readonly month: boolean;
  readonly account: boolean;
  readonly currency: boolean;
  readonly products: 'own' | 'all';
  readonly label: string;
  readonly form: 'plain' | 'quoted' | 'blanks';
  readonly usage: boolean;
  readonly isRight: boolean;
}

const line: fc.Arbitrary<Line> = fc.record({
  month: fc.constantFrom('202604', '202605'),
  account: fc.constantFrom('1000000000000001', '1000000000000002'),
  currency: fc.constantFrom('CNY', 'USD'),
  product: fc.constantFrom('sfm', 'sfm', 'sfm', 'ecs'),
  usage: fc.integer({ min: 1, max: 9 }),
  payable: fc.integer({ min: 1, max: 9_000_000 }),
});

const total: fc.Arbitrary<Total> = fc.record({
  month: fc.boolean(),
  account: fc.boolean(),
  currency: fc.boolean(),
  products: fc.constantFrom('own', 'all'),
  label: fc.constantFrom('', '', '合计', 'Total'),
  form: fc.constantFrom('plain', 'quoted', 'blanks'),
  usage: fc.boolean(),
  isRight: fc.boolean(),
});

const bill = fc.array(fc.oneof({ arbitrary: line, weight: 5 }, { arbitrary: total, weight: 1 }), {
  minLength: 1,
  maxLength: 40,
});

type Made = readonly (Line | Total)[];
const isLine = (row: Line | Total): row is Line => 'payable' in row;
const money = (micro: number) => (micro / 1e6).toFixed(6);

/** The bill as CSV, with what must become of its rows: told from how it was made. */
function made(rows: Made) {
  const above: Line[] = [];
  const out = [HEADER];
  const expected = { counted: 0, leftAside: 0, totalRows: 0, rejected: 0 };
  for (const row of rows) {
    if (isLine(row)) {
      out.push(written(row, out.length));
      expected[row.product === 'sfm' ? 'counted' : 'leftAside']++;
      above.push(row);
      continue;
    }
    const last = above.at(-1);
    const parts = last === undefined ? [] : above.filter((each) => isPart(each, row, last));
    out.push(writtenTotal(row, parts, last));
    expected[row.isRight && parts.length > 0 ? 'totalRows' : 'rejected']++;
  }
  return { text: `${out.join('\n')}\n`, expected };
}

function isPart(each: Line, { month, account, currency, products }: Total, last: Line): boolean {
  return (
    (products === 'all' || each.product === 'sfm') &&
    (!month || each.month === last.month) &&
    (!account || each.account === last.account) &&
    (!currency || each.currency === last.currency)
  );
}

function written({ month, account, currency, product, usage, payable }: Line, id: number): string {
  const instance = product === 'sfm' ? '5000001;llm-demo0001;qwen-plus;input_token;;0' : 'i-1';
  return `L${id},${account},${month},云资源按量费用,${product},${instance},${currency},千tokens,${usage},${money(payable)}`;
}

function writtenTotal(row: Total, parts: readonly Line[], last: Line | undefined): string {
  const sum = (key: 'usage' | 'payable') => parts.reduce((all, each) => all + each[key], 0);
  // A sum that nothing adds up to: more than all rows there are.
  const payable = row.isRight ? sum('payable') : 1_000_000_001;
  const cells = [
    row.label,
    row.account ? (last?.account ?? '') : '',
    row.month ? (last?.month ?? '') : '',
    '',
    '',
    '',
    row.currency ? (last?.currency ?? '') : '',
    '',
    row.usage ? `${sum('usage')}` : '',
    money(payable),
  ];
  if (row.form === 'plain') return cells.join(',');
  return cells.map((cell) => (row.form === 'quoted' ? `"${cell}"` : ` ${cell}`)).join(',');
}

const countsOf = (told: unknown) =>
  (told as { answer: { counts: Record<string, number> } }[])[0]?.answer.counts;

describe('rows that only add up others', () => {
  it('are told from lines by both readers alike', async () => {
    await fc.assert(
      fc.asyncProperty(bill, async (rows) => {
        const { text, expected } = made(rows);
        const { reference, fast } = await readBoth([[Buffer.from(text)]]);
        expect(fast).toEqual(reference);
        expect(countsOf(reference)).toMatchObject({ ...expected, duplicates: 0, rowsRead: rows.length });
      }),
      { numRuns: rounds(50, 150) },
    );
  });

  it('also where the file before held the same lines', async () => {
    await fc.assert(
      fc.asyncProperty(bill, async (rows) => {
        const { text, expected } = made(rows);
        const bytes = Buffer.from(text);
        const { reference, fast } = await readBoth([[bytes], [bytes]]);
        expect(fast).toEqual(reference);
        const [first, second] = reference as { answer: { counts: Record<string, number> } }[];
        expect(first?.answer.counts).toMatchObject(expected);
        expect(second?.answer.counts).toMatchObject({
          ...expected,
          counted: 0,
          duplicates: expected.counted,
        });
      }),
      { numRuns: rounds(20, 60) },
    );
  });

  it('also in a file that is shared out among threads', async () => {
    await fc.assert(
      fc.asyncProperty(bill, async (rows) => {
        const { text, expected } = made(rows);
        const path = join(folder, 'bill.csv');
        writeFileSync(path, text);
        const engine = fastEngine({ workers: 3, bytesAWorker: 1 });
        const { reference, fast } = await readBoth([[Buffer.from(text)]], {}, false, { engine, path });
        expect(fast).toEqual(reference);
        expect(countsOf(reference)).toMatchObject(expected);
      }),
      { numRuns: rounds(6, 12) },
    );
  }, 60_000);

  it('and so many of them that the scanner leaves the rest of the file', async () => {
    const rows: Made = Array.from({ length: 60 }, (_, index) => [
      {
        month: '202605',
        account: '1',
        currency: 'CNY',
        product: 'sfm',
        usage: 1,
        payable: 1 + index,
      } as Line,
      {
        month: true,
        account: false,
        currency: false,
        products: 'own',
        label: '',
        form: 'plain',
        usage: true,
        isRight: index % 7 !== 3,
      } as Total,
    ]).flat();
    const { text, expected } = made(rows);
    const { reference, fast } = await readBoth([[Buffer.from(text)]]);
    expect(fast).toEqual(reference);
    expect(countsOf(fast)).toMatchObject({ ...expected, rowsRead: 120 });
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type HandColumn, type HandRow, hand, handColumns } from '../../../read/row/hand.ts';
import type { Json } from '../../../support/cli/json-report.ts';
import { run } from '../../../support/cli/run.ts';
import { APRIL, MAY, sample, sampleAnswers } from '../../../support/files/samples.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { addUp, diffReport, minus, sumOf } from './diff-report.ts';

const folder = useFolder();

const PARTS = [
  ...[
    'volume',
    'mix',
    'price',
    'free_quota',
    'discount',
    'coupon',
    'savings_plan',
    'rounding',
    'other_deduction',
  ],
  ...['new_models', 'retired_models', 'fees', 'no_usage'],
];

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A line of a day: thousands of tokens at a price, and what is taken off. */
function line(
  day: string,
  model: string,
  usage: number,
  price: number,
  list: number,
  more: HandRow = {},
): HandRow {
  const discount = Number(more.discount ?? 0);
  const after = Number((list - discount).toFixed(6));
  return {
    ...{
      month: day.slice(0, 6),
      day,
      started: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)} 10:00:00`,
    },
    ...{
      consumedAt: '',
      id: `5000001;llm-a;${model};input_token;;0`,
      consumed: String(usage),
      deducted: '0',
    },
    ...{
      usage: String(usage),
      price: String(price),
      list: String(list),
      discount: '0',
      after: String(after),
    },
    ...{ coupon: '0', payable: String(after) },
    ...more,
  };
}

const free = (day: string, model: string, usage: number): HandRow =>
  line(day, model, 0, 0.01, 0, { fee: '免费额度', consumed: String(usage), deducted: String(usage) });

/**
 * Worked out by hand. qwen-plus: 100 thousand tokens at 0.004 become 150, of which 100 at 0.006, with 0.1 off. qwen-max:
 * 80 free become 20 free and 60 billed at 0.01. One model goes (0.2), one comes (0.5), 0.05 are refunded.
 */
const OLD = [
  line('20260403', 'qwen-plus', 100, 0.004, 0.4),
  free('20260405', 'qwen-max', 80),
  line('20260409', 'qwen-old', 10, 0.02, 0.2),
];
const NEW = [
  line('20260502', 'qwen-plus', 50, 0.004, 0.2),
  line('20260515', 'qwen-plus', 100, 0.006, 0.6, { discount: '0.1' }),
  free('20260501', 'qwen-max', 20),
  line('20260520', 'qwen-max', 60, 0.01, 0.6),
  line('20260521', 'qwen-new', 5, 0.1, 0.5),
  line('20260531', '', 0, 0, -0.05, { id: '', fee: '订阅退订费用', price: '' }),
];

function months(name: string, columns: readonly HandColumn[] = handColumns()): [string, string] {
  return [file(`${name}-04.csv`, hand(OLD, columns)), file(`${name}-05.csv`, hand(NEW, columns))];
}

const nothing = Object.fromEntries(PARTS.map((part) => [part, '0']));
const BRIDGE: Readonly<Record<string, Json>> = {
  'qwen-plus': {
    old_payable: '0.4',
    new_payable: '0.7',
    change: '0.3',
    volume: '0.2',
    price: '0.2',
    discount: '-0.1',
  },
  'qwen-max': { old_payable: '0', new_payable: '0.6', change: '0.6', free_quota: '0.6' },
  'qwen-old': { old_payable: '0.2', new_payable: '0', change: '-0.2', retired_models: '-0.2' },
  'qwen-new': { old_payable: '0', new_payable: '0.5', change: '0.5', new_models: '0.5' },
  none: { old_payable: '0', new_payable: '-0.05', change: '-0.05', fees: '-0.05' },
};

describe('diff of two months', () => {
  it('has the bridge that was worked out by hand', async () => {
    const { report, code, table } = await diffReport(months('hand'));
    expect(code).toBe(0);
    expect(report).toMatchObject({ report: 'diff', compared: 'months', table: 'bridge' });
    const rows = table('bridge').rows;
    expect(rows).toHaveLength(5);
    for (const row of rows)
      expect(row).toMatchObject({ ...nothing, ...BRIDGE[(row.model as string | null) ?? 'none'] });
    expect(rows.map(({ model, presence }) => [model, presence])).toEqual(
      expect.arrayContaining([
        ['qwen-plus', 'continuing'],
        ['qwen-new', 'new'],
        ['qwen-old', 'retired'],
        [null, null],
      ]),
    );
    expect(rows.find(({ model }) => model === 'qwen-max')).toMatchObject({
      old_free: '80000',
      new_free: '20000',
      new_billed: '60000',
    });
    // Tokens and images are never added up: there are no totals of usage.
    const unlike = { old_billed: null, new_billed: null, old_free: null, new_free: null };
    expect(table('bridge').totals).toEqual([
      {
        ...nothing,
        ...unlike,
        ...{ currency: 'CNY', tax: 'included', old_payable: '0.6', new_payable: '1.75', change: '1.15' },
        ...{ volume: '0.2', price: '0.2', free_quota: '0.6', discount: '-0.1' },
        ...{ new_models: '0.5', retired_models: '-0.2', fees: '-0.05' },
      },
    ]);
  });

  it('dates price changes', async () => {
    const { table } = await diffReport(months('prices'));
    expect(table('prices').rows).toEqual([
      {
        ...{
          model: 'qwen-plus',
          usage_type: 'input_token',
          unit: '千tokens',
          currency: 'CNY',
          tax: 'included',
        },
        ...{
          old_price: '0.004',
          new_price: '0.006',
          old_price_until: '2026-05-02',
          new_price_from: '2026-05-15',
        },
      },
    ]);
    const { stdout } = await run(['diff', ...months('prices'), '--table', 'prices']);
    expect(stdout.split('\n')[1]).toBe(
      'qwen-plus,input_token,千tokens,CNY,included,0.004,0.006,2026-05-02,2026-05-15',
    );
  });

  it('says where prices cannot be dated', async () => {
    const [old, now] = months('undated');
    const stdin = hand(NEW);
    const { report } = await diffReport([old, '-'], { stdin });
    expect(report.warnings.map(({ code }) => code)).toContain('PRICES_UNDATED');
    expect(report.totals).toMatchObject([{ change: '1.15', price: '0.2' }]);
    const without = months(
      'unpriced',
      handColumns().filter((column) => column !== 'price'),
    );
    const absent = await diffReport(without);
    expect(absent.report.warnings.find(({ code }) => code === 'PRICES_UNDATED')?.message).toBe(
      'The bills have no list prices, so price changes are not dated.',
    );
    expect((await diffReport([old, now])).report.warnings.map(({ code }) => code)).not.toContain(
      'PRICES_UNDATED',
    );
  });

  it('goes month over month by any dimension, usage of both months beside the payable', async () => {
    const { report } = await diffReport([...months('by'), '--by', 'model,fee-type']);
    const row = report.rows.find(({ model, fee_type }) => model === 'qwen-max' && fee_type === 'free-quota');
    expect(row).toMatchObject({
      old_rows: 1,
      new_rows: 1,
      old_tokens: '80000',
      new_tokens: '20000',
      change: '0',
    });
    expect(report.rows.find(({ model }) => model === 'qwen-new')).toMatchObject({
      old_rows: 0,
      old_tokens: '0',
      old_payable: '0',
      new_payable: '0.5',
    });
    expect(report.totals).toMatchObject([
      { old_payable: '0.6', new_payable: '1.75', change: '1.15', old_tokens: '190000', new_tokens: '235000' },
    ]);
  });

  it('is read by people in two languages, with parts that add up as they are shown', async () => {
    const page = async (lang: string) =>
      (await run(['diff', ...months('page'), '--format', 'table', '--lang', lang])).stdout;
    const english = await page('en');
    expect(english.split('\n')[1]).toBe(
      'Payable rose by 1.15 CNY (+191.7%), incl. tax: 0.60 → 1.75. The largest part: free quota: usage began to cost, or no longer does +0.60.',
    );
    expect(english).toMatch(
      /^qwen-plus +input_token +千tokens +CNY +0\.004 +0\.006 +50\.0% +2026-05-02 +2026-05-15$/m,
    );
    expect(english).toMatch(/^qwen-new +new +CNY +0\.50$/m);
    expect(english).toContain('= Payable 2026-05');
    const chinese = await page('zh');
    expect(chinese).toContain('应付金额增加 1.15 CNY（+191.7%）');
    expect(chinese).toContain('免费额度：用量开始计费，或不再计费');
  });

  it('has rows on the page that add up, rounded too', async () => {
    const { stdout } = await run(['diff', APRIL, MAY, '--format', 'md']);
    const tables = stdout.split('\n\n').filter((block) => block.startsWith('| Model | Usage type |'));
    const cells = (tables[0] as string).split('\n').map((text) =>
      text
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll(/[*,]/g, '')),
    );
    const amounts = cells.slice(2).map((row) => row.slice(2).map((cell) => (cell === '' ? '0' : cell)));
    const total = amounts.at(-1) as string[];
    for (const row of amounts) {
      const [change, now] = [row.at(-1) as string, row.at(-2) as string];
      expect(plainly(addUp(...row.slice(0, -2)))).toBe(plainly(now));
      expect(plainly(minus(now, row[0] as string))).toBe(plainly(change));
    }
    for (const place of total.keys())
      expect(plainly(addUp(...amounts.slice(0, -1).map((row) => row[place] as string)))).toBe(
        plainly(total[place] as string),
      );
  });
});

const plainly = (text: string) => addUp(text);

/** Two bills of any layout, taken for two months: the totals are those that the generator has worked out. */
describe('diff --as months of the samples', () => {
  const answers = sampleAnswers().filter(({ rejected, totals }) => rejected === 0 && totals.length > 0);
  const pairs = answers.map(
    (old, place) => [old, answers[(place + 1) % answers.length] as typeof old] as const,
  );

  it.each(pairs.map(([old, now]) => [old.input, now.input, old, now] as const))(
    '%s and %s',
    async (_, __, old, now) => {
      const { table, code } = await diffReport([sample(old.input), sample(now.input), '--as', 'months']);
      expect(code).toBe(0);
      const payable = (totals: readonly Json[], currency: unknown, tax: unknown) =>
        (totals.find((total) => total.currency === currency && total.tax === tax)?.payable as string) ?? '0';
      const { rows, totals } = table('bridge');
      const buckets = new Set(
        [...old.totals, ...now.totals].map(({ currency, tax }) => JSON.stringify([currency, tax])),
      );
      expect(totals).toHaveLength(buckets.size);
      for (const total of totals) {
        const { currency, tax } = total;
        const change = minus(payable(now.totals, currency, tax), payable(old.totals, currency, tax));
        expect(total).toMatchObject({ change, old_payable: payable(old.totals, currency, tax) });
        const own = rows.filter((row) => row.currency === currency && row.tax === tax);
        expect(sumOf(own, 'change')).toBe(change);
        expect(addUp(...PARTS.map((part) => sumOf(own, part)))).toBe(change);
        expect(
          table('by').totals.find((each) => each.currency === currency && each.tax === tax),
        ).toMatchObject({ change });
      }
      for (const row of rows) {
        expect(addUp(...PARTS.map((part) => row[part] as string))).toBe(row.change);
        expect(minus(row.new_payable as string, row.old_payable as string)).toBe(row.change);
      }
    },
  );
});

describe('figures of a comparison of months for people', () => {
  const small = file('small.csv', hand([line('20260414', 'qwen-plus', 1, 0.004, 0.004)]));
  const rows = [
    line('20260514', 'qwen-plus', 500, 0.004, 2),
    { ...line('20260514', 'wan', 2.5, 0.1, 0.25), id: '5000001;llm-a;wan;video;;0', unit: '秒' },
  ];
  const large = file('large.csv', hand(rows));

  it('have the decimals that each needs, and money alone where a percentage says nothing', async () => {
    const { stdout } = await run(['diff', small, large, '--format', 'table']);
    expect(stdout).toContain('Payable rose by 2.246 CNY, incl. tax: 0.004 → 2.250.');
    expect(stdout).toMatch(/Input tokens +1,000 +500,000 +499,000\n/);
    expect(stdout).toMatch(/Seconds +0 +2\.5 +2\.5\n/);
    expect(stdout).not.toContain('%)');
    expect(stdout).not.toMatch(/\d,\d{3}\.\d%/);
  });

  it('have a percentage up to 999 %', async () => {
    const ten = file('ten.csv', hand([line('20260514', 'qwen-plus', 10, 0.004, 0.04)]));
    expect((await run(['diff', small, ten, '--format', 'table'])).stdout).toContain('(+900.0%)');
  });
});

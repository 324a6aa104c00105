import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { report, run } from '../../../support/cli/run.ts';
import { MAY, sample, sampleAnswers } from '../../../support/files/samples.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { FOCUS_SAMPLES } from '../../../support/focus/samples.ts';
import { literal, plain, query, utc } from '../../../support/services/duckdb.ts';
import { type HandRow, handBill } from '../report/hand-bill.ts';

const folder = useFolder();
const answers = new Map(sampleAnswers().map((answer) => [answer.input, answer]));
let files = 0;

type Row = Readonly<Record<string, unknown>>;

/** The rows of an export, as DuckDB reads its Parquet. */
async function exported(
  bill: string,
  options: readonly string[] = [],
  select = '*',
): Promise<readonly Row[]> {
  const path = join(folder, `${files++}.parquet`);
  const ran = await run([bill, '--format', 'focus', ...options, '-o', path]);
  expect(existsSync(path), ran.stderr).toBe(true);
  return query(`SELECT ${select} FROM ${literal(path)}`);
}

function billOf(rows: readonly HandRow[]): string {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, handBill(rows));
  return path;
}

/** Usage of a unit: consumed on usage rows; on others, which FOCUS gives no consumed quantity, what is priced. */
const used = (unit: string, priced: string, factor: number) =>
  `coalesce(sum(CASE WHEN ConsumedUnit = '${unit}' THEN ConsumedQuantity
    WHEN ChargeCategory <> 'Usage' AND PricingUnit = '${priced}' THEN PricingQuantity * ${factor} END), 0)`;

const SUMS = {
  rows: 'sum(x_BillLines)',
  payable: 'sum(BilledCost)',
  effective: 'sum(EffectiveCost)',
  list_cost: 'sum(ListCost)',
  discount: 'sum(x_Discount)',
  coupon: 'sum(x_Coupon)',
  contracted: 'sum(ContractedCost)',
  tokens: used('Tokens', '1000 Tokens', 1000),
  images: used('Images', 'Images', 1),
  seconds: used('Seconds', 'Seconds', 1),
};

describe.concurrent.each(FOCUS_SAMPLES)('$input, one row a $grain', ({ input, grain, options }) => {
  it('adds up to the bill, exactly', async () => {
    const path = join(folder, `${input}-${grain}.parquet`);
    const { code } = await run([
      sample(input),
      '--format',
      'focus',
      '--grain',
      grain,
      ...options,
      '-o',
      path,
    ]);
    const answer = answers.get(input);
    expect(code).toBe(answer?.rejected === 0 ? 0 : 3);
    const sums = Object.entries(SUMS).map(([name, sql]) => `${sql} AS ${name}`);
    const found = await query(
      `SELECT BillingCurrency AS currency, x_Tax AS tax, ${sums} FROM ${literal(path)} GROUP BY ALL ORDER BY 1, 2`,
    );
    const stated = options.find((each) => each.startsWith('BillingCurrency='))?.split('=')[1];
    const wanted = (answer?.totals ?? []).map((total) => {
      const { rows, tax, payable, list_cost, discount, coupon, tokens, images, seconds } = total;
      const listed = list_cost ?? payable;
      const contracted = list_cost !== null && discount !== null ? minus(list_cost, discount) : payable;
      const usage = { tokens: tokens ?? '0', images: images ?? '0', seconds: seconds ?? '0' };
      const costs = { payable, effective: payable, list_cost: listed, discount, coupon, contracted };
      return { currency: stated ?? total.currency, tax, rows: String(rows), ...costs, ...usage };
    });
    expect(found.map(plainly)).toEqual(wanted);
  });
});

function plainly(row: Row): Row {
  const text = (name: string, value: unknown) =>
    name === 'currency' || name === 'tax' ? value : plain(value);
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, text(name, value)]));
}

/** Of two decimals of the true answers, without the code under test. */
function minus(a: unknown, b: unknown): string {
  const scale = 12;
  const whole = (text: string) => {
    const [, sign = '', left = '', right = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(text) ?? [];
    return BigInt(`${sign}${left}${right.padEnd(scale, '0')}`);
  };
  const rest = whole(String(a)) - whole(String(b));
  const digits = String(rest < 0n ? -rest : rest).padStart(scale + 1, '0');
  return `${rest < 0n ? '-' : ''}${plain(`${digits.slice(0, -scale)}.${digits.slice(-scale)}`)}`;
}

describe('--format focus', () => {
  it('both grains say the same of the same lines', async () => {
    const by = async (grain: string) => {
      const path = join(folder, `${grain}-same.parquet`);
      await run([MAY, '--format', 'focus', '--grain', grain, '-o', path]);
      return query(
        `SELECT ResourceId, x_FeeType, ChargeCategory, SkuId, sum(x_BillLines) AS lines, sum(BilledCost) AS billed,
           sum(ConsumedQuantity) AS consumed, sum(ListCost) AS list FROM ${literal(path)} GROUP BY ALL ORDER BY ALL`,
      );
    };
    const [day, line] = await Promise.all([by('day'), by('line')]);
    expect(day).toEqual(line);
  });

  it('both readers make the same bytes', async () => {
    const [fast, reference] = await Promise.all([
      run([MAY, '--format', 'focus']),
      run([MAY, '--format', 'focus', '--reader', 'reference']),
    ]);
    expect(fast.bytes.length).toBeGreaterThan(10_000);
    expect(fast.bytes).toEqual(reference.bytes);
  });

  it('tells the category by the fee type', async () => {
    const fees = ['云资源按量费用', '免费额度', '订阅预付费用', '订阅后付费用', '订阅退订费用', '调账费用'];
    const more = ['抹零费用', '佣金费用', '保底封顶费用', 'Tax', '没见过的费用'];
    const rows = [...fees, ...more].map((fee, place) => ({
      fee,
      item: `i${String(place).padStart(2, '0')}`,
    }));
    const found = await exported(
      billOf(rows),
      ['--grain', 'line'],
      'ChargeCategory AS category, ChargeFrequency AS frequency, PricingQuantity IS NULL AS unpriced',
    );
    expect(found.map(({ category }) => category)).toEqual([
      ...['Usage', 'Usage', 'Purchase', 'Purchase', 'Credit', 'Adjustment'],
      ...['Adjustment', 'Adjustment', 'Adjustment', 'Tax', 'Usage'],
    ]);
    expect(found.map(({ frequency }) => frequency === 'Usage-Based')).toEqual(
      found.map(({ category }) => category === 'Usage'),
    );
    expect(found.map(({ unpriced }) => unpriced)).toEqual(found.map(({ category }) => category === 'Tax'));
  });

  it('shows what the free quota covered', async () => {
    const free = {
      fee: '免费额度',
      consumed: '0.631',
      deducted: '0.631',
      usage: '0',
      list: '0',
      payable: '0',
    };
    const [row] = await exported(billOf([free]));
    expect(row).toMatchObject({
      ChargeCategory: 'Usage',
      ConsumedQuantity: '631.000000000000',
      ConsumedUnit: 'Tokens',
      PricingQuantity: '0.000000000000',
      PricingUnit: '1000 Tokens',
      BilledCost: '0.000000000000',
      x_DeductedQuantity: '631.000000000000',
      x_FeeType: 'free-quota',
    });
  });

  it('a correction is of a month before the billing month', async () => {
    const late = { day: '20260428', fee: '调账费用', list: '-1', payable: '-1' };
    const rows = [late, { ...late, day: '20260502' }, { ...late, fee: '云资源按量费用' }];
    const found = await exported(billOf(rows), ['--grain', 'line'], 'ChargeClass');
    expect(found.map(({ ChargeClass }) => ChargeClass)).toEqual(['Correction', null, null]);
  });

  it('periods are in UTC and half-open, from the service times or the billing date', async () => {
    const rows = [
      { started: '2026-05-14 18:46:00', ended: '2026-05-14 18:47:00' },
      { started: '2026-05-14 00:00:00', ended: '2026-05-14 23:59:59' },
      { started: '2026-05-14 18:46:00', ended: '' },
    ];
    const columns = ['ChargePeriodStart', 'ChargePeriodEnd', 'BillingPeriodStart', 'BillingPeriodEnd'];
    const select = columns.map((name) => `${utc(name)} AS ${name}`).join(', ');
    const found = await exported(billOf(rows), ['--grain', 'line'], select);
    const month = { BillingPeriodStart: '2026-04-30T16:00:00Z', BillingPeriodEnd: '2026-05-31T16:00:00Z' };
    const day = {
      ChargePeriodStart: '2026-05-13T16:00:00Z',
      ChargePeriodEnd: '2026-05-14T16:00:00Z',
      ...month,
    };
    expect(found).toEqual([
      { ChargePeriodStart: '2026-05-14T10:46:00Z', ChargePeriodEnd: '2026-05-14T10:47:00Z', ...month },
      day,
      day,
    ]);
    expect(await exported(billOf(rows), ['--grain', 'day'], select)).toEqual([day]);
  });

  it('CSV: empty for null, a point in every amount, UTC with Z', async () => {
    const { stdout } = await run([MAY, '--format', 'focus', '--model', 'glm-5.1']);
    const [head = '', first = ''] = stdout.split('\n');
    const cells = Object.fromEntries(head.split(',').map((name, place) => [name, first.split(',')[place]]));
    expect(cells.ConsumedQuantity).toMatch(/^\d+\.\d+$/);
    expect(cells.BilledCost).toMatch(/^\d+\.\d+$/);
    expect(cells.BillingPeriodStart).toBe('2026-04-30T16:00:00Z');
    expect(cells.CommitmentDiscountId).toBe('');
    expect(cells.x_BillLines).toMatch(/^\d+$/);
  });

  it('1.4 names host and seller, 1.2 provider and publisher', async () => {
    const id =
      '6000000200348;ZHIPU/GLM-5.3;1110389;ws-a;ap-southeast-1;international;output_tokens;item-KTokens-5';
    const bill = billOf([{ id }]);
    const [[old], [now]] = await Promise.all([exported(bill), exported(bill, ['--focus-version', '1.4'])]);
    expect(old).toMatchObject({ ProviderName: 'Alibaba Cloud', PublisherName: 'ZHIPU' });
    expect(now).toMatchObject({ HostProviderName: 'Alibaba Cloud', ServiceProviderName: 'ZHIPU' });
    const only = (a: Row | undefined, b: Row | undefined) =>
      Object.keys(a ?? {}).filter((name) => !(name in (b ?? {})));
    expect(only(old, now)).toEqual(['ProviderName', 'PublisherName']);
    expect(only(now, old)).toEqual(['HostProviderName', 'ServiceProviderName']);
  });

  it('names come from the names file, its own columns too', async () => {
    const names = join(folder, 'names.csv');
    writeFileSync(
      names,
      'id,name,team,cost_center,Channel Name\n5000001,search-prod,search,CC-1,m\nllm-a,Lab,,,\n',
    );
    const [row] = await exported(billOf([{}]), ['--names', names]);
    expect(row).toMatchObject({
      SubAccountId: 'llm-a',
      SubAccountName: 'Lab',
      SubAccountType: 'Workspace',
      x_ApiKeyName: 'search-prod',
      x_Team: 'search',
      x_CostCenter: 'CC-1',
      x_ChannelName: 'api',
      x_NamesChannelName: 'm',
    });
  });

  it('tags are JSON; text of no known form is kept beside them', async () => {
    const rows = [{ tags: 'key:team value:search; key:=x value:-1' }, { tags: 'team=search' }];
    const found = await exported(billOf(rows), ['--grain', 'line'], 'Tags, x_TagsText');
    expect(found.map(({ Tags }) => (Tags === null ? null : JSON.parse(String(Tags))))).toEqual([
      { team: 'search', '=x': '-1' },
      null,
    ]);
    expect(found.map(({ x_TagsText }) => x_TagsText)).toEqual([null, 'team=search']);
    const { stdout } = await run([billOf([rows[0] as HandRow]), '--format', 'focus']);
    expect(stdout).not.toContain(`'`);
  });

  it('the provider’s own FOCUS export comes out as it went in, with what it leaves empty', async () => {
    const path = sample('focus-preview-202605.csv');
    const kept = ['BilledCost', 'ListCost', 'PricingQuantity'];
    const texts = [
      'BillingAccountId',
      'BillingCurrency',
      'RegionId',
      'RegionName',
      'x_InstanceID',
      'x_CommodityCode',
    ];
    const times = ['BillingPeriodStart', 'BillingPeriodEnd', 'ChargePeriodStart', 'ChargePeriodEnd'];
    const given = await query(
      `SELECT ${[...kept.map((name) => `${name}::DECIMAL(38,12) AS ${name}`), ...texts, ...times]}
       FROM read_csv(${literal(path)}, all_varchar = true) WHERE ServiceName ILIKE '%model studio%' OR x_InstanceID LIKE '%;%' ORDER BY ALL`,
    );
    const out = join(folder, 'preview.parquet');
    await run([path, '--format', 'focus', '--grain', 'line', '-o', out]);
    const found = await query(
      `SELECT ${[...kept, ...texts, ...times.map((name) => `${utc(name)} AS ${name}`)]} FROM ${literal(out)} ORDER BY ALL`,
    );
    expect(found.length).toBe(answers.get('focus-preview-202605.csv')?.counted);
    expect(found).toEqual(given);
    const [empty] = await query(
      `SELECT count(*) AS n FROM ${literal(out)} WHERE ConsumedQuantity IS NULL AND ChargeCategory = 'Usage'`,
    );
    expect(empty).toEqual({ n: '0' });
  });

  it('says what it had to fill in, and where', async () => {
    const path = join(folder, 'bare.csv');
    writeFileSync(path, handBill([{}], ['list', 'discount', 'coupon']));
    const [row] = await exported(path);
    expect(row).toMatchObject({
      ListCost: '1.000000000000',
      ContractedCost: '1.000000000000',
      ListUnitPrice: null,
      ContractedUnitPrice: null,
      x_FilledFromBilledCost: 'ListCost,ContractedCost',
    });
    const { stderr } = await run([path, '--format', 'focus']);
    expect(stderr).toContain('warning: 1 row without a list cost or a discount');
  });
});

describe('--format focus refuses', () => {
  const legacy = sample('legacy-gb18030-202508.csv');

  it.each([
    ['day', 'en', 'FOCUS requires BillingCurrency on every row'],
    ['line', 'en', 'FOCUS requires BillingCurrency on every row'],
    ['line', 'zh', 'FOCUS 要求每行都有 BillingCurrency'],
  ])('to make up a currency (%s, %s), and keeps the old file', async (grain, lang, words) => {
    const path = join(folder, `refused-${grain}-${lang}.csv`);
    writeFileSync(path, 'old\n');
    const { stderr, code } = await run([
      legacy,
      '--format',
      'focus',
      '--grain',
      grain,
      '--lang',
      lang,
      '-o',
      path,
    ]);
    expect(stderr).toContain(words);
    expect(stderr).toContain('--focus-set BillingCurrency=');
    expect([code, readFileSync(path, 'utf8')]).toEqual([3, 'old\n']);
    expect(readdirSync(folder).filter((name) => name.startsWith('.bill-analyze'))).toEqual([]);
  });

  it('takes it from the user', async () => {
    const found = await exported(
      legacy,
      ['--focus-set', 'BillingCurrency=CNY'],
      'DISTINCT BillingCurrency AS it',
    );
    expect(found).toEqual([{ it: 'CNY' }]);
  });

  it.each([
    [['--format', 'focus', '--by', 'model'], '--by cannot be used with --format focus'],
    [['--format', 'focus', '--top', '3'], '--top cannot be used with --format focus'],
    [['--grain', 'line'], '--grain is for the FOCUS export'],
    [['--focus-set', 'InvoiceId=1', '--format', 'csv'], '--focus-set is for the FOCUS export'],
    [['--format', 'focus', '--focus-version', '1.0'], 'FOCUS 1.0 cannot be written'],
    [['--format', 'focus', '--grain', 'hour'], '--grain must be day or line'],
    [['--format', 'focus', '--focus-set', 'BilledCost=1'], '--focus-set BilledCost=1 states nothing'],
    [['--format', 'focus', '--focus-set', 'BillingCurrency=yuan'], 'BillingCurrency must be a code'],
    [['--format', 'focus', '-o', 'x.json'], 'FOCUS is written as CSV or Parquet'],
  ])('%j', async (options, words) => {
    const { stderr, stdout, code } = await run([MAY, ...options], { cwd: folder });
    expect(stderr).toContain(`error: ${words}`);
    expect([stdout, code]).toEqual(['', 2]);
    expect(existsSync(join(folder, 'x.json'))).toBe(false);
  });

  it.each(['day', 'line'])('to write over the bill (%s)', async (grain) => {
    const bill = billOf([{}]);
    const before = readFileSync(bill);
    const { code } = await run([bill, '--format', 'focus', '--grain', grain, '-o', bill]);
    expect(code).toBe(2);
    expect(readFileSync(bill)).toEqual(before);
  });

  it('what is no bill, without a file', async () => {
    const bill = join(folder, 'none.csv');
    writeFileSync(bill, 'nothing,of,a,bill\n1,2,3,4\n');
    for (const grain of ['day', 'line']) {
      const path = join(folder, `none-${grain}.parquet`);
      const { code, stderr } = await run([bill, '--format', 'focus', '--grain', grain, '-o', path]);
      expect([code, existsSync(path)]).toEqual([3, false]);
      expect(stderr).toContain('error: ');
    }
  });
});

describe('--grain line, as a stream', () => {
  const rows = Array.from({ length: 12_000 }, (_, n) => ({ line: `9${n}`, payable: '0.1', list: '0.1' }));

  it('comes whole, in the order of the bill', async () => {
    const found = await exported(billOf(rows), ['--grain', 'line'], 'x_BillLineId AS id');
    expect(found.map(({ id }) => id)).toEqual(rows.map(({ line }) => line));
  });

  it('filters line by line', async () => {
    const found = await exported(
      MAY,
      ['--grain', 'line', '--model', 'qwen3*', '--since', '2026-05-10'],
      'x_Model',
    );
    const { proof } = await report([MAY, '--model', 'qwen3*', '--since', '2026-05-10']);
    expect(found.length).toBe(proof.counted);
    expect(found.every(({ x_Model }) => String(x_Model).startsWith('qwen3'))).toBe(true);
  });
});

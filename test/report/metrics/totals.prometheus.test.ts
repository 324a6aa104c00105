import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { handBill } from '../../cli/commands/report/hand-bill.ts';
import { CONTROLS, FORMULAS } from '../../cli/output/hostile.ts';
import { plainRows, sums } from '../../support/bills/plain-bill.ts';
import { run } from '../../support/cli/run.ts';
import { APRIL, MAY, type SampleAnswer, sampleAnswers } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { describeWith } from '../../support/services/describe-with.ts';
import { hasPrometheus, Prometheus } from '../../support/services/prometheus.ts';

/** Beginning of June 2026 in UTC+8. */
const JUNE = Date.UTC(2026, 5, 1) / 1000 - 8 * 3600;
const DAY = 86_400;
/** As long as a cell of a spreadsheet can be, and one more. */
const LONG = 'A'.repeat(32_768);

const answer = sampleAnswers().find(({ input }) => MAY.endsWith(input)) as SampleAnswer;

/** By a month and one dimension there is one sample for each value: its double must be the nearest. */
const TABLES = [
  ['model', 'by_model', 'model'],
  ['channel_name', 'by_channel', 'channel_name'],
  ['api-key', 'by_api_key', 'api_key_id'],
] as const;
const MEASURES = ['payable', 'list_cost', 'discount', 'coupon', 'tokens', 'input_tokens', 'free_tokens'];

describeWith('prometheus', hasPrometheus(), 'what Prometheus reads', () => {
  const folder = useFolder();
  const databases = new Map<string, Prometheus>();

  async function database(name: string, runs: readonly (readonly string[])[]): Promise<Prometheus> {
    const made = new Prometheus(join(folder, name));
    for (const [index, args] of runs.entries()) {
      const file = join(folder, `${name}-${index}.om`);
      const { code, stderr } = await run([...args, '-o', file]);
      expect(code, stderr).toBe(0);
      made.backfill(file);
    }
    await made.start();
    databases.set(name, made);
    return made;
  }

  afterAll(async () => {
    await Promise.all([...databases.values()].map((each) => each.stop()));
  });

  it.each(TABLES)('the totals of a month by %s are the nearest doubles', async (option, table, label) => {
    const prometheus = await database(option, [
      [MAY, '--by', `month,${option}`, '--measure', MEASURES.join()],
    ]);
    for (const measure of MEASURES) {
      const found = await prometheus.at(`sum_over_time(bill_${measure}[31d])`, JUNE);
      expect(byLabel(found, label)).toEqual(
        new Map(answer[table].map((row) => [row[label] ?? '', Number(row[measure])])),
      );
    }
  });

  it('each day of a month is the nearest double, at its last second', async () => {
    const prometheus = await database('day', [[MAY, '--by', 'day', '--measure', 'payable,list_cost']]);
    const rows = plainRows(MAY);
    for (const [measure, of] of [
      ['payable', undefined],
      ['list_cost', (row: (typeof rows)[number]) => row.listCost],
    ] as const) {
      const [series] = await prometheus.at(`bill_${measure}[31d]`, JUNE);
      const expected = [...sums(rows, ({ day }) => day, of)].sort();
      expect(series?.samples.map(([at, value]) => [dayOf(at), Number(value)])).toEqual(expected);
      expect(series?.samples.every(([at]) => (at + 1 + 8 * 3600) % DAY === 0)).toBe(true);
    }
  });

  it('so is each hour', async () => {
    const prometheus = await database('hour', [
      [MAY, '--by', 'account', '--granularity', 'hour', '--measure', 'payable'],
    ]);
    const [series] = await prometheus.at('bill_payable[31d]', JUNE);
    const hours = sums(plainRows(MAY), ({ started }) => started.slice(0, 13));
    const found = series?.samples.map(([at, value]) => [hourOf(at), Number(value)]);
    expect(found).toEqual([...hours].sort());
  });

  it('series of all dimensions add up, over months and in any windows', async () => {
    const prometheus = await database('all', [[APRIL], [MAY]]);
    for (const [, table, label] of TABLES) {
      const query = `sum by (${label}) (sum_over_time(bill_payable{billing_month="2026-05"}[61d]))`;
      const found = byLabel(await prometheus.at(query, JUNE), label);
      expect([...found.keys()].sort()).toEqual(answer[table].map((row) => row[label] ?? '').sort());
      for (const row of answer[table])
        expectNear(found.get(String(row[label] ?? '')) as number, Number(row.payable));
    }
    const total = Number(answer.totals[0]?.payable);
    for (const step of [3600, 6 * 3600, DAY, 7 * DAY]) {
      const windows = await prometheus.over(
        `sum(sum_over_time(bill_payable{billing_month="2026-05"}[${step}s]))`,
        JUNE - 35 * DAY,
        JUNE + 7 * DAY,
        step,
      );
      expectNear(windows[0]?.samples.reduce((sum, [, value]) => sum + Number(value), 0) ?? 0, total);
    }
  });

  it('the proof is there', async () => {
    const prometheus = databases.get('all') as Prometheus;
    const one = async (query: string) => Number((await prometheus.at(query, JUNE))[0]?.samples[0]?.[1]);
    expect(await one('sum_over_time(bill_proof_read_rows[31d])')).toBe(answer.rows_read);
    expect(await one('sum(sum_over_time(bill_proof_rows[31d]))')).toBe(answer.rows_read);
    expect(await one('sum_over_time(bill_proof_rows{went="left_aside"}[31d])')).toBe(answer.left_aside);
  });

  it('hostile texts are labels, to the letter', async () => {
    const texts = [...FORMULAS, ...CONTROLS, '<b>&amp;</b>', 'a\\"b\\n', '{}#,', '通义千问 👨‍👩‍👧', LONG]
      .map((text) => text.trim())
      .filter((text) => !text.includes(';'));
    const bill = join(folder, 'hostile.csv');
    writeFileSync(
      bill,
      handBill(
        texts.map((text, n) => ({ id: `${n};llm-a;${text};input_token;${text};0`, payable: '-12.5' })),
      ),
    );
    const prometheus = await database('hostile', [
      [bill, '--by', 'month,api-key,model,channel', '--measure', 'payable'],
    ]);
    const found = await prometheus.at('sum_over_time(bill_payable[31d])', JUNE);
    const models = new Map(found.map(({ metric }) => [metric.api_key_id, metric.model]));
    // A model with a slash is its vendor's.
    const expected = texts.map((text, n) => [String(n), text.replace(/^[^/]+\/(?=.)/s, '')] as const);
    expect(models).toEqual(new Map(expected));
    expect(found.every(({ samples }) => samples[0]?.[1] === '-12.5')).toBe(true);
    expect(new Set(found.map(({ metric }) => metric.channel)).size).toBeGreaterThan(30);
  });

  it('names of labels are spelled so that Prometheus takes them', async () => {
    const names = join(folder, 'names.csv');
    writeFileSync(names, 'id,name,成本中心,cost-center,cost center,__x,1st\n5000001,a,b,c,d,e,f\n');
    const prometheus = await database('labels', [[MAY, '--names', names]]);
    const [found] = await prometheus.at('count_over_time(bill_payable{api_key_name="a"}[31d])', JUNE);
    expect(found?.metric).toMatchObject({
      U___6210__672c__4e2d__5fc3_: 'b',
      cost_center: 'c',
      U__cost_20_center: 'd',
      U______x: 'e',
      U__1st: 'f',
    });
  });
});

type Series = Awaited<ReturnType<Prometheus['at']>>;

function byLabel(found: Series, label: string): Map<string, number> {
  return new Map(found.map(({ metric, samples }) => [metric[label] ?? '', Number(samples[0]?.[1])]));
}

/** Prometheus adds doubles: a sum of a hundred of them may be off by as many units in the last place. */
function expectNear(found: number, expected: number): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(Math.abs(expected) * 1e-13);
}

function dayOf(seconds: number): string {
  return new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 10).replaceAll('-', '');
}

function hourOf(seconds: number): string {
  return new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 13).replace('T', ' ');
}

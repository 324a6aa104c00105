import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dashboard as generated } from '../../../samples/generator/dashboard.ts';
import { plainRows, sums } from '../../support/bills/plain-bill.ts';
import { run } from '../../support/cli/run.ts';
import { MAY, SAMPLES, type SampleAnswer, sampleAnswers } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { describeWith } from '../../support/services/describe-with.ts';
import { type Found, hasPrometheus, Prometheus } from '../../support/services/prometheus.ts';

interface Target {
  readonly refId: string;
  readonly expr: string;
  readonly instant: boolean;
  readonly range: boolean;
  readonly datasource: { readonly uid: string };
}

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly interval?: string;
  readonly gridPos: Readonly<Record<'x' | 'y' | 'w' | 'h', number>>;
  readonly targets: readonly Target[];
}

interface Variable {
  readonly name: string;
  readonly type: string;
  readonly query: string | { readonly query: string };
}

const text = readFileSync(join(SAMPLES, 'grafana-dashboard.json'), 'utf8');
const dashboard = JSON.parse(text) as {
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly Variable[] };
};
const { panels } = dashboard;
const targets = panels.flatMap((panel) => panel.targets.map((target) => ({ panel, target })));

describe('the dashboard of samples/', () => {
  it('is what the generator makes', () => {
    expect(text).toBe(generated());
  });

  it('has panels beside one another, with ids of their own', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, n) => `${x + (n % w)}:${y + Math.floor(n / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(Math.max(...panels.map(({ gridPos }) => gridPos.x + gridPos.w))).toBe(24);
  });

  it('uses no variable that it does not define, and the datasource that is chosen', () => {
    const names = new Set(dashboard.templating.list.map(({ name }) => `$${name}`));
    const own = new Set(['$__interval', '$__range']);
    const used = targets.flatMap(({ target }) => [
      target.datasource.uid,
      ...(target.expr.match(/\$\w+/g) ?? []),
    ]);
    for (const name of used) expect(names.has(name) || own.has(name), name).toBe(true);
    for (const { target } of targets) expect(target.datasource.uid).toBe('$datasource');
    for (const name of names) expect(text.split(name).length, name).toBeGreaterThan(1);
  });

  it('asks over time by days and at once over the whole time', () => {
    for (const { panel, target } of targets) {
      expect(target.range).toBe(target.expr.includes('$__interval'));
      expect(target.instant).toBe(target.expr.includes('$__range'));
      expect(panel.interval).toBe(target.range ? '1d' : undefined);
    }
  });
});

const DAY = 86_400;
const MAY_BEGINS = Date.UTC(2026, 4, 1) / 1000 - 8 * 3600;
const JUNE_BEGINS = MAY_BEGINS + 31 * DAY;
const answer = sampleAnswers().find(({ input }) => MAY.endsWith(input)) as SampleAnswer;
const total = (measure: string) => Number(answer.totals[0]?.[measure]);

describeWith('prometheus', hasPrometheus(), 'what the dashboard draws', () => {
  const folder = useFolder();
  const prometheus = new Prometheus(join(folder, 'may'));
  const file = join(folder, 'may.om');

  beforeAll(async () => {
    expect((await run([MAY, '-o', file])).code).toBe(0);
    prometheus.backfill(file);
    await prometheus.start();
  });
  afterAll(() => prometheus.stop());

  /** As Grafana asks for May in a dashboard of UTC+8: variables replaced, steps at the beginning of each day. */
  async function drawn(title: string, ref = 'A', chosen: Readonly<Record<string, string>> = {}) {
    const { target } = targets.find(
      (each) => each.panel.title.startsWith(title) && each.target.refId === ref,
    ) as (typeof targets)[number];
    const values = { currency: 'CNY', tax: 'included', __interval: '1d', __range: `${31 * DAY}s`, ...chosen };
    const expr = target.expr.replace(
      /\$(\w+)/g,
      (_, name) => (values as Record<string, string>)[name] ?? '.*',
    );
    return target.instant
      ? prometheus.at(expr, JUNE_BEGINS - 0.001)
      : prometheus.over(expr, MAY_BEGINS, JUNE_BEGINS - DAY, DAY);
  }

  it.each([
    ['Payable (', 'payable'],
    ['List cost (', 'list_cost'],
    ['Tokens', 'tokens'],
    ['Free tokens', 'free_tokens'],
  ])('%s: one figure', async (title, measure) => {
    const found = await drawn(title);
    expect(found).toHaveLength(1);
    near(sumOf(found), total(measure));
  });

  it.each([
    ['Payable by API key', 'A', 'by_api_key', 'api_key_id', 'payable'],
    ['Payable by channel', 'A', 'by_channel', 'channel_name', 'payable'],
    ['Models', 'A', 'by_model', 'model', 'payable'],
    ['Models', 'B', 'by_model', 'model', 'list_cost'],
    ['Payable by model', 'A', 'by_model', 'model', 'payable'],
  ] as const)('%s %s: as the bill says', async (title, ref, table, label, measure) => {
    const found = await drawn(title, ref);
    const expected = answer[table].map(
      (row) => [String(row[label] ?? '(none)'), Number(row[measure])] as const,
    );
    expectEach(found, label, new Map(expected));
  });

  it.each([
    ['Tokens by model', 'A', 'tokens'],
    ['Models', 'C', 'tokens'],
    ['Models', 'D', 'free_tokens'],
  ] as const)('%s %s: of the models that have tokens', async (title, ref, measure) => {
    const found = await drawn(title, ref);
    const rows = answer.by_model.filter((row) => row[measure] !== '0');
    expectEach(found, 'model', new Map(rows.map((row) => [String(row.model), Number(row[measure])])));
  });

  it('Payable by workspace: as the Instance IDs say', async () => {
    const workspaces = sums(plainRows(MAY), ({ id }) => /(?:^|;)((?:llm|ws)-[^;]+)/.exec(id)?.[1]);
    const expected = new Map([...workspaces].map(([id, sum]) => [id || '(none)', sum]));
    expectEach(await drawn('Payable by workspace'), 'workspace_id', expected);
  });

  it('each day stands at its beginning', async () => {
    const days = sums(plainRows(MAY), ({ day }) => day);
    const [found] = await drawn('From list cost', 'E');
    expect(found?.samples.map(([at]) => dayOf(at)).sort()).toEqual([...days.keys()].sort());
    for (const [at, value] of found?.samples ?? []) {
      expect((at + 8 * 3600) % DAY).toBe(0);
      near(Number(value), days.get(dayOf(at)) as number);
    }
  });

  it.each([
    ['A', 'list_cost'],
    ['B', 'discount'],
    ['C', 'coupon'],
    ['E', 'payable'],
  ])('from list cost to payable: %s', async (ref, measure) => {
    near(sumOf(await drawn('From list cost', ref)), total(measure));
  });

  it.each([
    ['A', 'free_tokens'],
    ['B', 'billed_tokens'],
  ])('free and billed tokens: %s', async (ref, measure) => {
    expect(sumOf(await drawn('Free and billed', ref))).toBe(total(measure));
  });

  it('what no bill has is not drawn: savings plans', async () => {
    expect(await drawn('From list cost', 'D')).toEqual([]);
  });

  it('where the bill lines went', async () => {
    const found = await drawn('Where');
    expect(
      Object.fromEntries(found.map(({ metric, samples }) => [metric.went, Number(samples[0]?.[1])])),
    ).toEqual({
      counted: answer.counted,
      left_aside: answer.left_aside,
      total_rows: 0,
      filtered: 0,
      duplicates: answer.duplicates,
      rejected: answer.rejected,
    });
  });

  it('variables choose', async () => {
    const key = '5000003';
    const row = answer.by_api_key.find((each) => each.api_key_id === key);
    near(sumOf(await drawn('Payable (', 'A', { api_key: key })), Number(row?.payable));
    near(sumOf(await drawn('Payable by model', 'A', { api_key: `(${key}|x)` })), Number(row?.payable));
    expect(await drawn('Payable (', 'A', { currency: 'USD' })).toEqual([]);
  });

  it('every query is one that Prometheus can answer, and draws something', async () => {
    for (const { panel, target } of targets) {
      if (target.expr.includes('savings_plan')) continue;
      expect(await drawn(panel.title, target.refId), panel.title).not.toEqual([]);
    }
  });

  it('variables list what there is', async () => {
    const asked = dashboard.templating.list.filter(({ type }) => type === 'query');
    expect(asked).toHaveLength(6);
    for (const { name, query } of asked) {
      const [, series = '', label = ''] =
        /^label_values\((.+), (\w+)\)$/.exec(typeof query === 'string' ? query : query.query) ?? [];
      const found = await prometheus.at(
        `count by (${label}) (count_over_time(${series.replace('$currency', 'CNY')}[31d]))`,
        JUNE_BEGINS,
      );
      expect(found.filter(({ metric }) => metric[label] !== undefined).length, name).toBeGreaterThan(0);
    }
  });
});

function expectEach(found: readonly Found[], label: string, expected: ReadonlyMap<string, number>): void {
  expect(found.map(({ metric }) => metric[label]).sort()).toEqual([...expected.keys()].sort());
  for (const each of found) near(sumOf([each]), expected.get(each.metric[label] ?? '') as number);
}

function sumOf(found: readonly Found[]): number {
  return found.flatMap(({ samples }) => samples).reduce((sum, [, value]) => sum + Number(value), 0);
}

/** Prometheus and this test add doubles: as many units in the last place as there are samples. */
function near(found: number, expected: number): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(Math.abs(expected) * 1e-13);
}

function dayOf(seconds: number): string {
  return new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 10).replaceAll('-', '');
}

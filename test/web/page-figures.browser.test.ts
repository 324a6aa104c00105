import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Json } from '../support/cli/json-report.ts';
import { report, run } from '../support/cli/run.ts';
import { APRIL, MAY, sample } from '../support/files/samples.ts';
import { useFolder } from '../support/files/use-folder.ts';
import { figures, fileUrl, hasChromium, look, plain, sheet, visit } from '../support/services/browser.ts';
import { describeWith } from '../support/services/describe-with.ts';

const folder = useFolder();
const NAMES = sample('names.csv');
const MONTHS = join(folder, 'months.html');
const CURRENCIES = join(folder, 'currencies.html');
const TWO = sample('two-currencies-202605.csv');

const FIGURES = ['payable', 'list_cost', 'discount', 'coupon', 'tokens', 'input_tokens', 'cached_tokens'];
const USAGE = ['output_tokens', 'free_tokens', 'images', 'seconds', 'characters', 'calls', 'rows'];

/** What the address of the page asks for, and the same in words of the command line. */
const LOOKS: readonly (readonly [title: string, hash: string, args: readonly string[]])[] = [
  ['the last month', '', ['--month', '2026-05']],
  ['all months', 'month=all', []],
  ['the month before', 'month=2026-04', ['--month', '2026-04']],
  ['a model', 'f.model=qwen3-omni-flash', ['--month', '2026-05', '--model', 'qwen3-omni-flash']],
  [
    'two models of all months',
    'month=all&f.model=qwen-max&f.model=qwen3.6-plus',
    ['--model', 'qwen-max', '--model', 'qwen3.6-plus'],
  ],
  ['a key', 'f.api_key_id=5000005', ['--month', '2026-05', '--api-key', '5000005']],
  ['no key', 'f.api_key_id=', ['--month', '2026-05', '--api-key', '(none)']],
  ['a channel', 'f.channel_name=console', ['--month', '2026-05', '--channel', 'console']],
  [
    'a workspace',
    'f.workspace_id=llm-demo000000000001',
    ['--month', '2026-05', '--workspace', 'llm-demo000000000001'],
  ],
  [
    'days',
    'since=2026-05-08&until=2026-05-20',
    ['--month', '2026-05', '--since', '2026-05-08', '--until', '2026-05-20'],
  ],
  [
    'all of them together',
    'month=all&since=2026-04-10&until=2026-05-24&f.channel_name=api&f.api_key_id=5000003&f.api_key_id=5000005&f.model=qwen3-omni-flash&f.model=qwen-max',
    [
      ...['--since', '2026-04-10', '--until', '2026-05-24', '--channel', 'api', '--api-key', '5000003'],
      ...['--api-key', '5000005', '--model', 'qwen3-omni-flash', '--model', 'qwen-max'],
    ],
  ],
];

describeWith('chromium', hasChromium(), 'figures of the page, against the JSON of the command line', () => {
  beforeAll(async () => {
    for (const args of [
      [MAY, APRIL, '--names', NAMES, '-o', MONTHS],
      [TWO, '-o', CURRENCIES],
    ])
      expect(await run(args)).toMatchObject({ code: 0, stdout: '' });
  });

  it.each(LOOKS)('%s', async (_, hash, args) => {
    const { page, complaints, requests } = await look(fileUrl(MONTHS, `${hash}&exact=1`));
    const all = [MAY, APRIL, '--names', NAMES, ...args];
    await expectFigures(page, (await report([...all, '--by', 'month'])).totals);
    await expectSheet(page, 'by-model', 'model', await report([...all, '--by', 'model']));
    await expectSheet(page, 'by-team', 'team', await report([...all, '--by', 'team']));
    await expectTimes(page, await report([...all, '--by', 'day']));
    await expectKeys(page, await report([...all, '--by', 'api-key']));
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
  });

  it('a team, which the command line groups by', async () => {
    const { page } = await look(fileUrl(MONTHS, 'f.team=service&exact=1'));
    const { rows } = await report([MAY, APRIL, '--names', NAMES, '--month', '2026-05', '--by', 'team']);
    await expectFigures(
      page,
      rows.filter(({ team }) => team === 'service'),
    );
  });

  it('each currency by itself', async () => {
    const { totals } = await report([TWO, '--by', 'model']);
    expect(totals.length).toBeGreaterThan(1);
    for (const total of totals) {
      const hash = new URLSearchParams({ bucket: `${total.currency} ${total.tax}`, exact: '1' }).toString();
      const { page } = await look(fileUrl(CURRENCIES, hash));
      await expectFigures(page, [total]);
      const byModel = await report([TWO, '--by', 'model', '--currency', String(total.currency)]);
      await expectSheet(page, 'by-model', 'model', byModel);
    }
  });

  it('each filter by hand, one after the other', async () => {
    const { page } = await visit(fileUrl(MONTHS, 'exact=1'));
    await page.selectOption('[data-filter="month"]', 'all');
    await pick(page, 'model', 'qwen3-omni-flash');
    await pick(page, 'model', 'qwen-max');
    await pick(page, 'channel_name', 'api');
    await pick(page, 'api_key_id', 'support-bot (5000003)');
    await page.fill('[data-filter="since"]', '2026-04-03');
    await page.fill('[data-filter="until"]', '2026-05-25');
    const args = [
      '--model',
      'qwen3-omni-flash',
      '--model',
      'qwen-max',
      '--channel',
      'api',
      '--api-key',
      'support-bot',
    ];
    const period = ['--since', '2026-04-03', '--until', '2026-05-25'];
    const expected = await report([MAY, APRIL, '--names', NAMES, ...args, ...period, '--by', 'model']);
    expect(expected.proof.counted).toBeGreaterThan(0);
    await expectFigures(page, expected.totals);
    await page.click('.filters .reset');
    const may = await report([MAY, APRIL, '--month', '2026-05', '--by', 'model']);
    await expectFigures(page, may.totals);
  });

  it.each(['hour', 'day', 'week', 'month'])('over time by %s, in cost and in tokens', async (grain) => {
    const { page } = await look(fileUrl(MONTHS, `month=all&grain=${grain}`));
    const by = grain === 'week' ? 'day' : grain;
    const { rows } = await report([MAY, APRIL, '--by', by]);
    for (const measure of ['payable', 'tokens']) {
      await page.selectOption('[data-choice="measure"]', measure);
      const column = grain === 'month' ? 'billing_month' : by;
      await openTable(page, '.timeline');
      const ours = (await sheet(page, `by-${grain}`)).filter((row) => row[measure] !== '0');
      const theirs = weekly(rows, grain, column, measure).filter(([, amount]) => amount !== 0n);
      expect(ours.map((row) => [row[grain], scaled(row[measure] as string)])).toEqual(theirs);
    }
  });

  it('the heat map and the flow hold all of it', async () => {
    const { page } = await look(fileUrl(MONTHS, 'measure=tokens'));
    const { totals, rows } = await report([MAY, '--by', 'hour']);
    const stated = rows
      .filter(({ hour }) => hour !== null)
      .reduce((sum, row) => sum + scaled(String(row.tokens)), 0n);
    const labels = await page
      .locator('.heat td button')
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
    const sum = labels.reduce(
      (total, label) => total + scaled(plain(/: ([^:]+)$/.exec(label ?? '')?.[1] ?? '')),
      0n,
    );
    expect(sum).toBe(stated);
    await openTable(page, '.flow');
    const flows = await sheet(page, 'flow');
    expect(flows.reduce((total, row) => total + scaled(row.tokens as string), 0n)).toBe(
      scaled(String(totals[0]?.tokens)),
    );
  });

  it('the proof is that of the command line, and free quota and the way to the payable agree', async () => {
    const { page } = await look(fileUrl(MONTHS, 'exact=1'));
    const { proof } = await report([MAY, APRIL]);
    const line = plain(await page.locator('.proof-line').first().textContent());
    expect([...line.matchAll(/\d+/g)].map(Number)).toEqual([
      ...[proof.rows_read, proof.counted, proof.left_aside, proof.filtered, proof.duplicates, proof.rejected],
    ]);
    const may = (await report([MAY, '--by', 'month'])).totals[0];
    const steps = await page
      .locator('.waterfall td.number')
      .evaluateAll((all) => all.map((cell) => cell.textContent));
    expect(steps.map(plain)).toEqual([may?.list_cost, may?.discount, may?.coupon, may?.payable]);
    const free = await sheet(page, 'free-quota');
    const deducted = (await report([MAY, '--by', 'model,unit', '--fee-type', 'free-quota'])).rows;
    const theirs = deducted
      .filter((row) => row.deducted !== '0')
      .map((row) => `${row.model} ${row.unit} ${row.deducted}`);
    expect(free.map((row) => `${row.model} ${row.unit} ${row.free}`).sort()).toEqual(theirs.sort());
  });

  it('changes are against the month before', async () => {
    const { page } = await look(fileUrl(MONTHS));
    const [now, before] = await Promise.all(
      [MAY, APRIL].map(async (file) => (await report([file, '--by', 'model'])).totals[0]),
    );
    const ratio = (Number(now?.payable) / Number(before?.payable) - 1) * 100;
    const said = await page.locator('.figure-payable .change').textContent();
    expect(said).toBe(`${ratio > 0 ? '+' : '−'}${Math.abs(ratio).toFixed(1)}% against 2026-04`);
  });
});

async function expectFigures(page: Page, totals: readonly Json[]): Promise<void> {
  const shown = await figures(page);
  const sum = (name: string) => totals.reduce((all, total) => all + scaled(String(total[name] ?? '0')), 0n);
  for (const name of [...FIGURES, ...USAGE])
    expect([name, scaled(shown.get(name) ?? '0')]).toEqual([name, sum(name)]);
}

async function expectSheet(
  page: Page,
  name: string,
  column: string,
  { rows }: { rows: readonly Json[] },
): Promise<void> {
  const ours = await sheet(page, name);
  const key = (value: unknown) => (value === null ? '(none)' : String(value));
  expect(ours.map((row) => row[column])).toEqual(rows.map((row) => key(row[column])));
  for (const measure of [
    'payable',
    'list_cost',
    'input_tokens',
    'output_tokens',
    'cached_tokens',
    'seconds',
    'images',
  ]) {
    const theirs = rows.map((row) => scaled(String(row[measure] ?? '0')));
    const shown = ours.map((row) => scaled(row[measure] || '0'));
    expect([measure, shown]).toEqual([measure, theirs]);
  }
}

async function expectTimes(page: Page, { rows }: { rows: readonly Json[] }): Promise<void> {
  await openTable(page, '.timeline');
  const ours = (await sheet(page, 'by-day'))
    .filter((row) => row.payable !== '0')
    .map((row) => [row.day, row.payable]);
  expect(ours).toEqual(rows.filter((row) => row.payable !== '0').map((row) => [row.day, row.payable]));
}

async function expectKeys(page: Page, { rows }: { rows: readonly Json[] }): Promise<void> {
  if (rows.every((row) => row.api_key_id === null)) return;
  const ours = await sheet(page, 'by-api-key-id');
  expect(ours.map(({ payable }) => payable)).toEqual(rows.map(({ payable }) => payable));
}

async function openTable(page: Page, place: string): Promise<void> {
  const details = page.locator(`${place} .as-table`);
  if ((await details.getAttribute('open')) === null) await details.locator('> summary').click();
  await details.locator('table').waitFor();
}

async function pick(page: Page, filter: string, label: string): Promise<void> {
  const place = page.locator(`[data-filter="${filter}"]`);
  await place.locator('> summary').click();
  await place.getByLabel(label, { exact: true }).check();
  await page.keyboard.press('Escape');
}

/** Sums by time, a day going to the Monday of its week. */
function weekly(rows: readonly Json[], grain: string, column: string, measure: string): [string, bigint][] {
  const sums = new Map<string, bigint>();
  for (const row of rows) {
    const time = row[column] === null ? '(time not stated)' : String(row[column]);
    const key = grain === 'week' ? monday(time) : time;
    sums.set(key, (sums.get(key) ?? 0n) + scaled(String(row[measure])));
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
}

function monday(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

/** Digits behind the point made 18, so that amounts are compared whole. */
function scaled(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(18, '0'));
  return text.startsWith('-') ? -value : value;
}

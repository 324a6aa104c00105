import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Json } from '../support/cli/json-report.ts';
import { report, run } from '../support/cli/run.ts';
import { useFolder } from '../support/files/use-folder.ts';
import { fileUrl, hasChromium, look, plain, sheet, visit } from '../support/services/browser.ts';
import { describeWith } from '../support/services/describe-with.ts';
import { ODD_UNITS, oddUnits } from './odd-units.ts';

const folder = useFolder();
const BILL = join(folder, 'odd.csv');
const PAGE = join(folder, 'odd.html');

/** The address of the page drawn in a unit. */
const drawnIn = (unit: string, more: Readonly<Record<string, string>> = {}) =>
  fileUrl(PAGE, new URLSearchParams({ measure: `unit:${unit}`, ...more }).toString());

describeWith('chromium', hasChromium(), 'the page drawn in a unit without a measure of its own', () => {
  beforeAll(async () => {
    writeFileSync(BILL, oddUnits());
    expect(await run([BILL, '-o', PAGE])).toMatchObject({ code: 0, stdout: '' });
  });

  it('every unit of the bill stands in the selector, and the address keeps the choice', async () => {
    const { page, complaints, dialogs } = await visit(fileUrl(PAGE));
    const choice = page.locator('[data-choice="measure"]');
    const { rows } = await report([BILL, '--by', 'unit']);
    const units = rows.map(({ unit }) => String(unit)).filter((unit) => unit !== 'token');
    expect(units.sort()).toEqual([...ODD_UNITS].sort());
    const values = await choice
      .locator('option')
      .evaluateAll((all) => all.map((each) => each.getAttribute('value') ?? ''));
    expect(values.filter((value) => value.startsWith('unit:')).sort()).toEqual(
      units.map((unit) => `unit:${unit}`),
    );
    await choice.selectOption('unit:页');
    expect(await page.textContent('.timeline h2')).toBe('Usage in 页 over time');
    await page.reload();
    expect(await choice.inputValue()).toBe('unit:页');
    await page.goBack();
    await expect.poll(() => choice.inputValue()).toBe('payable');
    await page.goForward();
    await expect.poll(() => page.textContent('.timeline h2')).toBe('Usage in 页 over time');
    expect([complaints, dialogs]).toEqual([[], []]);
  });

  it.each(ODD_UNITS)('%s: over time, by hour of the week and where it went, exactly', async (unit) => {
    const { page, complaints, dialogs } = await look(drawnIn(unit, { month: 'all' }));
    const days = consumed(await report([BILL, '--by', 'day,unit']), unit, 'day');
    expect(days.size).toBeGreaterThan(3);
    expect(await table(page, '.timeline', 'by-day', 'day')).toEqual(days);
    await page.click('.grains input[value="month"]', { force: true });
    const months = consumed(await report([BILL, '--by', 'month,unit']), unit, 'billing_month');
    expect(months.size).toBe(2);
    expect(await table(page, '.timeline', 'by-month', 'month')).toEqual(months);
    expect(await table(page, '.flow', 'flow', 'workspace_id', 'api_key_id', 'model', 'usage_type')).toEqual(
      consumed(
        await report([BILL, '--by', 'workspace,api-key,model,type,unit']),
        unit,
        ...['workspace_id', 'api_key_id', 'model', 'usage_type'],
      ),
    );
    const hours = consumed(await report([BILL, '--by', 'hour,unit']), unit, 'hour');
    const unstated = hours.get('null') ?? 0n;
    const cells = await page
      .locator('.heat td button')
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
    const sum = cells.reduce(
      (all, label) => all + scaled(plain(label.slice(label.lastIndexOf(': ') + 2))),
      0n,
    );
    expect(sum + unstated).toBe([...days.values()].reduce((all, each) => all + each));
    expect([complaints, dialogs]).toEqual([[], []]);
  });

  it('tables have it in a column, copied and downloaded as the command line has it', async () => {
    const { page } = await visit(drawnIn('页', { exact: '1' }));
    const may = [BILL, '--month', '2026-05'];
    for (const [name, by, column] of [
      ['by-model', 'model', 'model'],
      ['by-workspace-id', 'workspace', 'workspace_id'],
    ] as const) {
      const theirs = consumed(await report([...may, '--by', `${by},unit`]), '页', column);
      const ours = (await sheet(page, name)).filter((row) => row.consumed !== '');
      expect(new Map(ours.map((row) => [row[column], scaled(row.consumed as string)]))).toEqual(theirs);
      const total = plain(await page.textContent(`[data-sheet="${name}"] tfoot [data-column="consumed"]`));
      const byUnit = await report([...may, '--by', 'unit']);
      expect(total).toBe(byUnit.rows.find((row) => row.unit === '页')?.consumed);
      const csv = await run([...may, '--by', `${by},unit`, '--format', 'csv', '--bom']);
      expect(await downloaded(page, name)).toBe(csv.stdout);
    }
    await page.locator('[data-sheet="by-model"] .tools button').first().click();
    await expect.poll(() => page.textContent('[data-sheet="by-model"] .said')).toBe('Copied');
    const text = await page.evaluate<string>('navigator.clipboard.readText()');
    const [head = '', ...lines] = text.trimEnd().split(/\r?\n/);
    const place = head.split('\t').indexOf('Usage in 页');
    const copied = lines.map((line) => line.split('\t')[place] ?? '').filter((cell) => !/^0?$/.test(cell));
    const models = consumed(await report([...may, '--by', 'model,unit']), '页', 'model');
    expect(copied.map(scaled).sort(by)).toEqual([...models.values()].sort(by));
    await page.locator('.timeline .as-table > summary').click();
    const lines2 = (await downloaded(page, 'by-day')).replace('\ufeff', '').trimEnd().split(/\r?\n/);
    expect(lines2[0]).toBe('day,unit,consumed');
    const days = consumed(await report([...may, '--by', 'day,unit']), '页', 'day');
    expect(cellsOf(lines2.slice(1))).toEqual(days);
  });

  it('a bar, a cell and a ribbon lead to the groups of that unit alone', async () => {
    const { page } = await visit(drawnIn('页', { stack: 'none' }));
    const may = [BILL, '--month', '2026-05'];
    const days = consumed(await report([...may, '--by', 'day,unit']), '页', 'day');
    const [day, amount] = [...days].reduce((most, each) => (each[1] > most[1] ? each : most));
    await page.locator('.timeline .as-table > summary').click();
    await sheet(page, 'by-day');
    await page.locator('[data-sheet="by-day"] .row-open', { hasText: day }).click();
    expect(await behind(page, 'consumed')).toBe(amount);
    expect(await page.textContent('.behind > header .note')).toBe(`Day: ${day} · Unit: 页`);
    await page.keyboard.press('Escape');
    const cell = page.locator('.heat td button').first();
    const label = (await cell.getAttribute('aria-label')) ?? '';
    await cell.click();
    expect(await behind(page, 'consumed')).toBe(scaled(plain(label.slice(label.lastIndexOf(': ') + 2))));
    await page.keyboard.press('Escape');
    await page.locator('.flow .chart').scrollIntoViewIfNeeded();
    const ribbon = page.locator('.flow svg path[fill^="#"]').first();
    await ribbon.waitFor();
    const box = await ribbon.boundingBox();
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    const found = await behind(page, 'consumed');
    const parts = ((await page.textContent('.behind > header .note')) ?? '').split(' · ');
    expect(parts).toContain('Unit: 页');
    expect(parts).toHaveLength(3);
    const wanted = parts.map((part) => part.split(': ') as [string, string]);
    const all = await report([...may, '--by', 'workspace,api-key,model,type,unit']);
    const own = all.rows.filter((row) =>
      wanted.every(([title, value]) => keyOf(row, [COLUMNS[title] ?? '']) === keyOf({ value }, ['value'])),
    );
    expect(found).toBe(own.reduce((sum, row) => sum + scaled(String(row.consumed)), 0n));
  });

  it('has the axis of all that is chosen, and says where there is none of it', async () => {
    const { page } = await visit(drawnIn('页', { lang: 'zh' }));
    expect(await page.textContent('.timeline h2')).toBe('用量（页）走势');
    expect(await page.textContent('[data-choice="measure"] option[value="unit:hour"]')).toBe('用量（小时）');
    const first = (await report([BILL, '--month', '2026-05', '--by', 'day'])).rows[0]?.day;
    await page.locator('.timeline .as-table > summary').click();
    expect((await sheet(page, 'by-day'))[0]).toMatchObject({ day: first, consumed: '0' });
    const none = await look(drawnIn('页', { until: String(first) }));
    for (const place of ['.timeline', '.flow', '.heat'])
      expect(await none.page.textContent(`${place} .nothing`)).toBe(
        'Usage in 页: there is none in this selection.',
      );
    expect(none.complaints).toEqual([]);
  });
});

const COLUMNS: Readonly<Record<string, string>> = {
  Workspace: 'workspace_id',
  'API key': 'api_key_id',
  Model: 'model',
  'Usage type': 'usage_type',
  Unit: 'unit',
};

/** What the command line says was consumed in a unit, by the other dimensions; what is 0 left out. */
function consumed(
  { rows }: { readonly rows: readonly Json[] },
  unit: string,
  ...columns: readonly string[]
): Map<string, bigint> {
  const own = rows.filter((row) => row.unit === unit && row.consumed !== '0');
  return new Map(own.map((row) => [keyOf(row, columns), scaled(String(row.consumed))]));
}

/** The same as it stands in the table of a picture. */
async function table(page: Page, place: string, name: string, ...columns: readonly string[]) {
  const details = page.locator(`${place} .as-table`);
  if ((await details.getAttribute('open')) === null) await details.locator('> summary').click();
  await details.locator(`[data-sheet="${name}"] table`).waitFor();
  const rows = (await sheet(page, name)).filter((row) => row.consumed !== '0');
  return new Map(rows.map((row) => [keyOf(row, columns), scaled(row.consumed as string)]));
}

function keyOf(row: Readonly<Record<string, unknown>>, columns: readonly string[]): string {
  return columns
    .map((column) => (/^\(no/.test(String(row[column])) ? 'null' : String(row[column])))
    .join(' ');
}

function cellsOf(lines: readonly string[]): Map<string, bigint> {
  const cells = lines.map((line) => line.split(',')).filter(([, , amount]) => amount !== '0');
  expect(new Set(cells.map(([, unit]) => unit))).toEqual(new Set(['页']));
  return new Map(cells.map(([day = '', , amount = '']) => [day, scaled(amount)]));
}

async function downloaded(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`[data-sheet="${name}"] .tools button`).last().click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

async function behind(page: Page, column: string): Promise<bigint> {
  await page.waitForSelector('.behind[open]');
  return scaled(plain(await page.locator(`.behind tfoot [data-column="${column}"]`).textContent()));
}

function by(a: bigint, b: bigint): number {
  return a < b ? -1 : 1;
}

/** Digits behind the point made 18, so that amounts are compared whole. */
function scaled(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(18, '0'));
}

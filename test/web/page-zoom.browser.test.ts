import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { report, run } from '../support/cli/run.ts';
import { APRIL, MAY, sample } from '../support/files/samples.ts';
import { useFolder } from '../support/files/use-folder.ts';
import { figure, fileUrl, hasChromium, look, ready, visit } from '../support/services/browser.ts';
import { describeWith } from '../support/services/describe-with.ts';

const folder = useFolder();
const PAGE = join(folder, 'months.html');
const TWO = sample('two-currencies-202605.csv');
const CURRENCIES = join(folder, 'currencies.html');

describeWith('chromium', hasChromium(), 'the zoom of the page, and what its address asks in vain', () => {
  beforeAll(async () => {
    for (const args of [
      [MAY, APRIL, '-o', PAGE],
      [TWO, '-o', CURRENCIES],
    ])
      expect(await run(args)).toMatchObject({ code: 0, stdout: '' });
  });

  it('a drag is one step of the history, which filters, links, back and forward keep', async () => {
    const { page, complaints } = await visit(fileUrl(PAGE));
    const payable = await figure(page, 'payable');
    await dragLeftHandle(page);
    await expect.poll(() => zoomOf(page)).toMatch(/^2026-05-\d\d\.\.2026-05-31$/);
    const zoom = zoomOf(page) as string;
    const from = zoom.slice(0, 10);
    expect(await page.textContent('.timeline .zoomed')).toContain(`Zoomed to ${from} – 2026-05-31`);
    // It is the picture that is nearer: no figure changes.
    expect(await figure(page, 'payable')).toBe(payable);
    const days = await dayLabels(page);
    expect(days.every((day) => day >= from.slice(5))).toBe(true);
    await page.selectOption('[data-choice="measure"]', 'tokens');
    await page.click('[data-filter="channel_name"] > summary');
    await page.locator('[data-filter="channel_name"]').getByLabel('api', { exact: true }).check();
    await page.keyboard.press('Escape');
    expect(zoomOf(page)).toBe(zoom);
    expect((await dayLabels(page)).every((day) => day >= from.slice(5))).toBe(true);
    await page.reload();
    await ready(page);
    expect((await dayLabels(page)).every((day) => day >= from.slice(5))).toBe(true);
    for (let step = 0; step < 3; step++) await page.goBack();
    await expect.poll(() => dayLabels(page)).toContain('05-01');
    expect(zoomOf(page)).toBeNull();
    await page.goForward();
    await expect.poll(() => dayLabels(page)).not.toContain('05-01');
    await page.click('.timeline .zoomed button');
    await expect.poll(() => dayLabels(page)).toContain('05-01');
    expect(zoomOf(page)).toBeNull();
    expect(await page.textContent('.timeline .note')).toContain('Drag the slider');
    expect(complaints).toEqual([]);
  });

  it('stays with the times when they are told in other steps, and goes with its month', async () => {
    const { page } = await visit(fileUrl(PAGE, 'zoom=2026-05-09..2026-05-12'));
    expect(await dayLabels(page)).toEqual(['05-09', '05-10', '05-11', '05-12']);
    await page.click('.grains input[value="week"]', { force: true });
    expect(await page.textContent('.timeline .zoomed')).toContain('2026-05-04 – 2026-05-17');
    await page.click('.grains input[value="hour"]', { force: true });
    expect(await page.textContent('.timeline .zoomed')).toContain('2026-05-12');
    await page.selectOption('[data-filter="month"]', '2026-04');
    expect(zoomOf(page)).toBeNull();
  });

  it('prints what is seen, on one page', async () => {
    const { page } = await visit(fileUrl(PAGE, 'zoom=2026-05-09..2026-05-12&theme=dark'));
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await dayLabels(page)).toEqual(['05-09', '05-10', '05-11', '05-12']);
    expect(await page.locator('.timeline .zoomed').isVisible()).toBe(true);
    expect(await page.locator('.timeline .zoomed button').isVisible()).toBe(false);
  });

  it('a period that the picture has not is shown whole, and said', async () => {
    const { page } = await look(fileUrl(PAGE, 'zoom=2026-07-01..2026-07-09'));
    expect(await page.textContent('.timeline .zoomed')).toContain(
      'There is nothing in the zoomed period 2026-07-01 – 2026-07-09; all of it is shown.',
    );
    expect(await dayLabels(page)).toContain('05-01');
  });

  it('what the bill has not is said, and shown is what it has', async () => {
    const hash = 'month=2026-07&bucket=USD included&measure=unit:页&stack=team&f.team=search';
    const { page, complaints } = await look(fileUrl(PAGE, hash));
    const may = (await report([MAY, '--by', 'month'])).totals[0];
    expect(await figure(page, 'payable')).toBe(may?.payable);
    const said = page.locator('.missing p');
    expect(await said.allTextContents()).toEqual([
      'This bill cannot be filtered by "Team"; that filter is left out. Dismiss',
      'Period "2026-07" is not on this bill; 2026-05 is shown instead. Dismiss',
      'Currency "USD, incl. tax" is not on this bill; CNY, incl. tax is shown instead. Dismiss',
      'Measure "Usage in 页" is not on this bill; Payable is shown instead. Dismiss',
      'Stacked by "Team" is not on this bill; Model is shown instead. Dismiss',
    ]);
    await page.click('[data-setting="lang"]');
    expect(await said.nth(1).textContent()).toBe('账单中没有时间“2026-07”，现显示：2026-05。 关闭提示');
    for (let left = 5; left > 0; left--) {
      expect(await said.count()).toBe(left);
      await page.locator('.missing button').first().click();
    }
    expect(await said.count()).toBe(0);
    expect(new URL(page.url()).hash).toBe('#lang=zh');
    expect(complaints).toEqual([]);
  });

  it.each([
    ['measure=consumed', 'Measure "Consumed" is not on this bill; Payable is shown instead.'],
    ['bucket=JPY', 'Currency "JPY" is not on this bill; CNY, incl. tax is shown instead.'],
  ])('usage of several units, and a currency by half: %s', async (hash, said) => {
    const { page } = await look(fileUrl(CURRENCIES, hash));
    expect(await page.textContent('.missing p')).toContain(said);
    const totals = (await report([TWO, '--by', 'month'])).totals;
    const main = totals.find(({ currency, tax }) => currency === 'CNY' && tax === 'included');
    expect(await figure(page, 'payable')).toBe(main?.payable);
  });
});

function zoomOf(page: Page): string | null {
  return new URLSearchParams(new URL(page.url()).hash.slice(1)).get('zoom');
}

/** The days written below the picture. */
async function dayLabels(page: Page): Promise<string[]> {
  const texts = await page.locator('.timeline svg text').allTextContents();
  return texts.filter((text) => /^\d\d-\d\d$/.test(text)).sort();
}

async function dragLeftHandle(page: Page): Promise<void> {
  await page.locator('.timeline .as-table').scrollIntoViewIfNeeded();
  const box = await page.locator('.timeline .chart svg').boundingBox();
  const [x, y] = [(box?.x ?? 0) + 33, (box?.y ?? 0) + (box?.height ?? 0) - 15];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (box?.width ?? 0) / 4, y, { steps: 5 });
  // A hand that rests has not let go.
  await page.waitForTimeout(350);
  expect(zoomOf(page)).toBeNull();
  await page.mouse.move(x + (box?.width ?? 0) / 2, y, { steps: 5 });
  await page.mouse.up();
}

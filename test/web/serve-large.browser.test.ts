import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { report } from '../support/cli/run.ts';
import { EXECUTABLE, start } from '../support/cli/spawn.ts';
import { useFolder } from '../support/files/use-folder.ts';
import { figure, hasChromium, plain, sheet, visit } from '../support/services/browser.ts';
import { describeWith } from '../support/services/describe-with.ts';
import { LINES, manyHours } from './many-hours.ts';

const folder = useFolder();

describeWith('chromium', hasChromium(), 'the page of a bill that is too large for one, served', () => {
  it('gets its figures from the server, as the command line has them, and follows a new export', async () => {
    const own = join(folder, 'own');
    mkdirSync(own);
    const bill = join(own, 'may.csv');
    writeFileSync(bill, manyHours());
    const child = start(process.execPath, [EXECUTABLE, 'serve', own]);
    const [chunk] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    const link = chunk.toString().trim();
    const { origin } = new URL(link);
    const { page, complaints, requests } = await visit(link, { origin });
    const sizes = await answered(page);

    // Each of its models is counted in one unit.
    const all = await report([bill, '--by', 'model,unit']);
    expect(all.proof.counted).toBe(LINES);
    expect(await figure(page, 'payable')).toBe(all.totals[0]?.payable);
    expect(await figure(page, 'keys')).toBe('140');
    expect(await payables(page)).toEqual(all.rows.map(({ payable }) => payable));
    // By hour, which a page that holds its groups has no more at this size.
    await computed(page, () => page.click('.grains input[value="hour"]', { force: true }));
    expect(await page.getAttribute('.timeline .chart', 'aria-label')).toContain('744');

    // In a unit without a measure of its own, zoomed: the zoom asks the server for nothing.
    await computed(page, async () => {
      await page.selectOption('[data-choice="measure"]', 'unit:页');
    });
    const inPages = (await sheet(page, 'by-model')).filter((row) => row.consumed !== '');
    expect(inPages.map(({ model }) => model)).toEqual(['model-2']);
    await page.click('[data-setting="exact"]');
    expect(plain(await page.textContent('[data-sheet="by-model"] tfoot [data-column="consumed"]'))).toBe(
      all.rows.find(({ unit }) => unit === '页')?.consumed,
    );
    await page.click('[data-setting="exact"]');
    const asked = (await sizes()).length;
    await page.evaluate("location.hash += '&zoom=2026-05-03..2026-05-04'");
    await expect.poll(() => page.textContent('.timeline .zoomed')).toContain('2026-05-04 23:00');
    expect((await sizes()).length).toBe(asked);
    await page.click('.timeline .zoomed button');
    await computed(page, async () => {
      await page.selectOption('[data-choice="measure"]', 'payable');
    });

    await page.click('[data-filter="model"] > summary');
    await computed(page, () => page.click('[data-filter="model"] label:has-text("model-1")'));
    const keys = await report([bill, '--model', 'model-1', '--by', 'api-key']);
    expect(await figure(page, 'payable')).toBe(keys.totals[0]?.payable);
    await page.keyboard.press('Escape');

    await page.locator('[data-sheet="by-api-key-id"] .row-open').first().click();
    await page.waitForSelector('.behind [data-sheet="behind"] tbody tr');
    expect(await page.textContent('.behind [data-sheet="behind"] h3')).toBe('744 groups of bill lines');
    const behind = await page.textContent('.behind tfoot [data-column="payable"]');
    expect(plain(behind)).toBe(plain(String(keys.rows[0]?.payable)));
    await page.click('.behind > header button');

    await computed(page, async () => writeFileSync(bill, manyHours(LINES - 744)));
    await page.waitForSelector('.notice p', { timeout: 60_000 });
    const fewer = await report([bill, '--model', 'model-1', '--by', 'model']);
    expect(await figure(page, 'payable')).toBe(fewer.totals[0]?.payable);
    // No answer comes near the size of the bill's groups.
    expect(Math.max(...(await sizes()))).toBeLessThan(2e6);
    expect([complaints, requests]).toEqual([[], []]);
    child.kill();
  }, 180_000);
});

/** Does something and waits until what it changes has been computed. */
async function computed(page: Page, change: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForResponse(/rollup\?/, { timeout: 60_000 }), change()]);
  await page.waitForSelector('.looked[aria-busy="false"]');
}

async function payables(page: Page): Promise<(string | undefined)[]> {
  await page.click('[data-setting="exact"]');
  const rows = await sheet(page, 'by-model');
  await page.click('[data-setting="exact"]');
  return rows.map(({ payable }) => payable);
}

/** The sizes of all answers from now on. */
async function answered(page: Page): Promise<() => Promise<number[]>> {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/rollup?')) sizes.push(response.body().then((body) => body.length));
  });
  return () => Promise.all(sizes);
}

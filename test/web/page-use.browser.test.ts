import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { report, run } from '../support/cli/run.ts';
import { APRIL, MAY, sample } from '../support/files/samples.ts';
import { useFolder } from '../support/files/use-folder.ts';
import {
  figure,
  fileUrl,
  hasChromium,
  look,
  plain,
  ready,
  sheet,
  visit,
} from '../support/services/browser.ts';
import { describeWith } from '../support/services/describe-with.ts';
import { isWhole } from '../support/setup/effort.ts';

/** A row of a table is made as those above it: three are judged, all of them where nothing is spared. */
const ALIKE = isWhole ? [] : [['tbody tr:nth-child(n+4)']];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = useFolder();
const PAGE = join(folder, 'months.html');
const CHINESE = join(folder, 'chinese.html');
const PLAIN = join(folder, 'no-usage.html');
const NAMES = sample('names.csv');

describeWith('chromium', hasChromium(), 'the page in use', () => {
  beforeAll(async () => {
    for (const args of [
      [MAY, APRIL, '--names', NAMES, '-o', PAGE],
      [MAY, '--lang', 'zh', '-o', CHINESE],
      [sample('instance-statistic-202605.csv'), '-o', PLAIN],
    ])
      expect(await run(args)).toMatchObject({ code: 0 });
  });

  it('sorts, and searches', async () => {
    const { page } = await visit(fileUrl(PAGE));
    const head = page.locator('[data-sheet="by-model"] th[data-column="output_tokens"]');
    await head.locator('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    const sorted = (await sheet(page, 'by-model')).map((row) => Number(row.output_tokens || 0));
    expect(sorted).toEqual([...sorted].sort((a, b) => b - a));
    await head.locator('button').click();
    const rising = (await sheet(page, 'by-model')).map((row) => Number(row.output_tokens || 0));
    expect(rising).toEqual([...sorted].sort((a, b) => a - b));
    await page.fill('[data-sheet="by-model"] input[type="search"]', 'OMNI');
    const found = (await sheet(page, 'by-model')).map(({ model }) => model);
    expect(found).toEqual(['qwen3-omni-flash']);
    await page.fill('[data-sheet="by-model"] input[type="search"]', 'no such model');
    expect(await page.textContent('[data-sheet="by-model"] tbody')).toBe('Nothing found');
  });

  it('copies for a spreadsheet, exactly', async () => {
    const { page } = await visit(fileUrl(PAGE));
    await page.locator('[data-sheet="by-model"] .tools button').first().click();
    await expect.poll(() => page.textContent('[data-sheet="by-model"] .said')).toBe('Copied');
    const text = await page.evaluate<string>('navigator.clipboard.readText()');
    const [head = '', ...lines] = text.trimEnd().split(/\r?\n/);
    const columns = head.split('\t');
    const { rows } = await report([MAY, '--by', 'model']);
    const ours = lines.map((line) => line.split('\t'));
    expect(ours.map((cells) => cells[columns.indexOf('Payable')])).toEqual(
      rows.map(({ payable }) => payable),
    );
    expect(ours.map((cells) => cells[columns.indexOf('Model')])).toEqual(rows.map(({ model }) => model));
  });

  it.each([
    ['by-model', 'model'],
    ['by-channel-name', 'channel'],
    ['by-api-key-id', 'api-key'],
    ['by-team', 'team'],
  ])('downloads %s as the command line writes it', async (name, dimension) => {
    const { page } = await look(fileUrl(PAGE));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(`[data-sheet="${name}"] .tools button`).last().click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${name}.csv`);
    const text = readFileSync(await download.path(), 'utf8');
    const args = [
      MAY,
      APRIL,
      '--month',
      '2026-05',
      '--names',
      NAMES,
      '--by',
      dimension,
      '--format',
      'csv',
      '--bom',
    ];
    expect(text).toBe((await run(args)).stdout);
  });

  it('a row, a bar, a cell and a ribbon lead to the groups behind them', async () => {
    const { page } = await look(fileUrl(PAGE));
    const { rows } = await report([MAY, '--by', 'model']);
    await page.locator('[data-sheet="by-model"] .row-open').nth(1).click();
    expect(await behindTotal(page)).toBe(rows[1]?.payable);
    expect(await page.textContent('.behind > header .note')).toBe(`Model: ${rows[1]?.model}`);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.behind', { state: 'detached' });
    const bar = await tallestBar(page);
    await page.mouse.click(bar.x, bar.y);
    const byDay = await report([MAY, '--by', 'day,model']);
    const largest = byDay.rows.reduce((most, row) =>
      Number(row.payable) > Number(most.payable) ? row : most,
    );
    expect(await behindTotal(page)).toBe(largest.payable);
    await page.click('.behind > header button');
    const cell = page.locator('.heat td button').first();
    const label = plain(/: ([^:]+)$/.exec((await cell.getAttribute('aria-label')) ?? '')?.[1] ?? '');
    await cell.click();
    expect(await behindTotal(page)).toBe(label);
    await page.click('.behind > header button');
    await page.locator('.flow .chart').scrollIntoViewIfNeeded();
    const box = await page.locator('.flow .chart svg').boundingBox();
    await page.mouse.click((box?.x ?? 0) + 8, (box?.y ?? 0) + (box?.height ?? 0) * 0.2);
    const team = (await report([MAY, '--names', NAMES, '--by', 'team'])).rows[0];
    expect(await behindTotal(page)).toBe(team?.payable);
    expect(await page.locator('.ask-lines').count()).toBe(0);
  });

  it('goes back and forward, and comes back from its address', async () => {
    const { page } = await look(fileUrl(PAGE));
    const first = await figure(page, 'payable');
    await page.selectOption('[data-filter="month"]', '2026-04');
    await page.selectOption('[data-choice="stack"]', 'api_key_id');
    await page.click('[data-setting="exact"]');
    const april = await figure(page, 'payable');
    expect(april).not.toBe(first);
    await page.reload();
    await ready(page);
    expect(await figure(page, 'payable')).toBe(april);
    expect(await page.inputValue('[data-choice="stack"]')).toBe('api_key_id');
    expect(await page.getAttribute('[data-setting="exact"]', 'aria-pressed')).toBe('true');
    for (let step = 0; step < 3; step++) await page.goBack();
    await expect.poll(() => figure(page, 'payable')).toBe(first);
    await page.goForward();
    await expect.poll(() => figure(page, 'payable')).toBe(april);
  });

  it('switches the language and the theme', async () => {
    const { page } = await look(fileUrl(PAGE));
    expect(await page.title()).toBe('Model Studio bill 2026-05');
    await page.click('[data-setting="lang"]');
    expect(await page.title()).toBe('百炼账单 2026-05');
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
    expect(await page.locator('.figure-payable h2').textContent()).toBe('应付金额（含税）');
    expect(await page.textContent('.proof-line')).toMatch(/^读取 /);
    const ground = () => page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
    const light = await ground();
    await page.click('[data-setting="theme"]');
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    expect(await ground()).not.toBe(light);
    const chinese = await visit(fileUrl(CHINESE), { dark: true });
    expect(await chinese.page.title()).toBe('百炼账单 2026-05');
    expect(await chinese.page.getAttribute('html', 'data-theme')).toBe('dark');
  });

  it('zooms the picture of time', async () => {
    const { page } = await visit(fileUrl(PAGE));
    const texts = () => page.locator('.timeline svg text').allTextContents();
    expect(await texts()).toContain('05-01');
    await page.locator('.timeline .as-table').scrollIntoViewIfNeeded();
    const box = await page.locator('.timeline .chart svg').boundingBox();
    // The left handle of the bar below the picture.
    const [x, y] = [(box?.x ?? 0) + 33, (box?.y ?? 0) + (box?.height ?? 0) - 15];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + (box?.width ?? 0) / 2, y, { steps: 8 });
    await page.mouse.up();
    await expect.poll(texts).not.toContain('05-01');
  });

  it('prints one page', async () => {
    const { page } = await visit(fileUrl(PAGE));
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: false })).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.click('[data-setting="theme"]');
    await page.emulateMedia({ media: 'print' });
    const chart = page.locator('.timeline svg');
    // What stands in it at the event itself: paper waits for nothing.
    const lowest = await page.evaluate<number>(`(() => {
      dispatchEvent(new Event('beforeprint'));
      const texts = [...document.querySelectorAll('.timeline svg text')].map((text) => text.getBoundingClientRect());
      return Math.max(...texts.map(({ bottom }) => bottom)) - document.querySelector('.timeline svg').getBoundingClientRect().top;
    })()`);
    expect(lowest).toBeLessThan(220);
    expect((await chart.boundingBox())?.height).toBe(220);
    expect(await chart.locator('text').first().getAttribute('fill')).toBe('#64625b');
    const below = await page.locator('.waterfall').boundingBox();
    const above = await page.locator('.timeline').boundingBox();
    expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
  });

  it.each([
    'lang=zh&theme=dark',
    'month=all&exact=1',
    'measure=tokens&stack=usage_type&grain=hour',
    'f.model=qwen-max&f.model=glm-5.1&since=2026-05-02',
  ])('prints one page that says its filters: %s', async (hash) => {
    const { page } = await visit(fileUrl(PAGE, hash));
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: false })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'print' });
    const chosen = page.locator('[data-chosen]');
    if (hash.includes('f.model')) {
      expect(await chosen.isVisible()).toBe(true);
      expect(await chosen.textContent()).toBe('Filters 2026-05-02 – … · Model: qwen-max, glm-5.1');
    } else expect(await chosen.count()).toBe(0);
    await page.emulateMedia({ media: 'screen' });
    expect(await chosen.isVisible()).toBe(false);
  });

  it('another month begins with all of its days', async () => {
    const { page } = await look(fileUrl(PAGE, 'since=2026-05-08'));
    await page.selectOption('[data-filter="month"]', '2026-04');
    await expect.poll(() => page.inputValue('[data-filter="since"]')).toBe('');
    const april = (await report([APRIL, '--by', 'model'])).totals[0];
    expect(await figure(page, 'payable')).toBe(april?.payable);
  });

  it('a picture out of sight is drawn all the same, and with the colours of the one above', async () => {
    const { page } = await visit(fileUrl(PAGE), { height: 500 });
    const first = page.locator('.timeline .legend li').first();
    const name = (await first.textContent()) ?? '';
    const colour = await first.locator('i').getAttribute('style');
    await page.waitForSelector('.flow svg path', { state: 'attached' });
    const fills = await page
      .locator('.flow svg path')
      .evaluateAll((all) => all.map((path) => path.getAttribute('fill')));
    expect(name).toMatch(/^qwen3-omni-flash/);
    expect(fills).toContain(/--light: ?(#\w{6})/.exec(colour ?? '')?.[1]);
  });

  it.each([380, 768, 1440, 3840])('fits a screen of %d', async (width) => {
    const { page, complaints } = await visit(fileUrl(PAGE), { width, height: 800 });
    const sizes = await page.evaluate<[number, number]>('[document.documentElement.scrollWidth, innerWidth]');
    expect(sizes[0]).toBeLessThanOrEqual(sizes[1]);
    expect(complaints).toEqual([]);
  });

  it.each([380, 1000, 1280])('opens its filters within a screen of %d', async (width) => {
    const { page } = await look(fileUrl(PAGE), { width, height: 900 });
    const places = page.locator('.pick > summary');
    for (let place = 0; place < (await places.count()); place++) {
      await places.nth(place).click();
      const box = await page.locator('.pop').boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.keyboard.press('Escape');
    }
  });

  it('is reached by the keyboard alone', async () => {
    const { page } = await visit(fileUrl(PAGE));
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the figures');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('figures');
    await page.locator('[data-filter="model"] > summary').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-filter="model"] .pop');
    await page.keyboard.press('Tab');
    await page.keyboard.type('omni');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    const { totals } = await report([MAY, '--model', 'qwen3-omni-flash', '--by', 'model']);
    await expect.poll(() => figure(page, 'payable')).toBe(totals[0]?.payable);
    await page.keyboard.press('Escape');
    expect(await focused(page)).toContain('qwen3-omni-flash');
    await page.locator('[data-sheet="by-model"] .row-open').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.behind[open]');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.behind', { state: 'detached' });
  });

  const faces = [
    ['light', 1440, ''],
    ['dark', 1440, 'theme=dark&lang=zh'],
    ['narrow', 380, 'lang=zh'],
    ['with what is behind', 1440, 'behind=1&d.model=qwen-max'],
    ['with nothing to show', 1440, 'f.model=none'],
    ['zoomed, in hours', 1440, 'measure=unit:hour&zoom=2026-05-09..2026-05-12'],
    ['asked for what is not there', 380, 'theme=dark&month=2026-07&measure=unit:none&zoom=2026-07..'],
  ] as const;
  it.each(faces)('has no serious fault for axe: %s', async (_, width, hash) => {
    const { page, complaints, requests } = await visit(fileUrl(PAGE, hash), { width });
    await page.locator('.as-table > summary').evaluateAll((all) => {
      for (const summary of all as unknown as { click(): void }[]) summary.click();
    });
    const pick = page.locator('[data-filter="api_key_id"] > summary');
    if (!hash.includes('behind')) await pick.click();
    expect(await axe(page)).toEqual([]);
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
  });

  it('says so where nothing matches, where there is no usage, and where data is damaged', async () => {
    const empty = await visit(fileUrl(PAGE, 'f.model=none'));
    expect(await empty.page.locator('main > .state').textContent()).toBe(
      'Nothing on the bill matches these filters.',
    );
    expect(await figure(empty.page, 'payable')).toBe('0');
    expect(await empty.page.locator('main .sheet, main .chart').count()).toBe(0);
    await empty.page.evaluate("location.hash = 'behind=1&d.model=x&d.day='");
    const missing = empty.page.locator('.missing p');
    await expect.poll(() => missing.first().textContent()).toContain('Model "x" is not on this bill');
    expect(await missing.count()).toBe(2);
    expect(await empty.page.locator('.behind').count()).toBe(0);
    await missing.first().locator('button').click();
    await expect.poll(() => missing.count()).toBe(0);
    await empty.page.evaluate("location.hash = 'behind=1&behind.since=2031-01-01'");
    await expect.poll(() => empty.page.textContent('.behind h3')).toBe('0 groups of bill lines');
    expect(empty.complaints).toEqual([]);
    const costs = await visit(fileUrl(PLAIN));
    const [total] = (await report([sample('instance-statistic-202605.csv'), '--by', 'model'])).totals;
    expect(await figure(costs.page, 'payable')).toBe(total?.payable);
    expect(await costs.page.textContent('.notices')).toContain('no usage');
    expect(costs.complaints).toEqual([]);
    const { page } = costs;
    const whole = readFileSync(PAGE, 'utf8');
    await page.setContent(whole.replace(/(id="bill-data">.{100}).*?(?=<\/script>)/s, '$1'));
    await page.waitForSelector('[role="alert"]');
    expect(await page.textContent('[role="alert"]')).toContain('The data could not be read');
  });
});

async function axe(page: Page): Promise<readonly string[]> {
  // Beside the page's own policy, which lets nothing in: only the judge comes through the debugger.
  await page.evaluate(AXE);
  const found = await page.evaluate<{
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
  }>(`axe.run({ include: document, exclude: ${JSON.stringify(ALIKE)} }, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"],
    preload: false,
  })`);
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

function focused(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.textContent');
}

/** Where the largest bar of the picture stands. */
async function tallestBar(page: Page): Promise<{ x: number; y: number }> {
  await page.locator('.timeline .chart').scrollIntoViewIfNeeded();
  const boxes = await page.locator('.timeline svg path[fill^="#"]').evaluateAll((all) =>
    all.map((path) => {
      const { x, y, width, height } = (
        path as unknown as { getBoundingClientRect(): DOMRectLike }
      ).getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2, width, height };
    }),
  );
  const bars = boxes.filter(({ width, height }) => width > 4 && width < 60 && height > 20);
  return bars.reduce((most, bar) => (bar.height > most.height ? bar : most));
}

interface DOMRectLike {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the groups behind a figure add up to, as they stand there. */
async function behindTotal(page: Page): Promise<string> {
  await page.waitForSelector('.behind[open]');
  const place = page.locator('.behind tfoot [data-column="payable"]');
  return plain(await place.textContent());
}

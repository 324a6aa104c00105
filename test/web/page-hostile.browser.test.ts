import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { handBill } from '../cli/commands/report/hand-bill.ts';
import { CONTROLS, FORMULAS, hostileBill, hostileNames } from '../cli/output/hostile.ts';
import { run } from '../support/cli/run.ts';
import { useFolder } from '../support/files/use-folder.ts';
import { fileUrl, hasChromium, visit } from '../support/services/browser.ts';
import { describeWith } from '../support/services/describe-with.ts';

const folder = useFolder();

/** What would run, load, or end the page's own script, were it ever taken for markup or code. */
const MARKUP: readonly string[] = [
  '<script>alert(1)</script>',
  '</script><script>alert(2)</script>',
  '<!--<script>',
  '<img src=x onerror=alert(3)>',
  '<img src="http://127.0.0.1:9/leak.png">',
  '"><svg onload=alert(4)>',
  "'><iframe src=javascript:alert(5)>",
  '<style>*{background:url(http://127.0.0.1:9/css)}</style>',
  'javascript:alert(6)',
  '{{constructor.constructor("alert(7)")()}}',
  '$' + '{alert(8)}',
  '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">',
  '<link rel=prefetch href=http://127.0.0.1:9/p>',
  '<base href="http://127.0.0.1:9/">',
  '__proto__',
  'constructor',
  'toString',
  '&lt;b&gt;&amp;',
  'x'.repeat(3000),
];

describeWith('chromium', hasChromium(), 'hostile cells on the page', () => {
  const page = join(folder, 'page.html');
  beforeAll(async () => {
    const texts = [...MARKUP, ...FORMULAS, ...CONTROLS];
    writeFileSync(join(folder, 'bill.csv'), hostileBill(texts));
    writeFileSync(join(folder, 'names.csv'), hostileNames(texts));
    // Amounts of that bill are negative, which no flow can be drawn of.
    const drawn = texts.map((text, n) => {
      const inner = text.replaceAll(';', ',');
      return { id: `${n};llm-a;${inner};${inner};;0`, list: '1000', payable: '1000' };
    });
    writeFileSync(join(folder, 'drawn.csv'), handBill(drawn));
    const args = [
      join(folder, 'bill.csv'),
      join(folder, 'drawn.csv'),
      '--names',
      join(folder, 'names.csv'),
      '--all-products',
      '-o',
      page,
    ];
    expect((await run(args)).stderr).toContain('written');
  });

  it('stand there as text: nothing runs, nothing is asked of anyone', async () => {
    const seen = await visit(fileUrl(page, 'month=all'));
    for (const more of await seen.page.locator('.more').all()) await more.click();
    for (const details of await seen.page.locator('.as-table > summary').all()) await details.click();
    for (const pick of await seen.page.locator('.pick > summary').all()) await pick.click();
    await seen.page.click('[data-setting="lang"]');
    await seen.page.locator('.timeline .chart').hover();
    await seen.page.locator('.flow .chart').hover();
    await seen.page.locator('[data-sheet="by-model"] .row-open').first().click();
    await seen.page.waitForSelector('.behind[open]');
    const models = await seen.page.locator('[data-sheet="by-model"] tbody th').allTextContents();
    for (const text of MARKUP.slice(0, 6))
      expect(
        models.some((model) => model.includes(text)),
        text,
      ).toBe(true);
    expect({ complaints: seen.complaints, requests: seen.requests, dialogs: seen.dialogs }).toEqual({
      complaints: [],
      requests: [],
      dialogs: [],
    });
    const made = await seen.page.evaluate<number>(
      'document.querySelectorAll("#app script, #app img, #app iframe, #app meta, #app link, #app style, #app base").length',
    );
    expect(made).toBe(0);
  });

  it('are no formulas in what is downloaded', async () => {
    const { page: opened } = await visit(fileUrl(page, 'month=all'));
    const [download] = await Promise.all([
      opened.waitForEvent('download'),
      opened.locator('[data-sheet="by-model"] .tools button').last().click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toContain("'=1+1");
    expect(text).not.toMatch(/(^|\n)"?[=+@]/);
  });

  it('and the policy stops what would run all the same', async () => {
    const seen = await visit(fileUrl(page));
    await seen.page.evaluate(`
      const image = document.createElement('img'); image.src = 'http://127.0.0.1:9/leak.png'; document.body.append(image);
      const script = document.createElement('script'); script.textContent = 'window.ran = 1'; document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<b onclick="window.ran = 2" id="b">b</b>');
      document.getElementById('b').click();
      fetch('http://127.0.0.1:9/leak').catch(() => {});
    `);
    expect(await seen.page.evaluate('window.ran')).toBeUndefined();
    expect(seen.requests).toEqual([]);
    expect(seen.complaints.length).toBeGreaterThanOrEqual(4);
  });

  it('the file holds no text of a bill outside its packed data', () => {
    const html = readFileSync(page, 'utf8');
    const data = /<script type="application\/octet-stream" id="bill-data">([A-Za-z0-9+/=]*)<\/script>/.exec(
      html,
    );
    expect(data).not.toBeNull();
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).not.toContain('alert(');
  });
});

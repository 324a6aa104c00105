/** The summary of a pack on paper, laid out by Chromium. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../support/cli/run.ts';
import { MAY, sample } from '../support/files/samples.ts';
import { useFolder } from '../support/files/use-folder.ts';
import { browser, fileUrl, hasChromium } from '../support/services/browser.ts';
import { describeWith } from '../support/services/describe-with.ts';

const folder = useFolder();
/** A4 on its side less the margins, in the pixels of CSS (96 an inch). */
const PAPER = Math.floor(((297 - 24) / 25.4) * 96);
const WIDTHS = "[...document.querySelectorAll('table')].map((each) => each.offsetWidth)";
const INTERNATIONAL = sample('1000000000000001-20260604080000_202605_consumedetailbillv2.csv');

describeWith('chromium', hasChromium(), 'the summary of a pack on paper', () => {
  it.each([
    ['en', [MAY]],
    ['zh', [MAY, INTERNATIONAL]],
    ['en', [MAY, INTERNATIONAL, sample('two-currencies-202605.csv')]],
  ])('no table is wider than the sheet, and it is read from left to right: %s %#', async (lang, files) => {
    const output = join(folder, `pack-${lang}-${files.length}`);
    await run(['pack', ...files, '--names', sample('names.csv'), '--lang', lang, '-o', output]);
    const page = await (await browser()).newPage({ viewport: { width: PAPER, height: 900 } });
    await page.emulateMedia({ media: 'print' });
    await page.goto(fileUrl(join(output, 'summary.html')));
    const wide: number[] = await page.evaluate(WIDTHS);
    expect(wide.length).toBeGreaterThan(4);
    expect(Math.max(...wide)).toBeLessThanOrEqual(PAPER);
    const sheet = await page.pdf({ preferCSSPageSize: true });
    const [, width = 0, height = 0] = (
      /\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/.exec(sheet.toString('latin1')) ?? []
    ).map(Number);
    expect(width).toBeGreaterThan(height);
    await page.close();
  });
});

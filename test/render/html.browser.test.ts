/** Reports as HTML in a window, laid out by Chromium. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../support/cli/run.ts';
import { MAY, sample } from '../support/files/samples.ts';
import { useFolder } from '../support/files/use-folder.ts';
import { browser, fileUrl, hasChromium } from '../support/services/browser.ts';
import { describeWith } from '../support/services/describe-with.ts';

const folder = useFolder();
const WINDOW = 1200;
const APRIL = sample('1234567890123456-20260504093000_202604_consumedetailbillv2.csv');
const MANY = 'day,workspace,api-key,model,type,channel,fee-type,unit,region';
const TWO = sample('two-currencies-202605.csv');

describeWith('chromium', hasChromium(), 'a report as HTML', () => {
  it.each([
    ['a bill', [MAY]],
    ['two currencies in Chinese', [TWO, '--lang', 'zh']],
    ['many columns', [MAY, '--by', MANY]],
    ['many columns in Chinese', [MAY, TWO, '--by', MANY, '--lang', 'zh']],
    ['a pivot of days', [MAY, '--by', 'model,channel', '--pivot', 'day']],
    ['months', ['diff', APRIL, MAY]],
    ['lines', ['diff', MAY, TWO]],
    ['a check', ['check', MAY, TWO]],
    ['a reconciliation', ['reconcile', MAY, '--against', APRIL]],
  ])('of %s is no wider than its window', async (_, args) => {
    const { stdout } = await run([...args, '--format', 'html']);
    const path = join(folder, 'report.html');
    writeFileSync(path, stdout);
    const page = await (await browser()).newPage({ viewport: { width: WINDOW, height: 900 } });
    await page.goto(fileUrl(path));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(WINDOW);
    await page.close();
  });
});

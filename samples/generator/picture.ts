/** Makes samples/page.png: what the README shows of the analytics page. Wants a build and Chromium. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const MAY = 'samples/1234567890123456-20260603120501_202605_consumedetailbillv2.csv';
const APRIL = 'samples/1234567890123456-20260504093000_202604_consumedetailbillv2.csv';
const SIZE = { width: 1200, height: 1000 };

const folder = mkdtempSync(join(tmpdir(), 'bill-analyze-picture-'));
const file = join(folder, 'month.html');
const args = [MAY, APRIL, '--names', 'samples/names.csv', '--lang', 'en', '-o', file];
execFileSync(process.execPath, ['dist/bin/bill-analyze.js', ...args], { stdio: 'ignore' });
const executablePath = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) =>
  existsSync(path),
);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light', locale: 'en-US' });
await page.goto(pathToFileURL(file).href);
await page.waitForSelector('.proof-line');
// Drawings that move have come to rest.
await page.waitForTimeout(1500);
await page.screenshot({ path: 'samples/page.png' });
await browser.close();
rmSync(folder, { recursive: true });

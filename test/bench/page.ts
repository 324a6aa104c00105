import { existsSync, readFileSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { unpack } from '../../src/web/wire/unpack.ts';
import { OURS } from './contenders.ts';
import { compare, report } from './measure.ts';

/**
 * The analytics page of a bill with about 100,000 groups by hour: how long it takes to make beside the plain report,
 * and in headless Chromium its opening until figures and pictures stand, and a filter until the next picture.
 */
const CHROMIUM = '/usr/bin/chromium';
const OPENINGS = 9;
const FILTERS = 30;
/** Filters before those that count: a browser compiles what is used often. */
const WARMING = 5;

export async function pages(bill: string, title: string): Promise<string> {
  const page = `${bill.replace(/\.csv$/, '')}.html`;
  const made = compare(
    [
      { name: 'the plain report', command: [process.execPath, OURS, bill, '--format', 'table'], input: bill },
      { name: 'the page', command: [process.execPath, OURS, bill, '-o', page], input: bill },
    ],
    5,
  );
  return `${report(title, made)}\n\n${await inBrowser(page)}`;
}

async function inBrowser(path: string): Promise<string> {
  if (!existsSync(CHROMIUM)) return `(no ${CHROMIUM}: the page is not opened)`;
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  const { openings, filters } = await measured(browser, pathToFileURL(path).href).finally(() =>
    browser.close(),
  );
  const rows = [
    ['file', `${(statSync(path).size / 1e6).toFixed(2)} MB`, '', '8 MB'],
    ['opens in', ...spread(openings), '2,000 ms'],
    ['a filter takes', ...spread(filters), '100 ms'],
  ];
  const head = [
    `| the page, ${groupsIn(path).toLocaleString('en')} groups | median | from and to | at most |`,
    '|---|---|---|---|',
  ];
  return [...head, ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
}

async function measured(browser: Browser, url: string) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const openings: number[] = [];
  for (let run = 0; run < OPENINGS; run++) openings.push(await opened(page, url));
  await page.click('[data-filter="model"] > summary');
  const filters: number[] = [];
  for (let run = 0; run < WARMING + FILTERS; run++) filters.push(await filtered(page, run % 5));
  return { openings, filters: filters.slice(WARMING) };
}

/** Milliseconds from the navigation until the figures and pictures are drawn. */
async function opened(page: Page, url: string): Promise<number> {
  await page.goto('about:blank');
  const start = performance.now();
  await page.goto(url);
  await page.waitForSelector('.timeline svg path', { state: 'attached' });
  return performance.now() - start;
}

/** Milliseconds from a click on a filter until the picture that follows is ready to be shown. */
async function filtered(page: Page, place: number): Promise<number> {
  return page.evaluate(async (at) => {
    const { document, performance, requestAnimationFrame } = globalThis as unknown as BrowserGlobals;
    const before = document.querySelector('.figure-payable .large')?.textContent;
    const start = performance.now();
    document.querySelectorAll('[data-filter="model"] input[type="checkbox"]')[at]?.click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const time = performance.now() - start;
    if (document.querySelector('.figure-payable .large')?.textContent === before)
      throw new Error('the filter has changed nothing by then');
    return time;
  }, place);
}

/** What of a browser the code above uses; this file is checked without one. */
interface BrowserGlobals {
  readonly document: {
    querySelector(of: string): { readonly textContent: string } | null;
    querySelectorAll(of: string): ArrayLike<{ click(): void }>;
  };
  readonly performance: { now(): number };
  requestAnimationFrame(then: () => void): void;
}

function groupsIn(path: string): number {
  const data = /id="bill-data">([^<]*)</.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
  return unpack(gunzipSync(Buffer.from(data, 'base64'))).size;
}

function spread(times: readonly number[]): readonly [median: string, range: string] {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (place: number) => `${(sorted[place] as number).toFixed(0)} ms`;
  return [at(sorted.length >> 1), `${at(0)} to ${at(sorted.length - 1)}`];
}

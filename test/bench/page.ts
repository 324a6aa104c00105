import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { bigBill, LAYOUTS } from '../../samples/generator/big-bill.ts';
import { writeBill } from '../../samples/generator/make-bill.ts';
import { OURS } from './contenders.ts';

/**
 * `npx tsx test/bench/page.ts [ROWS]`: makes the analytics page of a bill with about as many groups as rows and
 * measures it in headless Chromium: the file, its opening until the figures stand, and filters until the next picture.
 */
const DATA = 'test/bench/.data';
const ROWS = Number(process.argv[2] ?? 102_000);
const RUNS = 7;

type Layout = NonNullable<(typeof LAYOUTS)['A']>;

async function madePage(): Promise<string> {
  mkdirSync(DATA, { recursive: true });
  const bill = `${DATA}/layout-a-${ROWS}.csv`;
  const page = `${DATA}/page-${ROWS}.html`;
  if (!existsSync(bill)) await writeBill(bill, bigBill(LAYOUTS.A as Layout, ROWS, 1));
  execFileSync(process.execPath, [OURS, bill, '-o', page]);
  return page;
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
    const boxes = document.querySelectorAll('[data-filter="model"] input[type="checkbox"]');
    const start = performance.now();
    boxes[at]?.click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
  }, place);
}

/** What of a browser the code above uses; this file is checked without one. */
interface BrowserGlobals {
  readonly document: { querySelectorAll(of: string): ArrayLike<{ click(): void }> };
  readonly performance: { now(): number };
  requestAnimationFrame(then: () => void): void;
}

function median(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return `${(sorted[Math.floor(sorted.length / 2)] as number).toFixed(0)} ms (${(sorted[0] as number).toFixed(0)} to ${(sorted.at(-1) as number).toFixed(0)})`;
}

const path = await madePage();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const url = pathToFileURL(path).href;
const openings: number[] = [];
for (let run = 0; run < RUNS; run++) openings.push(await opened(page, url));
await page.click('[data-filter="model"] > summary');
const filters: number[] = [];
for (let run = 0; run < RUNS * 2; run++) filters.push(await filtered(page, run % 5));
const said = await page.textContent('.proof-line');
await browser.close();
process.stdout.write(
  `${said}\nfile ${(statSync(path).size / 1e6).toFixed(2)} MB\nopens in ${median(openings)}\na filter takes ${median(filters)}\n`,
);

import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Debian's Chromium; nothing is downloaded for the tests. */
const CHROMIUM = '/usr/bin/chromium';

export function hasChromium(): boolean {
  return existsSync(CHROMIUM);
}

/** Without the sandbox, which a container's root has not; the pages are our own. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained of: errors, warnings, refused by the policy. */
  readonly complaints: string[];
  /** Requests that would have left the page; every one was stopped. */
  readonly requests: string[];
  /** `alert` and its like: what a hostile cell would do that runs. */
  readonly dialogs: string[];
}

export interface VisitOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** Of the server that is visited; nothing else may be asked. */
  readonly origin?: string;
}

/** Opens a page in a browser profile of its own, with an eye on everything that it must not do. */
export async function visit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const { width = 1440, height = 900, dark = false, origin } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
    locale: 'en-US',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  const dialogs: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error.stack)));
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const own = url.split('#')[0] as string;
  await context.route('**/*', (route) => {
    const asked = route.request().url();
    const isOwn =
      asked === own ||
      /^(data|blob):/.test(asked) ||
      (origin !== undefined && asked.startsWith(`${origin}/`));
    if (isOwn) return route.continue();
    requests.push(asked);
    return route.abort();
  });
  await page.goto(url);
  await ready(page);
  return { page, context, complaints, requests, dialogs };
}

/** The figures stand. */
export async function ready(page: Page): Promise<void> {
  await page.waitForSelector('.proof-line');
}

export function fileUrl(path: string, hash = ''): string {
  return pathToFileURL(path).href + (hash === '' ? '' : `#${hash}`);
}

/** An amount as it stands on the page, as a plain decimal: `1,234.50` → `1234.5`. */
export function plain(text: string | null): string {
  const trimmed = (text ?? '').replaceAll(',', '').replace('−', '-').trim();
  return /\.\d*$/.test(trimmed) ? trimmed.replace(/\.?0+$/, '') : trimmed;
}

/** A figure at the top, exact. */
export async function figure(page: Page, measure: string): Promise<string | undefined> {
  const found = await page.$(`#figures [data-measure="${measure}"] .amount`);
  return found === null ? undefined : plain(await found.textContent());
}

/** A table of the page by column name, all rows shown; amounts as plain decimals, empty ones as they are. */
export async function sheet(page: Page, name: string): Promise<Readonly<Record<string, string>>[]> {
  const place = page.locator(`[data-sheet="${name}"]`).first();
  const more = place.locator('.more[aria-expanded="false"]');
  if ((await more.count()) > 0) await more.click();
  const columns = await place
    .locator('thead th')
    .evaluateAll((heads) => heads.map((head) => head.getAttribute('data-column') ?? ''));
  const rows = await place
    .locator('tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
  return rows
    .filter((cells) => cells.length === columns.length)
    .map((cells) => Object.fromEntries(columns.map((column, place) => [column, plain(cells[place] ?? '')])));
}

import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Debian's Chromium, the one without a screen of its own if it is there; nothing is downloaded for the tests. */
const CHROMIUM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path));

export function hasChromium(): boolean {
  return CHROMIUM !== undefined;
}

let launched: Promise<Browser> | undefined;

/** One for all tests of a worker, with whose process it goes. Without the sandbox, which a container's root has not. */
export function browser(): Promise<Browser> {
  launched ??= chromium.launch({ executablePath: CHROMIUM as string, args: ['--no-sandbox'] });
  return launched;
}

export interface Visit {
  readonly page: Page;
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

/** The one tab that all visits are made in: a new one costs more than the page that is opened in it. */
interface Tab {
  readonly page: Page;
  readonly context: BrowserContext;
  visit: Visit;
  isOwn: (url: string) => boolean;
}

let opened: Promise<Tab> | undefined;

async function openTab(): Promise<Tab> {
  const context = await (await browser()).newContext({
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
    locale: 'en-US',
  });
  const page = await context.newPage();
  const tab: Tab = { page, context, visit: newVisit(page), isOwn: () => false };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') tab.visit.complaints.push(message.text());
  });
  page.on('pageerror', (error) => tab.visit.complaints.push(String(error.stack)));
  page.on('dialog', (dialog) => {
    tab.visit.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await context.route('**/*', (route) => {
    const asked = route.request().url();
    if (tab.isOwn(asked)) return route.continue();
    tab.visit.requests.push(asked);
    return route.abort();
  });
  return tab;
}

function newVisit(page: Page): Visit {
  return { page, complaints: [], requests: [], dialogs: [] };
}

/** Opens a page as if for the first time, with an eye on everything that it must not do. */
export async function visit(url: string, options: VisitOptions = {}): Promise<Visit> {
  const { origin } = options;
  opened ??= openTab();
  const tab = await opened;
  const { page, context } = tab;
  // Of the page before nothing is left: an address that differs behind the # only would not be loaded.
  await page.goto('about:blank');
  await context.clearCookies();
  await setScreen(page, options);
  const own = url.split('#')[0] as string;
  tab.visit = newVisit(page);
  tab.isOwn = (asked) =>
    asked === own || /^(data|blob):/.test(asked) || (origin !== undefined && asked.startsWith(`${origin}/`));
  await page.goto(url);
  await ready(page);
  return tab.visit;
}

/** The figures stand, and the picture at the top is drawn. */
export async function ready(page: Page): Promise<void> {
  await page.waitForSelector('.proof-line');
  await page.evaluate(`new Promise((done) => {
    const isDrawn = (chart) => chart.querySelector('svg text') !== null;
    const look = () =>
      [...document.querySelectorAll('.timeline .chart')].every(isDrawn) ? done() : requestAnimationFrame(look);
    look();
  })`);
}

export function fileUrl(path: string, hash = ''): string {
  return pathToFileURL(path).href + (hash === '' ? '' : `#${hash}`);
}

async function setScreen(
  page: Page,
  { width = 1440, height = 900, dark = false }: VisitOptions,
): Promise<void> {
  await page.emulateMedia({ media: null, colorScheme: dark ? 'dark' : 'light' });
  const size = page.viewportSize();
  if (size?.width !== width || size.height !== height) await page.setViewportSize({ width, height });
}

/** The same page that is open already, asked for something else in its address as by a link; else a visit. */
export async function look(url: string, options: VisitOptions = {}): Promise<Visit> {
  const tab = await opened;
  const [own, hash = ''] = url.split('#');
  if (tab === undefined || tab.page.url().split('#')[0] !== own) return visit(url, options);
  await setScreen(tab.page, options);
  await tab.page.evaluate(`new Promise((done) => {
    const before = location.href;
    location.hash = ${JSON.stringify(hash)};
    if (location.href === before) return done();
    // The page's own ears are older than these, and it draws before the next frame.
    addEventListener('hashchange', () => requestAnimationFrame(() => setTimeout(done)), { once: true });
  })`);
  return tab.visit;
}

/** An amount as it stands on the page, as a plain decimal: `1,234.50` → `1234.5`. */
export function plain(text: string | null): string {
  const trimmed = (text ?? '').replaceAll(',', '').replace('−', '-').trim();
  return /\.\d*$/.test(trimmed) ? trimmed.replace(/\.?0+$/, '') : trimmed;
}

/** A figure at the top, exact. */
export async function figure(page: Page, measure: string): Promise<string | undefined> {
  return (await figures(page)).get(measure);
}

/** All figures at the top by their measure. */
export async function figures(page: Page): Promise<ReadonlyMap<string, string>> {
  const found = await page.evaluate<[string, string][]>(`
    [...document.querySelectorAll('#figures [data-measure]')].flatMap((place) => {
      const amount = place.querySelector('.amount');
      return amount === null ? [] : [[place.dataset.measure, amount.textContent]];
    })`);
  return new Map(found.map(([measure, amount]) => [measure, plain(amount)]));
}

interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table of the page by column name, all rows shown; amounts as plain decimals, empty ones as they are. */
export async function sheet(page: Page, name: string): Promise<Readonly<Record<string, string>>[]> {
  const selector = `[data-sheet="${name}"]`;
  await page.waitForSelector(selector);
  const { columns, rows } = await page.evaluate<Sheet>(`(async () => {
    const place = document.querySelector(${JSON.stringify(selector)});
    place.querySelector('.more[aria-expanded="false"]')?.click();
    await new Promise((drawn) => setTimeout(drawn));
    return {
      columns: [...place.querySelectorAll('thead th')].map((head) => head.dataset.column ?? ''),
      rows: [...place.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent)),
    };
  })()`);
  return rows
    .filter((cells) => cells.length === columns.length)
    .map((cells) => Object.fromEntries(columns.map((column, place) => [column, plain(cells[place] ?? '')])));
}

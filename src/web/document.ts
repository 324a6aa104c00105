import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Lang } from '../words/index.ts';
import { languageOf, words } from '../words/index.ts';

/** Set by the build to where the page's code lies beside the executable. */
declare const __PAGE_FILE__: string | undefined;

/** The page's own code, as the build made it. */
export interface PageCode {
  readonly script: string;
  readonly style: string;
}

/** Read only when a page is made: it is larger than all the rest. */
export async function pageCode(): Promise<PageCode> {
  const name = typeof __PAGE_FILE__ === 'string' ? __PAGE_FILE__ : './app.generated';
  const read = (ending: string) =>
    readFile(fileURLToPath(new URL(`${name}.${ending}`, import.meta.url)), 'utf8');
  const [script, style] = await Promise.all([read('js'), read('css')]);
  return { script, style };
}

export interface HtmlPageOptions {
  readonly lang: Lang;
  readonly title: string;
  /** The packed and compressed groups in base64; without, the page asks the server that it came from. */
  readonly data?: string;
}

/** What the browser may do: run this very script, use this very style, and nothing else. */
export function policy({ script, style }: PageCode, isServed: boolean): string {
  return [
    "default-src 'none'",
    `script-src '${hash(script)}'`,
    `style-src '${hash(style)}'`,
    'img-src data:',
    ...(isServed ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

const ICON =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 16 16%22%3E%3Cpath fill=%22%231d5580%22 d=%22M2 9h3v5H2zM6.500 5h3v9h-3zM11 2h3v12h-3z%22/%3E%3C/svg%3E';

/** The page as one document, in chunks. Nothing of a bill is in it but the title, escaped, and packed data. */
export function* pageDocument(code: PageCode, { lang, title, data }: HtmlPageOptions): Generator<string> {
  const { web } = words(lang);
  yield `<!doctype html>
<html lang="${languageOf(lang).locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(code, data === undefined)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<link rel="icon" href="${ICON}">
<style>${code.style}</style>
</head>
<body>
<div id="app"><p class="state" role="status">${escaped(web.loading)}</p></div>
<noscript><p class="state">${escaped(web.noScript)}</p></noscript>
`;
  if (data !== undefined) {
    yield '<script type="application/octet-stream" id="bill-data">';
    for (let at = 0; at < data.length; at += CHUNK) yield data.slice(at, at + CHUNK);
    yield '</script>\n';
  }
  yield `<script>${code.script}</script>\n</body>\n</html>\n`;
}

const CHUNK = 1 << 20;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Lang } from '../../words/index.ts';
import { languageOf, words } from '../../words/index.ts';
import { answer, SAFE_POLICY } from './answer.ts';

const STYLE = `:root{color-scheme:light dark}
body{margin:18vh auto;max-width:34em;padding:0 24px;font:16px/1.6 "Segoe UI","Helvetica Neue","PingFang SC","Microsoft YaHei",Arial,sans-serif}
h1{font:400 30px/1.25 Palatino,"Songti SC",Georgia,serif;margin:0 0 12px}`;
const HASH = createHash('sha256').update(STYLE).digest('base64');

/** To who comes without the link: what to do, and nothing of the bill. */
export function signIn(response: ServerResponse, lang: Lang): void {
  const { web } = words(lang);
  const page = `<!doctype html>
<html lang="${languageOf(lang).locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>bill-analyze</title>
<style>${STYLE}</style>
<h1>${web.signIn}</h1>
<p>${web.signInWhy}</p>
</html>
`;
  answer(response, 401, 'html', page, {
    'Content-Security-Policy': `${SAFE_POLICY}; style-src 'sha256-${HASH}'`,
  });
}

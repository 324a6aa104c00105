import { renderHtml } from '../../../render/html.ts';
import type { Page } from '../../../report/page.ts';
import type { Words } from '../../../words/index.ts';
import type { Writer } from '../written.ts';

export const write: Writer = (report, _output, { words }) => [htmlText(report.page(), words)];

/** A page as a document, under its own heading. */
export function htmlText(page: Page, words: Words, print = false): string {
  const heading = page.find((block) => block.kind === 'heading');
  return renderHtml(page, { title: heading?.text ?? 'bill-analyze', lang: words.page.lang, print });
}

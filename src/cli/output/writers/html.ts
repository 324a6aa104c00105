import { renderHtml } from '../../../render/html.ts';
import type { Page } from '../../../report/page.ts';
import type { Words } from '../../../words/index.ts';
import type { Writer, WrittenReport } from '../written.ts';

export const write: Writer = (report, _output, { words }) => [htmlText(report, words)];

/** A report as a document under its own title, which stands above a page that does not begin with it. */
export function htmlText(
  { page, title }: Pick<WrittenReport, 'page' | 'title'>,
  words: Words,
  print = false,
): string {
  const blocks = page();
  const own = title?.();
  const told = own ?? blocks.find((block) => block.kind === 'heading')?.text;
  const isTold = own === undefined || blocks.some((block) => block.kind === 'heading' && block.text === own);
  const heading: Page = isTold ? [] : [{ kind: 'heading', text: own }];
  const { lang, leftOutColumns, listed } = words.page;
  return renderHtml([...heading, ...blocks], {
    title: told ?? 'bill-analyze',
    lang,
    print,
    moreColumns: (hidden) => leftOutColumns(listed(hidden)),
  });
}

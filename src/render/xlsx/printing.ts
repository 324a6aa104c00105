/** How a sheet comes out of a printer. */
import type { WorkbookSheet } from '../../report/workbook/sheet.ts';

/** Characters that one page across A4 can have and still be read: three fifths of the size on the screen. */
const READABLE = 250;

/** Pages that a table is wide, each of which begins with its first column again. */
export function pagesAcross(widths: readonly number[]): number {
  const [first = 0] = widths;
  const all = widths.reduce((sum, width) => sum + width, 0);
  return all <= READABLE ? 1 : Math.ceil((all - first) / (READABLE - first));
}

/**
 * A sheet laid out freely is one page, a table as many as it needs; one that is several pages wide goes across first and
 * has the numbers of its rows, by which a line is followed. The name of the sheet is its title.
 */
export function printingXml({ kind }: WorkbookSheet, widths: readonly number[]): string {
  const across = kind === 'form' ? 1 : pagesAcross(widths);
  const order = across > 1 ? ' pageOrder="overThenDown"' : '';
  return (
    (across > 1 ? '<printOptions headings="1"/>' : '') +
    '<pageMargins left="0.4" right="0.4" top="0.7" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9"${order} orientation="landscape" fitToWidth="${across}" fitToHeight="${kind === 'form' ? 1 : 0}"/>` +
    `<headerFooter>${TITLE}<oddFooter>&amp;L&amp;F&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`
  );
}

const TITLE = '<oddHeader>&amp;L&amp;"-,Bold"&amp;12&amp;A</oddHeader>';

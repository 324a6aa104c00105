/** A page as HTML for the body of an e-mail: inline styles only, and every text is text. */
import type { Block, Facts, Lines, Page, Tone, ViewTable } from '../report/page.ts';
import type { Cell } from '../report/table.ts';
import { isText, shownCell } from './cells.ts';
import { fitted } from './html-fit.ts';
import { printable } from './safe.ts';

export interface HtmlOptions {
  readonly title: string;
  /** Language of the words, as HTML names it. */
  readonly lang: string;
  /** For a page that is printed, or saved as PDF, rather than mailed: sizes and page breaks in a sheet of styles. */
  readonly print?: boolean;
  /** Says which columns a table is shown without, where it would be wider than a window; else it keeps all. */
  readonly moreColumns?: (hidden: readonly string[]) => string;
}

const FONT = "font-family:Calibri,Arial,'PingFang SC','Microsoft YaHei',sans-serif;font-size:14px;color:#222";
const TABLE = 'border-collapse:collapse;margin:4px 0 12px';
const BORDER = 'border:1px solid #d0d7de;vertical-align:top';
const CELL = `${BORDER};padding:4px 8px`;
const FIGURE = 'text-align:right;white-space:nowrap';
const SHORT = 'white-space:nowrap';
/** Ids have no blanks to break at. */
const TEXT = 'overflow-wrap:anywhere;word-break:break-word';
const HEAD = 'background:#1f3864;color:#fff;font-weight:bold;text-align:left';
const TOTAL = 'background:#edf2f9;font-weight:bold';
const TONES: Readonly<Record<Tone, string>> = {
  plain: '',
  note: 'color:#595959',
  warning: 'color:#7f3f00;background:#fff2cc;padding:2px 6px',
  good: 'color:#1a7f37',
  bad: 'color:#b3261e;font-weight:bold',
};
/** Nothing is loaded and nothing runs, whatever a cell holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const PRINT = [
  '@page{size:A4 landscape;margin:12mm}',
  'body{max-width:1100px;margin:24px auto;padding:0 16px}',
  '@media print{body{max-width:none;margin:0;padding:0;font-size:9pt!important}',
  'table{font-size:8pt!important}thead{display:table-header-group}tr{break-inside:avoid}h2,h3{break-after:avoid}',
  'th,td{padding:2px 4px!important;-webkit-print-color-adjust:exact;print-color-adjust:exact}}',
].join('');

/** A whole document: a mail program takes its body, and a browser shows the file as it is. */
export function renderHtml(page: Page, options: HtmlOptions): string {
  const { title, lang, print = false } = options;
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<title>${text(title)}</title>`,
    ...(print ? [`<style>${PRINT}</style>`] : []),
  ];
  return [
    `<!doctype html>\n<html lang="${text(lang)}">\n<head>\n${head.join('\n')}\n</head>`,
    `<body style="${FONT}">`,
    ...page.map((block) => blockHtml(block, options)).filter((html) => html !== ''),
    '</body>\n</html>\n',
  ].join('\n');
}

function blockHtml(block: Block, options: HtmlOptions): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 style="font-size:18px;margin:12px 0 4px">${text(block.text)}</h2>`;
    case 'facts':
      return factsHtml(block);
    case 'table':
      return titled(block.title, tableHtml(block, options));
    case 'lines':
      return linesHtml(block);
  }
}

function titled(title: string, html: string): string {
  return title === '' ? html : `<h3 style="font-size:15px;margin:12px 0 4px">${text(title)}</h3>\n${html}`;
}

function factsHtml({ title = '', rows, rightAligned }: Facts): string {
  const value = rightAligned === true ? `${CELL};${FIGURE}` : CELL;
  const row = ([label, shown]: readonly [string, string]) =>
    `<tr><td style="${CELL}">${text(label)}</td><td style="${value}">${text(shown)}</td></tr>`;
  return titled(
    title,
    rows.length === 0 ? '' : `<table style="${TABLE}">\n${rows.map(row).join('\n')}\n</table>`,
  );
}

function tableHtml(whole: ViewTable, { moreColumns }: HtmlOptions): string {
  if (whole.columns.length === 0) return '';
  const { table, density, leasts, hidden } = fitted(whole, moreColumns !== undefined);
  const { columns, rows, totals } = table;
  const cell = `${BORDER};padding:${density.down}px ${density.across}px`;
  const styles = columns.map(({ kind }, place) =>
    isText(kind) ? `${cell};${leasts[place] === undefined ? SHORT : TEXT}` : `${cell};${FIGURE}`,
  );
  const heads = columns.map(({ kind, title }, place) => {
    const least = leasts[place];
    const align = `${isText(kind) ? '' : ';text-align:right'}${least === undefined ? '' : `;min-width:${least}px`}`;
    return `<th style="${cell};${HEAD}${align}">${text(title)}</th>`;
  });
  const row = (style: string) => (cells: readonly Cell[]) => {
    const shown = columns.map(
      (column, index) =>
        `<td style="${styles[index]}${style}">${text(shownCell(cells[index] ?? null, column))}</td>`,
    );
    return `<tr>${shown.join('')}</tr>`;
  };
  const body = [...rows.map(row('')), ...totals.map(row(`;${TOTAL}`))];
  const head = `<thead><tr>${heads.join('')}</tr></thead>`;
  const style = `${TABLE};font-size:${density.font}px`;
  const note = hidden.length > 0 && moreColumns ? `\n${lineHtml(moreColumns(hidden), TONES.note)}` : '';
  return `<table style="${style}">\n${head}\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>${note}`;
}

function linesHtml({ tone, lines }: Lines): string {
  return lines.map((line) => lineHtml(line, TONES[tone])).join('\n');
}

function lineHtml(line: string, style: string): string {
  return `<p style="margin:2px 0${style === '' ? '' : `;${style}`}">${text(line)}</p>`;
}

const SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text of the bill as text of the page, controls made visible. */
function text(value: string): string {
  return printable(value).replace(/[&<>"']/g, (character) => SPECIAL[character] as string);
}

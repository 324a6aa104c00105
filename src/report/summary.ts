import { own } from '../bill/own.ts';
import type { Cube } from '../cube/cube.ts';
import { columnTitle } from '../words/column-title.ts';
import type { Words } from '../words/index.ts';
import { callsCost } from './calls.ts';
import { costRows } from './cost.ts';
import { costFacts, usageFacts } from './facts.ts';
import type { Block, Facts, Lines, Page, ViewTable } from './page.ts';
import { closingBlocks, mustAddUp } from './proof-lines.ts';
import type { Rolled } from './rollup.ts';
import { totalsOf } from './totals.ts';
import { amountsShown, type Label, roundedTo, viewTable } from './view.ts';

/** Dimension columns that the summary's tables roll up by; its cube must have them. */
export const SUMMARY_TABLES = ['model', 'channel_name', 'api_key_id'] as const;
/** A summary is read, not searched: beyond this the rest is one row, and `--by` gives all. */
const MOST_ROWS = 20;
const MOST_FILES = 5;

export interface SummaryOptions {
  readonly words: Words;
  readonly label?: Label;
  readonly top?: number;
  readonly measures?: readonly string[];
  /** The filters in force, as the user wrote them. */
  readonly filters?: string;
  /** A dimension whose table stands above the others, right below the cost: who pays. */
  readonly payers?: string;
  /** What is read before the figures. */
  readonly verdict?: readonly Block[];
}

/** What `bill-analyze FILES…` shows a person: the bill, its cost and usage, three tables, warnings, the proof. */
export function summaryPage(cube: Cube, options: SummaryOptions): Page {
  const { words, payers, verdict = [] } = options;
  const totals = totalsOf(cube);
  const tableOf = (dimension: string) => tableBlocks(cube, dimension, totals, options);
  const paying = payers === undefined ? [] : [tableOf(payers)];
  const tables = SUMMARY_TABLES.map(tableOf);
  for (const { rows } of [...paying, ...tables]) mustAddUp(rows, totals);
  return [
    { kind: 'heading', text: words.page.heading(monthsText(cube, words)) },
    billFacts(cube, options),
    ...verdict,
    ...costFacts(cube, totals, words),
    ...paying.flatMap(({ blocks }) => blocks),
    ...usageFacts(cube, totals, words),
    ...tables.flatMap(({ blocks }) => blocks),
    ...roundedNote([...paying, ...tables], words),
    ...closingBlocks(cube, totals, words, words.page.proofEqual),
  ];
}

function tableBlocks(cube: Cube, dimension: string, totals: readonly Rolled[], options: SummaryOptions) {
  const { words, label, measures } = options;
  const top = options.top ?? MOST_ROWS;
  const rows = costRows(cube, { dimensions: [dimension], top });
  const { page } = words;
  const titles: Readonly<Record<string, string>> = {
    model: page.byModel,
    channel_name: page.byChannel,
    api_key_id: page.byApiKey,
    team: words.workbook.sheets.team,
  };
  const view = viewTable(rows, totals, {
    title: own(titles, dimension.toLowerCase()) ?? page.by(columnTitle(dimension, words)),
    dimensions: [dimension],
    words,
    measures,
    without: callsCost(cube) ? [] : ['calls'],
    label,
    withoutId: cube.withoutId,
  });
  const cut = rows.some((row) => row.folded !== undefined) && options.top === undefined;
  const note: Lines = { kind: 'lines', tone: 'note', lines: [words.page.topNote(top)] };
  const blocks: Block[] = cut ? [view, note] : [view];
  return { rows, view, blocks, amounts: amountsShown(rows, measures) };
}

/** Says how far amounts were rounded, where any was. */
export function roundedNote(
  tables: readonly { view: ViewTable; amounts: readonly (bigint | null)[] }[],
  words: Words,
): Block[] {
  const decimals = tables
    .map(({ view, amounts }) => roundedTo(view, amounts))
    .find((each) => each !== undefined);
  return decimals === undefined
    ? []
    : [{ kind: 'lines', tone: 'note', lines: [words.page.rounded(decimals)] }];
}

/** `2026-05`, or the first and the last of several. */
export function monthsText({ bill }: Cube, words: Words): string {
  const { months } = bill;
  if (months.length === 0) return words.page.noMonth;
  return months.length === 1
    ? (months[0] as string)
    : words.page.monthRange(months[0] as string, months.at(-1) as string);
}

/** Which files, whose, and whether final. */
export function billFacts(cube: Cube, { words, filters }: Pick<SummaryOptions, 'words' | 'filters'>): Facts {
  const { page } = words;
  const { files, accounts, final } = cube.bill;
  const status = final === null ? page.finalUnknown : final ? page.final : page.preliminary;
  const shown = files.slice(0, MOST_FILES).join(', ');
  const more = files.length > MOST_FILES ? `, ${page.moreFiles(files.length - MOST_FILES)}` : '';
  return {
    kind: 'facts',
    rows: [
      [page.files, shown + more],
      [page.account, accounts.join(', ') || page.none],
      [page.status, status],
      ...(filters === undefined || filters === '' ? [] : [[page.filters, filters] as const]),
    ],
  };
}

import { isMoney } from '../../cube/measures.ts';
import { mostDecimals } from '../../report/decimals.ts';
import type { Block, ViewColumn } from '../../report/page.ts';
import type { Cell } from '../../report/table.ts';
import type { Label } from '../../report/view.ts';
import type { Words } from '../../words/index.ts';
import { FACTOR_DECIMALS, factorOf } from './reasons/factor.ts';
import type { Line } from './reasons/line.ts';
import { comparedTitle } from './sentences.ts';

export interface LinesOptions {
  readonly title: string;
  readonly keys: readonly string[];
  /** Why a line differs, in words; empty where it does not. */
  readonly reason: (line: Line) => string;
  readonly words: Words;
  readonly label?: Label;
}

interface Shown {
  readonly column: ViewColumn;
  cell(line: Line): Cell;
}

/**
 * Lines of a comparison as people read them. What all of them have in common stands in the title, and their reasons
 * stand under the table by numbers: sentences in a column would leave no room for the amounts.
 */
export function linesBlocks(lines: readonly Line[], options: LinesOptions): Block[] {
  const { words, reason } = options;
  const texts = [...new Set(lines.map(reason))].filter((text) => text !== '');
  const numbers = new Map(texts.map((text, index) => [text, `(${index + 1})`]));
  const number = (line: Line) => numbers.get(reason(line)) ?? null;
  const said = saidOfMoney(lines, words);
  const common = said.filter(({ cell }) => new Set(lines.map(cell)).size === 1);
  const [first] = lines;
  const inTitle = first === undefined ? [] : common.map(({ cell }) => String(cell(first)));
  const columns: readonly Shown[] = [
    ...options.keys.map((name, place) => keyColumn(name, place, options)),
    ...said.filter((each) => !common.includes(each)),
    ...amountColumns(lines, words),
    text('status', words, ({ status }) => words.reconcile.statuses[status] ?? status),
    ...(texts.length === 0 ? [] : [text('reason', words, number)]),
  ];
  return [
    {
      kind: 'table',
      title:
        options.title === '' ? words.page.listed(inTitle) : words.reconcile.titled(options.title, inTitle),
      columns: columns.map(({ column }) => column),
      rows: lines.map((line) => columns.map(({ cell }) => cell(line))),
      totals: [],
    },
    ...(texts.length === 0
      ? []
      : [
          {
            kind: 'lines',
            tone: 'plain',
            lines: texts.map((each) => `${numbers.get(each)} ${each}`),
          } as const,
        ]),
  ];
}

function text(name: string, words: Words, cell: Shown['cell']): Shown {
  return { column: { title: comparedTitle(name, words), kind: 'text', decimals: 0 }, cell };
}

function keyColumn(name: string, place: number, { words, label }: LinesOptions): Shown {
  const { page } = words;
  return text(name, words, ({ values }) => {
    const value = values[place] ?? null;
    const inWords = page.values[name]?.[value === null ? '' : String(value)];
    if (inWords !== undefined) return inWords;
    if (value === null) return page.none;
    const named = label?.(name, String(value));
    return named === undefined ? String(value) : `${named} (${value})`;
  });
}

/** What amounts are of: usage has neither currency nor tax. */
function saidOfMoney(lines: readonly Line[], words: Words): readonly Shown[] {
  const { page } = words;
  const measure = text('measure', words, (line) => comparedTitle(line.measure, words));
  if (!lines.some((line) => isMoney(line.measure))) return [measure];
  return [
    measure,
    text('currency', words, ({ currency }) => currency ?? page.unknownCurrency),
    text('tax', words, ({ tax }) => page.values.tax?.[tax ?? 'unknown'] ?? tax),
  ];
}

/** Both sides exactly, in as many decimals as the longest of them has. */
function amountColumns(lines: readonly Line[], words: Words): readonly Shown[] {
  const kind = lines.some(({ measure }) => isMoney(measure)) ? 'money' : 'quantity';
  const decimals = mostDecimals(lines.flatMap(({ ours, theirs, difference }) => [ours, theirs, difference]));
  const amounts = (['ours', 'theirs', 'difference'] as const).map(
    (name): Shown => ({
      column: { title: comparedTitle(name, words), kind, decimals },
      cell: (line) => line[name],
    }),
  );
  const factor: ViewColumn = {
    title: comparedTitle('factor', words),
    kind: 'quantity',
    decimals: FACTOR_DECIMALS,
    dropOrder: 0,
  };
  return [...amounts, { column: factor, cell: ({ ours, theirs }) => factorOf(ours, theirs) }];
}

import { formatDecimal } from '../../bill/decimal.ts';
import { COST_MEASURES, isMoney, type Measure, UNIT_MEASURES } from '../../cube/measures.ts';
import type { TracedLine } from '../../cube/trace.ts';
import { AMOUNTS } from '../../read/contract/answer.ts';
import type { Words } from '../../words/index.ts';
import { mostDecimals } from '../decimals.ts';
import type { ViewColumn, ViewTable } from '../page.ts';
import type { Rolled } from '../rollup.ts';
import type { Cell } from '../table.ts';
import { holds, listPrice } from './table.ts';

/** A column that people read; from left to right the figures run as the line's arithmetic does. */
export interface PeopleColumn extends ViewColumn {
  cell(traced: TracedLine): Cell;
  /** Left out where no line shown has anything in it. */
  readonly optional?: boolean;
}

const USAGE = AMOUNTS.indexOf('usage');

/** Which columns give way first when a terminal is narrow; those not named stay. */
const DROP_ORDER: Readonly<Record<string, number>> = Object.fromEntries(
  ['fee_type', 'deducted', 'unit', 'instance_id', 'savings_plan', 'billed', 'consumed', 'time'].map(
    (name, order) => [name, order],
  ),
);

/** The columns of lines from one file, or from several. */
export function peopleColumns(several: boolean, words: Words): readonly PeopleColumn[] {
  const { page, trace } = words;
  const place = several ? [text('file', trace.titles, ({ line }) => line.row.file)] : [];
  return [
    ...place,
    // Not a figure: a line number has no thousands separator.
    text('line', trace.titles, ({ line }) => String(line.row.line)),
    text('time', trace.titles, ({ line: { times } }) => times.minute || times.day || times.month),
    text('instance_id', trace.titles, ({ line }) => line.row.text('instanceId')),
    text(
      'fee_type',
      page.titles,
      ({ group }) => page.values.fee_type?.[group.feeType ?? ''] ?? group.feeType,
    ),
    ...UNIT_MEASURES.map((name) => measureColumn(name, page.titles[name] ?? name, name === 'deducted')),
    text('unit', page.titles, ({ group }) => page.values.unit?.[group.unit.base] ?? group.unit.base),
    { ...head('price', trace.titles, 'quantity'), cell: priceTimesUsage },
    ...COST_MEASURES.map((name) => measureColumn(name, costTitle(name, words), name !== 'payable')),
    text('holds', trace.titles, (traced) => verdict(traced, words)),
  ];
}

/** The lines under the columns that have something to say, amounts exact and with as many decimals as each other. */
export function tracedLinesTable(
  shown: readonly TracedLine[],
  columns: readonly PeopleColumn[],
  title: string,
): ViewTable {
  const filled = columns
    .map((column) => ({ column, cells: shown.map((traced) => column.cell(traced)) }))
    .filter(
      ({ column, cells }) => column.optional !== true || cells.some((cell) => cell !== null && cell !== 0n),
    );
  return {
    kind: 'table',
    title,
    columns: filled.map(({ column, cells }) => ({ ...column, decimals: mostDecimals(amounts(cells)) })),
    rows: shown.map((_, row) => filled.map(({ cells }) => cells[row] ?? null)),
    totals: [],
  };
}

/** One row for each currency, tax and unit, exact. */
export function sumTable(sums: readonly Rolled[], words: Words): ViewTable {
  const { page, trace } = words;
  const names: readonly Measure[] = [...UNIT_MEASURES, ...COST_MEASURES].filter(
    (name) => name === 'payable' || sums.some(({ measures }) => (measures[name] ?? 0n) !== 0n),
  );
  // What keeps unlike sums apart stays on the narrowest terminal.
  const texts = ['currency', 'tax', 'unit'].map((name): ViewColumn => {
    return { title: page.titles[name] ?? name, kind: 'dimension', decimals: 0 };
  });
  const figures = names.map((name) => {
    const decimals = mostDecimals(sums.map(({ measures }) => measures[name]));
    return { ...head(name, page.titles, isMoney(name) ? 'money' : 'quantity'), decimals };
  });
  return {
    kind: 'table',
    title: trace.sum,
    columns: [...texts, { ...head('rows', page.titles, 'count') }, ...figures],
    rows: sums.map((sum) => [...sumTexts(sum, words), sum.rows, ...names.map((name) => sum.measures[name])]),
    totals: [],
  };
}

/** Currency, tax and unit of a sum in words. */
export function sumTexts({ currency, tax, values }: Rolled, { page }: Words): [string, string, string] {
  const unit = values[0] === null ? page.none : String(values[0]);
  return [currency ?? page.unknownCurrency, page.values.tax?.[tax] ?? tax, page.values.unit?.[unit] ?? unit];
}

function head(name: string, titles: Readonly<Record<string, string>>, kind: ViewColumn['kind']): ViewColumn {
  const dropOrder = DROP_ORDER[name];
  return {
    title: titles[name] ?? name,
    kind,
    decimals: 0,
    dropOrder,
  };
}

function text(
  name: string,
  titles: Readonly<Record<string, string>>,
  cell: (traced: TracedLine) => string | null,
): PeopleColumn {
  return { ...head(name, titles, 'text'), cell: (traced) => cell(traced) || null, optional: name !== 'line' };
}

function measureColumn(name: Measure, title: string, optional: boolean): PeopleColumn {
  const kind = isMoney(name) ? 'money' : 'quantity';
  return { ...head(name, { [name]: title }, kind), cell: ({ measures }) => measures[name], optional };
}

/** As in the summary: what is taken away has a minus before it, what comes out of it an equals sign. */
function costTitle(name: Measure, { page }: Words): string {
  const title = page.titles[name] ?? name;
  return name === 'list_cost' || name === 'payable' ? page.equals(title) : page.less(title);
}

/** Never cut, as a figure is: `0.008 × 4.411`, in the unit of the price. */
function priceTimesUsage(traced: TracedLine): string | null {
  const price = listPrice(traced);
  const usage = traced.line.amounts.sums[USAGE] ?? null;
  return price === null || usage === null ? null : `${formatDecimal(price)} × ${formatDecimal(usage)}`;
}

function verdict(traced: TracedLine, { line }: Words): string | null {
  const isTrue = holds(traced);
  return isTrue === null ? null : isTrue ? line.holds : line.fails;
}

function amounts(cells: readonly Cell[]): (bigint | null)[] {
  return cells.map((cell) => (typeof cell === 'bigint' ? cell : null));
}

import { formatDecimal } from '../../bill/decimal.ts';
import type { Cube } from '../../cube/cube.ts';
import { isMoney } from '../../cube/measures.ts';
import { closingBlocks } from '../../report/closing.ts';
import { totalsOf as billTotals } from '../../report/cost.ts';
import { mostDecimals } from '../../report/decimals.ts';
import type { Block, Facts, Page, ViewColumn, ViewTable } from '../../report/page.ts';
import type { Cell } from '../../report/table.ts';
import type { Label } from '../../report/view.ts';
import type { Words } from '../../words/index.ts';
import { modelFactors } from './by-model.ts';
import { FACTOR_DECIMALS, factorOf } from './factor.ts';
import { type Line, STATUSES } from './line.ts';
import type { Reconciliation, Total } from './reconcile.ts';
import { isOpen, reasonsText, titleOf, totalReasons, verdict } from './sentences.ts';
import type { SourceAnswer, SourceKind } from './source.ts';
import type { Tolerance } from './tolerance.ts';

export interface PageOptions {
  readonly kind: SourceKind;
  /** The other side as the user knows it. */
  readonly name: string;
  readonly answer: SourceAnswer;
  readonly tolerance: Tolerance;
  readonly words: Words;
  readonly label?: Label;
  /** Other products were left aside, and the bill came from a stream that cannot be read again. */
  readonly othersUnknown: boolean;
}

/** Lines of a kind that are shown; machines get all. */
const MOST_LINES = 50;

/** The comparison as people read it: the verdict, the sums, what differs and why, and the proof. */
export function reconciliationPage(cube: Cube, result: Reconciliation, options: PageOptions): Page {
  const { words } = options;
  return [
    { kind: 'lines', tone: result.equal ? 'good' : 'bad', lines: [verdict(result, options.name, words)] },
    facts(cube, result, options),
    ...totalTables(result, options),
    ...(options.kind === 'gateway-log' ? [modelTable(result, options)] : []),
    ...lineTables(result, options),
    ...hints(cube, result, options),
    ...closingBlocks(cube, billTotals(cube), words, proofLines(result, options)),
  ];
}

function facts(cube: Cube, { keys }: Reconciliation, options: PageOptions): Facts {
  const { words, name, kind, answer, tolerance } = options;
  const { reconcile: say, page } = words;
  const { final, months, files } = cube.bill;
  const status = final === null ? page.finalUnknown : final ? page.final : page.preliminary;
  const { value, relative } = tolerance;
  return {
    kind: 'facts',
    rows: [
      [say.bill, page.listed(files)],
      [page.titles.billing_month ?? '', page.listed(months) || page.noMonth],
      [page.status, status],
      [
        say.against,
        kind === 'expectation' ? (say.kinds[kind] ?? kind) : `${name} (${say.kinds[kind] ?? kind})`,
      ],
      ...(answer.period === null
        ? []
        : [[say.period, page.monthRange(answer.period.first, answer.period.last)] as const]),
      ...(keys.length === 0
        ? []
        : [[say.comparedBy, page.listed(keys.map((key) => titleOf(key, words)))] as const]),
      ...(value === 0n
        ? []
        : [[say.toleranceTitle, `${formatDecimal(value)}${relative ? ' %' : ''}`] as const]),
    ],
  };
}

function totalTables(result: Reconciliation, options: PageOptions): Block[] {
  const { words } = options;
  const reasons = new Map<Line, string>(result.totals.map((total) => [total, shownReasons(total, words)]));
  return inKinds(result.totals).map(({ lines }, index) =>
    linesTable(
      index === 0 ? words.reconcile.totals : '',
      [],
      lines,
      (line) => reasons.get(line) ?? '',
      options,
    ),
  );
}

function shownReasons(total: Total, words: Words): string {
  return total.reasons.length === 0 ? '' : totalReasons(total, words);
}

function lineTables(result: Reconciliation, options: PageOptions): Block[] {
  if (result.keys.length === 0) return [];
  const { words } = options;
  const { reconcile: say } = words;
  const differing = result.lines.filter(({ status, reasons }) => status !== 'ok' || reasons.length > 0);
  const equal = result.lines.length - differing.length;
  const blocks = inKinds(differing).flatMap(({ money, lines }): Block[] => {
    const shown = lines.slice(0, MOST_LINES);
    const title = money ? say.money : say.usage;
    const more = lines.length - shown.length;
    const table = linesTable(
      title,
      result.keys,
      shown,
      ({ reasons }) => reasonsText(reasons, words),
      options,
    );
    return more === 0 ? [table] : [table, { kind: 'lines', tone: 'note', lines: [say.moreLines(more)] }];
  });
  const note = differing.length === 0 ? say.nothingDiffers : say.equalLines(equal);
  return [...blocks, ...(equal === 0 ? [] : [{ kind: 'lines', tone: 'note', lines: [note] } as const])];
}

/** Money and usage in tables of their own: they have other decimals. */
function inKinds<L extends Line>(lines: readonly L[]): readonly { money: boolean; lines: readonly L[] }[] {
  return [true, false]
    .map((money) => ({ money, lines: lines.filter(({ measure }) => isMoney(measure) === money) }))
    .filter(({ lines: own }) => own.length > 0);
}

function linesTable(
  title: string,
  keys: readonly string[],
  lines: readonly Line[],
  reason: (line: Line) => string,
  options: PageOptions,
): ViewTable {
  const { words } = options;
  const money = lines.some(({ measure }) => isMoney(measure));
  const kind = money ? 'money' : 'quantity';
  const decimals = mostDecimals(lines.flatMap(({ ours, theirs, difference }) => [ours, theirs, difference]));
  const text = (name: string): ViewColumn => ({ title: titleOf(name, words), kind: 'text', decimals: 0 });
  const amount = (name: string): ViewColumn => ({ title: titleOf(name, words), kind, decimals });
  const factor: ViewColumn = {
    title: titleOf('factor', words),
    kind: 'quantity',
    decimals: FACTOR_DECIMALS,
    dropOrder: 0,
  };
  return {
    kind: 'table',
    title,
    columns: [
      ...keys.map(text),
      ...(money ? ['currency', 'tax'] : []).map(text),
      text('measure'),
      ...['ours', 'theirs', 'difference'].map(amount),
      factor,
      text('status'),
      text('reason'),
    ],
    rows: lines.map((line) => [
      ...line.values.map((value, place) => shown(keys[place] ?? '', value, options)).slice(0, keys.length),
      ...(money ? [line.currency ?? words.page.unknownCurrency, taxText(line, words)] : []),
      titleOf(line.measure, words),
      line.ours,
      line.theirs,
      line.difference,
      factorOf(line.ours, line.theirs),
      words.reconcile.statuses[line.status] ?? line.status,
      reason(line),
    ]),
    totals: [],
  };
}

function shown(name: string, value: Cell, { words, label }: PageOptions): Cell {
  const { page } = words;
  const inWords = page.values[name]?.[value === null ? '' : String(value)];
  if (inWords !== undefined) return inWords;
  if (value === null) return page.none;
  const named = label?.(name, String(value));
  return named === undefined ? String(value) : `${named} (${value})`;
}

function taxText({ tax }: Line, { page }: Words): string {
  return page.values.tax?.[tax ?? 'unknown'] ?? tax ?? '';
}

/** Factors of over- and under-reporting, over all days and keys. */
function modelTable(result: Reconciliation, { words }: PageOptions): ViewTable {
  const { reconcile: say } = words;
  const title = (name: string) => titleOf(name, words);
  const number = (name: string): ViewColumn => ({ title: title(name), kind: 'quantity', decimals: 0 });
  return {
    kind: 'table',
    title: say.byModel,
    columns: [
      { title: title('model'), kind: 'text', decimals: 0 },
      { title: title('measure'), kind: 'text', decimals: 0 },
      ...['ours', 'theirs', 'difference'].map(number),
      { title: title('factor'), kind: 'quantity', decimals: FACTOR_DECIMALS },
      { title: title('verdict'), kind: 'text', decimals: 0 },
    ],
    rows: modelFactors(result).map(({ model, measure, ours, theirs, factor, reported }) => [
      model ?? words.page.none,
      title(measure),
      ours,
      theirs,
      theirs - ours,
      factor,
      say.reported[reported] ?? reported,
    ]),
    totals: [],
  };
}

/** What arithmetic cannot tell. */
function hints(cube: Cube, result: Reconciliation, options: PageOptions): Block[] {
  if (result.equal || !isOpen(result)) return [];
  const { reconcile: say } = options.words;
  const incomplete = cube.proof.rejected + options.answer.counts.rejected > 0 || cube.failures.length > 0;
  const lines = [
    ...(cube.bill.final === false ? [say.maybePreliminary] : []),
    ...(incomplete || options.answer.failures.length > 0 ? [say.maybeIncomplete] : []),
    ...(options.othersUnknown ? [say.stdinOnce] : []),
    ...(options.kind === 'gateway-log' ? [] : [say.tried]),
  ];
  return lines.length === 0 ? [] : [{ kind: 'lines', tone: 'note', lines }];
}

/** Where every record of the other side and every line of the comparison has gone. */
export function proofLines(
  { lines, counts }: Reconciliation,
  { answer, words }: Pick<PageOptions, 'answer' | 'words'>,
): readonly string[] {
  const { reconcile: say } = words;
  const records = answer.counts;
  const text = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
  const parts = STATUSES.map((status) => `${say.statuses[status]} ${text(counts[status])}`).join(' + ');
  return [
    say.proofRecords({
      read: text(records.read),
      counted: text(records.counted),
      totals: text(records.totals),
      without: text(records.without_usage),
      filtered: text(records.filtered),
      rejected: text(records.rejected),
    }),
    say.proofLines(text(lines.length), parts),
  ];
}

import { formatDecimal } from '../../bill/decimal.ts';
import { groupThousands } from '../../bill/thousands.ts';
import type { Cube } from '../../cube/cube.ts';
import { isMoney } from '../../cube/measures.ts';
import type { Block, Facts, Page, ViewColumn, ViewTable } from '../../report/page.ts';
import { closingBlocks } from '../../report/proof-lines.ts';
import { totalsOf as billTotals } from '../../report/totals.ts';
import type { Label } from '../../report/view.ts';
import type { Words } from '../../words/index.ts';
import { modelFactors } from './by-model.ts';
import { linesBlocks } from './page-lines.ts';
import { uncomparedTable } from './page-uncompared.ts';
import { FACTOR_DECIMALS } from './reasons/factor.ts';
import { type Line, STATUSES } from './reasons/line.ts';
import type { Reconciliation } from './reconcile.ts';
import { comparedTitle, isOpen, reasonsText, totalReasons, uncomparedText, verdict } from './sentences.ts';
import type { SourceAnswer, SourceKind } from './sources/source.ts';
import type { Tolerance } from './tolerance.ts';

export interface ReconcilePageOptions {
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
export function reconciliationPage(cube: Cube, result: Reconciliation, options: ReconcilePageOptions): Page {
  const { words } = options;
  return [
    { kind: 'lines', tone: result.equal ? 'good' : 'bad', lines: [verdict(result, options.name, words)] },
    facts(cube, result, options),
    ...totalTables(result, options),
    ...(options.kind === 'gateway-log' && result.keys.includes('model') ? [modelTable(result, options)] : []),
    ...lineTables(result, options),
    ...uncomparedTable(result, options.name, words),
    ...hints(cube, result, options),
    ...closingBlocks(cube, billTotals(cube), words, proofLines(result, options)),
  ];
}

function facts(cube: Cube, { keys }: Reconciliation, options: ReconcilePageOptions): Facts {
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
        : [[say.comparedBy, page.listed(keys.map((key) => comparedTitle(key, words)))] as const]),
      ...(value === 0n
        ? []
        : [[say.toleranceTitle, `${formatDecimal(value)}${relative ? ' %' : ''}`] as const]),
    ],
  };
}

function totalTables(result: Reconciliation, { words }: ReconcilePageOptions): Block[] {
  const reasons = new Map<Line, string>(
    result.totals.map((total) => [
      total,
      total.reasons.length === 0 ? '' : totalReasons(total, result, words),
    ]),
  );
  const reason = (line: Line) => reasons.get(line) ?? '';
  const title = words.reconcile.totals;
  return inKinds(result.totals).flatMap(({ lines }) =>
    linesBlocks(lines, { title, keys: [], reason, words }),
  );
}

function lineTables(result: Reconciliation, { words, label }: ReconcilePageOptions): Block[] {
  if (result.keys.length === 0) return [];
  const { reconcile: say } = words;
  const told = result.lines.filter(({ status, reasons }) => status !== 'ok' || reasons.length > 0);
  const equal = result.lines.length - told.length;
  const reason = ({ reasons }: Line) => reasonsText(reasons, words);
  const common = { keys: result.keys, reason, words, label };
  const blocks = inKinds(told).flatMap(({ money, lines }): Block[] => {
    const title = money ? say.money : say.usage;
    const more = lines.length - MOST_LINES;
    const shown = linesBlocks(lines.slice(0, MOST_LINES), { title, ...common });
    return more <= 0 ? shown : [...shown, { kind: 'lines', tone: 'note', lines: [say.moreLines(more)] }];
  });
  const note = told.length === 0 ? say.nothingDiffers : say.equalLines(equal);
  return [...blocks, ...(equal === 0 ? [] : [{ kind: 'lines', tone: 'note', lines: [note] } as const])];
}

/** Money and usage in tables of their own: they have other decimals. */
function inKinds<L extends Line>(lines: readonly L[]): readonly { money: boolean; lines: readonly L[] }[] {
  return [true, false]
    .map((money) => ({ money, lines: lines.filter(({ measure }) => isMoney(measure) === money) }))
    .filter(({ lines: own }) => own.length > 0);
}

/** Factors of over- and under-reporting, over all days and keys. */
function modelTable(result: Reconciliation, { words }: ReconcilePageOptions): ViewTable {
  const { reconcile: say } = words;
  const title = (name: string) => comparedTitle(name, words);
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

/** What arithmetic cannot show. */
function hints(cube: Cube, result: Reconciliation, options: ReconcilePageOptions): Block[] {
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
  { lines, counts, uncompared }: Reconciliation,
  { answer, words, name }: Pick<ReconcilePageOptions, 'answer' | 'words' | 'name'>,
): readonly string[] {
  const { reconcile: say } = words;
  const records = answer.counts;
  const text = groupThousands;
  const parts = STATUSES.map((status) => `${say.statuses[status]} ${text(counts[status])}`).join(' + ');
  return [
    say.proofRecords({
      read: text(records.read),
      counted: text(records.counted),
      totals: text(records.totals),
      without: text(records.without_usage),
      parts: text(records.stream_parts),
      aside: text(records.left_aside),
      repeated: text(records.repeated),
      filtered: text(records.filtered),
      rejected: text(records.rejected),
    }),
    say.proofLines(text(lines.length), parts),
    ...uncompared.map((each) => uncomparedText(each, name, words)),
  ];
}

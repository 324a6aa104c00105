import { isMoney } from '../../cube/measures.ts';
import { grouped } from '../../report/facts.ts';
import type { Words } from '../../words/index.ts';
import { type Line, STATUSES } from './reasons/line.ts';
import { isUnexplained, type Reason } from './reasons/reason.ts';
import type { Reconciliation, Total } from './reconcile.ts';

/** The one line that is read first: equal or not, by how much, and what reproduces the difference. */
export function verdict(result: Reconciliation, name: string, words: Words): string {
  const { equal, counts, lines, totals } = result;
  const { reconcile: say } = words;
  const { headline } = say;
  const differing = lines.length - counts.ok;
  const tolerated = lines.filter(({ reasons }) => reasons[0]?.code === 'tolerance').length;
  const sums = totals.filter(
    ({ measure, difference }) => isMoney(measure) || difference !== 0n || totals.length === 1,
  );
  const first =
    lines.length === 0 ? headline.nothing(name) : equal ? headline.equal(name) : headline.notEqual(name);
  const parts = [
    lines.length > 1 ? first + say.keys(differing, lines.length) : first,
    ...(tolerated > 0 ? [say.tolerated(tolerated)] : []),
    ...sums.map((total) => sumSentence(total, result, words)),
  ];
  return parts.join(say.semicolon);
}

function sumSentence(total: Total, result: Reconciliation, words: Words): string {
  const { reconcile: say } = words;
  const money = (value: bigint | null) => amountText(value, total, words);
  const title = measureTitle(total.measure, words);
  if (total.difference === 0n) return say.sumsEqual(title, money(total.ours));
  const sum = say.sumsDiffer(title, money(total.ours), money(total.theirs), signed(total.difference));
  return total.reasons.length === 0 ? sum : sum + say.because(totalReasons(total, result, words));
}

/**
 * Every way found to make the number, none of them more certain than the others; where there is none for the sum as a
 * whole, the lines that it differs in.
 */
export function totalReasons(total: Total, result: Reconciliation, words: Words): string {
  const { reasons, alternatives } = total;
  const lines = isUnexplained(reasons) ? linesIn(total, result, words) : [];
  if (lines.length > 0) return words.reconcile.inLines(words.page.listed(lines));
  const all = [reasons, ...alternatives].map((each) => reasonsText(each, words));
  return all.join(` ${words.reconcile.or} `);
}

/** How many lines of a sum differ in which way. */
function linesIn(
  total: Total,
  { keys, lines }: Reconciliation,
  { reconcile: say }: Words,
): readonly string[] {
  if (keys.length === 0) return [];
  const isOf = (line: Line) =>
    line.measure === total.measure && line.currency === total.currency && line.tax === total.tax;
  const differing = lines.filter((line) => isOf(line) && line.status !== 'ok');
  return STATUSES.flatMap((status) => {
    const count = differing.filter((line) => line.status === status).length;
    return count === 0 ? [] : [`${say.statuses[status] ?? status} ${count}`];
  });
}

/** Reasons in words; two are told together. */
export function reasonsText(reasons: readonly Reason[], { reconcile: say }: Words): string {
  return reasons.map(({ code, params }) => say.reasons[code]?.(params) ?? code).join(` ${say.and} `);
}

export function measureTitle(name: string, { page, reconcile: say }: Words): string {
  return say.titles[name] ?? page.titles[name] ?? name;
}

/** An exact amount with its currency. */
function amountText(value: bigint | null, { currency, measure }: Line, { page }: Words): string {
  if (value === null) return page.none;
  return isMoney(measure) ? `${grouped(value, 0)} ${currency ?? page.unknownCurrency}` : grouped(value, 0);
}

function signed(value: bigint): string {
  return `${value > 0n ? '+' : ''}${grouped(value, 0)}`;
}

/** Whether something differs that no reason reproduces. */
export function isOpen({ lines, totals }: Reconciliation): boolean {
  return [...lines, ...totals].some(({ status, reasons }) => status !== 'ok' && isUnexplained(reasons));
}

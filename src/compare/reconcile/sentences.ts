import { groupThousands } from '../../bill/thousands.ts';
import { isMoney } from '../../cube/measures.ts';
import { grouped } from '../../report/facts.ts';
import { columnTitle } from '../../words/column-title.ts';
import type { Words } from '../../words/index.ts';
import { type Line, STATUSES } from './reasons/line.ts';
import { isUnexplained, type Reason } from './reasons/reason.ts';
import type { Reconciliation, Total } from './reconcile.ts';
import { isAnyCompared, type Uncompared } from './uncompared.ts';

/** The one line that is read first: equal or not, by how much, and what reproduces the difference. */
export function verdict(result: Reconciliation, name: string, words: Words): string {
  const { counts, lines, totals } = result;
  const { reconcile: say } = words;
  const differing = lines.length - counts.ok;
  const tolerated = lines.filter(({ reasons }) => reasons[0]?.code === 'tolerance').length;
  const sums = totals.filter(
    ({ measure, ours, difference }) =>
      difference !== 0n || (ours !== null && (isMoney(measure) || totals.length === 1)),
  );
  const first = headline(result, name, words);
  const counted = lines.length > 1 && isAnyCompared(lines) ? say.keys(differing, lines.length) : '';
  const parts = [
    first + counted + (tolerated > 0 ? say.tolerated(tolerated) : ''),
    ...sums.map((total) => sumSentence(total, result, words)),
    ...result.uncompared.map((each) => uncomparedText(each, name, words)),
  ];
  return parts.join(say.semicolon);
}

/** Equal, not equal, or not comparable: where nothing differs, but not all took part. */
function headline(result: Reconciliation, name: string, words: Words): string {
  const { reconcile: say } = words;
  const { equal, lines } = result;
  const invoiced = lines.find(isInvoiced);
  if (equal && invoiced !== undefined) return say.headline.met(name, reasonsText(invoiced.reasons, words));
  if (equal) return say.headline.equal(name);
  const [hasOurs, hasTheirs] = [lines.some(({ ours }) => ours !== null), lines.some(isTheirs)];
  if (!hasOurs && !hasTheirs) return say.headline.nothing(name);
  if (!hasOurs) return say.headline.emptyBill(name);
  if (!hasTheirs) return say.headline.emptyOther(name);
  return lines.some(({ status }) => status !== 'ok')
    ? say.headline.notEqual(name)
    : say.headline.notComparable(name);
}

function isInvoiced({ reasons }: Line): boolean {
  return reasons[0]?.code === 'invoiced';
}

function isTheirs({ theirs, reasons }: Line): boolean {
  return theirs !== null || reasons.some(({ code }) => code === 'no_price');
}

/** What was not compared: whose, how much of it, and why. */
export function uncomparedText(each: Uncompared, name: string, words: Words): string {
  const { reconcile: say, page } = words;
  const { unit, usage, cost, currency, rows } = each;
  const sums = [
    ...(usage === null ? [] : [`${grouped(usage, 0)} ${unit === null ? '' : unitText(unit, words)}`.trim()]),
    ...(cost === null ? [] : [`${grouped(cost, 0)} ${currency ?? page.unknownCurrency}`]),
  ];
  const side = each.side === 'bill' ? say.ofBill : say.ofOther(name);
  return say.notCompared(groupThousands(rows), side, sums.join(', '), uncomparedReason(each, words));
}

export function uncomparedReason({ kind, unit, name }: Uncompared, words: Words): string {
  const told = kind === 'unit_not_told' ? (unit === null ? '' : unitText(unit, words)) : (name ?? '');
  return words.reconcile.uncomparedReasons[kind]?.(told) ?? kind;
}

function unitText(unit: string, { page }: Words): string {
  return page.values.unit?.[unit] ?? unit;
}

function sumSentence(total: Total, result: Reconciliation, words: Words): string {
  const { reconcile: say } = words;
  const money = (value: bigint | null) => amountText(value, total, words);
  const title = comparedTitle(total.measure, words);
  if (total.difference === 0n) return say.sumsEqual(title, money(total.ours));
  const sum = say.sumsDiffer(title, money(total.ours), money(total.theirs), signed(total.difference));
  return total.reasons.length === 0 || isInvoiced(total)
    ? sum
    : sum + say.because(totalReasons(total, result, words));
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

/** Reasons in words; two of them are joined. */
export function reasonsText(reasons: readonly Reason[], { reconcile: say }: Words): string {
  return reasons.map(({ code, params }) => say.reasons[code]?.(params) ?? code).join(` ${say.and} `);
}

export function comparedTitle(name: string, words: Words): string {
  return words.reconcile.titles[name] ?? columnTitle(name, words);
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

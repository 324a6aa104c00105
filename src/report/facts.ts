import { formatDecimal } from '../bill/decimal.ts';
import { groupThousands } from '../bill/thousands.ts';
import { CORRECTIONS } from '../cube/corrections.ts';
import type { Cube } from '../cube/cube.ts';
import { hasMeasure, type Measure } from '../cube/measures.ts';
import type { Words } from '../words/index.ts';
import { mostDecimals } from './decimals.ts';
import { bucketOf } from './order.ts';
import type { Facts } from './page.ts';
import { type Rolled, rollup } from './rollup.ts';

const DEDUCTIONS = ['discount', 'coupon', 'savings_plan', 'rounding'] as const;
const TOKENS = ['input_tokens', 'cached_tokens', 'output_tokens'] as const;
const COUNTS = ['images', 'seconds', 'characters', 'calls'] as const;

/** For each currency and tax the way from list cost down to payable, to the last decimal. */
export function costFacts(cube: Cube, totals: readonly Rolled[], words: Words): Facts[] {
  const { page } = words;
  return totals.map((total) => ({
    kind: 'facts',
    title: page.cost(total.currency ?? page.unknownCurrency, page.values.tax?.[total.tax] ?? total.tax),
    rows: aligned([...costLines(total, words), ...correctionLines(cube, total, words)]),
    rightAligned: true,
  }));
}

/** The way from list cost to payable, line by line; the last one is what the others come to. */
export function costLines({ measures }: Rolled, words: Words): [string, bigint][] {
  const { page } = words;
  const title = (name: Measure) => page.titles[name] ?? name;
  const { list_cost: list, payable } = measures;
  const taken = DEDUCTIONS.filter((name) => (measures[name] ?? 0n) !== 0n);
  const lines: [string, bigint][] = [];
  if (list !== null) lines.push([page.plus(title('list_cost')), list]);
  for (const name of taken) lines.push([page.less(title(name)), measures[name] as bigint]);
  if (list !== null && payable !== null) {
    const rest = taken.reduce((left, name) => left - (measures[name] as bigint), list) - payable;
    if (rest !== 0n) lines.push([page.less(page.unexplained), rest]);
  }
  if (payable !== null) lines.push([page.equals(title('payable')), payable]);
  return lines;
}

/** What stands under the payable: how much of it are refunds, adjustments and roundings, where there are any. */
export function correctionLines({ corrections }: Cube, total: Rolled, { page }: Words): [string, bigint][] {
  const own = corrections.filter((each) => bucketOf(each) === bucketOf(total));
  return CORRECTIONS.flatMap((name): [string, bigint][] => {
    const payable = own.find(({ feeType }) => feeType === name)?.measures.payable ?? 0n;
    return payable === 0n ? [] : [[`    ${page.corrections[name]}`, payable]];
  });
}

/** What was consumed, over all currencies: tokens and the other units, each by itself. */
export function usageFacts(cube: Cube, totals: readonly Rolled[], words: Words): Facts[] {
  const { title, lines } = usageFactLines(cube, totals, words);
  return lines.length === 0 ? [] : [{ kind: 'facts', title, rows: aligned(lines), rightAligned: true }];
}

/** The lines of {@link usageFacts} as figures, under their title. */
export function usageFactLines(
  cube: Cube,
  totals: readonly Rolled[],
  words: Words,
): { title: string; lines: readonly [string, bigint][] } {
  const total = (name: Measure) =>
    totals.reduce<bigint | null>((sum, row) => add(sum, row.measures[name]), null);
  const { page } = words;
  const lines: [string, bigint][] = [];
  const line = (label: string, value: bigint | null) => {
    if (value !== null && value !== 0n) lines.push([label, value]);
  };
  for (const name of TOKENS) line(page.plus(page.titles[name] ?? name), total(name));
  line(page.equals(page.titles.tokens ?? 'tokens'), total('tokens'));
  line(`    ${page.freeOf}`, total('free_tokens'));
  line(`    ${page.packagedOf}`, packaged(total('tokens'), total('free_tokens'), total('billed_tokens')));
  line(`    ${page.billedOf}`, total('billed_tokens'));
  for (const name of COUNTS) line(`  ${page.titles[name]}`, total(name));
  for (const [unit, value] of otherUnits(cube))
    line(`  ${page.otherUnit(page.values.unit?.[unit] ?? unit)}`, value);
  // Where a layout does not say what was free, it is not known whether its usage holds it.
  const title = total('free_tokens') === null ? page.usageAsWritten : page.usage;
  return { title, lines };
}

/** Tokens neither free nor billed were deducted from a package; unknown where usage is written after the deduction. */
function packaged(all: bigint | null, free: bigint | null, billed: bigint | null): bigint | null {
  if (all === null || free === null || billed === null) return null;
  const rest = all - free - billed;
  return rest > 0n ? rest : null;
}

/** Units without a measure of their own (hours, unknown ones) would otherwise be nowhere on the page. */
function otherUnits(cube: Cube): readonly [string, bigint | null][] {
  if (!cube.dimensions.includes('unit')) return [];
  const byUnit = new Map<string, bigint | null>();
  for (const row of rollup(cube, ['unit'])) {
    const unit = row.values[0];
    if (typeof unit !== 'string' || hasMeasure(unit)) continue;
    byUnit.set(unit, add(byUnit.get(unit) ?? null, row.measures.consumed));
  }
  return [...byUnit];
}

function add(a: bigint | null, b: bigint | null): bigint | null {
  return a === null ? b : b === null ? a : a + b;
}

/** Exact figures under each other by their decimal points. */
function aligned(lines: readonly [string, bigint][]): [string, string][] {
  const most = mostDecimals(lines.map(([, value]) => value));
  return lines.map(([label, value]) => [label, grouped(value, most)]);
}

/** Thousands separated, padded with spaces where the longest has decimals. */
export function grouped(value: bigint, decimals: number): string {
  const [whole = '', fraction = ''] = formatDecimal(value).split('.');
  const separated = groupThousands(whole);
  const point = fraction === '' ? (decimals > 0 ? ' ' : '') : '.';
  return separated + point + fraction.padEnd(decimals, ' ');
}

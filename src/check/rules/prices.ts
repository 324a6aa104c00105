import { formatDecimal, parseDecimal } from '../../bill/decimal.ts';
import { AMOUNTS } from '../../read/contract/answer.ts';
import { type BillGroup, bucket } from '../findings/bill-groups.ts';
import type { Findings } from '../findings/findings.ts';

const USAGE = AMOUNTS.indexOf('usage');
/** Every factor of a known unit divides it: prices of two units can be compared as whole numbers. */
const COMMON_FACTOR = 6_000_000n;
const MOST_PRICES = 10;

interface Price {
  readonly text: string;
  first: string;
  last: string;
  rows: number;
  readonly groups: BillGroup[];
}

/** A model's usage type that was charged at several list prices: which, and from when to when. */
export function checkPrices(groups: readonly BillGroup[], findings: Findings): void {
  const models = new Map<string, Map<bigint, Price>>();
  for (const group of groups) {
    const price = priceOf(group);
    if (price === undefined) continue;
    const model = modelOf(group);
    const prices = models.get(model) ?? new Map<bigint, Price>();
    take(prices, price, group);
    models.set(model, prices);
  }
  for (const prices of models.values()) if (prices.size > 1) tell([...prices.values()], findings);
}

/** Only what was charged says what it cost: a free row may have any price. */
function priceOf({ decoded, raw }: BillGroup): bigint | undefined {
  const { feeType, unit, cell } = decoded;
  const isUsage = feeType === 'usage' || feeType === null;
  if (!isUsage || (raw.sums[USAGE] ?? 0n) === 0n) return undefined;
  const price = parseDecimal(cell('listPrice'));
  return price === undefined ? undefined : price * (COMMON_FACTOR / unit.factor);
}

function modelOf({ decoded }: BillGroup): string {
  const { id, model, unit, currency, tax } = decoded;
  return JSON.stringify([id.vendor, model, id.usageType, unit.base, id.region, currency, tax]);
}

function take(prices: Map<bigint, Price>, value: bigint, group: BillGroup): void {
  const { first, last, raw, decoded } = group;
  const text = `${formatDecimal(parseDecimal(decoded.cell('listPrice')) ?? 0n)}`;
  const price = prices.get(value) ?? { text, first, last, rows: 0, groups: [] };
  if (first < price.first) price.first = first;
  if (last > price.last) price.last = last;
  price.rows += raw.rows;
  price.groups.push(group);
  prices.set(value, price);
}

function tell(prices: readonly Price[], findings: Findings): void {
  const ordered = [...prices].sort((a, b) =>
    a.first < b.first ? -1 : a.first > b.first ? 1 : b.rows - a.rows,
  );
  const group = ordered[0]?.groups[0] as BillGroup;
  const { decoded } = group;
  const subject = [decoded.model, decoded.id.usageType].filter((part) => part !== null).join(' ');
  const texts = ordered.slice(0, MOST_PRICES).map(periodText);
  const params = { model: subject, unit: decoded.cell('unit'), texts, more: ordered.length - texts.length };
  const kind = { code: 'SEVERAL_PRICES', subject, params, ...bucket(group) } as const;
  for (const { groups } of ordered)
    for (const { raw, payable } of groups) findings.add(kind, { rows: raw.rows, cost: payable });
  for (const price of ordered) {
    const { answer, raw } = price.groups.find(({ first }) => first === price.first) as BillGroup;
    const place = { file: answer.file, line: null, rows: price.rows, text: periodText(price), group: raw };
    findings.add(kind, { place });
  }
}

function periodText({ text, first, last }: Price): string {
  if (first === '') return text;
  return `${text} (${first === last ? first : `${first} – ${last}`})`;
}

import { type AmountKey, IDENTITY_RULES, type IdentityRule, SAVINGS_COLUMNS } from '../bill/identities.ts';
import { AMOUNTS, type Amount, type LayoutInfo } from '../read/contract/answer.ts';
import type { ReadOptions } from '../read/contract/engine.ts';
import { CONTENT_AMOUNTS, CONTENT_TEXTS, formOf, hasContent, OWN_AMOUNTS } from '../read/group/content.ts';
import { isTalliedByForm, MOST_TALLIED } from '../read/group/tally.ts';
import type { OpenedText } from '../read/text/opened-text.ts';
import type { ScanExports } from './exports.ts';
import { keySource, type ScanPlan } from './plan.ts';
import type { Scanner } from './scanner.ts';
import { NO_AMOUNT, NO_COLUMN } from './shared.ts';
import type { ScannedTally } from './tallies.ts';

/** Tells the scanner what to read of a file, and has it forget the groups of the one before; returns its tallies. */
export function configure(
  scanner: Scanner,
  opened: OpenedText,
  plan: ScanPlan,
  options: ReadOptions,
): readonly ScannedTally[] {
  const { wasm } = scanner;
  const { header, layout, limits } = opened;
  wasm.layout(
    header.delimiter.charCodeAt(0),
    layout.headers.length,
    Math.min(limits.field, limits.record),
    limits.groups,
  );
  wasm.setLineCount(0);
  for (const { column, prefix, tells } of plan.keys) wasm.key(column, prefix, tells);
  for (const { column } of plan.amounts) wasm.amount(column);
  for (const { column, kind } of plan.times) wasm.time(column, kind);
  setRoles(scanner, plan, options);
  for (const column of plan.telling) wasm.telling(column);
  const day = options.spans === true ? keySource(layout, 'day') : undefined;
  if (day !== undefined) wasm.span(day.column);
  wasm.tell(options.wants !== undefined);
  setProof(scanner, layout, plan, options);
  setContent(scanner, opened, plan, options);
  wasm.clear();
  return setTallies(scanner, layout, options);
}

const placeOf = ({ amounts }: ScanPlan, key: Amount) =>
  amounts.findIndex(({ place }) => place === AMOUNTS.indexOf(key));

function setRoles({ wasm }: Scanner, plan: ScanPlan, { seen }: ReadOptions): void {
  const indexOf = (key: Amount) => placeOf(plan, key);
  wasm.roles(
    plan.idColumn,
    seen === undefined ? NO_COLUMN : plan.lineIdColumn,
    indexOf('consumed'),
    indexOf('usage'),
    indexOf('deducted'),
    indexOf('payable'),
    neededBits(plan),
  );
}

/** What tells lines that were issued again; see `contentOf` of the reference reader. */
function setContent(
  scanner: Scanner,
  { file, layout }: OpenedText,
  plan: ScanPlan,
  { seen, onRepeat, keys }: ReadOptions,
): void {
  const { wasm } = scanner;
  wasm.remember(seen !== undefined);
  wasm.listRepeats(onRepeat !== undefined);
  const areKeys = CONTENT_TEXTS.every((key) => keys.includes(key));
  wasm.clearContent(scanner.formed(file, formOf(layout)), hasContent(layout), areKeys);
  const { columns } = layout;
  for (const [place, key] of CONTENT_TEXTS.entries()) wasm.contentText(place, columns[key] ?? NO_COLUMN);
  for (const [place, key] of [...CONTENT_AMOUNTS, ...OWN_AMOUNTS].entries()) {
    const index = placeOf(plan, key);
    wasm.contentAmount(place, index === -1 ? NO_AMOUNT : index);
  }
  const time = columns.startedAt ?? columns.consumedAt;
  wasm.contentTimes(columns.day ?? NO_COLUMN, time ?? NO_COLUMN);
}

/** Only who asks for doubtful rows has the others proven. */
function setProof(
  { wasm }: Scanner,
  { columns }: LayoutInfo,
  plan: ScanPlan,
  { onDoubt }: ReadOptions,
): void {
  wasm.clearProof(onDoubt !== undefined);
  if (onDoubt === undefined) return;
  const places = new Map<AmountKey, number>(
    plan.amounts.map(({ place }, index) => [AMOUNTS[place] as AmountKey, index]),
  );
  for (const key of ['listPrice', 'afterDiscount'] as const) {
    const column = columns[key];
    if (column === undefined) continue;
    wasm.extra(column);
    places.set(key, places.size);
  }
  for (const rule of IDENTITY_RULES) setRule(wasm, rule, places);
  for (const key of SAVINGS_COLUMNS) {
    const column = columns[key];
    if (column !== undefined) wasm.blank(column);
  }
}

function setRule(wasm: ScanExports, rule: IdentityRule, places: ReadonlyMap<AmountKey, number>): void {
  const { from, factor, minus, optional, to, unless } = rule;
  const needed = [from, ...minus, ...(factor === undefined ? [] : [factor]), ...(to === null ? [] : [to])];
  if (!needed.every((key) => places.has(key))) return;
  const bits = (keys: readonly AmountKey[]) =>
    keys.reduce((all, key) => (places.has(key) ? all | (1 << (places.get(key) as number)) : all), 0);
  const place = (key: AmountKey | null | undefined) => places.get(key as AmountKey) ?? NO_AMOUNT;
  wasm.rule(
    place(from),
    place(to),
    place(factor),
    bits(needed),
    bits([...minus, ...optional]),
    bits(unless === undefined ? [] : [unless]),
  );
}

function setTallies(
  { wasm }: Scanner,
  layout: LayoutInfo,
  { tally = [] }: ReadOptions,
): readonly ScannedTally[] {
  wasm.clearTallies(MOST_TALLIED);
  let count = 0;
  return tally.map((key) => {
    const source = keySource(layout, key);
    if (source === undefined) return { key, number: undefined };
    wasm.tally(source.column, source.prefix, isTalliedByForm(key));
    return { key, number: count++ };
  });
}

/** Amounts whose empty cell says something: see `missingAmount` of the reference reader. */
const NEEDED: readonly Amount[] = ['usage', 'listCost', 'discount', 'coupon', 'payable'];

function neededBits({ amounts }: ScanPlan): number {
  const isNeeded = (place: number) => NEEDED.includes(AMOUNTS[place] as Amount);
  return amounts.reduce((bits, { place }, index) => (isNeeded(place) ? bits | (1 << index) : bits), 0);
}

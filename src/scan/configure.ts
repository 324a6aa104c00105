import { AMOUNTS, type Amount, type ReadOptions } from '../read/contract.ts';
import type { OpenedText } from '../read/read-file.ts';
import { NO_COLUMN, type ScanPlan } from './plan.ts';
import type { Scanner } from './scanner.ts';

/** Tells the scanner what to read of a file, and has it forget the groups of the one before. */
export function configure(
  scanner: Scanner,
  { header, layout, limits }: OpenedText,
  plan: ScanPlan,
  options: ReadOptions,
): void {
  const { wasm } = scanner;
  wasm.layout(
    header.delimiter.charCodeAt(0),
    layout.headers.length,
    Math.min(limits.field, limits.record),
    limits.groups,
  );
  wasm.setLineCount(0);
  for (const { column, prefix } of plan.keys) wasm.key(column, prefix);
  for (const { column } of plan.amounts) wasm.amount(column);
  for (const { column, kind } of plan.times) wasm.time(column, kind);
  const indexOf = (key: (typeof AMOUNTS)[number]) =>
    plan.amounts.findIndex(({ place }) => place === AMOUNTS.indexOf(key));
  const lineId = options.seen === undefined ? NO_COLUMN : plan.lineIdColumn;
  wasm.roles(
    plan.idColumn,
    lineId,
    indexOf('consumed'),
    indexOf('usage'),
    indexOf('deducted'),
    neededBits(plan),
  );
  wasm.remember(options.seen !== undefined);
  wasm.clear();
}

/** Amounts whose empty cell says something: see `missingAmount` of the reference reader. */
const NEEDED: readonly Amount[] = ['usage', 'listCost', 'discount', 'coupon', 'payable'];

function neededBits({ amounts }: ScanPlan): number {
  const isNeeded = (place: number) => NEEDED.includes(AMOUNTS[place] as Amount);
  return amounts.reduce((bits, { place }, index) => (isNeeded(place) ? bits | (1 << index) : bits), 0);
}

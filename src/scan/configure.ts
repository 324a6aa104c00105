import { AMOUNTS, type Amount, type ReadOptions } from '../read/contract.ts';
import type { OpenedText } from '../read/read-file.ts';
import { NO_FIELD, type ScanPlan } from './plan.ts';
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
  for (const [field, column] of plan.columns.entries()) wasm.want(column, field);
  for (const { field, prefix } of plan.keys) wasm.key(field, prefix);
  for (const { field } of plan.amounts) wasm.amount(field);
  for (const { field, kind } of plan.times) wasm.time(field, kind);
  const indexOf = (key: (typeof AMOUNTS)[number]) =>
    plan.amounts.findIndex(({ place }) => place === AMOUNTS.indexOf(key));
  const lineId = options.seen === undefined ? NO_FIELD : plan.lineIdField;
  wasm.roles(
    plan.idField,
    lineId,
    indexOf('consumed'),
    indexOf('usage'),
    indexOf('deducted'),
    neededBits(plan),
  );
  wasm.remember(options.seen !== undefined);
  wasm.clearGroups();
}

/** Amounts whose empty cell says something: see `missingAmount` of the reference reader. */
const NEEDED: readonly Amount[] = ['usage', 'listCost', 'discount', 'coupon', 'payable'];

function neededBits({ amounts }: ScanPlan): number {
  const isNeeded = (place: number) => NEEDED.includes(AMOUNTS[place] as Amount);
  return amounts.reduce((bits, { place }, index) => (isNeeded(place) ? bits | (1 << index) : bits), 0);
}

import { times } from './exact.ts';
import type { Line } from './model.ts';

/** Throws unless every identity of a bill line holds exactly; the generator checks each line it makes. */
export function assertTrue(line: Line): void {
  const wrong = IDENTITIES.find(([, holds]) => !holds(line));
  if (wrong !== undefined) throw new Error(`line ${line.id}: ${wrong[0]} does not hold`);
}

const IDENTITIES: readonly (readonly [string, (line: Line) => boolean])[] = [
  ['before − deducted = usage', (line) => line.consumed - line.deducted === line.usage],
  ['price × usage = list', (line) => times(line.series.price, line.usage) === line.list],
  ['list − discount = after', (line) => line.list - line.discount === line.after],
  ['after − savings − coupon = payable', (line) => line.after - line.savings - line.coupon === line.payable],
  [
    'payable = cash + voucher + prepaid + outstanding',
    (line) => line.payable === line.cash + line.voucher + line.prepaid + line.outstanding,
  ],
];

import { handBill } from '../cli/commands/report/hand-bill.ts';

export const KEYS = 140;
const HOURS = 744;
/** More groups than a page holds. */
export const LINES = KEYS * HOURS;

/** A line for each key and hour of a month; each costs its number in millionths. */
export function manyHours(lines = LINES, keys = KEYS): string {
  const rows = Array.from({ length: lines }, (_, n) => {
    const hour = Math.floor(n / keys);
    const day = String(Math.floor(hour / 24) + 1).padStart(2, '0');
    const time = `2026-05-${day} ${String(hour % 24).padStart(2, '0')}:30:00`;
    const payable = (n / 1e6).toFixed(6);
    const key = n % keys;
    return {
      id: `${5_000_000 + key};llm-a;model-${key % 3};input_token;;0`,
      day: `202605${day}`,
      started: time,
      payable,
      list: payable,
      // One of the models counts pages, a unit without a measure of its own.
      ...(key % 3 === 2 ? { unit: '页', consumed: payable, usage: payable } : {}),
    };
  });
  return handBill(rows);
}

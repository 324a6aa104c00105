import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { formatDecimal } from '../../src/index.ts';
import type { Store } from '../../src/web/pack/store.ts';
import { unpack } from '../../src/web/pack/unpack.ts';
import { fold } from '../../src/web/query/fold.ts';
import { select } from '../../src/web/query/select.ts';
import { handBill } from '../cli/hand-bill.ts';
import { run, useFolder } from '../support/run.ts';

const folder = useFolder();
const KEYS = 140;
const HOURS = 744;

/** A line for each key and hour of a month; each costs its number in millionths. */
function manyHours(): string {
  const lines = Array.from({ length: KEYS * HOURS }, (_, n) => {
    const hour = Math.floor(n / KEYS);
    const day = String(Math.floor(hour / 24) + 1).padStart(2, '0');
    const time = `2026-05-${day} ${String(hour % 24).padStart(2, '0')}:30:00`;
    const payable = (n / 1e6).toFixed(6);
    return {
      id: `${n % KEYS};llm-a;m;input_token;;0`,
      day: `202605${day}`,
      started: time,
      payable,
      list: payable,
    };
  });
  return handBill(lines);
}

function opened(path: string): Store {
  const data = /id="bill-data">([^<]*)</.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
  return unpack(gunzipSync(Buffer.from(data, 'base64')));
}

it.each([
  ['too many for a page', []],
  ['too many for the limit of a report', ['--limit', 'groups=50000']],
] as const)('groups by hour are made groups by day where they are %s', async (_, more) => {
  const bill = join(folder, 'hours.csv');
  const page = join(folder, 'hours.html');
  writeFileSync(bill, manyHours());
  expect(await run([bill, '-o', page, ...more])).toMatchObject({ code: 0, stdout: '' });
  const store = opened(page);
  const count = KEYS * HOURS;
  expect(store.head.byDay).toBe(true);
  expect(store.size).toBe(KEYS * 31);
  expect(store.head.proof).toMatchObject({ rowsRead: count, counted: count });
  const [total] = fold(store, select(store, { values: {} }), []);
  expect(formatDecimal(total?.measures.payable ?? 0n)).toBe(String((count * (count - 1)) / 2 / 1e6));
  expect(statSync(page).size).toBeLessThan(8e6);
});

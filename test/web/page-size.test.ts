import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { formatDecimal } from '../../src/index.ts';
import { fold } from '../../src/web/query/fold.ts';
import { select } from '../../src/web/query/select.ts';
import type { Store } from '../../src/web/wire/store.ts';
import { unpack } from '../../src/web/wire/unpack.ts';
import { run } from '../support/cli/run.ts';
import { useFolder } from '../support/files/use-folder.ts';
import { KEYS, LINES, manyHours } from './many-hours.ts';

const folder = useFolder();
/** Of them every line fits on a page, but not in so low a limit. */
const FEW = 11;

function opened(path: string): Store {
  const data = /id="bill-data">([^<]*)</.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
  return unpack(gunzipSync(Buffer.from(data, 'base64')));
}

it.each([
  ['too many for a page', KEYS, []],
  ['too many for the limit of a report', FEW, ['--limit', 'groups=5000']],
] as const)('groups by hour are made groups by day where they are %s', async (_, keys, more) => {
  const lines = (LINES / KEYS) * keys;
  const bill = join(folder, 'hours.csv');
  const page = join(folder, 'hours.html');
  writeFileSync(bill, manyHours(lines, keys));
  expect(await run([bill, '-o', page, ...more])).toMatchObject({ code: 0, stdout: '' });
  const store = opened(page);
  expect(store.head.byDay).toBe(true);
  expect(store.size).toBe(keys * 31);
  expect(store.head.proof).toMatchObject({ rowsRead: lines, counted: lines });
  const [total] = fold(store, select(store, { values: {} }), []);
  expect(formatDecimal(total?.measures.payable ?? 0n)).toBe(String((lines * (lines - 1)) / 2 / 1e6));
  expect(statSync(page).size).toBeLessThan(8e6);
});

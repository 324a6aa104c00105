import { expect, it } from 'vitest';
import {
  costTable,
  createRedactor,
  metricsOf,
  type Problem,
  readBill,
  words,
  writeOpenMetrics,
} from '../../src/index.ts';
import { MAY, sample } from '../support/files/samples.ts';

const IDS = /\b(?:50000\d\d\b|1234567890123456|1000000000000001\b|(?:llm|ws)-demo)/;

it('a library reads a bill redacted, its rejects too', async () => {
  const rejects: Problem[] = [];
  const cube = await readBill([MAY, sample('bad-rows-202605.csv')], {
    by: ['account', 'api-key', 'workspace', 'day', 'month'],
    redactor: createRedactor('a secret of enough letters'),
    onReject: (problem) => rejects.push(problem),
  });
  const table = costTable(cube, { dimensions: cube.dimensions });
  const labels = ['account_id', 'api_key_id', 'workspace_id'];
  const { families } = metricsOf(cube, { labels, step: 'day' }, words('en'));
  const all = [
    JSON.stringify([table.rows, cube.bill, cube.notices, rejects], bigint),
    ...writeOpenMetrics(families),
  ];
  expect(rejects).toHaveLength(8);
  expect(IDS.exec(all.join(''))?.[0]).toBeUndefined();
  expect(all.join('')).toContain('key-');
  expect(cube.bill.files[0]).toBe('file-1-20260603120501_202605_consumedetailbillv2.csv');
  expect(cube.bill.files[1]).toMatch(/^file-2\.csv$/);
});

function bigint(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  BillError,
  costTable,
  findDimension,
  formatDecimal,
  type Problem,
  readBill,
  readNames,
  sentence,
  summaryPage,
  totalsOf,
  words,
  writeDelimited,
  writeJson,
} from '../src/index.ts';
import { run } from './support/cli/run.ts';
import { APRIL, MAY, sample, sampleAnswers } from './support/files/samples.ts';

const printed: unknown[] = [];

beforeEach(() => {
  printed.length = 0;
  const catchAll = (text: unknown) => printed.push(text) > 0;
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation(catchAll);
  for (const name of ['log', 'error', 'warn', 'info', 'debug'] as const)
    vi.spyOn(console, name).mockImplementation(catchAll);
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(printed).toEqual([]);
});

describe('the library', () => {
  it('reads a bill into a cube with exact amounts', async () => {
    const cube = await readBill([MAY]);
    const answer = sampleAnswers().find(({ input }) => MAY.endsWith(input));
    const [total] = totalsOf(cube);
    expect(formatDecimal(total?.measures.payable ?? 0n)).toBe('74.96758806');
    expect(total?.measures.payable).toBe(74_967_588_060_000_000_000n);
    expect(cube.proof).toEqual({
      rowsRead: answer?.rows_read,
      counted: answer?.counted,
      leftAside: answer?.left_aside,
      totalRows: 0,
      filtered: 0,
      duplicates: 0,
      rejected: 0,
    });
    expect(cube.bill).toMatchObject({ months: ['2026-05'], accounts: ['1234567890123456'], final: true });
  });

  it('makes the tables that the command makes', async () => {
    const cube = await readBill([APRIL, MAY], { by: ['month', 'model', 'unit'] });
    const table = costTable(cube, { dimensions: ['billing_month', 'model', 'unit'] });
    const csv = [...writeDelimited(table, { delimiter: ',' })].join('');
    const json = [
      ...writeJson(
        { report: 'cost', bill: cube.bill, proof: cube.proof, table, warnings: cube.notices },
        (notice) => sentence(notice, words('en')),
      ),
    ].join('');
    const args = [APRIL, MAY, '--by', 'month,model,unit'];
    const [asCsv, asJson] = await Promise.all([run(args), run([...args, '--format', 'json'])]);
    expect(csv).toBe(asCsv.stdout);
    expect(json).toBe(asJson.stdout);
  });

  it('filters and names', async () => {
    const names = await readNames(sample('names.csv'));
    const cube = await readBill([MAY], { by: ['team'], names, filters: { apiKey: ['search-*'] } });
    const { rows } = costTable(cube, { dimensions: ['team'], measures: ['rows'] });
    expect(rows).toEqual([['search', 'CNY', 'included', expect.any(Number)]]);
    expect(cube.proof.filtered).toBeGreaterThan(0);
  });

  it('makes people’s pages as data', async () => {
    const cube = await readBill([MAY], { by: ['model', 'channel_name', 'api-key'] });
    const page = summaryPage(cube, { words: words('zh') });
    expect(page[0]).toEqual({ kind: 'heading', text: '百炼账单 2026-05' });
  });

  it('hands out rejected rows, and stops at the first only if asked', async () => {
    const rejected: Problem[] = [];
    const cube = await readBill([sample('bad-rows-202605.csv')], { onReject: (each) => rejected.push(each) });
    expect(rejected).toHaveLength(8);
    expect(rejected[0]).toMatchObject({ code: 'NOT_A_NUMBER', line: 6, column: '应付金额' });
    expect(cube.proof.rejected).toBe(8);
    await expect(readBill([sample('bad-rows-202605.csv')], { strict: true })).rejects.toMatchObject({
      name: 'BillError',
      line: 6,
    });
  });

  it('throws for what cannot be read or is not known', async () => {
    await expect(readBill(['none-*.csv'])).rejects.toBeInstanceOf(BillError);
    await expect(readBill([MAY], { by: ['nonsense'] })).rejects.toMatchObject({
      name: 'BillError',
      problem: { code: 'UNKNOWN_DIMENSION', params: { name: 'nonsense' } },
    });
    expect((await readBill(['none.csv'])).failures).toMatchObject([{ code: 'NOT_FOUND', file: 'none.csv' }]);
    expect(findDimension('nonsense')).toBeUndefined();
  });

  it('leaves the process alone', async () => {
    const before = { code: process.exitCode, signals: process.listenerCount('SIGINT') };
    await readBill([MAY, 'none.csv']);
    expect({ code: process.exitCode, signals: process.listenerCount('SIGINT') }).toEqual(before);
  });
});

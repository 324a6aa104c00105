import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  BillError,
  checkBill,
  costTable,
  findDimension,
  formatDecimal,
  type Problem,
  readBill,
  readNames,
  rollup,
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
    expect([...rows]).toEqual([['search', 'CNY', 'included', expect.any(Number)]]);
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
    await expect(readBill([MAY, 'none.csv'])).rejects.toMatchObject({ code: 'NOT_FOUND', file: 'none.csv' });
    await expect(checkBill([MAY, 'none.csv'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(findDimension('nonsense')).toBeUndefined();
  });

  it('counts the other inputs where someone takes what cannot be read', async () => {
    const failures: Problem[] = [];
    const cube = await readBill([MAY, 'none.csv'], { onFailure: (failure) => failures.push(failure) });
    expect(failures).toMatchObject([{ code: 'NOT_FOUND', file: 'none.csv' }]);
    expect(cube.failures).toEqual(failures);
    expect(cube.proof.rowsRead).toBe(100);
  });

  it('throws for a dimension that the bill was not read by', async () => {
    const cube = await readBill([MAY], { by: ['model'] });
    const asked = [
      () => rollup(cube, ['model', 'day']),
      () => costTable(cube, { dimensions: ['day'] }),
      () => costTable(cube, { dimensions: ['model'], pivot: 'day' }),
      () => summaryPage(cube, { words: words('en') }),
    ];
    for (const each of asked) expect(each).toThrow(expect.objectContaining({ code: 'DIMENSION_NOT_READ' }));
    expect(rollup(cube, ['model']).length).toBeGreaterThan(5);
  });

  it('leaves the process alone', async () => {
    const before = { code: process.exitCode, signals: process.listenerCount('SIGINT') };
    await readBill([MAY, 'none.csv'], { onFailure: () => {} });
    expect({ code: process.exitCode, signals: process.listenerCount('SIGINT') }).toEqual(before);
  });
});

import { describe, expect, it } from 'vitest';
import { readText } from '../reading.ts';
import { type HandRow, hand, headerOf, without } from '../row/hand.ts';

const BAD: HandRow = { payable: 'x' };
const many = (count: number, row: HandRow) => Array.from({ length: count }, () => row);

describe('a limit is told, and can be raised', () => {
  const wide = hand([{}, {}, {}]);
  it('bytes of a record', async () => {
    const text = hand([{}, { productName: 'x'.repeat(2000) }, {}]);
    const { rejects, answer } = await readText(text, { limits: { record: 1000 } });
    expect(rejects).toMatchObject([{ code: 'RECORD_TOO_LONG', line: 3, params: { limit: 1000 } }]);
    expect(answer?.counts).toMatchObject({ counted: 2, rejected: 1 });
    expect((await readText(text, { limits: { record: 4000 } })).rejects).toEqual([]);
  });

  it('bytes of a record over several lines', async () => {
    const text = hand([{}, { productName: 'x\n'.repeat(1000) }, {}]);
    const { rejects, answer } = await readText(text, { limits: { record: 1000 } });
    expect(rejects.length).toBeGreaterThan(0);
    expect(rejects[0]).toMatchObject({ line: 3 });
    expect(answer?.counts.counted).toBe(2);
    expect((await readText(text)).rejects).toEqual([]);
  });

  it('characters of a cell', async () => {
    const text = hand([{}, { productName: '长'.repeat(200) }, {}]);
    const { rejects } = await readText(text, { limits: { field: 199 } });
    expect(rejects).toMatchObject([
      { code: 'FIELD_TOO_LONG', line: 3, column: headerOf('productName'), params: { limit: 199 } },
    ]);
    expect((await readText(text, { limits: { field: 200 } })).rejects).toEqual([]);
  });

  it('columns of a header', async () => {
    const columns = without().length;
    const { failure } = await readText(wide, { limits: { columns: columns - 1 } });
    expect(failure).toMatchObject({
      code: 'TOO_MANY_COLUMNS',
      line: 1,
      params: { found: columns, limit: columns - 1 },
    });
    expect((await readText(wide, { limits: { columns } })).failure).toBeUndefined();
  });

  it('rejected rows one after the other', async () => {
    const text = hand([{}, ...many(10, BAD), {}]);
    const { failure, rejects, answer } = await readText(text, { limits: { rejects: 10 } });
    expect(failure).toMatchObject({ code: 'GAVE_UP', line: 12, params: { limit: 10 } });
    expect(rejects).toHaveLength(10);
    expect(answer?.counts).toMatchObject({ rowsRead: 11, counted: 1, rejected: 10 });
    expect((await readText(text, { limits: { rejects: 11 } })).failure).toBeUndefined();
  });

  it('is not reached by rejected rows with good ones between', async () => {
    const text = hand(many(50, {}).flatMap((row) => [row, ...many(9, BAD)]));
    const { failure, answer } = await readText(text, { limits: { rejects: 10 } });
    expect(failure).toBeUndefined();
    expect(answer?.counts).toMatchObject({ counted: 50, rejected: 450 });
  });
});

describe('strict mode stops at the first row that is rejected', () => {
  it.each([
    ['NOT_A_NUMBER', hand([{}, {}, BAD, BAD])],
    ['FIELD_COUNT', hand([{}, {}, {}]).replace(/\n$/, ',\n')],
    ['UNCLOSED_QUOTE', `${hand([{}, {}])}"\n`],
    ['NOT_A_DAY', hand([{}, {}, { day: '20260230' }])],
  ])('%s', async (code, text) => {
    const { failure, answer } = await readText(text, { strict: true });
    expect(failure).toMatchObject({ code, line: 4, file: 'bill.csv' });
    expect(answer).toBeUndefined();
  });

  it('and reads a good file as ever', async () => {
    expect((await readText(hand([{}, {}]), { strict: true })).answer?.counts.counted).toBe(2);
  });
});

it('every row is accounted for', async () => {
  const rows = [{ line: '1' }, { line: '1' }, { line: '2', product: 'ecs', id: 'i-1' }, BAD, { line: '3' }];
  const { answer } = await readText(hand(rows));
  expect(answer?.counts).toEqual({
    rowsRead: 5,
    counted: 2,
    leftAside: 1,
    totalRows: 0,
    duplicates: 1,
    rejected: 1,
  });
});

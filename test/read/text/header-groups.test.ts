import { describe, expect, it } from 'vitest';
import { groupsIn } from '../../../src/read/group/group-columns.ts';
import { fastEngine } from '../../../src/scan/engine.ts';
import { useFolder } from '../files.ts';
import { KEYS, plain, readBytes, readText, totalsOf } from '../reading.ts';

const FIELDS = ['账单月份', '费用类型', '产品Code', '实例ID', '用量', '用量单位', '定价币种', '应付金额'];
const id = (model: string) => `"5000001;llm-demo000000000001;${model};input_token;;0"`;
const row = (model: string, usage: string, payable: string, separator = ',') =>
  ['202605', '云资源按量费用', 'sfm', id(model), usage, '千tokens', 'CNY', payable].join(separator);
const ROWS = [row('qwen-max', '2', '0.04'), row('qwen-plus', '0.5', '0.031')];
const TRUTH = { payable: '0.071', tokens: '2500' };
const file = useFolder();

describe('a header of two lines, groups above their fields', () => {
  it.each([
    [
      'cells that went over several columns are empty',
      '账单信息,,产品信息,资源信息,用量信息,,定价信息,应付信息',
      FIELDS,
    ],
    [
      'each group repeated',
      '账单信息,账单信息,产品信息,资源信息,用量信息,用量信息,定价信息,应付信息',
      FIELDS,
    ],
    [
      'in English',
      'BillingDetails,,ProductDetails,ResourceDetails,UsageDetails,,PricingDetails,PayableDetails',
      FIELDS,
    ],
    ['fewer cells than fields', '账单信息,,产品信息,资源信息', FIELDS],
    [
      'a name over both lines, in the first',
      '账单月份,账单信息,产品信息,资源信息,用量信息,,定价信息,应付金额',
      ['', ...FIELDS.slice(1, -1), ''],
    ],
    [
      'most names in the first line',
      '账单月份,费用类型,产品Code,实例ID,用量信息,,定价币种,应付金额',
      ['', '', '', '', '用量', '用量单位', '', ''],
    ],
  ])('%s', async (_, groups, fields) => {
    const text = `${[groups, fields.join(','), ...ROWS].join('\n')}\n`;
    const { answer, rejects, failure } = await readText(text);
    expect([rejects, failure]).toEqual([[], undefined]);
    expect(answer?.counts).toMatchObject({ rowsRead: 2, counted: 2, rejected: 0 });
    expect(totalsOf(answer as NonNullable<typeof answer>)).toMatchObject(TRUTH);
    expect(answer).toMatchObject({ headerLine: 2, preambleLines: 0 });
  });

  it('in the fast reader, of a file on disk, and twice where files were joined', async () => {
    const part = ['账单信息,,产品信息,资源信息,用量信息,,定价信息,应付信息', FIELDS.join(','), ...ROWS];
    const path = file('joined.csv', `${[...part, ...part].join('\n')}\n`);
    const rejects: unknown[] = [];
    const { createReadStream } = await import('node:fs');
    const source = { name: path, path, open: () => createReadStream(path) as AsyncIterable<Uint8Array> };
    const answer = await fastEngine().read(source, { keys: KEYS, onReject: (each) => rejects.push(each) });
    expect(rejects).toEqual([]);
    expect(answer?.counts).toMatchObject({ rowsRead: 4, counted: 4 });
    expect(
      plain(
        (answer === undefined ? [] : groupsIn(answer.groups)).reduce(
          (sum, { sums }) => sum + (sums[8] ?? 0n),
          0n,
        ),
      ),
    ).toBe('0.142');
  });

  it('a title stays a title, and a row above the header a row', async () => {
    const title = await readText(`百炼账单\n${[FIELDS.join(','), ...ROWS].join('\n')}\n`);
    expect(title.answer).toMatchObject({ headerLine: 2, preambleLines: 1 });
    const above = await readText(`${[ROWS[0], FIELDS.join(','), ROWS[1]].join('\n')}\n`);
    expect(above.answer?.counts).toMatchObject({ rowsRead: 2, counted: 2 });
  });
});

describe('rows that all have the same wrong number of cells', () => {
  const files = async (header: readonly string[], rows: readonly string[]) => {
    const { readInputs } = await import('../../../src/read/files/read-inputs.ts');
    const rejects: { code: string; line?: number }[] = [];
    const path = file('width.csv', `${[header.join(','), ...rows].join('\n')}\n`);
    const reading = await readInputs([path], {
      keys: KEYS,
      onReject: ({ code, line = 0 }) => rejects.push({ code, line }),
    });
    return { rejects, failures: reading.failures, counts: reading.answers[0]?.counts };
  };
  const short = FIELDS.filter((name) => name !== '用量单位');

  it.each([
    ['a name is lost', short, ROWS, { found: 8, expected: 7, rows: 2 }],
    [
      'each row ends in a separator',
      FIELDS,
      ROWS.map((each) => `${each},`),
      { found: 9, expected: 8, rows: 2 },
    ],
    ['the header ends in one', [...FIELDS, '', ''], ROWS, { found: 8, expected: 10, rows: 2 }],
  ])('%s: the header is named, once', async (_, header, rows, params) => {
    const { rejects, failures, counts } = await files(header, rows);
    expect(rejects).toEqual([]);
    expect(failures).toMatchObject([{ code: 'HEADER_WIDTH', line: 1, params }]);
    expect(counts).toMatchObject({ rowsRead: 2, rejected: 2, counted: 0 });
  });

  it.each([
    ['one good row', [...ROWS, `${ROWS[0]},`, `${ROWS[0]},`], [4, 5]],
    ['another number', [`${ROWS[0]},`, `${ROWS[0]},,`], [2, 3]],
    ['a single row', [`${ROWS[0]},`], [2]],
  ])('%s: the rows are at fault', async (_, rows, lines) => {
    const { rejects, failures } = await files(FIELDS, rows);
    expect(rejects).toEqual(lines.map((line) => ({ code: 'FIELD_COUNT', line })));
    expect(failures).toEqual([]);
  });
});

describe('the line that names the separator', () => {
  it('is no row and no title that stands for a header', async () => {
    const bar = [FIELDS.join('|'), row('qwen-max', '2', '0.04', '|')].join('\n');
    const { answer, rejects } = await readBytes(Buffer.from(`sep=|\n${bar}\n`));
    expect(rejects).toEqual([]);
    expect(answer?.counts).toMatchObject({ rowsRead: 1, counted: 1 });
  });
});

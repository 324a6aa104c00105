import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { report, run } from '../../support/cli/run.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { handBill } from '../commands/report/hand-bill.ts';
import {
  CONTRACT_BILL,
  COST_COLUMNS,
  NAMES_FILE,
  SETTLEMENT_COLUMNS,
  USAGE_COLUMNS,
} from './contract-bill.ts';

const folder = useFolder();
const bill = join(folder, 'bill.csv');
const names = join(folder, 'names.csv');
const settled = join(folder, 'settled.csv');
writeFileSync(bill, CONTRACT_BILL);
writeFileSync(names, NAMES_FILE);
writeFileSync(
  settled,
  handBill([
    { payable: '10', voucher: '4', cash: '3', prepaid: '2', outstanding: '1', rounding: '0.005' },
    { payable: '5.5', voucher: '0', cash: '5.5', prepaid: '', outstanding: '0', rounding: '' },
  ]),
);

const UNIT_COLUMNS = ['consumed', 'deducted', 'billed'];
const KEY_COLUMNS = ['billing_month', 'workspace_id', 'api_key_id'];
const CALL_COLUMNS = ['channel', 'channel_name', 'model', 'usage_type', 'direction', 'fee_type', 'unit'];
const MEASURES = ['rows', ...USAGE_COLUMNS, ...UNIT_COLUMNS, ...COST_COLUMNS];

const header = (text: string, delimiter = ',') => (text.split('\n')[0] as string).split(delimiter);

describe('the table without --by', () => {
  it('has the contract’s columns in its order', async () => {
    const { stdout } = await run([bill]);
    expect(header(stdout)).toEqual([...KEY_COLUMNS, ...CALL_COLUMNS, 'currency', 'tax', ...MEASURES]);
  });

  it('has the names file’s columns behind the API key', async () => {
    const { stdout } = await run([bill, '--names', names]);
    expect(header(stdout)).toEqual([
      ...KEY_COLUMNS,
      'workspace_name',
      'api_key_name',
      'team',
      'cost_center',
      ...CALL_COLUMNS,
      'currency',
      'tax',
      ...MEASURES,
    ]);
  });

  it('says every line in exact figures, absent values empty', async () => {
    const { stdout } = await run([bill]);
    const expected = [
      '2026-05,llm-a,5000001,app,app,qwen-plus,context_0-128k_thinking_input_token_batch,input,usage,token,CNY,included,1,1500,0,0,1500,0,1000,0,0,0,0,1500,500,1000,0.003,0.001,0.0005,,0.0015',
      '2026-05,llm-a,,bmp,console,qwen-plus,output_token,output,free-quota,token,CNY,included,1,0,0,2000,2000,2000,0,0,0,0,0,2000,2000,0,0,0,0,,0',
      '2026-05,ws-b,5000002,,api,GLM-5.3,input_token_cache,input,refund,token,USD,included,1,0,250,0,250,0,250,0,0,0,0,250,0,250,-12.5,0,0,,-12.5',
      '2026-05,llm-a,,assistant-api,assistant-api,wanx2.1,1080P,,usage,image,CNY,included,1,0,0,0,0,0,0,3,0,0,0,3,0,3,0.6,0,0,,0.6',
      '2026-05,llm-a,,RAG,knowledge-base,aivideo,content_duration,,usage,second,CNY,included,1,0,0,0,0,0,0,0,120,0,0,120,0,120,0.0000392,0,0,,0.0000392',
      '2026-05,,,,unknown,kb-0123abcd,,,usage,hour,CNY,included,1,0,0,0,0,0,0,0,0,0,0,2,0,2,0.042,0,0,,0.042',
      '2026-05,ws-b,5000002,,api,GLM-5.3,output_tokens,output,usage,token,USD,included,1,0,0,1,1,0,1,0,0,0,0,1,0,1,0.5,0,0,,0.5',
      '2026-05,llm-a,,voice,voice,qwen-max,images_novel,,新费用,call,CNY,included,1,0,0,0,0,0,0,0,0,0,5,5,0,5,1000000000000.000000000001,0,0,,1000000000000.000000000001',
      '2026-05,llm-a,5000001,,api,qwen-plus,context_0-128k_thinking_input_token_batch,input,usage,光年,CNY,included,1,0,0,0,0,0,0,0,0,0,0,7,0,7,0.01,0,0,,0.01',
    ];
    expect(stdout.trimEnd().split('\n').slice(1).sort()).toEqual(expected.sort());
  });
});

describe('one table in four formats', () => {
  const by = ['--by', 'model,thinking,channel'];

  it('csv, tsv, ndjson and JSON rows carry the same', async () => {
    const [asCsv, asTsv, asNdjson, asJson] = await Promise.all([
      run([bill, ...by, '--format', 'csv']),
      run([bill, ...by, '--format', 'tsv']),
      run([bill, ...by, '--format', 'ndjson']),
      report([bill, ...by]),
    ]);
    const lines = asNdjson.stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(asJson.rows);
    const columns = asJson.columns.map(({ name }) => name);
    for (const line of lines) expect(Object.keys(JSON.parse(line))).toEqual(columns);
    const texts = asJson.rows.map((row) => columns.map((name) => asCell(row[name])));
    expect(parse(asCsv.stdout)).toEqual([columns, ...texts]);
    expect(parse(asTsv.stdout, { delimiter: '\t' })).toEqual([columns, ...texts]);
  });

  it('has no byte order mark and LF at the end of each line', async () => {
    const { bytes } = await run([bill]);
    expect(bytes.subarray(0, 13).toString()).toBe('billing_month');
    expect(bytes.includes('\r')).toBe(false);
    expect(bytes.at(-1)).toBe(0x0a);
  });

  it('is the same in every language', async () => {
    for (const format of ['csv', 'tsv', 'ndjson']) {
      const english = await run([bill, '--names', names, '--format', format, '--lang', 'en']);
      const chinese = await run([bill, '--names', names, '--format', format, '--lang', 'zh']);
      expect(chinese.stdout).toBe(english.stdout);
      expect(chinese.stderr).not.toBe(english.stderr);
    }
    const [english, chinese] = await Promise.all([
      report([bill, '--lang', 'en']),
      report([bill, '--lang', 'zh']),
    ]);
    const { warnings: told, ...figures } = chinese;
    expect(figures).toEqual({ ...english, warnings: undefined });
    expect(told.map(({ code }) => code)).toEqual(english.warnings.map(({ code }) => code));
    for (const { message } of told) expect(message).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('measures', () => {
  it.each([
    ['all of them', [], ['rows', ...USAGE_COLUMNS, ...COST_COLUMNS]],
    ['those asked for, in that order', ['--measure', 'payable,rows'], ['payable', 'rows']],
    ['repeated options add up', ['--measure', 'payable', '--measure', 'tokens'], ['payable', 'tokens']],
    ['each once', ['--measure', 'payable,payable'], ['payable']],
    ['dashes for underscores', ['--measure', 'list-cost'], ['list_cost']],
  ])('%s', async (_, options, measures) => {
    const { columns } = await report([bill, '--by', 'model', ...options]);
    expect(columns.map(({ name }) => name)).toEqual(['model', 'currency', 'tax', ...measures]);
  });

  it('unit as a dimension adds consumed, deducted and billed in base units', async () => {
    const { columns, rows } = await report([bill, '--by', 'unit']);
    expect(columns.map(({ name }) => name)).toEqual(['unit', 'currency', 'tax', ...MEASURES]);
    const consumed = rows.map((row) => [row.unit, row.currency, row.consumed, row.deducted, row.billed]);
    expect(consumed.sort()).toEqual(
      [
        ['call', 'CNY', '5', '0', '5'],
        ['hour', 'CNY', '2', '0', '2'],
        ['image', 'CNY', '3', '0', '3'],
        ['second', 'CNY', '120', '0', '120'],
        ['token', 'CNY', '3500', '2500', '1000'],
        ['token', 'USD', '251', '0', '251'],
        ['光年', 'CNY', '7', '0', '7'],
      ].sort(),
    );
  });

  it('settlement says how the payable was paid, only when asked for', async () => {
    const usual = await report([settled, '--by', 'model']);
    const names = usual.columns.map(({ name }) => name);
    for (const name of [...SETTLEMENT_COLUMNS, 'rounding']) expect(names).not.toContain(name);
    const asked = [...SETTLEMENT_COLUMNS, 'rounding', 'payable'];
    const { rows } = await report([settled, '--by', 'model', '--measure', asked.join()]);
    expect(rows).toEqual([
      {
        model: 'qwen-plus',
        currency: 'CNY',
        tax: 'included',
        voucher: '4',
        cash: '8.5',
        prepaid: '2',
        outstanding: '1',
        rounding: '0.005',
        payable: '15.5',
      },
    ]);
  });

  it('settlement is absent where the layout has none', async () => {
    const { rows } = await report([bill, '--by', 'month', '--measure', 'voucher,payable']);
    expect(rows.map(({ voucher }) => voucher)).toEqual([null, null]);
  });
});

describe('tax', () => {
  it.each([
    ['应付信息/应付金额（含税）', 'included'],
    ['PayableDetails/TaxExclusivePayableAmount', 'excluded'],
    ['应付金额', 'unknown'],
  ])('%s: %s', async (title, tax) => {
    const stdin = handBill([{}]).replace('应付信息/应付金额（含税）', title);
    const { rows } = await report(['-', '--by', 'model'], { stdin });
    expect(rows.map((row) => [row.tax, row.payable])).toEqual([[tax, '1']]);
  });
});

function asCell(value: unknown): string {
  return value === null ? '' : String(value);
}

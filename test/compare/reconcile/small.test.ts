import { describe, expect, it } from 'vitest';
import { factorOf } from '../../../src/compare/reconcile/reasons/factor.ts';
import { matchColumns } from '../../../src/compare/reconcile/sources/columns.ts';
import { dimensionValueOf, modelRule } from '../../../src/compare/reconcile/sources/values.ts';
import { isWithin, parseTolerance } from '../../../src/compare/reconcile/tolerance.ts';
import { withoutSecrets } from '../../../src/read/records/secrets.ts';
import { dec } from './made.ts';

describe('tolerance', () => {
  it.each([
    ['0.01', '100', '0.01', true],
    ['0.01', '100', '-0.01', true],
    ['0.01', '100', '0.010000000000000001', false],
    ['0.5%', '200', '1', true],
    ['0.5%', '-200', '1', true],
    ['0.5%', '200', '1.000000000000000001', false],
    ['0.5%', '0', '0', true],
    ['0.5%', '0', '0.000000000000000001', false],
    ['0', '5', '0', true],
  ])('%s of %s: a difference of %s is within: %s', (text, ours, difference, within) => {
    const tolerance = parseTolerance(text);
    if (tolerance === undefined) throw new Error(text);
    expect(isWithin(tolerance, dec(ours), dec(difference))).toBe(within);
  });

  it.each(['', '-1', 'x', '1%%', '1 2', '%'])('%j is none', (text) => {
    expect(parseTolerance(text)).toBeUndefined();
  });
});

describe('columns by name', () => {
  const matched = (...columns: string[]) => {
    const { keys, measures, currency, unused } = matchColumns(columns, new Map(), []);
    return { keys: [...keys.keys()], measures: [...measures.keys()], currency, unused };
  };
  it.each([
    [['Model', 'Amount'], ['model'], ['payable']],
    [['模型', '金额（元）'], ['model'], ['payable']],
    [['日期', 'API Key', '应付金额'], ['day', 'api_key_id'], ['payable']],
    [['账单信息/账单月份', '应付信息/应付金额（含税）'], ['billing_month'], ['payable']],
    [['workspace', 'Total Cost (USD)', 'tokens'], ['workspace_id'], ['payable', 'tokens']],
    [['product', 'cost'], ['product'], ['payable']],
    [['模型', '应付金额(元)'], ['model'], ['payable']],
    [['模型', '应付金额（单位：元）', '目录总价（元）'], ['model'], ['payable', 'list_cost']],
    [['model', 'cost_usd', 'list_cost_usd'], ['model'], ['payable', 'list_cost']],
    [['model', 'Amount in USD'], ['model'], ['payable']],
    // The plain name is preferred, whatever else is there.
    [['model', 'cost', 'cost_usd'], ['model'], ['payable']],
    // A bill's own table: each of its two payables has its preference.
    [
      ['Pretax Amount', 'After-Tax Amount', 'Product', 'Usage Unit', 'Billing Item', 'Currency'],
      ['product', 'unit'],
      ['payable'],
    ],
  ])('%j', (columns, keys, measures) => {
    expect(matched(...columns)).toMatchObject({ keys, measures });
  });

  it.each([
    ['应付金额(元)', 'CNY', null],
    ['应付金额（含税）', null, 'included'],
    ['cost_usd', 'USD', null],
    ['Amount (¥)', null, null],
    ['Payable (JPY)', 'JPY', null],
  ])('the title %s says currency %s and tax %s', (column, currency, tax) => {
    expect(matchColumns(['model', column], new Map(), []).said.get('payable')).toMatchObject({
      currency,
      tax,
    });
  });

  it('what is not compared is told', () => {
    expect(matched('Model', 'Amount', 'Comment', 'currency')).toMatchObject({
      currency: 'currency',
      unused: ['Comment'],
    });
  });

  it('usage in the unit of its row needs the unit', () => {
    expect(matched('模型', '用量', '金额')).toMatchObject({ measures: ['payable'], unused: ['用量'] });
    expect(matched('模型', '用量', '用量单位').measures).toEqual(['billed']);
  });

  it.each([
    [
      ['Model', 'Amount', 'Cost'],
      { code: 'SEVERAL_COLUMNS', params: { name: 'payable', columns: ['Amount', 'Cost'] } },
    ],
    [['Model', 'Team'], { code: 'NO_COLUMN_OF_AMOUNTS', params: { columns: ['Model', 'Team'] } }],
  ])('%j is not clear', (columns, problem) => {
    expect(() => matched(...columns)).toThrow(expect.objectContaining({ name: 'BillError', problem }));
  });

  it('a map goes before all names', () => {
    const map = new Map([
      ['payable', 'Cost'],
      ['model', 'Team'],
    ]);
    const { keys, measures, unused } = matchColumns(['Model', 'Amount', 'Cost', 'Team'], map, []);
    expect([...keys]).toEqual([['model', 'Team']]);
    expect([...measures]).toEqual([['payable', 'Cost']]);
    expect(unused).toEqual(['Model', 'Amount']);
  });
});

describe('names of the other side', () => {
  it.each([
    ['dashscope/*=*', 'dashscope/qwen-plus', 'qwen-plus'],
    ['*-2025=*', 'qwen-plus-2025', 'qwen-plus'],
    ['a=b', 'a', 'b'],
    ['a=b', 'aa', 'aa'],
    ['a.c=$1', 'abc', 'abc'],
    ['a=$1', 'a', '$1'],
  ])('%s takes %s for %s', (rule, theirs, ours) => {
    const models = [modelRule(rule)].filter((each) => each !== undefined);
    expect(dimensionValueOf('model', theirs, { ids: new Map(), models })).toBe(ours);
  });

  it.each(['', 'a', '=b', 'a=', 'a**=b', 'a=*'])('%j is no rule', (text) => {
    expect(modelRule(text)).toBeUndefined();
  });

  it('secrets are not kept', () => {
    expect(withoutSecrets('{"api_key":"sk-0123456789abcdef"}')).toBe('{"api_key":"…cdef"}');
    expect(dimensionValueOf('api_key_id', 'sk-0123456789abcdef', { ids: new Map(), models: [] })).toBe(
      '…cdef',
    );
    expect(dimensionValueOf('api_key_id', '5000001', { ids: new Map(), models: [] })).toBe('5000001');
  });
});

describe('factor', () => {
  it.each([
    ['3', '1', '0.3333'],
    ['3', '2', '0.6667'],
    ['8', '8', '1'],
    ['16', '0.0008', '0.0001'],
    ['-2', '4', '-2'],
  ])('%s billed, %s said: %s', (ours, theirs, factor) => {
    expect(factorOf(dec(ours), dec(theirs))).toBe(dec(factor));
  });

  it('of nothing there is none', () => {
    expect([factorOf(0n, 1n), factorOf(null, 1n), factorOf(1n, null)]).toEqual([null, null, null]);
  });
});

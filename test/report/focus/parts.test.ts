import { describe, expect, it } from 'vitest';
import { parseDecimal } from '../../../src/bill/decimal.ts';
import { unitOf } from '../../../src/bill/unit.ts';
import { MEASURES, type Measures } from '../../../src/cube/measures.ts';
import { formulaSafe } from '../../../src/render/safe.ts';
import { costsOf, unitPriceOf } from '../../../src/report/focus/costs.ts';
import { keyValue, tagsOf } from '../../../src/report/focus/key-value.ts';
import { quantityOf } from '../../../src/report/focus/quantity.ts';

const d = (text: string) => parseDecimal(text) as bigint;

function measures(known: Partial<Record<keyof Measures, string>>): Measures {
  return Object.fromEntries(
    MEASURES.map((name) => [name, known[name] === undefined ? null : d(known[name])]),
  ) as unknown as Measures;
}

describe('costs', () => {
  it('are those of the bill where it has them', () => {
    const costs = costsOf(measures({ list_cost: '10', discount: '2', coupon: '1', payable: '7' }));
    expect(costs).toEqual({ billed: d('7'), list: d('10'), contracted: d('8'), filled: [] });
  });

  it('a savings plan and coupons are not taken off the contracted cost', () => {
    const costs = costsOf(measures({ list_cost: '10', discount: '2', savings_plan: '8', payable: '0' }));
    expect(costs.contracted).toBe(d('8'));
  });

  it('without a discount column, coupon and rounding are put back on the payable', () => {
    const costs = costsOf(measures({ list_cost: '10', coupon: '1', rounding: '0.5', payable: '7' }));
    expect(costs).toMatchObject({ contracted: d('8.5'), list: d('10'), filled: [] });
  });

  it('what the bill does not say is filled with the billed cost, and named', () => {
    const costs = costsOf(measures({ payable: '-7' }));
    expect(costs).toEqual({
      billed: d('-7'),
      list: d('-7'),
      contracted: d('-7'),
      filled: ['ListCost', 'ContractedCost'],
    });
  });

  it.each([
    ['the bill’s, where it fits', '0.002', '3.5', '0.007', '0.002'],
    ['worked out, where the bill’s does not fit', '0.003', '3.5', '0.007', '0.002'],
    ['of nothing used, the bill’s', '0.002', '0', '0', '0.002'],
    ['worked out without one on the bill', undefined, '4', '1', '0.25'],
    ['none, where it does not come out even', undefined, '3', '1', null],
    ['none, where it needs more than 12 decimals', undefined, '1024', '0.0000000001', null],
    ['none below zero', undefined, '2', '-1', null],
    ['of a negative quantity', undefined, '-2', '-1', '0.5'],
    ['none without a list cost', '0.002', '1', undefined, null],
    ['none without a quantity', '0.002', undefined, '1', null],
  ])('the unit price: %s', (_, price, quantity, listed, expected) => {
    const found = unitPriceOf(
      price === undefined ? undefined : d(price),
      quantity === undefined ? null : d(quantity),
      listed === undefined ? null : d(listed),
    );
    expect(found).toBe(expected === null ? null : d(expected));
  });
});

describe('quantities', () => {
  it.each([
    ['千tokens', '631', 'Tokens', '0.631', '1000 Tokens'],
    ['百万tokens', '631', 'Tokens', '0.000631', '1000000 Tokens'],
    ['张', '3', 'Images', '3', 'Images'],
    ['秒', '5.5', 'Seconds', '5.5', 'Seconds'],
    ['分钟', '90', 'Seconds', '1.5', 'Minutes'],
    ['万字', '123', 'Characters', '0.0123', '10000 Characters'],
    ['次', '2', 'Requests', '2', 'Requests'],
    ['小时', '2', 'Hours', '2', 'Hours'],
    ['个', '1', 'Units', '1', 'Units'],
    ['GB', '1', 'GB', '1', 'GB'],
  ])('%s', (written, base, consumed, priced, pricing) => {
    const unit = unitOf(written);
    expect(quantityOf(d(base), unit, 1n)).toEqual({ amount: d(base), unit: consumed });
    expect(quantityOf(d(base), unit, unit.factor)).toEqual({ amount: d(priced), unit: pricing });
  });

  it('a number without a unit, or a unit without a number, is neither', () => {
    const none = { amount: null, unit: null };
    expect(quantityOf(d('1'), unitOf(''), 1n)).toEqual(none);
    expect(quantityOf(null, unitOf('张'), 1n)).toEqual(none);
  });
});

describe('tags', () => {
  it('are a flat object, in the order of their keys', () => {
    expect(keyValue(tagsOf('key:team value:search; key:env value:prod'))).toBe(
      '{"env":"prod","team":"search"}',
    );
    expect(keyValue(tagsOf(''))).toBeNull();
  });

  it('come through as a FOCUS export has them', () => {
    expect(keyValue(tagsOf('{"b":"1","a":true,"c":null}'))).toBe('{"a":true,"b":"1","c":null}');
  });

  it.each(['{"a":{"b":1}}', '{"a":12345678901234567890}', '{"a"', '["a"]', 'team=search'])(
    'of no known form are not guessed: %s',
    (text) => {
      expect(tagsOf(text).size).toBe(0);
    },
  );

  it.each([
    ['=cmd()', 'x'],
    ['a', '=cmd()'],
    ['a', 'x;=1'],
    ['a', 'x,\u2212"-1'],
    ['+1', '@x'],
    ['a', 'line\n=1'],
  ])('cannot be broken by what makes a cell safe: %s %s', (key, value) => {
    const text = keyValue([
      ['0', '0'],
      [key, value],
    ]) as string;
    expect(formulaSafe(text)).toBe(text);
    expect(JSON.parse(text)).toEqual({ 0: '0', [key]: value });
  });
});

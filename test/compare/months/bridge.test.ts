import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addParts,
  type BridgeCell,
  type BridgeParts,
  type BridgeSide,
  bridge,
  PARTS,
  payableOf,
} from '../../../src/compare/months/bridge.ts';
import { sumOf, wholes } from '../../../src/compare/months/fraction.ts';
import { rounds } from '../../support/setup/effort.ts';

const NONE: BridgeSide = {
  isUsed: true,
  billed: 0n,
  free: 0n,
  list: 0n,
  discount: 0n,
  coupon: 0n,
  savingsPlan: 0n,
  rounding: 0n,
  payable: 0n,
  fees: 0n,
};

/** A side whose payable is its list cost. */
function side(billed: bigint, list: bigint, more: Partial<BridgeSide> = {}): BridgeSide {
  return { ...NONE, billed, list, payable: list, ...more };
}

function cell(old: BridgeSide, now: BridgeSide, more: Partial<BridgeCell> = {}): BridgeCell {
  return { unit: 'token', model: 'continuing', old, new: now, ...more };
}

/** The parts that are not 0, as `over/under` or a whole number. */
function told(parts: BridgeParts | undefined): Record<string, string> {
  const shown = PARTS.map((part) => [part, parts?.[part]] as const).filter(([, value]) => value?.over !== 0n);
  return Object.fromEntries(
    shown.map(([part, value]) => [
      part,
      value?.under === 1n ? `${value.over}` : `${value?.over}/${value?.under}`,
    ]),
  );
}

describe('bridge', () => {
  it.each<[string, BridgeCell[], Record<string, string>[]]>([
    // 100 at 2 become 150 at 2: half as much again.
    ['volume alone', [cell(side(100n, 200n), side(150n, 300n))], [{ volume: '100' }]],
    ['price alone', [cell(side(100n, 200n), side(100n, 300n))], [{ price: '100' }]],
    // Volume at the old price, price on the new volume: 50 × 2, and 1 × 150.
    ['volume and price', [cell(side(100n, 200n), side(150n, 450n))], [{ volume: '100', price: '150' }]],
    // 200 in all stay 200; 50 of them go from a price of 1 to a price of 3.
    [
      'mix',
      [cell(side(100n, 100n), side(50n, 50n)), cell(side(100n, 300n), side(150n, 450n))],
      [{ mix: '-50' }, { mix: '150' }],
    ],
    // 300 of 200 before: each grew by half (50 and 150), and then 75 too few and 75 too many.
    [
      'volume and mix',
      [cell(side(100n, 100n), side(75n, 75n)), cell(side(100n, 300n), side(225n, 675n))],
      [
        { volume: '50', mix: '-75' },
        { volume: '150', mix: '225' },
      ],
    ],
    [
      'units apart',
      [cell(side(100n, 100n), side(200n, 200n)), cell(side(10n, 50n), side(20n, 100n), { unit: 'image' })],
      [{ volume: '100' }, { volume: '50' }],
    ],
    // Thirds: 1 at 1 and 2 at 5 become 2 and 2, a third more in all.
    [
      'fractions',
      [cell(side(1n, 1n), side(2n, 2n)), cell(side(2n, 10n), side(2n, 10n))],
      [
        { volume: '1/3', mix: '2/3' },
        { volume: '10/3', mix: '-10/3' },
      ],
    ],
    // 80 were free; now none is, and 100 are billed at 3: 80 of them because the quota is gone.
    [
      'free quota used up',
      [cell(side(20n, 40n, { free: 80n }), side(100n, 300n))],
      [{ price: '20', free_quota: '240' }],
    ],
    ['wholly free before', [cell(side(0n, 0n, { free: 80n }), side(80n, 240n))], [{ free_quota: '240' }]],
    // Only 50 of the 80 that lost their quota are still consumed.
    [
      'free before, and less used',
      [cell(side(0n, 0n, { free: 80n }), side(50n, 150n))],
      [{ free_quota: '150' }],
    ],
    [
      'free before, and more used',
      [cell(side(0n, 0n, { free: 80n }), side(100n, 300n))],
      [{ volume: '60', free_quota: '240' }],
    ],
    ['free quota given', [cell(side(100n, 200n), side(40n, 80n, { free: 60n }))], [{ free_quota: '-120' }]],
    ['free quota that nobody misses', [cell(side(10n, 20n, { free: 80n }), side(10n, 20n))], [{}]],
    [
      'deductions',
      [
        cell(
          side(10n, 100n, { discount: 20n, coupon: 5n, savingsPlan: 1n, rounding: 0n, payable: 74n }),
          side(10n, 100n, { discount: 10n, coupon: 0n, savingsPlan: 2n, rounding: 1n, payable: 80n }),
        ),
      ],
      [{ discount: '10', coupon: '5', savings_plan: '-1', rounding: '-1', other_deduction: '-7' }],
    ],
    [
      'new and retired models, whatever made their payable',
      [
        cell({ ...NONE, isUsed: false }, side(10n, 100n, { discount: 30n, payable: 70n }), { model: 'new' }),
        cell(side(7n, 21n), { ...NONE, isUsed: false }, { model: 'retired' }),
      ],
      [{ new_models: '70' }, { retired_models: '-21' }],
    ],
    [
      'a new type of a model comes in as mix',
      [cell(side(100n, 100n), side(50n, 50n)), cell(NONE, side(50n, 200n))],
      [{ mix: '-50' }, { mix: '200' }],
    ],
    ['nothing was billed before', [cell(NONE, side(50n, 200n))], [{ volume: '200' }]],
    ['nothing is billed any more', [cell(side(50n, 200n), NONE)], [{ volume: '-200' }]],
    [
      'refunds and other fees',
      [
        cell(side(10n, 10n, { fees: -3n }), side(10n, 10n, { fees: -8n })),
        cell(NONE, { ...NONE, fees: 4n }, { model: null }),
      ],
      [{ fees: '-5' }, { fees: '4' }],
    ],
    ['a cost without usage has no price', [cell(side(0n, 10n), side(0n, 15n))], [{ no_usage: '5' }]],
    [
      'a bill without list cost: the payable has the price',
      [
        cell(
          side(10n, 0n, { list: null, payable: 20n, coupon: 3n }),
          side(20n, 60n, { payable: 50n, discount: 10n }),
        ),
      ],
      [{ volume: '20', price: '10' }],
    ],
  ])('%s', (_, cells, expected) => {
    expect(bridge(cells).map(told)).toEqual(expected);
  });

  const amount = fc.oneof(
    fc.bigInt({ min: 0n, max: 10n ** 24n }),
    fc.bigInt({ min: -30n, max: 30n }),
    fc.constant(0n),
  );
  const anySide: fc.Arbitrary<BridgeSide> = fc.record({
    isUsed: fc.boolean(),
    billed: amount,
    free: amount,
    list: fc.option(amount, { freq: 6 }),
    discount: amount,
    coupon: amount,
    savingsPlan: amount,
    rounding: amount,
    payable: amount,
    fees: amount,
  });
  const unused = {
    isUsed: false,
    billed: 0n,
    free: 0n,
    list: null,
    discount: 0n,
    coupon: 0n,
    savingsPlan: 0n,
    rounding: 0n,
    payable: 0n,
  };
  const anyCell: fc.Arbitrary<BridgeCell> = fc
    .record({
      unit: fc.constantFrom('token', 'token', 'image', null),
      model: fc.constantFrom('continuing', 'continuing', 'continuing', 'new', 'retired', null),
      old: anySide,
      new: anySide,
    })
    .map((each) => ({
      ...each,
      old: each.model === 'new' || each.model === null ? { ...each.old, ...unused } : each.old,
      new: each.model === 'retired' || each.model === null ? { ...each.new, ...unused } : each.new,
    })) as fc.Arbitrary<BridgeCell>;

  it('has parts that add up to the change of every cell with nothing left over', () => {
    fc.assert(
      fc.property(fc.array(anyCell, { maxLength: 12 }), (cells) => {
        const all = bridge(cells);
        for (const [place, parts] of all.entries()) {
          const { old, new: now } = cells[place] as BridgeCell;
          const change = payableOf(now) - payableOf(old);
          const fractions = PARTS.map((part) => parts[part]);
          expect(sumOf(fractions)).toEqual({ over: change, under: 1n });
          // What is written down, in whole units of 10⁻¹⁸, adds up as well, and no part moves by a whole unit.
          const written = wholes(fractions);
          expect(written.reduce((sum, value) => sum + value, 0n)).toBe(change);
          for (const [index, { over, under }] of fractions.entries()) {
            const distance = (written[index] as bigint) * under - over;
            expect(distance < under && distance > -under).toBe(true);
          }
        }
        const change = cells.reduce((sum, each) => sum + payableOf(each.new) - payableOf(each.old), 0n);
        const total = addParts(all);
        expect(sumOf(PARTS.map((part) => total[part]))).toEqual({ over: change, under: 1n });
      }),
      { numRuns: rounds(300, 2000) },
    );
  });

  /** The definitions of volume, mix and price once more, over totals: shifts cancel out where all prices are alike. */
  it('mix is nothing where every model has the same old price, and price nothing where no price changed', () => {
    const usage = fc.bigInt({ min: 1n, max: 10n ** 9n });
    fc.assert(
      fc.property(fc.array(fc.tuple(usage, usage), { minLength: 1, maxLength: 8 }), usage, (pairs, price) => {
        const cells = pairs.map(([q0, q1]) => cell(side(q0, q0 * price), side(q1, q1 * price)));
        const total = addParts(bridge(cells));
        const [old, now] = [0, 1].map((month) =>
          pairs.reduce((sum, pair) => sum + (pair[month] as bigint), 0n),
        ) as [bigint, bigint];
        expect(total.mix.over).toBe(0n);
        expect(total.price.over).toBe(0n);
        expect(total.volume).toEqual({ over: (now - old) * price, under: 1n });
      }),
    );
  });
});

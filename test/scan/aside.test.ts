import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HandRow, hand } from '../read/row/hand.ts';
import { rounds } from '../support/setup/effort.ts';
import { pieces, readBoth } from './both.ts';

const text = fc.constantFrom;
const row: fc.Arbitrary<HandRow> = fc.record({
  product: text('sfm', 'ecs', 'oss', ''),
  productName: text('云服务器 ECS', '对象存储', ''),
  id: text('i-1', '"i-2"', 'i-3'),
  currency: text('CNY', 'USD', '"CNY"', 'cny', ''),
  payable: text('0', '1.5', '-0.25', '"3"', '¥4', '$5', 'abc', '', '0.000000000001'),
});

describe('the payable of other products', () => {
  it('is the same by both readers, in each currency', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const bytes = Buffer.from(hand(rows));
        const { reference, fast } = await readBoth([pieces(bytes, 4096)]);
        expect(fast).toEqual(reference);
      }),
      { numRuns: rounds(60, 2_000) },
    );
  });
});

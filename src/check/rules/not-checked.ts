import { type ColumnKey, matchHeader } from '../../bill/columns.ts';
import type { FileAnswer } from '../../read/contract/answer.ts';
import type { Findings } from '../findings/findings.ts';

/** Each check and the columns without which it cannot be made; any one of several sets will do. */
const CHECKS: readonly (readonly [name: string, needs: readonly (readonly ColumnKey[])[]])[] = [
  ['usage', [['consumed', 'deducted', 'usage']]],
  ['list-cost', [['listPrice', 'usage', 'listCost']]],
  [
    'payable',
    [
      ['listCost', 'discount', 'afterDiscount', 'coupon', 'payable'],
      ['listCost', 'discount', 'payable'],
    ],
  ],
  ['line-ids', [['lineId']]],
  ['days', [['day'], ['startedAt'], ['consumedAt']]],
  ['hours', [['startedAt'], ['consumedAt']]],
  ['free-quota', [['feeType']]],
  ['prices', [['listPrice']]],
  ['promotions', [['discountDetail']]],
];

/** What cannot be checked with these layouts: silence about it would look like an answer. */
export function checkLayouts(answers: readonly FileAnswer[], findings: Findings): void {
  for (const { file, layout } of answers) {
    const place = { file, line: null };
    const has = (key: ColumnKey) => layout.columns[key] !== undefined;
    const lacking = CHECKS.filter(
      ([name, needs]) => !needs.some((set) => set.every(has) && fits(name, set, has)),
    );
    const texts = lacking.map(([name]) => name);
    if (texts.length > 0)
      findings.add({ code: 'NOT_CHECKED', subject: texts.join(' '), params: { texts } }, { place });
    if (!has('lineId') && matchHeader(layout.headers).columns.lineId !== undefined)
      findings.add({ code: 'LINE_IDS_LOST', subject: '' }, { place });
  }
}

/** From list cost to payable in one step is not checked where the bill has the step between. */
function fits(name: string, set: readonly ColumnKey[], has: (key: ColumnKey) => boolean): boolean {
  return name !== 'payable' || set.includes('afterDiscount') || !has('afterDiscount');
}

import type { Words } from '../shape/words.ts';

/** FOCUS 导出的文字，中文。 */
export const zhFocus: Words['focus'] = {
  options: {
    focusVersion: 'FOCUS 1.2（默认）或 1.4；与 --format focus 同用',
    grain: 'FOCUS 导出的行：day（默认：同一天内容相同的明细合为一行）或 line（每条明细一行）',
    focusSet: '说明账单没有写明的内容：BillingAccountId、BillingAccountName、BillingCurrency、InvoiceId',
  },
};

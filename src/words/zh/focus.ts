import type { Words } from '../shape/words.ts';

/** FOCUS 导出的文字，中文。 */
export const zhFocus: Words['focus'] = {
  options: {
    focusVersion: 'FOCUS 1.2（默认）或 1.4；与 --format focus 同用',
    grain: 'FOCUS 导出的行：day（默认：同一天内容相同的明细合为一行）或 line（每条明细一行）',
    focusSet: '说明账单没有写明的内容：BillingAccountId、BillingAccountName、BillingCurrency、InvoiceId',
  },
  unknownVersion: (value) => `无法写出 FOCUS ${value}`,
  knownVersions: (names) => `可用版本：${names}。`,
  onlyWithFocus: (option) => `${option} 只用于 FOCUS 导出`,
  sayFocus: '请同时指定 --format focus。',
  ownColumns: (option) => `${option} 不能与 --format focus 同用：FOCUS 有自己的列`,
  leaveOut: '请去掉它，或去掉 --format focus。',
  notStated: (text) => `--focus-set ${text} 没有说明任何内容`,
  statable: (names) => `请写作 COLUMN=VALUE，列为 ${names} 之一。`,
  notACurrency: (text) => `BillingCurrency 应为 CNY、USD 这样的代码，而不是“${text}”`,
  notAContainer: (file) => `FOCUS 以 CSV 或 Parquet 写出，不能写成“${file}”`,
  containers: '请使用 .csv 或 .parquet。',
};

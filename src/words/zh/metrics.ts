import type { Words } from '../shape/words.ts';
import { zhPage } from './page.ts';

/** OpenMetrics 报告用语。 */
export const zhMetrics: Words['metrics'] = {
  help: (measure) =>
    `${zhPage.titles[measure] ?? measure}${BY_UNIT.has(measure) ? '（以标签 unit 为单位）' : ''}：截至样本时间的一个时间段内的值。`,
  proofRead: '读取的账单明细行数，位于报告的最后一秒。',
  proofRows: '读取的账单明细行的去向，相加等于读取的行数。',
  granularity: 'openmetrics 样本的时间粒度：day（默认）、hour、minute 或 month',
};

/** 含多种单位的用量，不同单位不可相加。 */
const BY_UNIT: ReadonlySet<string> = new Set(['consumed', 'deducted', 'billed']);

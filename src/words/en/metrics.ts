import { enPage } from './page.ts';

/** Words of the OpenMetrics report, in English. */
export const enMetrics = {
  /** What a metric says of itself, by the machine name of its measure. */
  help: (measure: string) => {
    const title = enPage.titles[measure] ?? measure;
    return `${title}${BY_UNIT.has(measure) ? ', in the unit that the label unit names,' : ''} of the interval that ends at the time of the sample.`;
  },
  proofRead: 'Bill lines read, at the last second of the report.',
  proofRows: 'What became of the bill lines read; these add up to all that were read.',
  granularity: 'step of openmetrics samples: day (default), hour, minute or month',
};

/** Usage of several units, which are never to be added. */
const BY_UNIT: ReadonlySet<string> = new Set(['consumed', 'deducted', 'billed']);

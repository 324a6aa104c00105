import type { Words } from '../../../words/index.ts';
import { type CommandSpec, shared, WRITING } from '../../options/command-spec.ts';
import { FILTER_OPTIONS } from '../../options/filter-options.ts';
import { TABLE_FORMATS } from '../../options/formats.ts';

export const RECONCILE = {
  name: 'reconcile',
  formats: TABLE_FORMATS,
  describe: ({ reconcile }: Words) => reconcile.command,
  args: [{ form: '[files...]', describe: ({ reconcile }: Words) => reconcile.argument }],
  options: [
    {
      key: 'against',
      flags: '--against <file>',
      group: 'check',
      describe: ({ reconcile }: Words) => reconcile.options.against,
      list: true,
    },
    ...shared('expectPayable'),
    {
      key: 'kind',
      flags: '--kind <kind>',
      group: 'check',
      choices: ['statement', 'log', 'gateway-log'],
      describe: ({ reconcile }: Words) => reconcile.options.kind,
    },
    {
      key: 'by',
      flags: '--by <dims>',
      group: 'check',
      describe: ({ reconcile }: Words) => reconcile.options.by,
      list: true,
    },
    {
      key: 'measure',
      flags: '--measure <names>',
      group: 'check',
      describe: ({ reconcile }: Words) => reconcile.options.measure,
      list: true,
    },
    {
      key: 'map',
      flags: '--map <pairs>',
      group: 'check',
      describe: ({ reconcile }: Words) => reconcile.options.map,
      list: true,
    },
    {
      key: 'mapModel',
      flags: '--map-model <pair>',
      group: 'check',
      describe: ({ reconcile }: Words) => reconcile.options.mapModel,
      list: true,
    },
    {
      key: 'tolerance',
      flags: '--tolerance <t>',
      group: 'check',
      describe: ({ reconcile }: Words) => reconcile.options.tolerance,
    },
    {
      key: 'prices',
      flags: '--prices <file>',
      group: 'check',
      describe: ({ reconcile }: Words) => reconcile.options.prices,
    },
    {
      key: 'logZone',
      flags: '--log-zone <offset>',
      group: 'check',
      describe: ({ reconcile }: Words) => reconcile.options.logZone,
    },
    ...shared('names'),
    ...FILTER_OPTIONS,
    ...shared(
      'since',
      'until',
      'encoding',
      'delimiter',
      'decimalMark',
      'reader',
      'workers',
      'allProducts',
      'prefer',
      'strict',
    ),
    ...shared('rejects', 'limit', 'bom', 'excel'),
    ...WRITING,
  ],
} as const satisfies CommandSpec;

import type { Words } from '../../words/index.ts';
import type { OptionSpec } from './option-spec.ts';

/** How the other side of a comparison is read and judged. */
export const OTHER_SIDE = [
  {
    key: 'kind',
    flags: '--kind <kind>',
    group: 'check',
    choices: ['statement', 'log', 'gateway-log'],
    describe: ({ reconcile }: Words) => reconcile.options.kind,
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
] as const satisfies readonly OptionSpec[];

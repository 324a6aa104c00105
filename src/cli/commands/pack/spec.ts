import type { Words } from '../../../words/index.ts';
import { BILLS, type CommandSpec, shared } from '../../options/command-spec.ts';

export const PACK = {
  name: 'pack',
  describe: ({ pack }: Words) => pack.command,
  args: [{ form: '<files...>', describe: ({ pack }: Words) => pack.files }],
  options: [
    {
      key: 'output',
      flags: '-o, --output <place>',
      group: 'output',
      describe: ({ pack }: Words) => pack.options.output,
    },
    {
      key: 'against',
      flags: '--against <file>',
      group: 'check',
      describe: ({ pack }: Words) => pack.options.against,
      list: true,
    },
    {
      key: 'expectPayable',
      flags: '--expect-payable <amount>',
      group: 'check',
      kind: 'amount',
      describe: ({ pack }: Words) => pack.options.expectPayable,
    },
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
    ...BILLS,
    ...shared('expectRows', 'rejects', 'bom', 'excel', 'redact', 'redactKeyFile', 'lang', 'noConfig'),
  ],
} as const satisfies CommandSpec;

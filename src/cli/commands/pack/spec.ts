import type { Words } from '../../../words/index.ts';
import { BILLS, type CommandSpec, shared } from '../../options/command-spec.ts';
import { OTHER_SIDE } from '../../options/other-side-options.ts';

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
    ...OTHER_SIDE,
    ...BILLS,
    ...shared(
      'expectRows',
      'rejects',
      'bom',
      'excel',
      'headers',
      'redact',
      'redactKeyFile',
      'lang',
      'noConfig',
    ),
  ],
} as const satisfies CommandSpec;

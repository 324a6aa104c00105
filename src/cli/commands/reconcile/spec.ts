import type { Words } from '../../../words/index.ts';
import { BILLS, type CommandSpec, shared, WRITING } from '../../options/command-spec.ts';
import { TABLE_FORMATS } from '../../options/formats.ts';
import { OTHER_SIDE } from '../../options/other-side-options.ts';

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
    ...OTHER_SIDE,
    ...BILLS,
    ...shared('rejects', 'bom', 'excel', 'headers'),
    ...WRITING,
  ],
} as const satisfies CommandSpec;

import type { Words } from '../../../words/index.ts';
import { BILLS, type CommandSpec, shared, WRITING } from '../../options/command-spec.ts';
import { TABLE_FORMATS } from '../../options/formats.ts';

export const DIFF = {
  name: 'diff',
  formats: TABLE_FORMATS,
  describe: ({ diff }: Words) => diff.command,
  args: [
    { form: '<old>', describe: ({ diff }: Words) => diff.oldArgument },
    { form: '<new>', describe: ({ diff }: Words) => diff.newArgument },
  ],
  options: [
    ...shared('by'),
    {
      key: 'as',
      flags: '--as <what>',
      group: 'table',
      choices: ['lines', 'months'],
      describe: ({ diff }: Words) => diff.asOption,
    },
    {
      key: 'table',
      flags: '--table <name>',
      group: 'table',
      describe: ({ diff }: Words) => diff.tableOption,
    },
    {
      key: 'top',
      flags: '--top <n>',
      group: 'table',
      kind: 'count',
      describe: ({ diff }: Words) => diff.topOption,
    },
    ...BILLS,
    ...WRITING,
    ...shared('bom', 'excel', 'headers'),
  ],
} as const satisfies CommandSpec;

import type { Words } from '../../../words/index.ts';
import { type CommandSpec, READING, shared, WRITING } from '../../options/command-spec.ts';
import { TABLE_FORMATS } from '../../options/formats.ts';

export const CHECK = {
  name: 'check',
  formats: TABLE_FORMATS,
  describe: ({ check }: Words) => check.command,
  args: [{ form: '[files...]', describe: ({ check }: Words) => check.files }],
  options: [
    {
      key: 'failOn',
      flags: '--fail-on <severity>',
      group: 'check',
      choices: ['error', 'warning', 'note', 'never'],
      describe: ({ check }: Words) => check.options.failOn,
    },
    {
      key: 'places',
      flags: '--places <n>',
      group: 'check',
      kind: 'count',
      describe: ({ check }: Words) => check.options.places,
    },
    ...shared('expectRows'),
    ...READING,
    ...shared('rejects', 'redact', 'redactKeyFile', 'bom', 'excel', 'headers'),
    ...WRITING,
  ],
} as const satisfies CommandSpec;

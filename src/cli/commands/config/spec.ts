import type { Words } from '../../../words/index.ts';
import { type CommandSpec, shared, WRITING } from '../../options/command-spec.ts';
import { TABLE_FORMATS } from '../../options/formats.ts';

export const CONFIG = {
  name: 'config',
  formats: TABLE_FORMATS,
  describe: ({ settings }: Words) => settings.command,
  args: [{ form: '[command]', describe: ({ settings }: Words) => settings.commandArgument }],
  // Whatever may be set can be tried.
  options: [
    ...WRITING,
    ...shared(
      'names',
      'currency',
      'encoding',
      'delimiter',
      'decimalMark',
      'reader',
      'workers',
      'prefer',
      'strict',
      'limit',
    ),
    ...shared('expectRows', 'expectPayable', 'redactKeyFile', 'bom', 'excel'),
  ],
} as const satisfies CommandSpec;

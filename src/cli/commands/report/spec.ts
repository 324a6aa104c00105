import type { Words } from '../../../words/index.ts';
import type { CommandSpec } from '../../options/command-spec.ts';
import { FORMATS } from '../../options/formats.ts';
import { OPTIONS } from '../../options/options.ts';

/** The main command, which has no name on the command line. */
export const REPORT = {
  name: 'report',
  describe: ({ usage }: Words) => usage.summary,
  args: [{ form: '[files...]', describe: ({ usage }: Words) => usage.filesArgument }],
  options: OPTIONS,
  formats: FORMATS,
} as const satisfies CommandSpec;

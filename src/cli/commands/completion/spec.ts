import type { Words } from '../../../words/index.ts';
import { type CommandSpec, shared } from '../../options/command-spec.ts';

export const COMPLETION = {
  name: 'completion',
  describe: ({ help }: Words) => help.completionCommand,
  args: [{ form: '<shell>', describe: ({ help }: Words) => help.shellArgument }],
  options: shared('lang', 'noConfig'),
} as const satisfies CommandSpec;

import type { Words } from '../../../words/index.ts';
import { type CommandSpec, shared } from '../../options/command-spec.ts';

export const HELP = {
  name: 'help',
  describe: ({ help }: Words) => help.command,
  args: [{ form: '[topic]', describe: ({ help }: Words) => help.topicArgument }],
  options: shared('lang', 'color', 'noColor', 'noConfig'),
} as const satisfies CommandSpec;

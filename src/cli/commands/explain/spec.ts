import type { Words } from '../../../words/index.ts';
import { type CommandSpec, shared, WRITING } from '../../options/command-spec.ts';

export const EXPLAIN = {
  name: 'explain',
  describe: ({ usage }: Words) => usage.explainCommand,
  args: [{ form: '<id>', describe: ({ usage }: Words) => usage.explainArgument }],
  options: [
    ...WRITING,
    ...shared('redact', 'redactKeyFile', 'encoding', 'delimiter', 'decimalMark', 'allProducts', 'limit'),
  ],
} as const satisfies CommandSpec;

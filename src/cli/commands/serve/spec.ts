import type { Words } from '../../../words/index.ts';
import { type CommandSpec, shared } from '../../options/command-spec.ts';
import { FILTER_OPTIONS } from '../../options/filter-options.ts';

export const SERVE = {
  name: 'serve',
  describe: ({ web }: Words) => web.serveCommand,
  args: [{ form: '[files...]', describe: ({ web }: Words) => web.serveFiles }],
  options: [
    {
      key: 'port',
      flags: '--port <n>',
      group: 'output',
      kind: 'count',
      describe: ({ web }: Words) => web.servePort,
    },
    { key: 'host', flags: '--host <address>', group: 'output', describe: ({ web }: Words) => web.serveHost },
    { key: 'open', flags: '--open', group: 'output', describe: ({ web }: Words) => web.serveOpen },
    ...shared('lang', 'names'),
    ...FILTER_OPTIONS,
    ...shared('since', 'until', 'encoding', 'delimiter', 'decimalMark', 'reader', 'workers', 'allProducts'),
    ...shared('prefer', 'limit', 'noConfig'),
  ],
} as const satisfies CommandSpec;

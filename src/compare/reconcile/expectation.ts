import { noCounts, type Source } from './sources/source.ts';

/** One sum that the bill should come to: that of an invoice. `currency` where it is said. */
export function expectation(payable: bigint, currency: string | null = null): Source {
  return {
    kind: 'expectation',
    name: '--expect-payable',
    read: async () => ({
      keys: [],
      measures: ['payable'],
      lines: [{ values: [], currency, tax: null, measure: 'payable', amount: payable }],
      period: null,
      counts: { ...noCounts(), read: 1, counted: 1 },
      notices: [],
      rejects: [],
      failures: [],
    }),
  };
}

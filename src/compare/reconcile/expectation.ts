import { noCounts, type OtherSource } from './sources/source.ts';

/**
 * One sum that the bill should come to: that of an invoice, in units of 10⁻¹⁸. `currency` where it is said; `name` is
 * what the user calls it.
 */
export function expectation(
  payable: bigint,
  currency: string | null = null,
  name = 'expected payable',
): OtherSource {
  return {
    kind: 'expectation',
    name,
    read: async () => ({
      keys: [],
      measures: ['payable'],
      lines: [{ values: [], currency, tax: null, measure: 'payable', amount: payable }],
      isInvoice: true,
      period: null,
      counts: { ...noCounts(), read: 1, counted: 1 },
      notices: [],
      rejects: [],
      failures: [],
    }),
  };
}

import type { OtherKind } from '../shape/other-kind.ts';

/** What a file beside bills is, in English. */
export const OTHER_KINDS: Readonly<Record<OtherKind, string>> = {
  names: 'a names file',
  prices: 'a price list',
  statement: 'a statement',
  log: 'a log of calls',
};

export const OTHER_REMEDIES: Readonly<Record<OtherKind, string>> = {
  names: 'Name a bill beside it, and this file with --names.',
  prices: 'Name a bill beside it, and this file with reconcile --prices.',
  statement: 'Compare a bill with it: reconcile BILL --against STATEMENT.',
  log: 'Compare a bill with it: reconcile BILL --against LOG.',
};

import type { Expected } from './expected.ts';
import { type BillOptions, billBytes } from './make-bill.ts';
import { ACCOUNTS } from './names.ts';
import type { Market } from './series.ts';

/** A committed sample: what to give to the reader, the files it is made of, and its true answer. */
export interface Sample {
  /** The file or folder to read, below `samples/`. */
  readonly input: string;
  readonly about: string;
  readonly layout: string;
  /** Whether the file name says that the bill is final; null where it says nothing. */
  readonly final: boolean | null;
  readonly files: readonly (readonly [path: string, bytes: Uint8Array])[];
  readonly expected: Expected;
  /** Rows that must be refused: physical line and machine-independent header, null for a wrong field count. */
  readonly rejectedRows?: readonly { readonly line: number; readonly header: string | null }[];
}

/** `final` of a sample whose name tells nothing. */
export const UNTOLD = null;

export const MAINLAND: Market = { accounts: [ACCOUNTS.main], currency: 'CNY', style: 'mainland', keys: 6 };
export const ABROAD: Market = { accounts: [ACCOUNTS.main], currency: 'USD', style: 'international', keys: 5 };
export const LEGACY: Market = { accounts: [ACCOUNTS.main], currency: 'CNY', style: 'legacy', keys: 5 };

/** A sample that is one plain file. */
export function fileSample(
  input: string,
  about: string,
  final: boolean | null,
  options: BillOptions,
): Sample {
  const { bytes, expected } = billBytes(options);
  return { input, about, layout: options.layout.name, final, files: [[input, bytes]], expected };
}

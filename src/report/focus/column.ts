import type { Names } from '../../cube/names.ts';
import type { Redactor } from '../../read/contract/reading.ts';
import type { Cell, CellKind } from '../table.ts';
import type { Charge } from './charge.ts';

export const FOCUS_VERSIONS = ['1.2', '1.4'] as const;
export type FocusVersion = (typeof FOCUS_VERSIONS)[number];

export const FOCUS_GRAINS = ['day', 'line'] as const;
export type FocusGrain = (typeof FOCUS_GRAINS)[number];

/** Columns that a user may state a value for, where the bill does not say. */
export const STATABLE = ['BillingAccountId', 'BillingAccountName', 'BillingCurrency', 'InvoiceId'] as const;
export type Statable = (typeof STATABLE)[number];

/** What a charge is told with, beside itself. */
export interface Telling {
  readonly version: FocusVersion;
  readonly grain: FocusGrain;
  readonly names?: Names;
  /** What replaces identities, where the export is to be shared. */
  readonly redactor?: Redactor;
  readonly stated: Readonly<Partial<Record<Statable, string>>>;
}

/** One column of the export. */
export interface FocusColumn {
  readonly name: string;
  readonly kind: CellKind;
  /** In one version only. */
  readonly only?: FocusVersion;
  /** In one grain only. */
  readonly grain?: FocusGrain;
  /** For a column that FOCUS lets never be null: the bill's columns that it comes from. */
  readonly from?: string;
  value(charge: Charge, telling: Telling): Cell;
  /** Where it comes from and why, for the mapping in the documentation. */
  readonly reason: string;
}

export type FocusValue = FocusColumn['value'];
type More = Partial<Pick<FocusColumn, 'only' | 'grain' | 'from'>>;

/** One row of the mapping. */
export function focusColumn(
  name: string,
  kind: CellKind,
  value: FocusValue,
  reason: string,
  more: More = {},
): FocusColumn {
  return { name, kind, value, reason, ...more };
}

/** What the names file says of a charge, which only the real ids tell: an identity of `kind` itself. */
export function named(text: string | null, kind: string, { redactor }: Telling): string | null {
  return text === null || redactor === undefined ? text : redactor.pseudonym(kind, text);
}

/** What the user has stated, in place of the bill. */
export function stated(
  name: Statable,
  { stated: all, redactor }: Pick<Telling, 'stated' | 'redactor'>,
): string | null {
  const text = all[name];
  if (text === undefined) return null;
  const kind = KINDS[name];
  return kind === undefined || redactor === undefined ? text : redactor.pseudonym(kind, text);
}

const KINDS: Readonly<Partial<Record<Statable, string>>> = {
  BillingAccountId: 'account',
  BillingAccountName: 'name',
  InvoiceId: 'invoice',
};

/** A text of the bill; null where the cell is empty. */
export function textOr(text: string): string | null {
  return text === '' ? null : text;
}

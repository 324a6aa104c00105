import { error, judged, note, warning } from './code.ts';

type Texts = readonly string[];
/** 1 for yes, 0 for no. */
type Flag = number;
export interface Account {
  readonly month: string;
  readonly account: string;
  readonly had: Flag;
}
export interface ByIdentity {
  readonly identity: string;
  readonly reason: string;
}
export interface NamedFinding {
  readonly text: string;
}
export interface FullPart {
  readonly base: string;
  readonly rows: number;
}
export interface Ends {
  readonly days: number;
}

/** Everything that `check` can find; of one severity, findings are shown in this order. */
export const FINDINGS = {
  INPUT_FAILED: error<{ readonly file: string; readonly reason: string }>(),
  REJECTED_ROWS: error(),
  ROW_IDENTITY: judged<'error' | 'warning', ByIdentity>('error', 'warning'),
  CHANGED_LINE: error<{ readonly within: Flag; readonly both: Flag }>(),
  DUPLICATE_LINE: judged<'error' | 'note', { readonly within: Flag }>('error', 'note'),
  UNIT_MISMATCH: error<{ readonly unit: string; readonly price: string }>(),
  PART_MISSING: error<{ readonly base: string; readonly missing: Texts }>(),
  PRELIMINARY: warning<{ readonly month: string }>(),
  WRONG_STATISTIC_ITEM: warning(),
  FREE_QUOTA_MISSING: warning<Account>(),
  DAYS_MISSING: judged<
    'warning' | 'note',
    Ends & {
      readonly first: string;
      readonly last: string;
      readonly ranges: Texts;
      readonly more: number;
    }
  >('warning', 'note'),
  DELIVERY_DAY_MISSING: warning<{ readonly day: string }>(),
  COUNTED_TWICE: warning<{ readonly file: string; readonly other: string }>(),
  ONLY_IN_OLDER: warning<{ readonly file: string; readonly newer: string }>(),
  FREE_QUOTA_CHARGED: warning(),
  PART_SHORT: warning<FullPart>(),
  PART_FULL: warning<FullPart>(),
  MIXED_MONTHS: warning<{ readonly file: string; readonly texts: Texts }>(),
  OTHER_MONTH: warning<{ readonly month: string; readonly named: string }>(),
  DUPLICATE_ROW: judged<'warning' | 'note', { readonly within: Flag; readonly timed: Flag }>(
    'warning',
    'note',
  ),
  UNIT_OF_TYPE: warning<{ readonly unit: string; readonly type: string }>(),
  MIXED_UNITS: warning<{ readonly id: string; readonly texts: Texts }>(),
  WITHIN_PRECISION: note<ByIdentity>(),
  IDENTITY_OPEN: note<ByIdentity>(),
  SAVINGS_PLAN: note<ByIdentity>(),
  NOT_CHECKED: note<{ readonly texts: Texts }>(),
  LINE_IDS_LOST: note(),
  FINALITY_UNKNOWN: note(),
  FREE_QUOTA_UNSEEN: note<Account>(),
  PERIOD_STARTS_LATE: note<Ends & { readonly first: string; readonly begin: string }>(),
  PERIOD_ENDS_EARLY: judged<'warning' | 'note', Ends & { readonly last: string; readonly end: string }>(
    'warning',
    'note',
  ),
  QUIET_HOURS: note<Readonly<Record<'hours' | 'of', number> & Record<'first' | 'last', string>>>(),
  DAY_OUTSIDE_MONTH: note<{ readonly month: string }>(),
  MIXED_ACCOUNTS: note<{ readonly texts: Texts }>(),
  MIXED_CURRENCIES: note<{ readonly texts: Texts }>(),
  NO_INSTANCE_ID: note<NamedFinding>(),
  UNKNOWN_INSTANCE_ID: note<NamedFinding>(),
  UNKNOWN_USAGE_TYPE: note<NamedFinding>(),
  UNKNOWN_UNIT: note<NamedFinding>(),
  UNKNOWN_CHANNEL: note<NamedFinding>(),
  UNKNOWN_FEE_TYPE: note<NamedFinding>(),
  CORRECTION: note<{ readonly feeType: string }>(),
  SEVERAL_PRICES: note<
    Readonly<Record<'model' | 'unit', string>> & { readonly texts: Texts; readonly more: number }
  >(),
  PROMOTION_ENDED: note<{ readonly name: string; readonly endsAt: string }>(),
  PROMOTIONS_UNREAD: note(),
};

export type FindingCode = keyof typeof FINDINGS;

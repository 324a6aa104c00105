import type { RawGroup } from '../../read/contract/answer.ts';
import type { Place } from '../../read/contract/lines.ts';

/** `error`: proven wrong. `warning`: should be looked into. `note`: good to know, or not to be known from here. */
export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Stable codes of all findings, in the order in which those of one severity are shown. */
export const FINDING_CODES = [
  'INPUT_FAILED',
  'REJECTED_ROWS',
  'ROW_IDENTITY',
  'CHANGED_LINE',
  'DUPLICATE_LINE',
  'UNIT_MISMATCH',
  'PART_MISSING',
  'PRELIMINARY',
  'WRONG_STATISTIC_ITEM',
  'FREE_QUOTA_MISSING',
  'DAYS_MISSING',
  'DELIVERY_DAY_MISSING',
  'COUNTED_TWICE',
  'ONLY_IN_OLDER',
  'FREE_QUOTA_CHARGED',
  'PART_SHORT',
  'PART_FULL',
  'MIXED_MONTHS',
  'OTHER_MONTH',
  'DUPLICATE_ROW',
  'UNIT_OF_TYPE',
  'MIXED_UNITS',
  'WITHIN_PRECISION',
  'IDENTITY_OPEN',
  'SAVINGS_PLAN',
  'NOT_CHECKED',
  'LINE_IDS_LOST',
  'FINALITY_UNKNOWN',
  'FREE_QUOTA_UNSEEN',
  'PERIOD_STARTS_LATE',
  'PERIOD_ENDS_EARLY',
  'QUIET_HOURS',
  'DAY_OUTSIDE_MONTH',
  'MIXED_ACCOUNTS',
  'MIXED_CURRENCIES',
  'NO_INSTANCE_ID',
  'UNKNOWN_INSTANCE_ID',
  'UNKNOWN_USAGE_TYPE',
  'UNKNOWN_UNIT',
  'UNKNOWN_CHANNEL',
  'UNKNOWN_FEE_TYPE',
  'CORRECTION',
  'SEVERAL_PRICES',
  'PROMOTION_ENDED',
  'PROMOTIONS_UNREAD',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export type FindingParams = Readonly<Record<string, string | number | readonly string[]>>;

/** What a finding is about; rows of the same kind, currency and tax are one finding. */
export interface FindingKind {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** The name of the identity, the model, the text that is not known …; empty where the code says it all. */
  readonly subject: string;
  readonly params?: FindingParams;
  /** Null where the finding is not about amounts, or the bill does not say. */
  readonly currency?: string | null;
  readonly tax?: 'included' | 'excluded' | 'unknown' | null;
}

/** A column in which two rows say different things; `column` is its machine name. */
export interface CellChange {
  readonly column: string;
  readonly here: string;
  readonly other: string;
}

/** Where a finding shows, with its numbers in units of 10⁻¹⁸. */
export interface FindingPlace {
  readonly file: string;
  /** The first line of several; null where a file or a day as a whole shows it, or it is not known. */
  readonly line: number | null;
  /** The other of two rows that do not agree. */
  readonly other?: Place;
  readonly left?: bigint;
  readonly right?: bigint;
  /** Of two rows that do not agree: what this one says, and what the other. */
  readonly changes?: readonly CellChange[];
  /** The rows that it stands for, while the line of their first one is not known. */
  readonly group?: RawGroup;
  /** Rows of a group of rows, which stand on several lines, and their payable. */
  readonly rows?: number;
  readonly cost?: bigint | null;
  /** An Instance ID, a cell, a day. */
  readonly text?: string;
}

/** Something that `check` has to say about a bill. Language-free: words are made of `code`, `subject` and `params`. */
export interface Finding extends Required<FindingKind> {
  /** Rows concerned; null where rows are not what it is about. */
  readonly rows: number | null;
  /** Payable of these rows in units of 10⁻¹⁸. */
  readonly cost: bigint | null;
  /** Left minus right side, over all rows. */
  readonly difference: bigint | null;
  /** The first places. */
  readonly places: readonly FindingPlace[];
}

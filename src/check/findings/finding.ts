import type { RawGroup } from '../../read/contract/answer.ts';
import type { Place } from '../../read/contract/lines.ts';
import type { MessageOf, Params, Severity } from '../../words/shape/code.ts';
import type { FINDINGS, FindingCode } from '../../words/shape/findings.ts';

export type { Severity } from '../../words/shape/code.ts';
export type { FindingCode } from '../../words/shape/findings.ts';

/** What a finding is about; rows of the same kind, currency and tax are one finding. */
export type FindingKind = { [C in FindingCode]: FindingKindOf<C> }[FindingCode];
export type FindingKindOf<C extends FindingCode> = Subject & Judged<C> & MessageOf<typeof FINDINGS, C>;

interface Subject {
  /** The name of the identity, the model, the text that is not known …; empty where the code says it all. */
  readonly subject: string;
  /** Null if the finding is not about amounts, or the bill does not state it. */
  readonly currency?: string | null;
  readonly tax?: 'included' | 'excluded' | 'unknown' | null;
}

/** A code with one severity needs no other; for a code with several, each finding states its own. */
type Judged<C extends FindingCode> = {
  [S in SeverityOf<C>]: [SeverityOf<C>] extends [S]
    ? { readonly severity?: undefined }
    : { readonly severity: S };
}[SeverityOf<C>];
type SeverityOf<C extends FindingCode> = (typeof FINDINGS)[C]['severities'][number];

/** A column in which two rows say different things; `column` is its machine name. */
export interface CellChange {
  readonly column: string;
  readonly here: string;
  readonly other: string;
}

/** Where a finding shows, with its numbers in units of 10⁻¹⁸. */
export interface FindingPlace {
  readonly file: string;
  /** The first of several lines; null if it concerns a whole file or day, or is not known. */
  readonly line: number | null;
  /** The other of two rows that do not agree. */
  readonly other?: Place;
  readonly left?: bigint;
  readonly right?: bigint;
  /** If two rows do not agree: what each of them says. */
  readonly changes?: readonly CellChange[];
  /** The rows among which those are that it stands for, as long as the line of the first one is not known. */
  readonly group?: RawGroup;
  /** Number of rows in a group, which are on several lines, and their payable. */
  readonly rows?: number;
  readonly cost?: bigint | null;
  /** An Instance ID, a cell, a day. */
  readonly text?: string;
}

/** Something that `check` has to say about a bill. Language-free: words are made of `code`, `subject` and `params`. */
export interface Finding extends Required<Subject> {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly params: Params;
  /** Rows concerned; null if it is not about rows. */
  readonly rows: number | null;
  /** Payable of these rows in units of 10⁻¹⁸. */
  readonly cost: bigint | null;
  /** Left minus right side, over all rows. */
  readonly difference: bigint | null;
  /** The first places. */
  readonly places: readonly FindingPlace[];
}

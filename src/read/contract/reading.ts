/** What all inputs of a run answered together. */

import type { InstanceId } from '../../bill/instance-id.ts';
import type { Problem } from '../../words/problem.ts';
import type { OtherKind } from '../../words/shape/other-kind.ts';
import type { FileAnswer, GroupKey } from './answer.ts';
import type { Repeat } from './lines.ts';

export interface OtherFile {
  readonly file: string;
  readonly kind: OtherKind;
}

/** Everything that was read: an answer for each CSV, and what could not be read. */
export interface Reading {
  /** As the user knows them; every input, readable or not. */
  readonly files: readonly string[];
  readonly answers: readonly FileAnswer[];
  /** Inputs that could not be read, or not to their end. */
  readonly failures: readonly Problem[];
  /** Files and entries without a byte. */
  readonly emptyFiles: readonly string[];
  /** Entries of archives that are no tables. */
  readonly skippedEntries: readonly string[];
  readonly namedTwice: readonly string[];
  /** Files of this tool's own, left aside beside bills. */
  readonly ownFiles: readonly string[];
  /** Files beside the bills that are recognised as something else; in no figure either. */
  readonly otherFiles: readonly OtherFile[];
  /** Lines that stand in the inputs with two contents. */
  readonly changed: { readonly rows: number; readonly examples: readonly Repeat[] };
  /** Several CSVs were read, so line ids seen before were duplicates. */
  readonly deduplicated: boolean;
  /** Identities in it are not to be told: what decodes it replaces them. */
  readonly redactor?: Redactor;
}

/**
 * Replaces what identifies someone by pseudonyms, so that a report can be shared: account ids, names, keys,
 * workspaces, order numbers, tag values, file names. Amounts, dates, models, types and channels stay.
 */
export interface Redactor {
  /** There is a secret, so that pseudonyms are the same in every run that has it. */
  readonly keyed: boolean;
  /** The inputs in their order, so that their numbers are the same whatever is said of them first. */
  inputs(paths: readonly string[]): void;
  /** The reading with its files renamed. It carries this redactor, and whoever decodes its groups uses it. */
  reading(reading: Reading): Reading;
  /** Identities that no reading holds, before any text that may have them in it is shown. */
  know(identities: readonly (readonly [key: GroupKey, text: string])[]): void;
  /** One for each kind and text: `pseudonym('key', '5000001')`. */
  pseudonym(kind: string, text: string): string;
  file(name: string): string;
  instanceId(id: InstanceId): InstanceId;
  /** A cell as it may be shown, by what its column means. */
  cell(key: GroupKey, text: string): string;
  /** Text that identifies no one by itself, without the ids that are known and stand in it all the same. */
  scrub(text: string): string;
  /** Words for people, without the files and identities that are known. */
  sentence(text: string): string;
  problem(problem: Problem): Problem;
}

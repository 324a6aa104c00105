import type { Reading } from '../read/contract/reading.ts';
import type { Notice } from '../words/notice.ts';
import type { AsideSum } from './aside-sums.ts';
import type { Correction } from './corrections.ts';
import type { Measures } from './measures.ts';

/** Where every row read has gone. `rowsRead = counted + leftAside + totalRows + filtered + duplicates + rejected`, always. */
export interface Proof {
  readonly rowsRead: number;
  readonly counted: number;
  /** Rows of other products than Model Studio. */
  readonly leftAside: number;
  /** Rows that only add up others. */
  readonly totalRows: number;
  readonly filtered: number;
  /** Rows whose line id was seen before, in another of several inputs or in the same one. */
  readonly duplicates: number;
  readonly rejected: number;
}

export interface BillInfo {
  readonly files: readonly string[];
  /** `2026-05`, ascending. */
  readonly months: readonly string[];
  readonly accounts: readonly string[];
  /** By the export time in the file names; null when they tell nothing. */
  readonly final: boolean | null;
}

/** One distinct combination of the cube's dimensions, currency and tax, with its exact sums. */
export interface Group {
  /** By {@link Cube.dimensions}. */
  readonly values: readonly (string | boolean | null)[];
  readonly currency: string | null;
  readonly tax: 'included' | 'excluded' | 'unknown';
  readonly rows: number;
  readonly measures: Measures;
}

/** All groups of a run. Every report rolls these up, so every total agrees with every other. */
export interface Cube {
  /** Machine names of the dimension columns, in the order of {@link Group.values}. */
  readonly dimensions: readonly string[];
  readonly groups: readonly Group[];
  readonly bill: BillInfo;
  readonly proof: Proof;
  readonly notices: readonly Notice[];
  /** Refunds, adjustments and roundings among the groups. */
  readonly corrections: readonly Correction[];
  /** Fee types of the lines without an Instance ID, by which people tell what these are. */
  readonly withoutId: readonly string[];
  /** Inputs that could not be read, or not to their end. */
  readonly failures: Reading['failures'];
  /** Rows left aside, by product, currency and tax; the largest payable first. */
  readonly asideProducts: readonly AsideSum[];
}

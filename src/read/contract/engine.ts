/**
 * The engine contract: "group these columns, sum the amounts". The reference reader answers it, and so can any
 * other engine: raw cells in, groups with exact sums out; decoding and reports are shared.
 */
import type { ColumnKey } from '../../bill/columns.ts';
import type { InstanceId } from '../../bill/instance-id.ts';
import type { Problem } from '../../words/problem.ts';
import type { Reading } from '../files/read-inputs.ts';
import type { RowSums } from '../row/amounts.ts';
import type { RowTimes } from '../row/times.ts';
import type { Limits } from './limits.ts';
import type { Row } from './row.ts';
import type { Source } from './source.ts';

/** Time keys are canonical text (`2026-05`, `2026-05-14`, `2026-05-14 18:00`, `2026-05-14 18:46`), not raw cells. */
export type TimeKey = 'month' | 'day' | 'hour' | 'minute';
export type GroupKey = TimeKey | Exclude<ColumnKey, TimeKey>;

/** The amounts that are summed, in the order of {@link RawGroup.sums}. */
export const AMOUNTS = [
  'consumed',
  'deducted',
  'usage',
  'listCost',
  'discount',
  'coupon',
  'savingsPlan',
  'rounding',
  'payable',
  'voucher',
  'cash',
  'prepaid',
  'outstanding',
] as const satisfies readonly ColumnKey[];
export type Amount = (typeof AMOUNTS)[number];

/** Rows with the same cells in every group key. */
export interface RawGroup {
  /** One text for each asked key, trimmed; empty where the cell is empty or the layout lacks the column. */
  readonly cells: readonly string[];
  rows: number;
  /** Exact sums in units of 10⁻¹⁸, by {@link AMOUNTS}; null where no row has a value. */
  readonly sums: (bigint | null)[];
  /** Rows with a deduction whose layout does not say whether usage is before or after it. */
  netUnknown: number;
  /** The first and the last day of its rows, where {@link ReadOptions.spans} asks and the bill says. */
  span?: readonly [first: string, last: string];
}

/** What one CSV's header said. */
export interface LayoutInfo {
  readonly columns: Readonly<Partial<Record<ColumnKey, number>>>;
  readonly headers: readonly string[];
  readonly tax: 'included' | 'excluded' | 'unknown';
}

/** Where the rows of one CSV went; `rowsRead` is the sum of the others. */
export interface RowCounts {
  rowsRead: number;
  counted: number;
  leftAside: number;
  duplicates: number;
  rejected: number;
}

/** Rows that count, by the text of one key; empty text where the cell is empty or the layout lacks the column. */
export interface Tally {
  readonly counts: ReadonlyMap<string, number>;
  /** Rows whose text came when there were too many different ones already; see `MOST_TALLIED`. */
  readonly others: number;
}

/** The answer of one CSV. */
export interface FileAnswer {
  readonly file: string;
  readonly layout: LayoutInfo;
  readonly keys: readonly GroupKey[];
  readonly groups: readonly RawGroup[];
  readonly counts: RowCounts;
  /** Rows that count with a payable of exactly 0. */
  readonly unpaidRows: number;
  /** By each key of {@link ReadOptions.tally}. */
  readonly tallies: ReadonlyMap<GroupKey, Tally>;
  /** Rows left aside, by product name (its code where it has no name). */
  readonly asideProducts: ReadonlyMap<string, number>;
  /** Lines before the header that were skipped; 0 in an export as it comes. */
  readonly preambleLines: number;
  /** Columns in which a spreadsheet has cut numbers to the 15 digits that it keeps. */
  readonly damaged?: readonly DamagedColumn[];
  /** Why the file could not be read to its end; the groups are of the rows before. */
  readonly failure?: Problem;
}

/** Which content of a line counts that stands in several inputs with different ones: by the exports' times, or all. */
export type Prefer = 'newest' | 'oldest' | 'none';
export interface DamagedColumn {
  /** Its header as written. */
  readonly column: string;
  /** `id`: surely damaged. `amount`: it has as many digits as are kept, so more of them may be lost. */
  readonly damage: 'id' | 'amount';
  readonly rows: number;
  /** One of the numbers, as it is read. */
  readonly example: string;
}

export interface ReadOptions {
  readonly keys: readonly GroupKey[];
  /** Groups tell the first and the last day of their rows. */
  readonly spans?: boolean;
  /** Keys by each of which rows are counted apart from the groups; see {@link FileAnswer.tallies}. */
  readonly tally?: readonly GroupKey[];
  readonly allProducts?: boolean;
  readonly encoding?: string;
  readonly delimiter?: string;
  /** Stop at the first rejected row by throwing a BillError. */
  readonly strict?: boolean;
  readonly limits?: Partial<Limits>;
  /** Called for each rejected row, in the order of the file. */
  readonly onReject?: (problem: Problem) => void;
  /** Line ids of earlier inputs; give one set to all inputs of a run to count each line once. */
  readonly seen?: LineIds;
  /** Called for each row that repeats one that was read before; only where `seen` is given. */
  readonly onRepeat?: (repeat: Repeat) => void;
  /** Called for each row whose line id was read before with other content; `onRepeat` hears of it too. */
  readonly onChanged?: (repeat: Repeat) => void;
  /** Such rows count both; otherwise the one that was read first does. */
  readonly changedBothCount?: boolean;
  /**
   * Called for each row that counts and whose amounts are not proven to agree with each other: a reader may leave out
   * rows on which every identity of `src/bill/identities.ts` holds.
   */
  readonly onDoubt?: (line: BillLine) => void;
  /** Called for each row that counts, in the order of the file. Reading then goes at the reference reader's speed. */
  readonly onLine?: (line: BillLine) => void;
  /** Reading waits for it between two pieces of a file, so that what is made of its lines need not pile up. */
  readonly keepPace?: () => Promise<void>;
  /** By the export times in the names of the inputs; `newest` when left out. */
  readonly prefer?: Prefer;
  readonly signal?: AbortSignal;
  /** Called now and then with the bytes read of the current file; `size` where it is known. */
  readonly onProgress?: (progress: Progress) => void;
  /** Who reads; the reference reader when left out. */
  readonly engine?: Engine;
}

/** Two rows that say they are the same line of the bill, or are written alike where the bill has no line ids. */
export interface Repeat {
  /** `id`: the same line id. `row`: no ids, and all cells are the same, which two different lines may be as well. */
  readonly basis: 'id' | 'row';
  readonly id: string;
  /** The rows say the same: Instance ID, fee type, unit, currency, usage, payable; of one layout, other amounts and times too. */
  readonly same: boolean;
  /** The row that was read first, and this one. */
  readonly first: Place;
  readonly place: Place;
  /** Which of them counts. Rows of basis `row` both do. */
  readonly counts: 'first' | 'both';
}

export interface Place {
  readonly file: string;
  /** Physical line, counted from 1. */
  readonly line: number;
}

/** One row of a bill that counts. */
export interface BillLine {
  readonly row: Row;
  /** Canonical times of the row; empty where it does not say. */
  readonly times: RowTimes;
  /** By {@link AMOUNTS}, in units of 10⁻¹⁸; null where the row has no value. */
  readonly amounts: RowSums;
}

export interface Progress {
  readonly bytes: number;
  readonly rows: number;
  readonly size?: number;
}

/** What is known of a line that was met before. */
export interface Meeting {
  readonly first: Place;
  /** It said the same then; also where one of the layouts says too little to tell. */
  readonly same: boolean;
}

/** What a line says: all of it is compared with lines of the same form, what all layouts have with any other. */
export interface Content {
  /** Of the file, the same in all of its lines. */
  readonly form: string;
  /** Without a byte: it says too little, and is like any. */
  readonly common: Uint8Array;
  readonly own: Uint8Array;
}

/** Lines met so far, by their ids. */
export interface LineIds {
  /** The line first met under this key; undefined when there was none, and this one is kept. */
  meet(key: string | Uint8Array, content: Content, place: Place): Meeting | undefined;
}

/** A reader of CSVs. All engines give the same answer to the same bytes. */
export interface Engine {
  /** Undefined for a file without a byte. */
  read(source: Source, options: ReadOptions): Promise<FileAnswer | undefined>;
  /** A set that this engine can use for {@link ReadOptions.seen}. */
  lineIds(): Promise<LineIds>;
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
  /** Identities that no reading holds, before the first of their pseudonyms. */
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

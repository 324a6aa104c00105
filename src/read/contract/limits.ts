import { getHeapStatistics } from 'node:v8';

/** What one input may cost. Stated, and each can be raised: a bill never needs more, a hostile file always does. */
export interface Limits {
  /** Bytes of one record. */
  readonly record: number;
  /** Characters of one cell. */
  readonly field: number;
  /** Columns of a header, fields of a JSON object. */
  readonly columns: number;
  /** Inflated bytes for each compressed byte, once more than 64 MiB have come out. */
  readonly ratio: number;
  /** Rejected rows one after the other, with no good row between, before a file is given up. */
  readonly rejects: number;
  /** Groups of one file, and so rows of a report: what takes memory. A million, or what Node's heap can hold. */
  readonly groups: number;
  /** Characters of the cells by which the groups of one file differ. */
  readonly keys: number;
  /** Bytes of the texts that the cells of a workbook share: they are in memory while it is read. */
  readonly texts: number;
  /** Entries of an archive, and sheets of a workbook. */
  readonly entries: number;
  /** Brackets within brackets of JSON, elements within elements of a workbook. */
  readonly depth: number;
  /** Bytes of a JSON document, which is parsed as a whole. */
  readonly json: number;
  /** Values in a JSON document: each takes memory, however short it is. */
  readonly values: number;
  /** Bytes of a table that is kept in memory while a bill is read (names, prices): its cells, and something a row. */
  readonly table: number;
}

/** What a workbook may cost beside what any archive may. */
export type WorkbookLimits = Pick<Limits, 'record' | 'field' | 'texts' | 'entries' | 'depth'>;

/** What a group takes of the heap while it becomes a row of a report, twice over, and what all else does. */
const BYTES_A_GROUP = 4096;
const BYTES_BESIDE = 64 << 20;
const MOST_GROUPS = 1_000_000;
const LEAST_GROUPS = 1000;

function groupsInHeap(): number {
  const bytes = getHeapStatistics().heap_size_limit - BYTES_BESIDE;
  return Math.min(MOST_GROUPS, Math.max(LEAST_GROUPS, Math.floor(bytes / BYTES_A_GROUP)));
}

export const DEFAULT_LIMITS: Limits = {
  record: 1 << 20,
  field: 1 << 18,
  columns: 1000,
  ratio: 400,
  rejects: 10_000,
  groups: groupsInHeap(),
  keys: 256 << 20,
  texts: 512 << 20,
  entries: 65_535,
  depth: 200,
  json: 64 << 20,
  values: 2_000_000,
  table: 256 << 20,
};

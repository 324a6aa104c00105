import { isKnownChannel } from '../bill/channel.ts';
import type { ColumnKey } from '../bill/columns.ts';
import { formatDecimal } from '../bill/decimal.ts';
import { isKnownFeeType } from '../bill/fee-type.ts';
import { deliveryName } from '../bill/file-name.ts';
import type { DamagedColumn, FileAnswer, RawGroup } from '../read/contract/answer.ts';
import type { Place } from '../read/contract/lines.ts';
import type { Reading } from '../read/contract/reading.ts';
import { type Notice, noticeIf, noticeOfRows } from '../words/notice.ts';
import { suggest } from '../words/suggest.ts';
import { type AsideSum, asideSums } from './aside-sums.ts';
import type { DecodedGroup } from './decode.ts';
import type { GroupFilter } from './filters.ts';
import { hasMeasure } from './measures.ts';
import { missingColumns } from './missing-columns.ts';
import type { CubePlan } from './plan.ts';

const EXAMPLES = 5;

type SeenCode =
  | 'OPAQUE_ID'
  | 'UNIT_WITHOUT_COLUMN'
  | 'UNKNOWN_CHANNEL'
  | 'UNKNOWN_FEE_TYPE'
  | 'UNKNOWN_UNIT'
  | 'UNKNOWN_USAGE_TYPE';

/** Rows and a few different texts of something that the reader should hear of. */
class Sighting {
  rows = 0;
  readonly texts = new Set<string>();

  add(text: string, rows: number): void {
    this.rows += rows;
    this.texts.add(text);
  }

  notice(code: SeenCode): readonly Notice[] {
    if (this.rows === 0) return [];
    const shown = [...this.texts].sort().slice(0, EXAMPLES);
    const more = this.texts.size - shown.length;
    return [{ code, rows: this.rows, params: { texts: shown, more, rows: this.rows } }];
  }
}

/** What a run has seen, for the bill's description and for warnings. */
export class Observed {
  readonly months = new Set<string>();
  readonly accounts = new Set<string>();
  /** Of the rows that count. */
  readonly entities = new Set<string>();
  readonly monthsOf = new Map<FileAnswer, Set<string>>();
  readonly opaque = new Sighting();
  readonly usageTypes = new Sighting();
  readonly channels = new Sighting();
  readonly feeTypes = new Sighting();
  readonly units = new Sighting();
  readonly unitsAside = new Sighting();
  netUnknown = 0;
  private readonly knownFeeTypes = new Map<string, boolean>();
  /** By the export time in the file names; null when they tell nothing. */
  final: boolean | null = null;

  /** A group of the bill, kept by the filters or not. */
  billed(answer: FileAnswer, group: DecodedGroup): void {
    const month = group.cell('month');
    if (month !== '') {
      this.months.add(month);
      const months = this.monthsOf.get(answer) ?? new Set();
      this.monthsOf.set(answer, months.add(month));
    }
    if (group.account !== null) this.accounts.add(group.account);
  }

  counted(answer: FileAnswer, raw: Pick<RawGroup, 'rows' | 'netUnknown'>, group: DecodedGroup): void {
    const { id, unit } = group;
    const entity = group.cell('serviceEntity');
    if (entity !== '') this.entities.add(entity);
    const isFree = group.feeType === 'free-quota' && answer.layout.columns.consumed === undefined;
    this.netUnknown += isFree ? raw.rows : raw.netUnknown;
    if (id.kind === 'opaque') this.countedOpaque(id.raw, raw.rows);
    else this.countedId(raw.rows, group);
    const fee = group.cell('feeType');
    if (fee !== '' && !this.knowsFeeType(fee)) this.feeTypes.add(fee, raw.rows);
    if (unit.base !== '' && !hasMeasure(unit.base))
      (unit.known ? this.unitsAside : this.units).add(unit.base, raw.rows);
  }

  /** A line without an id is none of unknown form. */
  private countedOpaque(text: string, rows: number): void {
    if (text.trim() !== '') this.opaque.add(text, rows);
  }

  private knowsFeeType(fee: string): boolean {
    const known = this.knownFeeTypes.get(fee) ?? isKnownFeeType(fee);
    this.knownFeeTypes.set(fee, known);
    return known;
  }

  private countedId(rows: number, { id }: DecodedGroup): void {
    if (!id.type.known) this.usageTypes.add(id.usageType ?? '', rows);
    if (!isKnownChannel(id.channel)) this.channels.add(id.channel ?? '', rows);
  }
}

/** Everything a reader should know beside the figures, the gravest first. */
export function noticesOf(
  reading: Reading,
  plan: CubePlan,
  observed: Observed,
  unmatched: ReturnType<GroupFilter['unmatched']>,
): readonly Notice[] {
  return [
    ...missingColumns(reading.answers, plan),
    ...observed.opaque.notice('OPAQUE_ID'),
    ...observed.units.notice('UNKNOWN_UNIT'),
    ...observed.unitsAside.notice('UNIT_WITHOUT_COLUMN'),
    ...observed.usageTypes.notice('UNKNOWN_USAGE_TYPE'),
    ...observed.channels.notice('UNKNOWN_CHANNEL'),
    ...observed.feeTypes.notice('UNKNOWN_FEE_TYPE'),
    ...noticeOfRows('NET_UNKNOWN', observed.netUnknown),
    ...unmatched.map(({ filter, pattern, seen }) => noMatch(filter, pattern, seen)),
    ...aboutInputs(reading, observed),
    ...redacted(reading),
  ];
}

/** Who reads a shared report must know that its names are none. */
export function redacted({ redactor }: Pick<Reading, 'redactor'>): readonly Notice[] {
  return redactor === undefined ? [] : [{ code: 'REDACTED', params: { keyed: redactor.keyed ? 1 : 0 } }];
}

/** A filter that fits nothing is more often mistyped than meant. */
function noMatch(filter: string, pattern: string, seen: readonly string[]): Notice {
  return {
    code: 'NO_MATCH_FOR',
    params: { option: filter, pattern, meant: suggest(pattern, seen) ?? '' },
  };
}

/** A reader must know how much of the bill is not in the figures. */
function otherProducts(sums: readonly AsideSum[]): readonly Notice[] {
  const rows = sums.reduce((all, each) => all + each.rows, 0);
  if (rows === 0) return [];
  const amounts = sums.map(({ payable }) => (payable === null ? null : formatDecimal(payable)));
  const params = {
    rows,
    texts: sums.map(({ product }) => product),
    currencies: sums.map(({ currency }) => currency ?? ''),
    taxes: sums.map(({ tax }) => tax),
    amounts: amounts.map((amount) => amount ?? ''),
  };
  const products = sums.map((sum, place) => ({ ...sum, payable: amounts[place] ?? null }));
  return [{ code: 'OTHER_PRODUCTS', rows, products, params }];
}

function aboutInputs(reading: Reading, observed: Observed): readonly Notice[] {
  const duplicates = reading.answers.reduce((sum, { counts }) => sum + counts.duplicates, 0);
  const rejected = reading.answers.reduce((sum, { counts }) => sum + counts.rejected, 0);
  return [
    ...noticeIf(observed.final === false, { code: 'PRELIMINARY', params: {} }),
    ...noticeOfRows('REJECTED_ROWS', rejected),
    ...reading.failures.map(
      ({ code, file }): Notice => ({
        code: 'INPUT_FAILED',
        params: { file: file ?? '', reason: code },
      }),
    ),
    ...damagedBy(reading, 'id', 'DAMAGED_IDS'),
    ...damagedBy(reading, 'amount', 'ROUNDED_AMOUNTS'),
    ...otherProducts(asideSums(reading.answers)),
    ...noticeIf(observed.entities.size > 1, {
      code: 'SEVERAL_ENTITIES',
      params: { texts: [...observed.entities].sort() },
    }),
    ...totalRows(reading),
    ...noticeIf(duplicates > 0, {
      code: 'DUPLICATES',
      rows: duplicates,
      params: { rows: duplicates, delivered: isDeliveredTwice(reading) ? 1 : 0 },
    }),
    ...changedLines(reading),
    ...withoutIds(reading),
    ...files('EMPTY_FILE', reading.emptyFiles),
    ...files(
      'NO_ROWS',
      reading.answers.filter(({ counts }) => counts.rowsRead === 0).map(({ file }) => file),
    ),
    ...files('NAMED_TWICE', reading.namedTwice),
    ...files('SKIPPED_ENTRY', reading.skippedEntries),
    ...files('OWN_FILES', reading.ownFiles),
    ...otherFiles(reading),
    ...files(
      'PREAMBLE',
      reading.answers.filter(({ preambleLines }) => preambleLines > 0).map(({ file }) => file),
    ),
  ];
}

/** Files of days and of months of one delivery. */
function isDeliveredTwice({ answers }: Reading): boolean {
  const digits = new Set(answers.map(({ file }) => deliveryName(file)?.period.length));
  return digits.has(6) && digits.has(8);
}

/** Rows that only add up others, with the places of the first. */
function totalRows({ answers }: Reading): readonly Notice[] {
  const rows = answers.reduce((sum, { counts }) => sum + counts.totalRows, 0);
  const places = answers.flatMap(({ file, totalLines }) => totalLines.map((line) => `${file}:${line}`));
  return noticeIf(rows > 0, { code: 'TOTAL_ROWS', rows, params: { rows, texts: places.slice(0, 3) } });
}

/** What a spreadsheet has done to a bill before it was read. */
function damagedBy(
  reading: Reading,
  kind: DamagedColumn['damage'],
  code: 'DAMAGED_IDS' | 'ROUNDED_AMOUNTS',
): readonly Notice[] {
  const hurt = reading.answers.flatMap(({ file, damaged = [] }) =>
    damaged.filter(({ damage }) => damage === kind).map((column) => ({ file, ...column })),
  );
  if (hurt.length === 0) return [];
  const distinct = (texts: readonly string[]) => [...new Set(texts)];
  const params = {
    files: reading.answers.length === 1 ? [] : distinct(hurt.map(({ file }) => file)),
    columns: distinct(hurt.map(({ column }) => column)),
    texts: distinct(hurt.map(({ example }) => example)).slice(0, EXAMPLES),
    rows: reading.answers.reduce((sum, { damaged = [] }) => sum + mostRows(damaged, kind), 0),
  };
  return [{ code, rows: params.rows, params }];
}

/** Of the columns of one file: their rows are mostly the same. */
function mostRows(damaged: readonly DamagedColumn[], kind: DamagedColumn['damage']): number {
  return Math.max(0, ...damaged.filter(({ damage }) => damage === kind).map(({ rows }) => rows));
}

/** Several files and no line ids: an overlap between them cannot be seen. */
function withoutIds(reading: Reading): readonly Notice[] {
  const lineId: ColumnKey = 'lineId';
  const blind = reading.answers
    .filter(({ layout }) => layout.columns[lineId] === undefined)
    .map(({ file }) => file);
  return reading.deduplicated ? files('NO_LINE_IDS', blind) : [];
}

function files(code: FilesCode, names: readonly string[]): readonly Notice[] {
  return noticeIf(names.length > 0, { code, params: { files: names } });
}

function otherFiles({ otherFiles }: Reading): readonly Notice[] {
  const params = { files: otherFiles.map(({ file }) => file), kinds: otherFiles.map(({ kind }) => kind) };
  return noticeIf(otherFiles.length > 0, { code: 'OTHER_FILES', params });
}

type FilesCode =
  | 'EMPTY_FILE'
  | 'NAMED_TWICE'
  | 'NO_LINE_IDS'
  | 'NO_ROWS'
  | 'OWN_FILES'
  | 'PREAMBLE'
  | 'SKIPPED_ENTRY';

/** A line that was issued again: the row left out, then the one that counts. */
function changedLines({ changed: { rows, examples } }: Reading): readonly Notice[] {
  if (rows === 0) return [];
  const place = ({ file, line }: Place) => `${file}:${line}`;
  const texts = examples.map((each) => `${place(each.place)} / ${place(each.first)}`);
  const both = examples[0]?.counts === 'both' ? 1 : 0;
  return [{ code: 'CHANGED_LINES', rows, params: { texts, more: rows - texts.length, rows, both } }];
}

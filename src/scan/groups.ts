import { AmountColumn } from '../bill/amount-column.ts';
import { ONE } from '../bill/decimal.ts';
import { decodesText, productOf } from '../bill/product.ts';
import {
  AMOUNTS,
  type AsideProduct,
  type GroupColumns,
  type GroupKey,
  type LayoutInfo,
  type TextColumn,
} from '../read/contract/answer.ts';
import type { ReadOptions } from '../read/contract/engine.ts';
import { addInto, type ScopeSums } from '../read/group/above.ts';
import { payableIn } from '../read/group/aside.ts';
import { merged, TextNumbers } from '../read/group/group-columns.ts';
import { SCOPE_KEYS, TOTAL_LINE } from '../read/row/total.ts';
import { ColumnTexts } from './column-texts.ts';
import type { ScanPlan } from './plan.ts';
import type { ScanHost, Scanner } from './scanner.ts';
import { CARRY, FLAG, FLAG_BITS, RECORD, SCANNER_ONE, TEXT_FLAG, TEXT_FLAG_BITS } from './shared.ts';

/** From the scanner's units to those of the cube. */
const LIFT = ONE / SCANNER_ONE;
/** What the scanner's second word counts, in whole amounts. */
const CARRIED = CARRY / SCANNER_ONE;
/** Of one cell that are counted: more do not fit beside the flags. */
const MOST_CHARACTERS = 2 ** (31 - TEXT_FLAG_BITS) - 1;
/** Beyond this, what is carried leaves 64 bits as a whole amount. */
const MOST_CARRIED = 1n << 40n;
const PRODUCT_KEYS: readonly GroupKey[] = ['productCode', 'productName', 'commodityCode'];

/** The groups that count, and how many rows they have. */
export interface CountedGroups {
  readonly groups: GroupColumns;
  readonly rows: number;
}

/** What the texts of the scanner's groups say: each looked at when it is new, and kept by its code. */
export class ScannedGroups implements ScanHost {
  private readonly columns: readonly ColumnTexts[];
  /** By key and code. */
  private readonly texts: readonly string[][];
  private readonly products = new Map<string, string | undefined>();
  private readonly productPlaces: readonly number[];
  private readonly scopePlaces: readonly number[];
  private readonly idPlace: number;
  private readonly currencyPlace: number;
  private readonly keys: readonly GroupKey[];

  constructor(
    private readonly scanner: Scanner,
    private readonly plan: ScanPlan,
    private readonly layout: LayoutInfo,
    private readonly options: Pick<ReadOptions, 'keys' | 'allProducts' | 'wants'>,
  ) {
    this.keys = options.keys;
    this.columns = plan.keyNames.map((key) => new ColumnTexts(key));
    this.texts = plan.keyNames.map(() => []);
    const placeOf = (key: GroupKey) => plan.keyNames.indexOf(key);
    this.productPlaces = PRODUCT_KEYS.map(placeOf);
    this.scopePlaces = SCOPE_KEYS.map(placeOf);
    this.idPlace = placeOf('instanceId');
    this.currencyPlace = placeOf('currency');
  }

  newText(key: number, at: number, length: number): number {
    const { memory } = this.scanner;
    const { text, isDamaged } = (this.columns[key] as ColumnTexts).of(
      memory.toString('latin1', at, at + length),
    );
    (this.texts[key] as string[]).push(text);
    const counted = this.keys.includes(this.plan.keyNames[key] as GroupKey) ? text.length : 0;
    const size = Math.min(counted, MOST_CHARACTERS) << TEXT_FLAG_BITS;
    return size | this.meaningOf(key, text) | (isDamaged ? TEXT_FLAG.damaged : TEXT_FLAG.none);
  }

  private meaningOf(key: number, text: string): number {
    if (key !== this.idPlace) return TEXT_FLAG.none;
    if (TOTAL_LINE.test(text)) return TEXT_FLAG.total;
    return decodesText(text) ? TEXT_FLAG.own : TEXT_FLAG.none;
  }

  /** Of the cells of all groups, as the limit of them counts. */
  characters(): number {
    const { wasm } = this.scanner;
    return wasm.charactersFound() + wasm.groupsFound() * this.keys.length;
  }

  isOtherProduct(codesAt: number): boolean {
    return this.options.allProducts !== true && this.productAt(codesAt) !== undefined;
  }

  isWanted(codesAt: number): boolean {
    const places = this.keys.map((key) => this.plan.keyNames.indexOf(key));
    const cells = places.map((place) => this.textAt(codesAt, place));
    return this.options.wants?.(cells, this.layout) === true;
  }

  /** The other product that a group's texts name; undefined for our own. */
  private productAt(codesAt: number): string | undefined {
    const texts = this.productPlaces.map((place) => this.textAt(codesAt, place));
    const joined = texts.join('\0');
    if (!this.products.has(joined)) {
      const text = (key: string) => texts[PRODUCT_KEYS.indexOf(key as GroupKey)] ?? '';
      this.products.set(
        joined,
        productOf(text, () => false),
      );
    }
    return this.products.get(joined);
  }

  /** Of a key that the layout lacks, or that was not asked for, an empty one. */
  private textAt(codesAt: number, place: number): string {
    if (place === -1) return '';
    return this.texts[place]?.[this.scanner.memory.readUInt32LE(codesAt + place * 4)] as string;
  }

  /** The records of the groups, in the order of their first rows. */
  private *records(): Generator<number> {
    const { wasm } = this.scanner;
    for (let group = 0; group < wasm.groupsFound(); group++) yield wasm.groupAt(group);
  }

  private flagsOf(record: number): number {
    return this.scanner.memory.readUInt32LE(record + RECORD.flags);
  }

  private codesAt(record: number): number {
    return record + this.scanner.wasm.codesOffset();
  }

  /** Rows of other products, each group by itself. */
  aside(): readonly AsideProduct[] {
    const { memory } = this.scanner;
    const words = new BigInt64Array(memory.buffer);
    const found: AsideProduct[] = [];
    for (const record of this.records()) {
      if ((this.flagsOf(record) & FLAG.aside) === 0) continue;
      const codes = this.codesAt(record);
      found.push({
        product: this.productAt(codes) as string,
        currency: this.textAt(codes, this.currencyPlace),
        rows: memory.readUInt32LE(record + RECORD.rows),
        payable: payableIn(this.sumsOf(record, words)),
      });
    }
    return found;
  }

  /** Sums of all rows so far by what a total may be the total of: those that count, repeat others, or are aside. */
  sums(): readonly ScopeSums[] {
    const { memory } = this.scanner;
    const words = new BigInt64Array(memory.buffer);
    const scopes = new Map<string, ScopeSums>();
    for (const record of this.records()) {
      const codes = this.codesAt(record);
      const scope = this.scopePlaces.map((place) => this.textAt(codes, place));
      const isAside = (this.flagsOf(record) & FLAG.aside) !== 0;
      const key = `${isAside}\0${scope.join('\0')}`;
      const known = scopes.get(key) ?? { scope, isAside, sums: NO_SUMS.slice() };
      scopes.set(key, known);
      for (const each of [record, memory.readUInt32LE(record + RECORD.repeats)])
        if (each !== 0) addInto(known.sums, this.sumsOf(each, words));
    }
    return [...scopes.values()];
  }

  private sumsOf(record: number, words: BigInt64Array): (bigint | null)[] {
    const present = this.flagsOf(record) >>> FLAG_BITS;
    const at = (record + RECORD.sums) >>> 3;
    const sums: (bigint | null)[] = NO_SUMS.slice();
    for (const [index, { place }] of this.plan.amounts.entries()) {
      if ((present & (1 << index)) === 0) continue;
      sums[place] =
        ((words[at + index * 2 + 1] as bigint) * CARRY + (words[at + index * 2] as bigint)) * LIFT;
    }
    // Without a column of its own, consumed is usage as written.
    if (sums[CONSUMED] === null) sums[CONSUMED] = sums[USAGE] ?? null;
    return sums;
  }

  /** By the keys asked for; several may have the same cells: `x` and `"x"`, or cells of keys that were not asked for. */
  counted(): CountedGroups {
    const { memory } = this.scanner;
    const words = new Uint32Array(memory.buffer);
    const records = this.countedRecords(words);
    const of = (offset: number) => records.map((record) => words[(record + offset) >>> 2] as number);
    const rows = of(RECORD.rows);
    const first = of(RECORD.first);
    const groups: GroupColumns = {
      size: records.length,
      cells: this.keys.map((key) => this.cellsOf(key, records, words)),
      lines: of(RECORD.line),
      rows,
      netUnknown: of(RECORD.net),
      sums: this.amountsOf(records, words),
      ...(first.some((day) => day !== 0) && { days: { first, last: of(RECORD.last) } }),
    };
    return { groups: merged(groups), rows: rows.reduce((sum, each) => sum + each, 0) };
  }

  private countedRecords(words: Uint32Array): Uint32Array {
    const { wasm } = this.scanner;
    const records = new Uint32Array(wasm.groupsFound());
    let count = 0;
    for (let group = 0; group < records.length; group++) {
      const record = wasm.groupAt(group);
      const isAside = ((words[(record + RECORD.flags) >>> 2] as number) & FLAG.aside) !== 0;
      if (words[(record + RECORD.rows) >>> 2] !== 0 && !isAside) records[count++] = record;
    }
    return records.subarray(0, count);
  }

  private cellsOf(key: GroupKey, records: Uint32Array, words: Uint32Array): TextColumn {
    const place = this.plan.keyNames.indexOf(key);
    if (place === -1) return { texts: [''], codes: new Uint32Array(records.length) };
    const numbers = new TextNumbers();
    // Two spellings are one text.
    const known = (this.texts[place] as string[]).map((text) => numbers.of(text));
    const at = (this.scanner.wasm.codesOffset() >>> 2) + place;
    return {
      texts: numbers.texts,
      codes: records.map((record) => known[words[(record >>> 2) + at] as number] as number),
    };
  }

  private amountsOf(records: Uint32Array, words: Uint32Array): GroupColumns['sums'] {
    const sums: (AmountColumn | undefined)[] = AMOUNTS.map(() => undefined);
    for (const [index, { place }] of this.plan.amounts.entries())
      sums[place] = this.amountColumn(index, records, words);
    return withConsumed(sums, records.length);
  }

  private amountColumn(index: number, records: Uint32Array, words: Uint32Array): AmountColumn | undefined {
    const pairs = new BigInt64Array(words.buffer);
    const bit = 1 << (FLAG_BITS + index);
    let column: AmountColumn | undefined;
    for (let group = 0; group < records.length; group++) {
      const record = records[group] as number;
      if (((words[(record + RECORD.flags) >>> 2] as number) & bit) === 0) continue;
      column ??= new AmountColumn(records.length);
      const at = ((record + RECORD.sums) >>> 3) + index * 2;
      const low = pairs[at] as bigint;
      const high = pairs[at + 1] as bigint;
      column.mark(group);
      if (low === 0n && high === 0n) continue;
      const whole = BigInt.asIntN(64, low / SCANNER_ONE);
      const part = BigInt.asIntN(64, BigInt.asIntN(64, low % SCANNER_ONE) * LIFT);
      if (high < MOST_CARRIED && high > -MOST_CARRIED)
        column.addParts(group, BigInt.asIntN(64, whole + BigInt.asIntN(64, high * CARRIED)), part);
      else column.add(group, (high * CARRY + low) * LIFT);
    }
    return column;
  }
}

/** Without a column of its own, consumed is usage as written. */
function withConsumed(sums: (AmountColumn | undefined)[], size: number): GroupColumns['sums'] {
  const [consumed, usage] = [sums[CONSUMED], sums[USAGE]];
  if (usage === undefined) return sums;
  if (consumed === undefined) return sums.with(CONSUMED, usage);
  for (let group = 0; group < size; group++)
    if (consumed.present[group] !== 1 && usage.present[group] === 1) consumed.addOne(usage, group, group);
  return sums;
}

const NO_SUMS: readonly null[] = AMOUNTS.map(() => null);
const CONSUMED = AMOUNTS.indexOf('consumed');
const USAGE = AMOUNTS.indexOf('usage');

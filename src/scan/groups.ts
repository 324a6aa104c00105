import { ONE } from '../bill/decimal.ts';
import { decodesText, productOf } from '../bill/product.ts';
import { AMOUNTS, type AsideProduct, type GroupKey, type RawGroup } from '../read/contract/answer.ts';
import { DEFAULT_LIMITS } from '../read/contract/limits.ts';
import { addInto, type ScopeSums } from '../read/group/above.ts';
import { payableIn } from '../read/group/aside.ts';
import { SCOPE_KEYS, TOTAL_LINE } from '../read/row/total.ts';
import { type CellText, ColumnTexts } from './column-texts.ts';
import type { ScanPlan } from './plan.ts';
import type { Scanner } from './scanner.ts';
import { CARRY, FLAG, FLAG_BITS, NEW_CELL, RECORD, SCANNER_ONE } from './shared.ts';

/** From the scanner's units to those of the cube. */
const LIFT = ONE / SCANNER_ONE;
/** As many groups as a run may have unless more are asked for. */
const MOST_KEPT = DEFAULT_LIMITS.groups;
const PRODUCT_KEYS: readonly GroupKey[] = ['productCode', 'productName', 'commodityCode'];

/** What the cells that name products say. */
interface CellsProduct {
  readonly cells: readonly string[];
  /** The other product; undefined for our own. */
  readonly product: string | undefined;
}

/** The groups that count. Those that are `distinct` have each their own cells; others may be like any. */
export interface CountedGroups {
  readonly distinct: RawGroup[];
  readonly others: readonly RawGroup[];
  readonly rows: number;
}

/** What the cells of the scanner's groups say: looked at when a group is new, kept when it counts. */
export class ScannedGroups {
  private readonly columns: readonly ColumnTexts[];
  /** The cells of groups, so that a report of usual size decodes each once, and what they tell of products. */
  private readonly kept: (readonly string[])[] = [];
  private readonly keptProducts: CellsProduct[] = [];
  /** The cells of the newest group. */
  private readonly newest: CellText[] = [];
  private readonly products = new Map<number, string>();
  private readonly productsByCells = new Map<string, CellsProduct>();
  private lastProduct: CellsProduct = { cells: [], product: undefined };
  private readonly productPlaces: readonly number[];
  /** Groups that differ in their scope alone are of different cells. */
  private readonly hasAskedScopes: boolean;
  private readonly scopePlaces: readonly number[];
  private readonly idPlace: number;
  private readonly currencyPlace: number;
  /** Of the cells of all groups, as the limit of them counts. */
  characters = 0;

  constructor(
    private readonly scanner: Scanner,
    private readonly plan: ScanPlan,
    private readonly keys: readonly GroupKey[],
    private readonly allProducts: boolean,
  ) {
    this.columns = plan.keyNames.map((key) => new ColumnTexts(key));
    this.productPlaces = PRODUCT_KEYS.map((key) => plan.keyNames.indexOf(key));
    this.scopePlaces = SCOPE_KEYS.map((key) => plan.keyNames.indexOf(key));
    this.hasAskedScopes = SCOPE_KEYS.every((key) => keys.includes(key) || !plan.keyNames.includes(key));
    this.idPlace = plan.keyNames.indexOf('instanceId');
    this.currencyPlace = plan.keyNames.indexOf('currency');
  }

  /** The flags of a new group. */
  admit(group: number): number {
    const cells = this.readNewest();
    const named = this.productOfCells(cells);
    if (group < MOST_KEPT) {
      this.kept.push(cells);
      this.keptProducts.push(named);
    }
    // A label in place of an Instance ID makes a total, of whatever product.
    if (TOTAL_LINE.test(cells[this.idPlace] ?? '')) return FLAG.reject;
    const { product } = named;
    if (product !== undefined && !decodesText(cells[this.idPlace] ?? '')) {
      this.products.set(group, product);
      return FLAG.aside;
    }
    return this.newest.some(({ isDamaged }) => isDamaged) ? FLAG.reject : FLAG.none;
  }

  /** Of the group made last: the cells in which it differs from the one before are read, the others are known. */
  private readNewest(): string[] {
    const { wasm, memory } = this.scanner;
    const { newest, columns } = this;
    const cells: string[] = [];
    for (let place = 0, entry = wasm.newCellsAt(); place < columns.length; place++, entry += NEW_CELL.bytes) {
      const at = memory.readUInt32LE(entry + NEW_CELL.at);
      if (at !== 0) {
        // Byte for character: made in one go, and decoded where a text is new.
        const raw = memory.toString('latin1', at, at + memory.readUInt32LE(entry + NEW_CELL.length));
        newest[place] = (columns[place] as ColumnTexts).of(raw);
      }
      const { text } = newest[place] as CellText;
      this.characters += text.length + 1;
      cells.push(text);
    }
    return cells;
  }

  private read(group: number): string[] {
    const { wasm, memory } = this.scanner;
    const record = wasm.groupAt(group);
    const at = record + wasm.keysOffset();
    const end = at + memory.readUInt32LE(record + RECORD.length) - 1;
    const raws = memory.toString('latin1', at, end).split('\n');
    return raws.map((raw, place) => (this.columns[place] as ColumnTexts).of(raw).text);
  }

  private productOfCells(cells: readonly string[]): CellsProduct {
    const { lastProduct, productPlaces } = this;
    if (productPlaces.every((place, index) => (cells[place] ?? '') === lastProduct.cells[index]))
      return lastProduct;
    const texts = productPlaces.map((place) => cells[place] ?? '');
    const joined = texts.join('\0');
    this.lastProduct = this.productsByCells.get(joined) ?? { cells: texts, product: this.productIn(texts) };
    this.productsByCells.set(joined, this.lastProduct);
    return this.lastProduct;
  }

  private productIn(texts: readonly string[]): string | undefined {
    const text = (key: string) => texts[PRODUCT_KEYS.indexOf(key as GroupKey)] ?? '';
    return this.allProducts ? undefined : productOf(text, () => false);
  }

  /** Rows of other products, each group by itself. */
  aside(): readonly AsideProduct[] {
    const { wasm, memory } = this.scanner;
    const words = new BigInt64Array(memory.buffer);
    return [...this.products].map(([group, product]) => {
      const record = wasm.groupAt(group);
      const cells = this.kept[group] ?? this.read(group);
      return {
        product,
        currency: cells[this.currencyPlace] ?? '',
        rows: memory.readUInt32LE(record + RECORD.rows),
        payable: payableIn(this.sumsOf(record, words)),
      };
    });
  }

  /** Sums of all rows so far by what a total may be the total of: those that count, repeat others, or are aside. */
  sums(): readonly ScopeSums[] {
    const { wasm, memory } = this.scanner;
    const words = new BigInt64Array(memory.buffer);
    const scopes = new Map<string, ScopeSums>();
    for (let group = 0; group < wasm.groupsFound(); group++) {
      const record = wasm.groupAt(group);
      const cells = this.kept[group] ?? this.read(group);
      const scope = this.scopePlaces.map((place) => cells[place] ?? '');
      const isAside = (memory.readUInt32LE(record + RECORD.flags) & FLAG.aside) !== 0;
      const key = `${isAside}\0${scope.join('\0')}`;
      const known = scopes.get(key) ?? { scope, isAside, sums: NO_SUMS.slice() };
      scopes.set(key, known);
      for (const each of [record, memory.readUInt32LE(record + RECORD.repeats)])
        if (each !== 0) addInto(known.sums, this.sumsOf(each, words));
    }
    return [...scopes.values()];
  }

  /** By the keys asked for; several may have the same cells: `x` and `"x"`, or cells of keys that were not asked for. */
  counted(): CountedGroups {
    const { wasm, memory } = this.scanner;
    const places = this.keys.map((key) => this.plan.keyNames.indexOf(key));
    const isAll = places.length === this.plan.keyNames.length && places.every((place, at) => place === at);
    const isSpelledOnce = this.columns.every((column) => column.hasOneSpelling());
    const words = new BigInt64Array(memory.buffer);
    const distinct: RawGroup[] = [];
    const others: RawGroup[] = [];
    let usual: CellsProduct | undefined;
    let counted = 0;
    for (let group = 0; group < wasm.groupsFound(); group++) {
      const record = wasm.groupAt(group);
      const rows = memory.readUInt32LE(record + RECORD.rows);
      if (rows === 0 || (memory.readUInt32LE(record + RECORD.flags) & FLAG.aside) !== 0) continue;
      const own = this.kept[group] ?? this.read(group);
      const named = this.keptProducts[group] ?? this.productOfCells(own);
      usual ??= named;
      counted += rows;
      const cells = isAll ? own : places.map((place) => own[place] ?? '');
      const isDistinct = isSpelledOnce && (isAll || (named === usual && this.hasAskedScopes));
      (isDistinct ? distinct : others).push(this.rawGroup(record, cells, words));
    }
    return { distinct, others, rows: counted };
  }

  private rawGroup(record: number, cells: readonly string[], words: BigInt64Array): RawGroup {
    const { memory } = this.scanner;
    const line = memory.readUInt32LE(record + RECORD.line);
    const rows = memory.readUInt32LE(record + RECORD.rows);
    const netUnknown = memory.readUInt32LE(record + RECORD.net);
    const sums = this.sumsOf(record, words);
    const first = memory.readUInt32LE(record + RECORD.first);
    if (first === 0) return { cells, line, rows, sums, netUnknown };
    const span = spanOf(first, memory.readUInt32LE(record + RECORD.last));
    return { cells, line, rows, sums, netUnknown, span };
  }

  private sumsOf(record: number, words: BigInt64Array): (bigint | null)[] {
    const present = this.scanner.memory.readUInt32LE(record + RECORD.flags) >>> FLAG_BITS;
    const at = (record + RECORD.sums) >>> 3;
    const sums: (bigint | null)[] = NO_SUMS.slice();
    const { amounts } = this.plan;
    for (let index = 0; index < amounts.length; index++) {
      if ((present & (1 << index)) === 0) continue;
      const low = words[at + index * 2] as bigint;
      const high = words[at + index * 2 + 1] as bigint;
      const sum = high === 0n ? low : high * CARRY + low;
      sums[(amounts[index] as ScanPlan['amounts'][number]).place] = sum === 0n ? 0n : sum * LIFT;
    }
    // Without a column of its own, consumed is usage as written.
    if (sums[CONSUMED] === null) sums[CONSUMED] = sums[USAGE] ?? null;
    return sums;
  }
}

function spanOf(first: number, last: number): NonNullable<RawGroup['span']> {
  return [dayText(first), dayText(last)];
}

function dayText(day: number): string {
  const text = String(day);
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

const NO_SUMS: readonly null[] = AMOUNTS.map(() => null);
const CONSUMED = AMOUNTS.indexOf('consumed');
const USAGE = AMOUNTS.indexOf('usage');

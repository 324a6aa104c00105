import { decodesText, productOf } from '../bill/product.ts';
import { parseDay, parseMonth } from '../bill/time.ts';
import { AMOUNTS, type GroupKey, type RawGroup } from '../read/contract.ts';
import { DEFAULT_LIMITS } from '../read/limits.ts';
import { isDamaged } from '../read/row-judge.ts';
import { FLAG, RECORD } from './exports.ts';
import type { ScanPlan } from './plan.ts';
import type { Scanner } from './scanner.ts';

/** The scanner counts in units of 10⁻¹², the cube in 10⁻¹⁸; sums carry at 10¹⁸. */
const LIFT = 10n ** 6n;
const CARRY = 10n ** 18n;
const MOST_TEXTS = 10_000;
/** As many groups as a run may have unless more are asked for. */
const MOST_KEPT = DEFAULT_LIMITS.groups;
const PRODUCT_KEYS: readonly GroupKey[] = ['productCode', 'productName', 'commodityCode'];

/** What the cells of the scanner's groups say: looked at when a group is new, kept when it counts. */
export class ScannedGroups {
  /** Most cells of a column have one of a few texts: each is read once and kept once. */
  private readonly texts: readonly Map<string, string>[];
  /** The cells of groups, so that a report of usual size decodes each once. */
  private readonly kept: string[][] = [];
  private readonly products = new Map<number, string>();
  /** The other product, or undefined for our own, that each combination of the cells tells that name products. */
  private readonly verdicts = new Map<string, string | undefined>();
  private readonly productPlaces: readonly number[];
  /** A cell was not in the one spelling of its text, so two groups may have the same cells. */
  private hasSpellings = false;

  constructor(
    private readonly scanner: Scanner,
    private readonly plan: ScanPlan,
    private readonly keys: readonly GroupKey[],
    private readonly allProducts: boolean,
  ) {
    this.texts = plan.keyNames.map(() => new Map());
    this.productPlaces = PRODUCT_KEYS.map((key) => plan.keyNames.indexOf(key));
  }

  /** The flags of a new group. */
  admit(group: number): number {
    const cells = this.read(group);
    if (group < MOST_KEPT) this.kept.push(cells);
    const product = this.productIn(cells);
    if (product !== undefined) {
      this.products.set(group, product);
      return FLAG.aside;
    }
    return isDamaged(cells.join('')) ? FLAG.reject : FLAG.none;
  }

  private productIn(cells: readonly string[]): string | undefined {
    const told = this.productPlaces.map((place) => cells[place] ?? '');
    const joined = told.join('\0');
    if (!this.verdicts.has(joined)) {
      const text = (key: string) => told[PRODUCT_KEYS.indexOf(key as GroupKey)] ?? '';
      this.verdicts.set(joined, this.allProducts ? undefined : productOf(text, () => false));
    }
    const product = this.verdicts.get(joined);
    const id = product === undefined ? '' : (cells[this.plan.keyNames.indexOf('instanceId')] ?? '');
    return product === undefined || decodesText(id) ? undefined : product;
  }

  private read(group: number): string[] {
    const { wasm, memory } = this.scanner;
    const record = wasm.groupAt(group);
    const at = record + wasm.keysOffset();
    const text = memory.toString('utf8', at, at + memory.readUInt32LE(record + RECORD.length) - 1);
    return text.split('\n').map((raw, index) => this.textOf(raw, index));
  }

  private textOf(raw: string, index: number): string {
    const texts = this.texts[index] as Map<string, string>;
    const known = texts.get(raw);
    if (known !== undefined) return known;
    const key = this.plan.keyNames[index] as GroupKey;
    const text = cellText(raw, key);
    this.hasSpellings ||= !isOneSpelling(raw, text, key, texts.keys().next().value);
    if (texts.size < MOST_TEXTS) texts.set(raw, text);
    return text;
  }

  /** Rows of other products, by product. */
  aside(): ReadonlyMap<string, number> {
    const rows = new Map<string, number>();
    for (const [group, product] of this.products) {
      const own = this.scanner.memory.readUInt32LE(this.scanner.wasm.groupAt(group) + RECORD.rows);
      rows.set(product, (rows.get(product) ?? 0) + own);
    }
    return rows;
  }

  /** True when no two of the groups that count have the same cells in the keys asked for. */
  areDistinct(): boolean {
    const asked = new Set(this.keys);
    const hidden = this.plan.keyNames.some((key) => !asked.has(key));
    return !this.hasSpellings && !(hidden && this.verdicts.size > 1);
  }

  /** The groups that count, by the keys asked for; several may have the same cells (`x` and `"x"`). */
  counted(): RawGroup[] {
    const { wasm, memory } = this.scanner;
    const places = this.keys.map((key) => this.plan.keyNames.indexOf(key));
    const isAll = places.length === this.plan.keyNames.length && places.every((place, at) => place === at);
    const words = new BigInt64Array(memory.buffer);
    const groups: RawGroup[] = [];
    for (let group = 0; group < wasm.groupsFound(); group++) {
      const record = wasm.groupAt(group);
      const flags = memory.readUInt32LE(record + RECORD.flags);
      const rows = memory.readUInt32LE(record + RECORD.rows);
      if (rows === 0 || (flags & FLAG.aside) !== 0) continue;
      const own = this.kept[group] ?? this.read(group);
      const cells = isAll ? own : places.map((place) => own[place] ?? '');
      const netUnknown = memory.readUInt32LE(record + RECORD.net);
      const sums = this.sums(words, (record + RECORD.sums) >>> 3, flags >>> 8);
      const first = memory.readUInt32LE(record + RECORD.first);
      const span = first === 0 ? undefined : spanOf(first, memory.readUInt32LE(record + RECORD.last));
      groups.push({ cells, rows, sums, netUnknown, ...(span && { span }) });
    }
    return groups;
  }

  private sums(words: BigInt64Array, at: number, present: number): (bigint | null)[] {
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

const TIMES: readonly GroupKey[] = ['month', 'day', 'hour', 'minute'];

/** No other raw cell of the column means the same: texts stand as they are, times as long as the first one. */
function isOneSpelling(raw: string, text: string, key: GroupKey, first: string | undefined): boolean {
  if (TIMES.includes(key)) return first === undefined || raw.length === first.length;
  return raw === text;
}

/** A raw cell as the reference reader has it: without its quotes, trimmed, times canonical. */
export function cellText(raw: string, key: GroupKey): string {
  const text = (raw.startsWith('"') ? unquoted(raw) : raw).trim();
  switch (key) {
    case 'month':
      return parseMonth(text) ?? '';
    case 'day':
      return parseDay(text) ?? '';
    case 'hour':
      return `${text}:00`;
    default:
      return text;
  }
}

/** A cell as it stands in the file, in quotes. A time's prefix has only the opening one. */
function unquoted(raw: string): string {
  const inner = raw.endsWith('"') && raw.length > 1 ? raw.slice(1, -1) : raw.slice(1);
  return inner.replaceAll('""', '"');
}

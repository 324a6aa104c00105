import { productOf } from '../bill/product.ts';
import { parseDay, parseMonth } from '../bill/time.ts';
import { AMOUNTS, type GroupKey, type RawGroup } from '../read/contract.ts';
import { isDamaged } from '../read/row-judge.ts';
import { FLAG } from './exports.ts';
import type { ScanPlan } from './plan.ts';
import type { Scanner } from './scanner.ts';

/** The scanner counts in units of 10⁻¹², the cube in 10⁻¹⁸; sums carry at 10¹⁸. */
const LIFT = 10n ** 6n;
const CARRY = 10n ** 18n;
const MOST_TEXTS = 10_000;
const MOST_KEPT = 10_000;

/** What the cells of the scanner's groups say: looked at when a group is new, kept when it counts. */
export class ScannedGroups {
  /** Most cells of a bill have one of a few texts: each is kept once. */
  private readonly texts = new Map<string, string>();
  /** The cells of the first groups, so that a report of usual size decodes each once. */
  private readonly kept: string[][] = [];
  private readonly products = new Map<number, string>();
  private readonly decoder = new TextDecoder();

  constructor(
    private readonly scanner: Scanner,
    private readonly plan: ScanPlan,
    private readonly keys: readonly GroupKey[],
    private readonly allProducts: boolean,
  ) {}

  /** The flags of a new group. */
  admit(group: number): number {
    const cells = this.read(group);
    if (group < MOST_KEPT) this.kept.push(cells);
    const text = (key: string) => cells[this.plan.keyNames.indexOf(key as GroupKey)] ?? '';
    const product = this.allProducts ? undefined : productOf(text);
    if (product !== undefined) {
      this.products.set(group, product);
      return FLAG.aside;
    }
    return cells.some(isDamaged) ? FLAG.reject : FLAG.none;
  }

  private read(group: number): string[] {
    const { wasm, memory } = this.scanner;
    const at = wasm.keyAt(group);
    const text = this.decoder.decode(memory.subarray(at, at + wasm.keyLength(group) - 1));
    return text.split('\n').map((cell, index) => this.cell(cell, this.plan.keyNames[index] as GroupKey));
  }

  private cell(raw: string, key: GroupKey): string {
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

  private shared(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    if (this.texts.size < MOST_TEXTS) this.texts.set(text, text);
    return text;
  }

  /** Rows of other products, by product. */
  aside(): ReadonlyMap<string, number> {
    const rows = new Map<string, number>();
    for (const [group, product] of this.products) {
      rows.set(product, (rows.get(product) ?? 0) + this.scanner.wasm.rowsOf(group));
    }
    return rows;
  }

  /** The groups that count, by the keys asked for; several may have the same cells (`x` and `"x"`). */
  *counted(): Generator<RawGroup> {
    const { wasm } = this.scanner;
    const places = this.keys.map((key) => this.plan.keyNames.indexOf(key));
    for (let group = 0; group < wasm.groupsFound(); group++) {
      const flags = wasm.flagsOf(group);
      const rows = wasm.rowsOf(group);
      if (rows === 0 || (flags & FLAG.aside) !== 0) continue;
      const own = this.kept[group] ?? this.read(group);
      const cells = places.map((place) => (place === -1 ? '' : this.shared(own[place] as string)));
      yield { cells, rows, sums: this.sums(group, flags >>> 8), netUnknown: wasm.netOf(group) };
    }
  }

  private sums(group: number, present: number): (bigint | null)[] {
    const sums: (bigint | null)[] = AMOUNTS.map(() => null);
    const at = this.scanner.wasm.sumsAt(group);
    const { memory } = this.scanner;
    for (const [index, { place }] of this.plan.amounts.entries()) {
      if ((present & (1 << index)) === 0) continue;
      const low = memory.readBigInt64LE(at + index * 16);
      const high = memory.readBigInt64LE(at + index * 16 + 8);
      sums[place] = (high * CARRY + low) * LIFT;
    }
    // Without a column of its own, consumed is usage as written.
    if (sums[CONSUMED] === null) sums[CONSUMED] = sums[USAGE] ?? null;
    return sums;
  }
}

const CONSUMED = AMOUNTS.indexOf('consumed');
const USAGE = AMOUNTS.indexOf('usage');

/** A cell as it stands in the file, in quotes. A time's prefix has only the opening one. */
function unquoted(raw: string): string {
  const inner = raw.endsWith('"') && raw.length > 1 ? raw.slice(1, -1) : raw.slice(1);
  return inner.replaceAll('""', '"');
}

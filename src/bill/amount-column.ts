import { ONE } from './decimal.ts';

/** A whole of more bits than these would leave 64 when another is added: such a sum is kept as it is, aside. */
const NEAR = 62;
/** A factor up to here can be multiplied in two halves of nine digits each without leaving 64 bits. */
const MOST_SPLIT = 1_000_000_000n;
const NINE = 1_000_000_000n;

const add64 = (a: bigint, b: bigint) => BigInt.asIntN(64, a + b);

/**
 * Exact amounts, one for each of many groups: whole numbers and units of 10⁻¹⁸ in two columns of 64 bits, which V8 adds
 * without an object for each sum. An amount may be absent, which is not the same as 0.
 */
export class AmountColumn {
  /** 1 where there is an amount. */
  readonly present: Uint8Array;
  /** Made with the first amount that is not 0: most columns of a bill hold none. */
  private whole: BigInt64Array | undefined;
  private part: BigInt64Array | undefined;
  /** Sums of more than 18 digits before the point. */
  private beyond: Map<number, bigint> | undefined;

  constructor(readonly size: number) {
    this.present = new Uint8Array(size);
  }

  /** A column as it came from another thread, where it was an instance of this class. */
  static received(sent: AmountColumn): AmountColumn {
    return Object.assign(Object.create(AmountColumn.prototype), sent);
  }

  /** Columns one behind the other; each of so many amounts, none of which is there where the column is undefined. */
  static joined(parts: readonly (readonly [column: AmountColumn | undefined, size: number])[]): AmountColumn {
    const all = new AmountColumn(parts.reduce((sum, [, size]) => sum + size, 0));
    let at = 0;
    for (const [column, size] of parts) {
      if (column !== undefined) all.take(column, at);
      at += size;
    }
    return all;
  }

  private take({ present, whole, part, beyond }: AmountColumn, at: number): void {
    this.present.set(present, at);
    if (whole !== undefined && part !== undefined) {
      this.whole ??= new BigInt64Array(this.size);
      this.part ??= new BigInt64Array(this.size);
      this.whole.set(whole, at);
      this.part.set(part, at);
    }
    if (beyond === undefined) return;
    this.beyond ??= new Map();
    for (const [index, amount] of beyond) this.beyond.set(at + index, amount);
  }

  /** In units of 10⁻¹⁸; null where there is none. */
  at(index: number): bigint | null {
    if (this.present[index] !== 1) return null;
    const { whole, part } = this;
    if (whole === undefined || part === undefined) return 0n;
    const far = this.beyond?.get(index);
    if (far !== undefined) return far;
    const high = whole[index] as bigint;
    const low = part[index] as bigint;
    return high === 0n ? low : high * ONE + low;
  }

  /** Adds an amount in units of 10⁻¹⁸ to that of a group. */
  add(index: number, amount: bigint | null): void {
    if (amount === null) return;
    this.present[index] = 1;
    if (amount === 0n) return;
    const high = amount / ONE;
    if (BigInt.asIntN(NEAR, high) === high) this.addParts(index, high, amount - high * ONE);
    else this.addFar(index, amount);
  }

  /** Adds the amounts of another column, each to that of the group which `targets` has for it. */
  addAll(more: AmountColumn, targets: Uint32Array, factor = 1n): void {
    const { present } = more;
    for (let index = 0; index < present.length; index++)
      if (present[index] === 1) this.addOne(more, index, targets[index] as number, factor);
  }

  /** Adds the amount at `index` of another column, which is there, to that of a group. */
  addOne(more: AmountColumn, index: number, target: number, factor = 1n): void {
    this.present[target] = 1;
    const { whole, part } = more;
    if (whole === undefined || part === undefined) return;
    const high = whole[index] as bigint;
    const low = part[index] as bigint;
    if (more.beyond?.has(index) === true) this.add(target, (more.at(index) as bigint) * factor);
    else if (high === 0n && low === 0n) return;
    else if (factor === 1n) this.addParts(target, high, low);
    else this.addTimes(target, high, low, factor);
  }

  /** Says that a group has an amount, which may be 0. */
  mark(index: number): void {
    this.present[index] = 1;
  }

  /** Adds so many wholes, within 62 bits, and a part smaller than 1 of the same sign. */
  addParts(index: number, high: bigint, low: bigint): void {
    if (this.beyond !== undefined) {
      this.addFar(index, high * ONE + low);
      return;
    }
    this.whole ??= new BigInt64Array(this.size);
    this.part ??= new BigInt64Array(this.size);
    let carried = high;
    if (low !== 0n) {
      const rest = add64(this.part[index] as bigint, low);
      const carry = rest >= ONE ? 1n : rest <= -ONE ? -1n : 0n;
      this.part[index] = carry === 0n ? rest : BigInt.asIntN(64, rest - carry * ONE);
      carried = carry === 0n ? high : add64(high, carry);
    }
    if (carried === 0n) return;
    const sum = add64(this.whole[index] as bigint, carried);
    this.whole[index] = sum;
    if (BigInt.asIntN(NEAR, sum) !== sum) this.addFar(index, 0n);
  }

  /** Nine digits at a time, each product of which fits 64 bits. */
  private addTimes(index: number, high: bigint, low: bigint, factor: bigint): void {
    if (factor > MOST_SPLIT || high > NINE || high < -NINE) {
      this.add(index, (high * ONE + low) * factor);
      return;
    }
    const right = BigInt.asIntN(64, (low % NINE) * factor);
    const left = add64(BigInt.asIntN(64, (low / NINE) * factor), right / NINE);
    const rest = add64(BigInt.asIntN(64, (left % NINE) * NINE), right % NINE);
    this.addParts(index, add64(BigInt.asIntN(64, high * factor), left / NINE), rest);
  }

  private addFar(index: number, amount: bigint): void {
    this.whole ??= new BigInt64Array(this.size);
    this.part ??= new BigInt64Array(this.size);
    this.beyond ??= new Map();
    const before = this.beyond.get(index) ?? this.near(index);
    this.beyond.set(index, before + amount);
  }

  private near(index: number): bigint {
    return (this.whole?.[index] ?? 0n) * ONE + (this.part?.[index] ?? 0n);
  }
}

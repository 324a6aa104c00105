import { absolute } from '../../bill/absolute.ts';
import { SCALE } from '../../bill/decimal.ts';
import type { Cube, Group } from '../../cube/cube.ts';
import type { DimensionValue } from '../../cube/dimensions.ts';
import { MEASURES, type Measure } from '../../cube/measures.ts';
import { mostDecimals } from '../../report/decimals.ts';
import { bucketOf } from '../../report/order.ts';
import { ByteWriter } from './bytes.ts';
import { type Layout, OP, type PackedMeasure, type PageHead } from './head.ts';
import { limbsFor, MOST_ROWS } from './limbs.ts';

/** Dimensions that run on while the others stay: last in the order, so that most columns are long runs. */
const RUNNING: readonly string[] = ['billing_month', 'day', 'hour'];

/**
 * The groups of a cube as bytes: a dictionary for each dimension, then column by column the steps between codes and
 * the amounts, each told by the shortest true saying (none, zero, the same as another measure, or its digits).
 */
export function packCube(cube: Cube, head: PageHead): Uint8Array {
  if (cube.groups.length > MOST_ROWS) throw new RangeError(`more than ${MOST_ROWS} groups`);
  const coded = codedDimensions(cube);
  const buckets = codedBuckets(cube.groups);
  const order = ordered(cube, coded);
  const groups = order.map((index) => cube.groups[index] as Group);
  const columns = columnsOf(groups);
  const measures = MEASURES.flatMap((name, place) => packedMeasures(name, columns[place] ?? []));
  const layout: Layout = {
    size: groups.length,
    dimensions: cube.dimensions.map((name, place) => ({ name, values: coded[place]?.values ?? [] })),
    buckets: buckets.values.map((text) => {
      const [currency, tax] = JSON.parse(text) as [string | null, Group['tax']];
      return { currency, tax };
    }),
    measures: measures.map(({ values: _, ...measure }) => measure),
  };
  const out = new ByteWriter();
  const text = new TextEncoder().encode(JSON.stringify({ head, layout }));
  out.number(text.length);
  out.raw(text);
  for (const { codes } of [...coded, buckets]) writeCodes(out, order, codes);
  for (const { rows } of groups) out.number(rows);
  for (const [place] of measures.entries()) writeMeasure(out, measures, place);
  return out.result();
}

interface Coded<T> {
  readonly values: readonly T[];
  readonly codes: Uint32Array;
}

function coded<T>(all: readonly T[]): Coded<T> {
  const places = new Map<T, number>();
  const codes = new Uint32Array(all.length);
  for (const [row, value] of all.entries()) {
    const known = places.get(value);
    codes[row] = known ?? places.size;
    if (known === undefined) places.set(value, places.size);
  }
  return { values: [...places.keys()], codes };
}

/** Codes in the order of the values, so that hours one after the other are steps of one. */
function codedDimensions({ dimensions, groups }: Cube): readonly Coded<DimensionValue>[] {
  return dimensions.map((_, place) => {
    const found = coded(groups.map(({ values }) => values[place] ?? null));
    const values = [...found.values].sort((a, b) => (String(a) < String(b) ? -1 : 1));
    const codes = new Map(values.map((value, code) => [value, code]));
    const byCode = found.values.map((value) => codes.get(value) as number);
    return { values, codes: found.codes.map((code) => byCode[code] as number) };
  });
}

function codedBuckets(groups: readonly Group[]): Coded<string> {
  return coded(groups.map(bucketOf));
}

function ordered({ dimensions, groups }: Cube, all: readonly Coded<DimensionValue>[]): number[] {
  const running = (name: string) => (RUNNING.includes(name) ? 1 : 0);
  const columns = dimensions
    .map((name, place) => ({ name, codes: all[place]?.codes ?? new Uint32Array() }))
    .sort((a, b) => running(a.name) - running(b.name))
    .map(({ codes }) => codes);
  return [...groups.keys()].sort((a, b) => {
    for (const codes of columns) {
      const step = (codes[a] as number) - (codes[b] as number);
      if (step !== 0) return step;
    }
    return a - b;
  });
}

function writeCodes(out: ByteWriter, order: readonly number[], codes: Uint32Array): void {
  let before = 0;
  for (const index of order) {
    const code = codes[index] as number;
    const step = code - before;
    out.number(step < 0 ? -2 * step - 1 : 2 * step);
    before = code;
  }
}

/** A measure as it is packed, with its values. */
interface MeasureToPack extends PackedMeasure {
  readonly values: readonly (bigint | null)[];
}

/** The values of each measure, gathered group by group: going over all groups once a measure takes four times as long. */
function columnsOf(groups: readonly Group[]): readonly (readonly (bigint | null)[])[] {
  const columns = MEASURES.map(() => new Array<bigint | null>(groups.length).fill(null));
  for (const [row, { measures }] of groups.entries())
    for (const [place, column] of columns.entries()) column[row] = measures[MEASURES[place] as Measure];
  return columns;
}

/** A measure that no row of the bill speaks of is left out. */
function packedMeasures(name: Measure, values: readonly (bigint | null)[]): readonly MeasureToPack[] {
  let said = 0;
  let sum = 0n;
  for (const value of values) {
    if (value === null) continue;
    said++;
    if (value !== 0n) sum += absolute(value);
  }
  if (said === 0) return [];
  const decimals = mostDecimals(values);
  const limbs = limbsFor(sum / 10n ** BigInt(SCALE - decimals));
  return [{ name, decimals, limbs, hasAbsent: said < values.length, values }];
}

function writeMeasure(out: ByteWriter, measures: readonly MeasureToPack[], place: number): void {
  const { values, decimals } = measures[place] as MeasureToPack;
  const unit = 10n ** BigInt(SCALE - decimals);
  const earlier = measures.slice(0, place).map((each) => each.values);
  const explicit: bigint[] = [];
  let before = 0;
  for (const [row, value] of values.entries()) {
    before = opOf(value, row, earlier, before);
    out.byte(before);
    if (before === OP.plus || before === OP.minus) explicit.push(absolute(value as bigint) / unit);
  }
  for (const value of explicit) out.bigint(value);
}

/** The saying of the group before, where it is true again: long runs pack best. */
function opOf(
  value: bigint | null,
  row: number,
  earlier: readonly MeasureToPack['values'][],
  before: number,
): number {
  if (value === null) return OP.absent;
  if (value === 0n) return OP.zero;
  if (before >= OP.same && earlier[before - OP.same]?.[row] === value) return before;
  for (let place = 0; place < earlier.length; place++)
    if (earlier[place]?.[row] === value) return OP.same + place;
  return value < 0n ? OP.minus : OP.plus;
}

import { SCALE } from '../../bill/decimal.ts';
import type { Measure } from '../../cube/measures.ts';
import { ByteReader } from './bytes.ts';
import { type Layout, OP, type PackedMeasure, type PageHead } from './head.ts';
import { joinLimbs, type LimbColumn, setLimbs } from './limbs.ts';
import type { Store } from './store.ts';

/** Reads what `packCube` wrote. Throws a RangeError where the bytes are cut. */
export function unpack(bytes: Uint8Array): Store {
  const reader = new ByteReader(bytes);
  const text = new TextDecoder().decode(reader.raw(reader.number()));
  const { head, layout } = JSON.parse(text) as { head: PageHead; layout: Layout };
  const { size } = layout;
  const dimensions = new Map(
    layout.dimensions.map(({ name, values }) => [name, { values, codes: readCodes(reader, size) }]),
  );
  const bucketCodes = readCodes(reader, size);
  const rows = new Float64Array(size);
  for (let row = 0; row < size; row++) rows[row] = reader.number();
  const measures = new Map<Measure, LimbColumn>();
  for (const each of layout.measures)
    measures.set(each.name, readMeasure(reader, size, each, layout.measures, measures));
  return { size, head, dimensions, buckets: layout.buckets, bucketCodes, rows, measures };
}

function readCodes(reader: ByteReader, size: number): Uint32Array {
  const codes = new Uint32Array(size);
  let code = 0;
  for (let row = 0; row < size; row++) {
    const step = reader.number();
    code += step % 2 === 1 ? -(step + 1) / 2 : step / 2;
    codes[row] = code;
  }
  return codes;
}

function readMeasure(
  reader: ByteReader,
  size: number,
  packed: PackedMeasure,
  all: readonly PackedMeasure[],
  known: ReadonlyMap<Measure, LimbColumn>,
): LimbColumn {
  const { decimals, hasAbsent } = packed;
  const limbs = Array.from({ length: packed.limbs }, () => new Float64Array(size));
  const column: LimbColumn = {
    decimals,
    limbs,
    ...(hasAbsent ? { present: new Uint8Array(size).fill(1) } : {}),
  };
  const ops = reader.raw(size);
  const earlier = all.map(({ name }) => known.get(name));
  for (let row = 0; row < size; row++) {
    const op = ops[row] as number;
    if (op === OP.absent) (column.present as Uint8Array)[row] = 0;
    else if (op === OP.plus || op === OP.minus) readDigits(reader, column, row, op === OP.minus);
    else if (op >= OP.same) copy(earlier[op - OP.same] as LimbColumn, column, row);
  }
  return column;
}

function readDigits(reader: ByteReader, { limbs }: LimbColumn, row: number, isNegative: boolean): void {
  if (limbs.length === 1) {
    const value = reader.number();
    (limbs[0] as Float64Array)[row] = isNegative ? -value : value;
  } else {
    const value = reader.bigint();
    setLimbs(limbs, row, isNegative ? -value : value);
  }
}

/** The same amount at another scale; both are exact, so the quotient is whole. */
function copy(from: LimbColumn, to: LimbColumn, row: number): void {
  if (from.decimals === to.decimals && from.limbs.length === 1 && to.limbs.length === 1)
    (to.limbs[0] as Float64Array)[row] = (from.limbs[0] as Float64Array)[row] as number;
  else {
    const unit = 10n ** BigInt(SCALE - to.decimals);
    setLimbs(to.limbs, row, joinLimbs(from.limbs, row, from.decimals) / unit);
  }
}

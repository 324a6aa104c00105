/** A file that ends too early. */
export interface Cut {
  readonly name: string;
  /** How many bytes are left. */
  readonly at: number;
  readonly bytes: Buffer;
  /** True where the bytes left are whole records, which nobody can tell from a whole file. */
  readonly atRecordEnd: boolean;
  /** Whole data rows left. */
  readonly rows: number;
}

const [LF, CR, QUOTE] = [10, 13, 34];

/** The file cut at every byte, from nothing left to one byte missing. */
export function* cutsAtEveryByte(bytes: Buffer): Generator<Cut> {
  const ends = recordEnds(bytes);
  let records = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const end = ends.get(at);
    if (end !== undefined) records = end;
    const rows = Math.max(records - 1, 0);
    const name = `cut after ${at} of ${bytes.length} bytes`;
    yield { name, at, bytes: bytes.subarray(0, at), atRecordEnd: end !== undefined, rows };
  }
}

/** Where a record is whole, before, inside or after its line end → how many records that makes. */
function recordEnds(bytes: Buffer): Map<number, number> {
  const ends = new Map<number, number>();
  let [quoted, records] = [false, 0];
  for (const [at, byte] of bytes.entries()) {
    if (byte === QUOTE) quoted = !quoted;
    if (byte !== LF || quoted) continue;
    records += 1;
    if (bytes[at - 1] === CR) ends.set(at - 1, records);
    ends.set(at, records);
    ends.set(at + 1, records);
  }
  return ends;
}

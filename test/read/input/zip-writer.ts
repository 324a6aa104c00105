import { crc32, deflateRawSync } from 'node:zlib';

/** One file in a zip, as it should be and as it may lie. */
export interface ZipEntry {
  readonly name: string;
  readonly data: Uint8Array;
  /** 0 stored, 8 deflated (the default), anything else for a method that nobody knows. */
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  /** The size that the directory claims. */
  readonly size?: number;
}

const UTF8_NAMES = 1 << 11;

/** A zip written field by field, so that any of them can be wrong. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const packed = entry.method === 0 ? Buffer.from(entry.data) : deflateRawSync(entry.data);
    const shared = sharedFields(entry, packed);
    const name = Buffer.from(entry.name);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, u16(name.length), u16(0), name, packed]);
    const rest = Buffer.concat([u16(name.length), u16(0), u16(0), u16(0), u16(0), u32(0), u32(at), name]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), u16(20), shared, rest]));
    files.push(local);
    at += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = Math.min(entries.length, IN_ZIP64);
  const counts = Buffer.concat([u16(0), u16(0), u16(count), u16(count)]);
  return Buffer.concat([
    ...files,
    ...directory,
    ...(count === IN_ZIP64 ? zip64(entries.length, size, at) : []),
    Buffer.from('PK\x05\x06'),
    counts,
    u32(size),
    u32(at),
    u16(0),
  ]);
}

/** Stands where a number is in the record of a zip64 that {@link zip64} makes. */
const IN_ZIP64 = 0xffff;

function zip64(count: number, size: number, at: number): Buffer[] {
  const head = [Buffer.from('PK\x06\x06'), u64(44), u16(45), u16(45), u32(0), u32(0)];
  const end = [Buffer.from('PK\x06\x07'), u32(0), u64(at + size), u32(1)];
  return [...head, u64(count), u64(count), u64(size), u64(at), ...end];
}

/** What the local header and the directory both say: version, flags, method, time, checksum, sizes. */
function sharedFields({ data, method = 8, flags = 0, crc, size }: ZipEntry, packed: Buffer): Buffer {
  return Buffer.concat([
    u16(20),
    u16(UTF8_NAMES | flags),
    u16(method),
    u16(0),
    u16(0),
    u32(crc ?? crc32(data)),
    u32(packed.length),
    u32(size ?? data.length),
  ]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

import type { FileHandle } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import type { Entry } from 'yauzl';
import { BillError } from '../../words/problem.ts';
import { asDamagedArchive, ratioGuard } from './inflate.ts';

const CHUNK = 1 << 16;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER = { bytes: 30, mark: 0x04034b50, nameLength: 26, extraLength: 28 };

/**
 * What an entry of a zip holds, inflated and held to its size and checksum. A handle waits for its reads before it
 * closes, so an archive may be closed at any time: a reading that goes on then fails, and nothing else does.
 */
export async function* entryBytes(
  file: FileHandle,
  entry: Entry,
  name: string,
  maxRatio: number,
): AsyncGenerator<Uint8Array> {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw new BillError({ code: 'ENCRYPTED', file: name });
  const guard = ratioGuard(name, maxRatio);
  let size = 0;
  let crc = 0;
  try {
    for await (const chunk of inflated(file, entry)) {
      guard(chunk.length, entry.compressedSize);
      size += chunk.length;
      if (size > entry.uncompressedSize) break;
      crc = zlib.crc32(chunk, crc);
      yield chunk;
    }
    if (size !== entry.uncompressedSize) throw damaged(`size ≠ ${entry.uncompressedSize}`);
    if (crc >>> 0 !== entry.crc32 >>> 0) throw damaged('CRC-32');
  } catch (error) {
    throw asDamagedArchive(error instanceof BillError ? error : damaged((error as Error).message), name);
  }
}

function damaged(reason: string): Error {
  return Object.assign(new Error(reason), { code: 'ERR_ZIP' });
}

async function* inflated(file: FileHandle, entry: Entry): AsyncGenerator<Uint8Array> {
  const method = entry.compressionMethod;
  if (method === STORED) {
    yield* storedBytes(file, entry);
    return;
  }
  if (method !== DEFLATED) throw damaged(`unsupported compression method: ${method}`);
  const inflater = zlib.createInflateRaw({ chunkSize: CHUNK });
  pipeline(Readable.from(storedBytes(file, entry)), inflater, () => {});
  try {
    yield* inflater as AsyncIterable<Uint8Array>;
  } finally {
    inflater.destroy();
  }
}

/** The bytes of an entry as they lie in the archive. */
async function* storedBytes(file: FileHandle, entry: Entry): AsyncGenerator<Buffer> {
  let at = await beginningOf(file, entry);
  const end = at + entry.compressedSize;
  while (at < end) {
    const part = await read(file, at, Math.min(CHUNK, end - at));
    at += part.length;
    yield part;
  }
}

/** Behind the entry's own header, whose lengths may be others than those in the directory. */
async function beginningOf(file: FileHandle, entry: Entry): Promise<number> {
  const at = entry.relativeOffsetOfLocalHeader;
  const header = await read(file, at, LOCAL_HEADER.bytes);
  if (header.length < LOCAL_HEADER.bytes || header.readUInt32LE(0) !== LOCAL_HEADER.mark)
    throw damaged('no header of the entry');
  const { nameLength, extraLength } = LOCAL_HEADER;
  return at + header.length + header.readUInt16LE(nameLength) + header.readUInt16LE(extraLength);
}

async function read(file: FileHandle, at: number, most: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(most);
  const { bytesRead } = await file.read(buffer, 0, most, at);
  if (bytesRead === 0) throw damaged('the file ends within the entry');
  return buffer.subarray(0, bytesRead);
}

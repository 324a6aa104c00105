/** A zip written as a stream, the same bytes for the same parts on every machine. */
import { Zip, ZipDeflate } from 'fflate';
import { batched } from '../chunks.ts';

export interface ZipPart {
  readonly path: string;
  /** Pieces of UTF-8 text, or bytes, made while they are written. */
  readonly text: Iterable<string> | { readonly bytes: Iterable<Uint8Array> };
}

/** Midnight of this day is written, whatever the clock and the time zone say. */
const NO_TIME = () => new Date(1980, 0, 1);
const MOST_BYTES = 0xffff_ffff;

/** Thrown for a part that a zip without extensions cannot hold: few programs open larger ones. */
export class PartTooLarge extends Error {
  constructor(readonly path: string) {
    super(`${path}: more than 4 GiB`);
    this.name = 'PartTooLarge';
  }
}

/** The zip in pieces. Compression is fflate's own code, not the system's zlib, whose bytes differ between machines. */
export function* zipped(parts: Iterable<ZipPart>): Generator<Uint8Array> {
  const waiting: Uint8Array[] = [];
  let size = 0;
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    size += chunk.length;
    waiting.push(chunk);
  });
  for (const { path, text } of parts) {
    const file = new ZipDeflate(path, { level: 4 });
    file.mtime = NO_TIME();
    zip.add(file);
    let bytes = 0;
    for (const chunk of 'bytes' in text ? text.bytes : encoded(text)) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES || size > MOST_BYTES) throw new PartTooLarge(path);
      file.push(chunk);
      yield* waiting.splice(0);
    }
    file.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* waiting;
}

function* encoded(text: Iterable<string>): Generator<Uint8Array> {
  for (const piece of batched(text)) yield Buffer.from(piece);
}

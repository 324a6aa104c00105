import { pipeline, Readable, Transform, type TransformCallback } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BillError } from '../words/problem.ts';

/** A bomb shows early; a small file may inflate to this much whatever its ratio. */
const ALWAYS_ALLOWED = 64 << 20;

/** Inflates gzip (several members too) as a stream. A cut, a bad checksum or a bomb is an error with the file's name. */
export async function* gunzip(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  maxRatio: number,
): AsyncGenerator<Uint8Array> {
  let compressed = 0;
  const counted = new Transform({
    transform(chunk: Uint8Array, _encoding, done: TransformCallback) {
      compressed += chunk.length;
      done(null, chunk);
    },
  });
  const inflater = createGunzip({ chunkSize: 1 << 18 });
  pipeline(Readable.from(chunks), counted, inflater, () => {});
  const guard = ratioGuard(name, maxRatio);
  try {
    for await (const chunk of inflater as AsyncIterable<Uint8Array>) {
      guard(chunk.length, compressed);
      yield chunk;
    }
  } catch (error) {
    throw damaged(error, name);
  }
}

/** Throws once more has come out than `maxRatio` allows for what went in. */
export function ratioGuard(name: string, maxRatio: number): (out: number, compressed: number) => void {
  let inflated = 0;
  return (out, compressed) => {
    inflated += out;
    if (inflated > ALWAYS_ALLOWED && inflated > compressed * maxRatio) {
      throw new BillError({ code: 'INFLATES_TOO_MUCH', file: name, params: { limit: maxRatio } });
    }
  };
}

/** Errors of ours and of the file system pass; zlib's become "damaged". */
export function damaged(error: unknown, name: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (error instanceof BillError || !(code.startsWith('Z_') || code.startsWith('ERR_'))) return error;
  return new BillError({ code: 'DAMAGED_ARCHIVE', file: name, params: { reason: (error as Error).message } });
}

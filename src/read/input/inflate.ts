import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BillError } from '../../words/problem.ts';

/** A bomb shows early; a small file may inflate to this much whatever its ratio. */
const ALWAYS_ALLOWED = 64 << 20;

/**
 * Inflates gzip (several members too) as a stream. A cut, a bad checksum or a bomb is an error with the file's name,
 * and so is anything but zeros behind the end: zlib takes zeros for padding and would drop a member that follows them.
 */
export async function* gunzip(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  maxRatio: number,
): AsyncGenerator<Uint8Array> {
  const input = new Compressed(chunks);
  const inflater = createGunzip({ chunkSize: 1 << 18 });
  pipeline(Readable.from(input.all()), inflater, () => {});
  const guard = ratioGuard(name, maxRatio);
  try {
    for await (const chunk of inflater as AsyncIterable<Uint8Array>) {
      guard(chunk.length, input.size);
      yield chunk;
    }
    if ((await input.end()) > inflater.bytesWritten) throw damagedArchive(name, 'data behind the end');
  } catch (error) {
    throw asDamagedArchive(error, name);
  } finally {
    inflater.destroy();
    input.close();
  }
}

/** The compressed bytes on their way into zlib, which stops asking for them where it sees the end. */
class Compressed {
  size = 0;
  /** Behind the last byte that is not 0. */
  private filled = 0;
  private readonly iterator: AsyncIterator<Uint8Array>;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.iterator = chunks[Symbol.asyncIterator]();
  }

  async *all(): AsyncGenerator<Uint8Array> {
    for (let chunk = await this.next(); chunk !== undefined; chunk = await this.next()) yield chunk;
  }

  /** Takes what is left and tells where the last byte that is not 0 ends. */
  async end(): Promise<number> {
    while ((await this.next()) !== undefined);
    return this.filled;
  }

  /** Not to be waited for: a pipe that is silent would keep us. */
  close(): void {
    this.iterator.return?.().catch(() => {});
  }

  private async next(): Promise<Uint8Array | undefined> {
    const { done, value } = await this.iterator.next();
    if (done === true) return undefined;
    const last = value.findLastIndex((byte: number) => byte !== 0);
    if (last !== -1) this.filled = this.size + last + 1;
    this.size += value.length;
    return value;
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
export function asDamagedArchive(error: unknown, name: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (error instanceof BillError || !(code.startsWith('Z_') || code.startsWith('ERR_'))) return error;
  return damagedArchive(name, (error as Error).message);
}

function damagedArchive(file: string, reason: string): BillError {
  return new BillError({ code: 'DAMAGED_ARCHIVE', file, params: { reason } });
}

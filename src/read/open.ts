import { fileBytes } from './bytes.ts';
import type { Source } from './source.ts';

/** What an input turned out to hold. */
export interface Opened {
  readonly sources: readonly Source[];
  /** Entries of an archive that are no tables. */
  readonly skipped: readonly string[];
  close(): Promise<void>;
}

const GZIP = [0x1f, 0x8b];
const ZIP = [0x50, 0x4b];

/** Opens one resolved path (or `-`) and finds by its first bytes, not its name, whether it is a CSV, gzip or zip. */
export async function openInput(path: string, maxRatio: number): Promise<Opened> {
  const bytes = await peek(fileBytes(path));
  if (startsWith(bytes.head, ZIP)) return openArchive(path, bytes, maxRatio);
  const name = path;
  const isGzip = startsWith(bytes.head, GZIP);
  const open = () => (isGzip ? gunzip(bytes.all(), name, maxRatio) : bytes.all());
  const plain = path !== '-' && !isGzip;
  return {
    sources: [{ name, open, ...(plain ? { path } : {}) }],
    skipped: [],
    close: async () => bytes.stop(),
  };
}

/** Inflating is loaded when there is something to inflate. */
async function* gunzip(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  maxRatio: number,
): AsyncGenerator<Uint8Array> {
  yield* (await import('./inflate.ts')).gunzip(chunks, name, maxRatio);
}

async function openArchive(path: string, bytes: Peeked, maxRatio: number): Promise<Opened> {
  const { counted, openZip, spool } = await import('./zip.ts');
  const spooled = path === '-' ? await spool(bytes.all()) : undefined;
  await bytes.stop();
  const zip = await openZip(spooled?.path ?? path, path, maxRatio).catch(async (error: unknown) => {
    await spooled?.remove();
    throw error;
  });
  const unpacked = zip.sources.map((source) => ({
    name: source.name,
    open: () =>
      peekThen(source.open(), (entry) => {
        if (!startsWith(entry.head, GZIP)) return entry.all();
        return counted(gunzip(entry.all(), source.name, maxRatio), zip.inflated);
      }),
  }));
  const close = async () => {
    zip.close();
    await spooled?.remove();
  };
  return { sources: unpacked, skipped: zip.skipped, close };
}

async function* peekThen(
  chunks: AsyncIterable<Uint8Array>,
  then: (bytes: Peeked) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* then(await peek(chunks));
}

interface Peeked {
  readonly head: Uint8Array;
  /** Everything, the peeked bytes too. */
  all(): AsyncGenerator<Uint8Array>;
  stop(): Promise<void>;
}

/** Reads until two bytes are there, whatever the size of the chunks. */
async function peek(chunks: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < 2) {
    const next = await iterator.next();
    if (next.done) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  const rest = { [Symbol.asyncIterator]: () => iterator };
  async function* all() {
    try {
      if (head.length > 0) yield head;
      yield* rest;
    } finally {
      await iterator.return?.();
    }
  }
  return { head, all, stop: async () => void (await iterator.return?.()) };
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return bytes.length >= magic.length && magic.every((byte, index) => bytes[index] === byte);
}

import { BillError } from '../../words/problem.ts';
import type { Source, TextSource } from '../contract/source.ts';
import { fileBytes } from './bytes.ts';
import { isNoBill, type NoBill } from './no-bill.ts';
import type { ZipLimits } from './zip.ts';

/** What an input turned out to hold. */
export interface Opened {
  readonly sources: readonly Source[];
  /** Entries of an archive that are no tables. */
  readonly skipped: readonly string[];
  /** Workbooks in it that this tool has written. */
  readonly noBills: readonly NoBill[];
  close(): Promise<void>;
}

const GZIP = [0x1f, 0x8b];
const ZIP = [0x50, 0x4b];
/** The container of .xls, and of workbooks with a password. */
const OLD_OFFICE = [0xd0, 0xcf];

/** Opens one resolved path (or `-`) and finds by its first bytes, not its name, whether it is a CSV, gzip, zip or workbook. */
export async function openInput(path: string, limits: ZipLimits): Promise<Opened> {
  const bytes = await peek(fileBytes(path));
  if (startsWith(bytes.head, ZIP)) return openArchive(path, bytes, limits);
  if (startsWith(bytes.head, OLD_OFFICE)) {
    await bytes.stop();
    throw new BillError({ code: 'OLD_SPREADSHEET', file: path });
  }
  const name = path;
  const isGzip = startsWith(bytes.head, GZIP);
  const open = () => (isGzip ? gunzip(bytes.all(), name, limits.ratio) : bytes.all());
  const plain = path !== '-' && !isGzip;
  return {
    sources: [{ name, open, ...(plain ? { path } : {}) }],
    skipped: [],
    noBills: [],
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

async function openArchive(path: string, bytes: Peeked, limits: ZipLimits): Promise<Opened> {
  const { counted, openZip, spool } = await import('./zip.ts');
  const spooled = path === '-' ? await spool(bytes.all()) : undefined;
  await bytes.stop();
  const zip = await openZip(spooled?.path ?? path, path, limits).catch(async (error: unknown) => {
    await spooled?.remove();
    throw error;
  });
  const unpacked = zip.sources.map((source): Source => {
    if ('rows' in source) return source;
    const { name } = source;
    const open = () =>
      peekThen(source.open(), (entry) => {
        if (!startsWith(entry.head, GZIP)) return entry.all();
        return counted(gunzip(entry.all(), name, limits.ratio), zip.inflated);
      });
    return { name, open };
  });
  const inside: (Omit<Opened, 'noBills'> & { remove(): Promise<void> })[] = [];
  const noBills: NoBill[] = [];
  const close = async () => {
    await zip.close();
    for (const { close, remove } of inside) await close().finally(remove);
    await spooled?.remove();
  };
  try {
    for (const book of zip.workbooks) {
      const opened = await openInside(book, limits).catch((error: unknown) => noBillIn(error));
      if ('code' in opened) noBills.push(opened);
      else inside.push(opened);
    }
  } catch (error) {
    await close();
    throw error;
  }
  const sources = [...unpacked, ...inside.flatMap((each) => each.sources)];
  return { sources, skipped: [...zip.skipped, ...inside.flatMap((each) => each.skipped)], noBills, close };
}

/** The problem of a file that is surely no bill; anything else is thrown on. */
function noBillIn(error: unknown): NoBill {
  if (error instanceof BillError && isNoBill(error.problem)) return error.problem;
  throw error;
}

/** A workbook in an archive: it needs random access too. */
async function openInside({ name, open }: TextSource, limits: ZipLimits) {
  const { openZip, spool } = await import('./zip.ts');
  const { path, remove } = await spool(open());
  try {
    const { sources, skipped, close } = await openZip(path, name, limits);
    const sheets = sources.filter((source) => 'rows' in source);
    const others = sources.filter((source) => !('rows' in source)).map((source) => source.name);
    return { sources: sheets, skipped: [...skipped, ...others], close, remove };
  } catch (error) {
    await remove();
    throw error;
  }
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

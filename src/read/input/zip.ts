import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { BillError } from '../../words/problem.ts';
import type { Limits } from '../contract/limits.ts';
import type { SheetSource, TextSource } from '../contract/source.ts';
import { asDamagedArchive, ratioGuard } from './inflate.ts';
import { spoolFolders } from './spool-folders.ts';

const TABLE_NAME = /\.(csv|tsv|txt|gz)$/i;
const WORKBOOK_NAME = /\.xlsx$/i;
const ENCRYPTED = 1;

/** What an archive holds: the CSVs or sheets to read, and the names of what is none. */
export interface ZipContents {
  readonly sources: readonly (TextSource | SheetSource)[];
  readonly skipped: readonly string[];
  /** Workbooks among its entries: each is a zip that must lie on disk to be opened. */
  readonly workbooks: readonly TextSource[];
  /** Counts what comes out of all entries together, and out of a gzip inside one; throws once it is too much. */
  readonly inflated: (bytes: number) => void;
  close(): void;
}

/**
 * Opens a zip on disk. Split deliveries hold several CSVs; each is a source of its own, in the archive's order.
 * Nothing is ever written to disk, so an entry's path can do no harm; archives within archives are refused.
 */
export async function openZip(path: string, name: string, limits: ZipLimits): Promise<ZipContents> {
  const { default: yauzl } = await import('yauzl');
  try {
    const zip = await yauzl.openPromise(path, { autoClose: false, lazyEntries: true });
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    const opened = isWorkbook(entries) ? workbook : contents;
    return { ...(await opened(zip, entries, name, limits)), close: () => zip.close() };
  } catch (error) {
    if (error instanceof BillError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new BillError({ code: 'DAMAGED_ARCHIVE', file: name, params: { reason: code ?? message } });
  }
}

/** What an archive may cost. */
export type ZipLimits = Pick<Limits, 'ratio' | 'texts'>;

function isWorkbook(entries: readonly Entry[]): boolean {
  return entries.some(({ fileName }) => fileName.toLowerCase() === 'xl/workbook.xml');
}

/** A workbook's parts are asked for by name; upper and lower case are the same there. */
async function workbook(zip: ZipFile, entries: readonly Entry[], name: string, limits: ZipLimits) {
  const { workbookContents } = await import('../xlsx/workbook.ts');
  const guard = ratioGuard(name, limits.ratio);
  const inflated = (bytes: number) => guard(bytes, zip.fileSize);
  const byPath = new Map(entries.map((entry) => [entry.fileName.toLowerCase(), entry]));
  const open = (path: string) => {
    const entry = byPath.get(path.toLowerCase());
    return entry && counted(entryBytes(zip, entry, name, limits.ratio), inflated);
  };
  return { ...(await workbookContents({ open, name, mostTexts: limits.texts })), workbooks: [], inflated };
}

function contents(zip: ZipFile, entries: readonly Entry[], name: string, { ratio: maxRatio }: ZipLimits) {
  const files = entries.filter((entry) => !entry.fileName.endsWith('/'));
  if (files.some((entry) => entry.fileName === '[Content_Types].xml')) {
    throw new BillError({ code: 'SPREADSHEET', file: name });
  }
  const nested = files.find((entry) => /\.(zip|7z|rar|tar|tgz|xz|bz2|zst)$/i.test(entry.fileName));
  if (nested !== undefined)
    throw new BillError({ code: 'NESTED_ARCHIVE', file: `${name}/${nested.fileName}` });
  const tables = files.filter((entry) => TABLE_NAME.test(entry.fileName) && !isMacCopy(entry.fileName));
  const books = files.filter((entry) => WORKBOOK_NAME.test(entry.fileName) && !isMacCopy(entry.fileName));
  const skipped = files
    .filter((entry) => !tables.includes(entry) && !books.includes(entry))
    .map((entry) => `${name}/${entry.fileName}`);
  const guard = ratioGuard(name, maxRatio);
  const inflated = (bytes: number) => guard(bytes, zip.fileSize);
  const source = (entry: Entry): TextSource => ({
    name: `${name}/${entry.fileName}`,
    open: () => counted(entryBytes(zip, entry, `${name}/${entry.fileName}`, maxRatio), inflated),
  });
  return { sources: tables.map(source), workbooks: books.map(source), skipped, inflated };
}

/** Finder's resource forks carry the names of the real files. */
function isMacCopy(fileName: string): boolean {
  return fileName.startsWith('__MACOSX/') || /(^|\/)\._/.test(fileName);
}

/** Tells `count` of all bytes that go through. */
export async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    count(chunk.length);
    yield chunk;
  }
}

async function* entryBytes(
  zip: ZipFile,
  entry: Entry,
  name: string,
  maxRatio: number,
): AsyncGenerator<Uint8Array> {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw new BillError({ code: 'ENCRYPTED', file: name });
  const guard = ratioGuard(name, maxRatio);
  let crc = 0;
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      guard(chunk.length, entry.compressedSize);
      crc = zlib.crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof BillError) throw error;
    throw asDamagedArchive(Object.assign(error as Error, { code: 'ERR_ZIP' }), name);
  }
  if (crc >>> 0 !== entry.crc32 >>> 0) {
    throw new BillError({ code: 'DAMAGED_ARCHIVE', file: name, params: { reason: 'CRC-32' } });
  }
}

/** A zip needs random access: one that comes through a pipe is put into a temporary file first. */
export async function spool(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'bill-analyze-'));
  spoolFolders().add(folder);
  const path = join(folder, 'stdin.zip');
  const remove = async () => {
    await rm(folder, { recursive: true, force: true });
    spoolFolders().delete(folder);
  };
  try {
    await writeAll(path, chunks);
  } catch (error) {
    await remove();
    throw error;
  }
  return { path, remove };
}

async function writeAll(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of chunks) await file.writeFile(chunk);
  } finally {
    await file.close();
  }
}

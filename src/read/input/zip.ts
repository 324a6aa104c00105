import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entry } from 'yauzl';
import { BillError } from '../../words/problem.ts';
import type { Limits, WorkbookLimits } from '../contract/limits.ts';
import type { SheetSource, TextSource } from '../contract/source.ts';
import { ratioGuard } from './inflate.ts';
import { spoolFolders } from './spool-folders.ts';
import { entryBytes } from './zip-entry.ts';

const TABLE_NAME = /\.(csv|tsv|txt|gz)$/i;
const WORKBOOK_NAME = /\.xlsx$/i;

/** What an archive holds: the CSVs or sheets to read, and the names of what is none. */
export interface ZipContents {
  readonly sources: readonly (TextSource | SheetSource)[];
  readonly skipped: readonly string[];
  /** Workbooks among its entries: each is a zip that must lie on disk to be opened. */
  readonly workbooks: readonly TextSource[];
  /** Counts what comes out of all entries together, and out of a gzip inside one; throws once it is too much. */
  readonly inflated: (bytes: number) => void;
  close(): Promise<void>;
}

/**
 * Opens a zip on disk. Split deliveries hold several CSVs; each is a source of its own, in the archive's order.
 * Nothing is ever written to disk, so an entry's path can do no harm; archives within archives are refused.
 */
export async function openZip(path: string, name: string, limits: ZipLimits): Promise<ZipContents> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const archive = { file, name, limits, ...(await directoryOf(file, name, limits.entries)) };
    const contents = isWorkbook(archive.entries) ? await workbook(archive) : tables(archive);
    return { ...contents, close: file.close.bind(file) };
  } catch (error) {
    await file?.close();
    if (error instanceof BillError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new BillError({ code: 'DAMAGED_ARCHIVE', file: name, params: { reason: code ?? message } });
  }
}

/** What an archive may cost. */
export type ZipLimits = Pick<Limits, 'ratio' | 'entries' | keyof WorkbookLimits>;

interface Directory {
  readonly entries: readonly Entry[];
  /** Bytes of the archive. */
  readonly size: number;
}

interface Archive extends Directory {
  readonly file: FileHandle;
  readonly name: string;
  readonly limits: ZipLimits;
}

/** The archive says how many entries it has, before any of them takes memory. */
async function directoryOf(file: FileHandle, name: string, most: number): Promise<Directory> {
  const { default: yauzl } = await import('yauzl');
  const zip = await yauzl.fromFdPromise(file.fd, { autoClose: false, lazyEntries: true });
  if (zip.entryCount > most)
    throw new BillError({ code: 'TOO_MANY_ENTRIES', file: name, params: { limit: most } });
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return { entries, size: zip.fileSize };
}

function isWorkbook(entries: readonly Entry[]): boolean {
  return entries.some(({ fileName }) => fileName.toLowerCase() === 'xl/workbook.xml');
}

/** A workbook's parts are asked for by name; upper and lower case are the same there. */
async function workbook({ file, entries, size, name, limits }: Archive) {
  const { workbookContents } = await import('../xlsx/workbook.ts');
  const guard = ratioGuard(name, limits.ratio);
  const inflated = (bytes: number) => guard(bytes, size);
  const byPath = new Map(entries.map((entry) => [entry.fileName.toLowerCase(), entry]));
  const open = (path: string) => {
    const entry = byPath.get(path.toLowerCase());
    return entry && counted(entryBytes(file, entry, name, limits.ratio), inflated);
  };
  return { ...(await workbookContents({ open, name, limits })), workbooks: [], inflated };
}

function tables({ file, entries, size, name, limits }: Archive): Omit<ZipContents, 'close'> {
  const files = entries.filter((entry) => !entry.fileName.endsWith('/'));
  if (files.some((entry) => entry.fileName === '[Content_Types].xml')) {
    throw new BillError({ code: 'SPREADSHEET', file: name });
  }
  const nested = files.find((entry) => /\.(zip|7z|rar|tar|tgz|xz|bz2|zst)$/i.test(entry.fileName));
  if (nested !== undefined)
    throw new BillError({ code: 'NESTED_ARCHIVE', file: `${name}/${nested.fileName}` });
  const guard = ratioGuard(name, limits.ratio);
  const inflated = (bytes: number) => guard(bytes, size);
  const source = (entry: Entry): TextSource => ({
    name: `${name}/${entry.fileName}`,
    open: () => counted(entryBytes(file, entry, `${name}/${entry.fileName}`, limits.ratio), inflated),
  });
  const isTable = ({ fileName }: Entry) => TABLE_NAME.test(fileName) && !isMacCopy(fileName);
  const isBook = ({ fileName }: Entry) => WORKBOOK_NAME.test(fileName) && !isMacCopy(fileName);
  return {
    sources: files.filter(isTable).map(source),
    workbooks: files.filter(isBook).map(source),
    skipped: files
      .filter((entry) => !isTable(entry) && !isBook(entry))
      .map((entry) => `${name}/${entry.fileName}`),
    inflated,
  };
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

import { stat } from 'node:fs/promises';

/** A physical line of a CSV, as `FILE:LINE` names it. */
export interface LinePlace {
  /** As reports and errors name it: a path, or `month.zip/part-1.csv`. */
  readonly file: string;
  /** The file on disk: `file` itself, or the archive that it is an entry of. */
  readonly input: string;
  /** Counted from 1. */
  readonly line: number;
}

const PLACE = /^(.+):(\d{1,15})$/s;

/**
 * Reads `FILE:LINE` where FILE is there: a path, or an existing archive with one of its entries behind it. Undefined
 * for any other text. A line of 0 is a place too; nothing is looked up in the file yet.
 */
export async function linePlace(text: string): Promise<LinePlace | undefined> {
  const [, file, line] = PLACE.exec(text) ?? [];
  if (file === undefined) return undefined;
  const input = await inputOf(file);
  return input === undefined ? undefined : { file, input, line: Number(line) };
}

/** The path itself, or the part before a slash that is a file and so can only be an archive. */
async function inputOf(file: string): Promise<string | undefined> {
  if (await isThere(file)) return file;
  for (let at = file.lastIndexOf('/'); at > 0; at = file.lastIndexOf('/', at - 1)) {
    const archive = file.slice(0, at);
    const found = await stat(archive).catch(() => undefined);
    if (found !== undefined) return found.isDirectory() ? undefined : archive;
  }
  return undefined;
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

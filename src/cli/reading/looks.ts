import { stat } from 'node:fs/promises';

/** How files look before they are read: whoever changes one changes this. Absent files are told by their reader. */
export async function looksOf(paths: readonly string[]): Promise<readonly string[]> {
  return Promise.all(paths.map(lookOf));
}

export async function lookOf(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found === undefined ? '' : [found.dev, found.ino, found.size, found.mtimeNs].join();
}

import type { Cube, Notice } from './cube.ts';

/**
 * A cube that names its inputs without their folders: a workbook or an e-mail goes to other people, and a path tells
 * them who made it and where. An entry keeps the name of its archive.
 */
export function withoutFolders(cube: Cube): Cube {
  return {
    ...cube,
    bill: { ...cube.bill, files: cube.bill.files.map(nameOf) },
    notices: cube.notices.map((notice) => ({ ...notice, params: paramsOf(notice, cube.bill.files) })),
  };
}

function paramsOf({ code, params }: Notice, known: readonly string[]): Notice['params'] {
  const { file, files, texts } = params;
  return {
    ...params,
    ...(typeof file === 'string' && { file: nameOf(file) }),
    ...(Array.isArray(files) && { files: files.map(nameOf) }),
    ...(code === 'CHANGED_LINES' &&
      Array.isArray(texts) && { texts: texts.map((text) => bare(text, known)) }),
  };
}

/** `exports/may.csv:7 / exports/new.csv:7`, the longest names first. */
function bare(places: string, known: readonly string[]): string {
  const longest = [...known].sort((a, b) => b.length - a.length);
  return longest.reduce((text, file) => text.replaceAll(`${file}:`, `${nameOf(file)}:`), places);
}

/** `/home/me/may.zip/part-1.csv` → `may.zip/part-1.csv` */
export function nameOf(path: string): string {
  return /[^/\\]*\.(?:zip|xlsx)\/.*$|[^/\\]+$/is.exec(path)?.[0] ?? path;
}

import type { Notice } from '../words/notice.ts';
import type { Cube } from './cube.ts';

/**
 * A cube that names its inputs without their folders: a workbook or an e-mail goes to other people, and a path tells
 * them who made it and where. An entry keeps the name of its archive.
 */
export function withoutFolders(cube: Cube): Cube {
  return {
    ...cube,
    bill: { ...cube.bill, files: cube.bill.files.map(nameOf) },
    notices: cube.notices.map((notice) => bareNotice(notice, cube.bill.files)),
  };
}

function bareNotice(notice: Notice, known: readonly string[]): Notice {
  switch (notice.code) {
    case 'INPUT_FAILED':
      return { ...notice, params: { ...notice.params, file: nameOf(notice.params.file) } };
    case 'CHANGED_LINES':
      return {
        ...notice,
        params: { ...notice.params, texts: notice.params.texts.map((text) => bare(text, known)) },
      };
    default:
      return withBareFiles(notice);
  }
}

function withBareFiles(notice: Notice): Notice {
  const { params } = notice;
  if (params === undefined || !('files' in params)) return notice;
  // Only the texts of a parameter change, so it is a notice of the same code as before.
  return { ...notice, params: { ...params, files: params.files.map(nameOf) } } as Notice;
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

import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BillError } from '../../words/problem.ts';

const GLOB = /[*?[\]{}]/;
/** Not what Excel keeps beside a workbook that is open. */
const BILL_NAME = /^(?!~\$).*\.(csv|tsv|txt|gz|zip|xlsx)$/i;

/** Files that the system is asked about at the same time: one by one, a large folder is mostly waited for. */
const AT_ONCE = 64;

/**
 * The files behind what the user named: a file, a folder (its .csv, .tsv, .txt, .gz, .zip and .xlsx files, deep), a glob,
 * or `-` for standard input. The same file named twice is read once. Sorted within a folder or glob.
 */
export async function resolveInputs(
  named: readonly string[],
): Promise<{ paths: string[]; repeated: string[] }> {
  const paths: string[] = [];
  const repeated: string[] = [];
  const seen = new Set<string>();
  for (const name of named) {
    const files = await filesOf(name);
    for (let from = 0; from < files.length; from += AT_ONCE) {
      const some = files.slice(from, from + AT_ONCE);
      const identities = await Promise.all(some.map(identityOf));
      for (const [place, path] of some.entries()) {
        const identity = identities[place] as string;
        if (seen.has(identity)) repeated.push(path);
        else paths.push(path);
        seen.add(identity);
      }
    }
  }
  return { paths, repeated };
}

async function filesOf(name: string): Promise<string[]> {
  if (name === '-') return [name];
  const info = await stat(name).catch(() => undefined);
  if (info?.isDirectory()) return folderFiles(name);
  if (info === undefined && GLOB.test(name)) return globFiles(name);
  return [name];
}

async function folderFiles(folder: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const found = await glob('**/*', { cwd: folder, followSymbolicLinks: false });
  const bills = found.filter((path) => BILL_NAME.test(basename(path))).sort();
  if (bills.length === 0) throw new BillError({ code: 'EMPTY_FOLDER', file: folder });
  return bills.map((path) => join(folder, path));
}

async function globFiles(pattern: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const found = await glob(pattern.replaceAll('\\', '/'), { expandDirectories: false });
  if (found.length === 0) throw new BillError({ code: 'NO_MATCH', file: pattern });
  return found.sort();
}

/** Device and inode, so that a link or another spelling of the path is known as the same file. */
async function identityOf(path: string): Promise<string> {
  if (path === '-') return path;
  const info = await stat(path, { bigint: true }).catch(() => undefined);
  return info?.isFile() ? `${info.dev}:${info.ino}` : path;
}

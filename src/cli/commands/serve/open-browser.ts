import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folders = new Set<string>();
/** By then a browser has read it. */
const KEPT = 30_000;

/** What is to be removed when the process ends. */
export function openingFiles(): ReadonlySet<string> {
  return folders;
}

/**
 * Opens a link in the browser; tells whether there is one. The link goes by way of a file that only its owner may
 * read: arguments of a process can be read by everyone on the machine.
 */
export async function openBrowser(link: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'bill-analyze-open-'));
  folders.add(folder);
  const file = join(folder, 'open.html');
  writeFileSync(
    file,
    `<!doctype html><meta http-equiv="refresh" content="0;url=${link}"><title>…</title>\n`,
    {
      mode: 0o600,
    },
  );
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
    folders.delete(folder);
  };
  const went = await started(pathToFileURL(file).href);
  if (went) setTimeout(remove, KEPT).unref();
  else remove();
  return went;
}

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

function started(url: string): Promise<boolean> {
  const [command = '', ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  return new Promise((resolve) => {
    const child = spawn(command, [...args, url], { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

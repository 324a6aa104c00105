import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/read/contract/limits.ts';
import type { TextSource } from '../../../src/read/contract/source.ts';
import { openZip } from '../../../src/read/input/zip.ts';
import { BillError } from '../../../src/words/problem.ts';
import { type BookSheet, book } from '../../support/bills/workbook-maker.ts';
import { run } from '../../support/cli/run.ts';
import { zip } from './zip-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'bill-analyze-closing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** A sheet of more than one read: its texts do not deflate. */
const large = (name: string): BookSheet => ({
  name,
  rows: Array.from({ length: 300 }, () => [
    { xml: `<c t="str"><v>${randomBytes(400).toString('hex')}</v></c>` },
  ]),
});

describe('an archive that is closed while it is read', () => {
  it.each([1, 2, 7])(
    'a workbook of %i large sheets without a bill is refused, and nothing else ends',
    async (n) => {
      const path = written(`${n}.xlsx`, book(Array.from({ length: n }, (_, i) => large(`S${i}`))));
      for (const args of [[path], ['check', path], ['diff', path, path]]) {
        const { code, stderr } = await run(args);
        expect([code, stderr.includes('no header of a bill was found')]).toEqual([3, true]);
        expect(stderr).not.toContain('fault in bill-analyze');
      }
    },
  );

  it.each([
    ['stored', 0],
    ['deflated', 8],
  ])('%s entries that are still read fail, and nothing else does', async (_, method) => {
    const entries = [1, 2, 3].map((n) => ({ name: `${n}.csv`, data: randomBytes(1 << 19), method }));
    const path = written(`${method}.zip`, zip(entries));
    const opened = await openZip(path, 'x.zip', DEFAULT_LIMITS);
    const readers = opened.sources.map((source) => (source as TextSource).open()[Symbol.asyncIterator]());
    await Promise.all(readers.map((reader) => reader.next()));
    const inFlight = readers.map((reader) => reader.next());
    await opened.close();
    const ends = await Promise.allSettled([...inFlight, ...readers.map(drained)]);
    for (const end of ends) if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(BillError);
    await opened.close();
    await setImmediate();
  });

  it('a reader that is left after the first piece', async () => {
    const path = written('left.zip', zip([{ name: 'a.csv', data: randomBytes(1 << 20) }]));
    const opened = await openZip(path, 'x.zip', DEFAULT_LIMITS);
    for await (const _ of (opened.sources[0] as TextSource).open()) break;
    await opened.close();
    await setImmediate();
  });
});

async function drained(reader: AsyncIterator<Uint8Array>): Promise<void> {
  while ((await reader.next()).done !== true);
}

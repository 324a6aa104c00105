/** A server outlives whatever becomes of the files that it watches, and is ended at once whatever it waits for. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { unpack } from '../../src/web/wire/unpack.ts';
import { run } from '../support/cli/run.ts';
import { APRIL, MAY, sample } from '../support/files/samples.ts';
import { useFolder } from '../support/files/use-folder.ts';
import { entered, get, listened, type Served, served } from '../support/services/served.ts';
import { isWhole } from '../support/setup/effort.ts';

const folder = useFolder();
const whole = join(folder, 'whole');
const names = join(folder, 'names.csv');
const csv = readFileSync(APRIL);

beforeAll(async () => {
  mkdirSync(join(whole, 'deep'), { recursive: true });
  writeFileSync(join(whole, 'a.csv'), csv);
  writeFileSync(join(whole, 'b.csv.gz'), gzipSync(readFileSync(MAY)));
  writeFileSync(join(whole, 'deep', 'c.zip'), zipSync({ 'may.csv': readFileSync(MAY) }));
  expect((await run([MAY, '-o', join(folder, 'report.xlsx')])).code).toBe(0);
  cpSync(sample('names.csv'), names);
});

let server: Served | undefined;
afterEach(() => server?.child.kill('SIGKILL'));

type Fault = readonly [string, (path: string) => void];
const instead = (make: (path: string) => void) => (path: string) => {
  rmSync(path, { recursive: true, force: true });
  make(path);
};
const FAULTS: readonly Fault[] = [
  ['becomes a pipe', instead((path) => execFileSync('mkfifo', [path]))],
  [
    'leads to a pipe',
    instead((path) => {
      execFileSync('mkfifo', [`${path}.pipe`]);
      symlinkSync(`${path}.pipe`, path);
    }),
  ],
  ['leads to a device', instead((path) => symlinkSync('/dev/zero', path))],
  ['is a workbook of our own', (path) => cpSync(join(folder, 'report.xlsx'), path)],
  ['leads nowhere', instead((path) => symlinkSync('nowhere', path))],
  ['becomes a folder', instead((path) => mkdirSync(path))],
  ['is gone', (path) => rmSync(path)],
  ['is empty', (path) => truncateSync(path, 0)],
  ['is cut', (path) => truncateSync(path, readFileSync(path).length >> 1)],
  [
    'is damaged',
    (path) =>
      writeFileSync(
        path,
        readFileSync(path).map((byte, at) => (at % 97 === 50 ? 0 : byte)),
      ),
  ],
  ['is a cut gzip', (path) => writeFileSync(path, gzipSync(csv).subarray(0, 2000))],
  ['is no zip', (path) => writeFileSync(path, `PK${'x'.repeat(5000)}`)],
  [
    'is a zip of other things',
    (path) => writeFileSync(path, zipSync({ 'a.txt': strToU8('hello'), 'b.xlsx': strToU8('PK') })),
  ],
  [
    'has a quote that does not end',
    (path) => writeFileSync(path, `${csv.toString().slice(0, 3000)}"${'\n'.repeat(20_000)}`),
  ],
];

async function state(cookie: string): Promise<number> {
  const { body } = await get(server as Served, '/data', { cookie });
  return unpack(gunzipSync(body)).head.proof.rowsRead;
}

/** SIGTERM ends it by its code, or as the system ends whoever must not be waited for; shells see 143 of both. */
async function ended(): Promise<void> {
  const { child } = server as Served;
  const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
  child.kill('SIGTERM');
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  clearTimeout(late);
  expect([143, 'SIGTERM']).toContain(code ?? signal);
}

describe('a server whose files go bad', () => {
  /** Each of the first faults in one of the files; in a whole run every fault in every file. */
  const files = ['a.csv', 'b.csv.gz', join('deep', 'c.zip')];
  const CASES = (isWhole ? FAULTS : FAULTS.slice(0, 4)).flatMap(([fault, make], index) =>
    (isWhole ? files : [files[index % files.length] as string]).map((file) => [file, fault, make] as const),
  );

  it.each(CASES)('%s %s', async (file, _, make) => {
    const own = join(folder, 'own');
    rmSync(own, { recursive: true, force: true });
    cpSync(whole, own, { recursive: true });
    server = await served([own]);
    const cookie = await entered(server);
    const events = await listened(server, cookie);
    await events.next();
    const rows = await state(cookie);
    make(join(own, file));
    // Told as a state that stays, or as a new one of what is left of the folder.
    expect(await events.next()).toMatchObject({ version: expect.any(Number) });
    expect(await state(cookie)).toBeLessThanOrEqual(rows);
    expect((await get(server, '/lines', { cookie })).status).toBeLessThanOrEqual(500);
    expect((await get(server, '/rollup', { cookie })).status).toBe(200);
    events.close();
    await ended();
  });

  it('says what a pipe in the place of its one file is', async () => {
    const bill = join(folder, 'one.csv');
    cpSync(MAY, bill);
    server = await served([bill]);
    const cookie = await entered(server);
    const events = await listened(server, cookie);
    await events.next();
    instead((path) => execFileSync('mkfifo', [path]))(bill);
    expect(await events.next()).toMatchObject({ version: 1, stale: { code: 'READ_ONCE', file: bill } });
    expect((await get(server, '/lines', { cookie })).status).toBe(500);
    rmSync(bill);
    cpSync(APRIL, bill);
    expect(await events.next()).toMatchObject({ version: 2 });
    events.close();
    await ended();
  });

  it('nor is it held up by a names file that becomes one', async () => {
    const own = join(folder, 'own-names.csv');
    cpSync(names, own);
    server = await served([MAY, '--names', own]);
    const events = await listened(server, await entered(server));
    await events.next();
    instead((path) => execFileSync('mkfifo', [path]))(own);
    expect(await events.next()).toMatchObject({ version: 1, stale: { code: 'READ_ONCE', file: own } });
    events.close();
    await ended();
  });

  it('does not begin with one', async () => {
    const pipe = join(folder, 'pipe.csv');
    execFileSync('mkfifo', [pipe]);
    await expect(served([pipe])).rejects.toThrow('it can be read only once');
    await expect(served(['/dev/zero'])).rejects.toThrow('it can be read only once');
  });
});

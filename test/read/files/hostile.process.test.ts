import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Item, RecordSplitter } from '../../../src/read/text/records.ts';
import type { HostileResult } from './hostile-child.ts';

const HEAP = '--max-old-space-size=150';
const MOST_MEMORY = 200;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bill-analyze-test-'));
  const entry = fileURLToPath(new URL('hostile-child.ts', import.meta.url));
  const outfile = join(folder, 'hostile.mjs');
  const banner = {
    js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
  };
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner,
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a hostile file is an error with its line, soon and in little memory', () => {
  it.each([
    ['unclosed quote without a line end', 'RECORD_TOO_LONG', 3, 1, 2000],
    ['unclosed quote before the header', 'NO_HEADER', 1, 0, 2000],
    ['unclosed quote and lines of text', 'UNCLOSED_QUOTE', 3, 1, 2000],
    ['columns in a header of no bill', 'NO_HEADER', 1, 0, 2000],
    ['columns in a header', 'TOO_MANY_COLUMNS', 1, 0, 2000],
    ['columns in a row', 'RECORD_TOO_LONG', 3, 2, 2000],
    ['columns in a row below the limit of a record', 'FIELD_COUNT', 3, 2, 2000],
    ['field of 1 MiB', 'RECORD_TOO_LONG', 3, 2, 2000],
    ['field of 300 kB', 'FIELD_TOO_LONG', 3, 2, 2000],
    ['quotes only', 'RECORD_TOO_LONG', 3, 1, 2000],
    ['quote on every line', 'STRAY_QUOTE', 3, 1, 10_000],
    ['line of 1 MB in chunks of 64 bytes', 'RECORD_TOO_LONG', 3, 1, 5000],
    ['no line end at all in chunks of 1 byte', 'NO_HEADER', 1, 0, 10_000],
  ])('%s', async (name, code, line, counted, most) => {
    const [result] = await run(name);
    expect(result).toMatchObject({ code, line, counted });
    expect(result?.memory).toBeLessThan(MOST_MEMORY);
    expect(result?.time).toBeLessThan(most);
  });

  it('an unclosed quote costs its own line only', async () => {
    const [result] = await run('unclosed quote and good rows');
    expect(result).toMatchObject({ code: 'UNCLOSED_QUOTE', line: 3, rejected: 1 });
    // ROW has 86 bytes in UTF-8: 30 MB of them, in whole chunks.
    expect(result?.counted).toBeGreaterThan(340_000);
    expect(result?.memory).toBeLessThan(MOST_MEMORY);
  });
});

describe('time grows with the file, not with its square', () => {
  it.each([
    'quotes on lines of their own',
    'three quotes on lines of their own',
    'quotes inside bare cells',
    'even numbers of quotes inside bare cells',
    'a quote that opens for a megabyte, over and over',
  ])('%s', async (name) => {
    // The first run warms up; the square of four is sixteen.
    const [, small, large] = await run(name, [1, 1, 4]);
    expect((large?.time ?? 0) / (small?.time ?? 1)).toBeLessThan(9);
    expect(large?.rejected).toBeGreaterThan(0);
    expect(large?.counted).toBeGreaterThan(0);
    expect(large?.memory).toBeLessThan(MOST_MEMORY);
  });
});

it('an open record is looked at once, however often it is asked for', () => {
  const splitter = new RecordSplitter({ delimiter: ',', width: 3, maxRecord: 1 << 20, carriage: false });
  const items: Item[] = [];
  const begun = process.cpuUsage();
  for (const line of ['"\n', ...Array.from({ length: 200_000 }, () => 'a,b,c\n')]) {
    for (const item of [...splitter.push(Buffer.from(line)), ...splitter.flush()]) items.push(item);
  }
  for (const item of splitter.end()) items.push(item);
  const { user, system } = process.cpuUsage(begun);
  expect(items.map(({ line }) => line)).toEqual(Array.from({ length: 200_001 }, (_, index) => index + 1));
  expect(items[0]).toMatchObject({ fault: 'UNCLOSED_QUOTE' });
  // Looked at anew with each line, these are a hundred thousand million bytes.
  expect((user + system) / 1000).toBeLessThan(20_000);
});

async function run(name: string, scales: readonly number[] = []): Promise<HostileResult[]> {
  const script = join(folder, 'hostile.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [HEAP, script, name, ...scales.map(String)]);
  return JSON.parse(stdout);
}

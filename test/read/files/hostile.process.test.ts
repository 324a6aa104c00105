import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rounds } from '../../support/setup/effort.ts';
import type { HostileResult } from './hostile-child.ts';

const HEAP = '--max-old-space-size=150';
const MOST_MEMORY = 200;
/** Two or three looks at each byte. */
const ENDLESS = rounds(500, 1500);

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

describe('a hostile file is an error with its line, after little work and in little memory', () => {
  // The last figure is the most steps, in millions: half as many again as it takes, or more. Endless files are passed over.
  it.each([
    ['unclosed quote without a line end', 'RECORD_TOO_LONG', 3, 1, ENDLESS],
    ['unclosed quote before the header', 'NO_HEADER', 1, 0, 6],
    ['unclosed quote and lines of text', 'UNCLOSED_QUOTE', 3, 1, 400],
    ['columns in a header of no bill', 'NO_HEADER', 1, 0, 12],
    ['columns in a header', 'TOO_MANY_COLUMNS', 1, 0, 12],
    ['columns in a row', 'RECORD_TOO_LONG', 3, 2, 75],
    ['columns in a row below the limit of a record', 'FIELD_COUNT', 3, 2, 40],
    ['field of 1 MiB', 'RECORD_TOO_LONG', 3, 2, 40],
    ['field of 300 kB', 'FIELD_TOO_LONG', 3, 2, 12],
    ['quotes only', 'RECORD_TOO_LONG', 3, 1, ENDLESS],
    ['quote on every line', 'STRAY_QUOTE', 3, 1, 40],
    ['line of 1 MB in chunks of 64 bytes', 'RECORD_TOO_LONG', 3, 1, 75],
    ['no line end at all in chunks of 1 byte', 'NO_HEADER', 1, 0, 20],
  ])('%s', async (name, code, line, counted, most) => {
    const [result] = await run(name);
    expect(result).toMatchObject({ code, line, counted });
    expect(result?.memory).toBeLessThan(MOST_MEMORY);
    expect(result?.work).toBeLessThan(most * 1e6);
  });

  it('an unclosed quote costs its own line only', async () => {
    const [result] = await run('unclosed quote and good rows');
    expect(result).toMatchObject({ code: 'UNCLOSED_QUOTE', line: 3, rejected: 1 });
    // ROW has 86 bytes in UTF-8: 3 or 30 MB of them, in whole chunks.
    expect(result?.counted).toBeGreaterThan(rounds(34_000, 340_000));
    expect(result?.memory).toBeLessThan(MOST_MEMORY);
    expect((result?.work ?? 0) / (result?.bytes ?? 1)).toBeLessThan(40);
  });
});

describe('work grows with the file, not with its square', () => {
  it.each([
    'quotes on lines of their own',
    'three quotes on lines of their own',
    'quotes inside bare cells',
    'even numbers of quotes inside bare cells',
    'a quote that opens for a megabyte, over and over',
  ])('%s', async (name) => {
    // The square of four is sixteen.
    const [small, large] = await run(name, [1, 4]);
    expect((large?.work ?? 0) / (small?.work ?? 1)).toBeLessThan(6);
    expect(large?.rejected).toBeGreaterThan(0);
    expect(large?.counted).toBeGreaterThan(0);
    expect(large?.memory).toBeLessThan(MOST_MEMORY);
  });
});

it('an open record is looked at once, however often it is asked for', async () => {
  const [few, many] = [rounds(20_000, 50_000), rounds(80_000, 200_000)];
  const [small, large] = await run('a record that stays open', [few, many]);
  expect(small).toMatchObject({ code: 'UNCLOSED_QUOTE', line: 1, rejected: 1, counted: few });
  expect(large).toMatchObject({ code: 'UNCLOSED_QUOTE', line: 1, rejected: 1, counted: many });
  // Looked at anew with each line, the larger one is sixteen times the work.
  expect((large?.work ?? 0) / (small?.work ?? 1)).toBeLessThan(6);
});

async function run(name: string, scales: readonly number[] = []): Promise<HostileResult[]> {
  const script = join(folder, 'hostile.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [HEAP, script, name, ...scales.map(String)]);
  return JSON.parse(stdout);
}

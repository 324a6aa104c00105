import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bigBill, LAYOUTS } from '../../samples/generator/big-bill.ts';
import { billBytes } from '../../samples/generator/make-bill.ts';
import { fastEngine } from '../../src/scan/engine.ts';
import { cleanBill, cleanBytes } from '../support/pollution/pollution.ts';
import { numbers, some } from '../support/setup/effort.ts';
import { readBoth } from './both.ts';

const folder = mkdtempSync(join(tmpdir(), 'bill-ranges-'));
afterAll(() => rmSync(folder, { recursive: true }));

function made(rows: number): Buffer {
  return billBytes(bigBill(LAYOUTS.A as NonNullable<(typeof LAYOUTS)['A']>, rows, 11)).bytes;
}

/** A quoted cell over two lines in every row: most cuts at a line end are wrong. */
function withLineEndsInCells(rows: number): Buffer {
  const lines = cleanBytes(cleanBill('C')).toString().trimEnd().split('\n');
  const header = `${lines[0]},备注`;
  const body = Array.from(
    { length: rows },
    (_, i) => `${lines[1 + (i % (lines.length - 1))]},"line one\nline two"`,
  );
  return Buffer.from(`${[header, ...body].join('\n')}\n`);
}

function withFaults(rows: number): Buffer {
  const lines = made(rows).toString().split('\n');
  const faults = [
    '',
    'a,b',
    '"',
    `${lines[3]},`,
    lines[0] as string,
    (lines[5] as string).replace(/,/, ',"'),
  ];
  return Buffer.from(
    lines
      .flatMap((line, i) =>
        i % 37 === 9 ? [line, faults[((i / 37) % faults.length) | 0] as string] : [line],
      )
      .join('\n'),
  );
}

async function expectSame(bytes: Buffer, workers: number, remember = false): Promise<void> {
  const path = join(folder, 'bill.csv');
  writeFileSync(path, bytes);
  const { reference, fast } = await readBoth([[bytes]], {}, remember, {
    engine: fastEngine({ workers, bytesAWorker: 1 }),
    path,
  });
  expect(fast).toEqual(reference);
}

describe('ranges of a file, one a thread', () => {
  it.each([1, 2, 3, 7])('answer as the reference reader, %i of them', async (workers) => {
    await expectSame(made(300), workers);
  });

  it('are given up where a cut lies inside a cell', async () => {
    for (const rows of some(numbers(8, 39), 7)) await expectSame(withLineEndsInCells(rows), 4);
  });

  it('reject the same rows on the same lines', async () => {
    await expectSame(withFaults(400), 3);
  });

  it('are not more than a file has lines', async () => {
    await expectSame(made(2), 8);
  });

  it('read rows that stand above their header', async () => {
    const lines = made(60)
      .toString()
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\n');
    const [header, ...rows] = lines as [string, ...string[]];
    const shuffled = [...rows.slice(0, 3), header, ...rows.slice(3)];
    await expectSame(Buffer.from(`${shuffled.join('\n')}\n`), 3);
  });

  it('read a last row without a line end as the reference reader', async () => {
    await expectSame(made(50).subarray(0, -1), 2);
    await expectSame(made(50).subarray(0, -9), 2);
  });
});

describe('a file read in order from the disk', () => {
  it('tells repeats, tallies, days and doubtful rows as the reference reader', async () => {
    const lines = made(400).toString().trimEnd().split('\n');
    const repeated = [...lines, ...lines.slice(20, 40), `${lines[50]}`.replace(/\d$/, '9')].join('\n');
    await expectSame(Buffer.from(`${repeated}\n`), 1, true);
  });

  it('with faults, and cells over several lines', async () => {
    await expectSame(withFaults(400), 1, true);
    await expectSame(withLineEndsInCells(90), 1, true);
  });

  it('with rows above its header, and without a last line end', async () => {
    await expectSame(made(50).subarray(0, -1), 1, true);
    const [header, ...rows] = made(60)
      .toString()
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\n') as [string];
    await expectSame(Buffer.from([...rows.slice(0, 2), header, ...rows.slice(2)].join('\n')), 1, true);
  });
});

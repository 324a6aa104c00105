import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fastEngine } from '../../src/scan/engine.ts';
import { csv, wholeMonth } from '../check/bill.ts';
import { useFolder } from '../support/files/use-folder.ts';
import { readBoth } from './both.ts';

const folder = useFolder();

it('rejected rows in a row are counted across a cut', async () => {
  const lines = csv(wholeMonth()).trimEnd().split('\n');
  const half = Math.floor(lines.length / 2);
  const wrong = lines.map((line, n) => (n > half - 7 && n <= half + 7 ? `${line},` : line));
  const path = join(folder, 'bill.csv');
  const bytes = Buffer.from(`${wrong.join('\n')}\n`);
  writeFileSync(path, bytes);
  const engine = fastEngine({ workers: 2, bytesAWorker: 1 });
  const { reference, fast } = await readBoth([[bytes]], { limits: { rejects: 10 } }, false, { engine, path });
  const failureOf = (told: unknown) =>
    (told as [{ answer: { failure?: { code: string } } }])[0].answer.failure;
  expect(failureOf(reference)).toMatchObject({ code: 'GAVE_UP' });
  expect(failureOf(fast)).toEqual(failureOf(reference));
});

it.each([
  ['an unclosed quote over lines of text', `"a\n${'x\n'.repeat(30)}`],
  ['an unclosed quote over short lines', `"a\n${'a,b\n'.repeat(30)}`],
  ['wrong lines up to a last one without a line end', `${'x\n'.repeat(9)}"x`],
  ['an unclosed quote behind wrong lines', `${'x\n'.repeat(5)}"a\n${'x\n'.repeat(30)}`],
])('what makes a file be given up at its very end leaves the rows before: %s', async (_, end) => {
  const bytes = Buffer.from(`${csv(wholeMonth()).trimEnd()}\n${end}`);
  const path = join(folder, 'open.csv');
  writeFileSync(path, bytes);
  for (const workers of [1, 2]) {
    const engine = fastEngine({ workers, bytesAWorker: 1 });
    const told = await readBoth([[bytes]], { limits: { rejects: 10 } }, false, { engine, path });
    expect(told.fast).toEqual(told.reference);
    expect(told.reference).toMatchObject([{ answer: { failure: { code: 'GAVE_UP' } } }, []]);
  }
});

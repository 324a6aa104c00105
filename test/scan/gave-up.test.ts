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

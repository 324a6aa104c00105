/** What `check` says is the same with either reader, byte by byte: findings, their order, their lines, what goes to stderr. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../support/cli/run.ts';
import { sample, sampleAnswers } from '../support/files/samples.ts';
import { useFolder } from '../support/files/use-folder.ts';
import { cleanBill, cleanBytes, cutsAtEveryByte, pollution } from '../support/pollution/pollution.ts';
import { isWhole, some } from '../support/setup/effort.ts';

const root = useFolder();

function written(bytes: Uint8Array | string, name = 'bill.csv'): string {
  const path = join(root, name);
  writeFileSync(path, bytes);
  return path;
}

/** With more places than are kept by default, so that more of their order shows. */
async function told(files: readonly string[], reader: 'fast' | 'reference') {
  const { stdout, stderr, code } = await run([
    ...['check', ...files, '--reader', reader],
    ...['--format', 'json', '--places', '30'],
  ]);
  return { stdout, stderr, code };
}

async function expectSame(files: readonly string[], about: string): Promise<string> {
  const reference = await told(files, 'reference');
  expect(await told(files, 'fast'), about).toEqual(reference);
  return reference.stdout;
}

it.each(sampleAnswers().map(({ input }) => input))('%s', async (input) => {
  await expectSame([sample(input)], input);
});

it.each(['A', 'C'] as const)(
  `bills of layout %s, damaged in ${isWhole ? 'every' : 'some of the'} ways`,
  async (layout) => {
    for (const { name, bytes } of some(pollution(layout), 97, 11)) await expectSame([written(bytes)], name);
  },
  3_600_000,
);

it(`a bill cut at every ${isWhole ? '7th' : '1009th'} byte`, async () => {
  let at = 0;
  for (const cut of cutsAtEveryByte(cleanBytes(cleanBill('A'))))
    if (at++ % (isWhole ? 7 : 1009) === 0) await expectSame([written(cut.bytes)], `cut at ${cut.at}`);
}, 3_600_000);

/** Lines of a clean bill, the first of them its header. */
const LINES = cleanBytes(cleanBill('A')).toString().trimEnd().split('\n');

/** Every so-manieth line as only the reference reader takes it: with quotes around a cell that others have none around. */
function spelled(every: number): string {
  const quoted = LINES.map((line, n) =>
    n > 0 && n % every === 0 ? line.replace(/^([^",]+),/, '"$1",') : line,
  );
  return quoted.join('\n').concat('\n');
}

it.each([1, 2, 3, 7])('cells quoted on every line that %i divides', async (every) => {
  await expectSame([written(spelled(every))], 'quoted');
});

it('lines in the other direction, and twice', async () => {
  const [header, ...lines] = LINES;
  await expectSame([written([header, ...lines.toReversed()].join('\n').concat('\n'))], 'reversed');
  const twice = await expectSame([written([header, ...lines, ...lines].join('\n').concat('\n'))], 'twice');
  expect(twice).toContain('DUPLICATE');
});

it('exports that share lines, one of them with words that nobody knows', async () => {
  const [header, ...lines] = LINES;
  const middle = Math.floor(lines.length / 2);
  const odd = lines.map((line, n) => (n % 3 === 0 ? line.replaceAll('tokens', `tokenz${n % 5}`) : line));
  const one = written([header, ...lines.slice(0, middle + 3)].join('\n').concat('\n'), 'one.csv');
  const two = written([header, ...odd.slice(middle - 3)].join('\n').concat('\n'), 'two.csv');
  expect(await expectSame([one, two], 'shared')).toContain('UNKNOWN_UNIT');
});

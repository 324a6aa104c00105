import { expect, it } from 'vitest';
import { hand } from '../read/row/hand.ts';
import { rounds } from '../support/setup/effort.ts';
import { readBoth } from './both.ts';

const [header = '', row = '', other = ''] = hand([{}, { payable: '2' }]).split('\n');
const many = rounds(30_000, 200_000);

/** Each line end of an open record was one call more on the stack. */
it.each([
  ['an unclosed quote over empty lines', `"${'\n'.repeat(many)}`],
  ['an unclosed quote over lines of text', `"a${'x\n'.repeat(many)}`],
  ['a quote that another one closes at last', `"a\n${'b\n'.repeat(many)}"\n${other}\n`],
  ['lines that end in CR LF', `"${'\r\n'.repeat(many)}\n${other}\n`],
  ['several such records', `"${'\n'.repeat(many / 3)}"\n"${'x\n'.repeat(many / 3)}"\n${other}\n`],
])('%s', async (_, text) => {
  const bytes = Buffer.from(`${header}\n${row}\n${text}`);
  const { reference, fast } = await readBoth([[bytes]], { limits: { rejects: 1_000_000 } }, false);
  expect(fast).toEqual(reference);
});

it('lines before and behind stay what they are when a text comes in small pieces', async () => {
  const bytes = Buffer.from(`${header}\n${row}\n"${'\n'.repeat(2000)}\n${other}\n`);
  const chunks = Array.from({ length: Math.ceil(bytes.length / 97) }, (_, n) =>
    bytes.subarray(n * 97, n * 97 + 97),
  );
  const { reference, fast } = await readBoth([chunks], {}, false);
  expect(fast).toEqual(reference);
});

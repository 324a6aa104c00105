import { expect, it } from 'vitest';
import { gathered } from '../../../src/render/file/gathered.ts';

const PIECE = 1 << 16;

async function piecesOf(chunks: Iterable<string | Uint8Array>): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  for await (const piece of gathered(chunks)) pieces.push(Buffer.from(piece));
  return pieces;
}

it('small pieces become one', async () => {
  expect(await piecesOf(['a', '通义', Buffer.from('b'), '', 'c'])).toEqual([Buffer.from('a通义bc')]);
  expect(await piecesOf('text')).toEqual([Buffer.from('text')]);
  expect(await piecesOf(['', ''])).toEqual([]);
});

it('bytes that their maker uses again are kept as they were', async () => {
  function* reused() {
    const bytes = Buffer.alloc(3);
    for (const letter of 'abc') yield bytes.fill(letter);
  }
  expect(await piecesOf(reused())).toEqual([Buffer.from('aaabbbccc')]);
});

it.each([1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])(
  'a piece of %i bytes stays whole and in its place',
  async (size) => {
    const all = ['before', 'x'.repeat(size), 'behind'];
    const pieces = await piecesOf(all);
    expect(Buffer.concat(pieces).toString()).toBe(all.join(''));
    expect(pieces.length).toBeLessThanOrEqual(3);
  },
);

export type Chunk = string | Uint8Array;
export type Chunks = Iterable<Chunk> | AsyncIterable<Chunk>;

const PIECE = 1 << 16;

/**
 * The same bytes in pieces worth a write each, which waits for the disk. They are copied, for who makes them may use the
 * memory again; a piece holds until the next is asked for.
 */
export async function* gathered(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const room = Buffer.allocUnsafe(PIECE);
  let held = 0;
  for await (const chunk of piecesOf(chunks)) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (held > 0 && held + bytes.length > PIECE) {
      yield room.subarray(0, held);
      held = 0;
    }
    if (bytes.length > PIECE) {
      yield bytes;
      continue;
    }
    room.set(bytes, held);
    held += bytes.length;
  }
  if (held > 0) yield room.subarray(0, held);
}

/** A single text is one piece, not one for each of its letters. */
export function piecesOf(chunks: Chunks): Chunks {
  return typeof chunks === 'string' ? [chunks] : chunks;
}

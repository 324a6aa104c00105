/** Small enough to stay out of the way in memory, large enough that a pipe is not written line by line. */
const CHUNK = 32_768;

/** Joins pieces of text into chunks worth a write. */
export function* batched(pieces: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

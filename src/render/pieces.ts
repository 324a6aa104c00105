import { closeSync, openSync, readSync } from 'node:fs';

const PIECE = 1 << 20;

/** The bytes of a file on disk, a piece at a time. */
export function* readPieces(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE);
      const bytes = readSync(file, piece, 0, PIECE, null);
      if (bytes === 0) return;
      yield piece.subarray(0, bytes);
    }
  } finally {
    closeSync(file);
  }
}

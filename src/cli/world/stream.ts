/** Writes to a standard stream and waits for each piece; data larger than a pipe arrives whole. */

import type { Chunks } from '../../render/file/atomic.ts';
import type { Output, World } from './world.ts';

/** The reader has gone (`| head`): no error, but nothing more to write. */
export class ReaderGone extends Error {}

/** Writes all chunks to `out`. Throws {@link ReaderGone} for a closed pipe, the system's error for a full disk. */
export async function writeTo(out: Output, chunks: Chunks): Promise<void> {
  for await (const chunk of chunks) await writeChunk(out, chunk);
}

function writeChunk(out: Output, chunk: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    out.write(chunk, (error) => {
      if (error === null || error === undefined) resolve();
      else reject(isGone(error) ? new ReaderGone() : error);
    });
  });
}

function isGone(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';
}

/** Without a listener a failed write would end the process with a stack trace; the writer is told by its callback. */
export function quietStreams({ stdout, stderr }: World): void {
  for (const out of [stdout, stderr]) out.on('error', () => {});
}

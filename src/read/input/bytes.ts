import type { BigIntStats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { BillError } from '../../words/problem.ts';
import { standardInput } from './standard-input.ts';

const CHUNK = 1 << 18;

/** The bytes of a file, or of standard input for `-`. A regular file that changes while it is read is an error. */
export async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  if (path === '-') {
    yield* standardInput() as AsyncIterable<Uint8Array>;
    return;
  }
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });
  try {
    yield* handleBytes(file, path);
  } finally {
    await file.close();
  }
}

async function* handleBytes(file: FileHandle, path: string): AsyncGenerator<Uint8Array> {
  const before = await file.stat({ bigint: true });
  if (before.isDirectory())
    throw new BillError({ code: 'UNREADABLE', file: path, params: { reason: 'EISDIR' } });
  // One byte more than the file has, for its end to be met.
  const size = before.isFile() ? Math.min(CHUNK, Number(before.size) + 1) : CHUNK;
  let total = 0n;
  for (;;) {
    const buffer = Buffer.allocUnsafe(size);
    const { bytesRead } = await file.read(buffer, 0, size, null).catch((error: NodeJS.ErrnoException) => {
      throw unreadable(path, error);
    });
    if (bytesRead === 0) break;
    total += BigInt(bytesRead);
    yield buffer.subarray(0, bytesRead);
  }
  if (!before.isFile()) return;
  const after = await file.stat({ bigint: true });
  const changed = total !== before.size || after.size !== before.size || after.mtimeNs !== before.mtimeNs;
  if (changed || (await isReplaced(path, before))) throw new BillError({ code: 'FILE_CHANGED', file: path });
}

/** Another file has taken the name: what was read is whole, but it is not the bill any more. */
async function isReplaced(path: string, { dev, ino }: BigIntStats): Promise<boolean> {
  const now = await stat(path, { bigint: true }).catch(() => undefined);
  return now !== undefined && (now.dev !== dev || now.ino !== ino);
}

export function unreadable(path: string, error: NodeJS.ErrnoException): BillError {
  const reason = error.code ?? error.message;
  if (reason === 'ENOENT') return new BillError({ code: 'NOT_FOUND', file: path });
  return new BillError({ code: 'UNREADABLE', file: path, params: { reason } });
}

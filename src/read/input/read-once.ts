import { stat } from 'node:fs/promises';

/** Standard input, a pipe or a device: what was read of it is gone. */
export async function isReadOnce(named: string): Promise<boolean> {
  if (named === '-') return true;
  const found = await stat(named).catch(() => undefined);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

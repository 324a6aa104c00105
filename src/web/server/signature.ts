import { stat } from 'node:fs/promises';
import { resolveInputs } from '../../read/input/inputs.ts';

/** A text that changes whenever any of the files does: replaced, longer, shorter, gone, or a new one in a folder. */
export async function signatureOf(named: readonly string[], beside: readonly string[] = []): Promise<string> {
  const paths = await resolveInputs(named).then(
    (found) => found.paths,
    () => [],
  );
  const states = await Promise.all([...paths, ...beside].map(stateOf));
  return states.join('\n');
}

async function stateOf(path: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs } = await stat(path, { bigint: true });
    return `${path} ${dev} ${ino} ${size} ${mtimeNs}`;
  } catch {
    return `${path} gone`;
  }
}

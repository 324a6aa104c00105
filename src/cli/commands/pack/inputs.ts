import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { resolveInputs } from '../../../read/input/inputs.ts';
import { BillError } from '../../../words/problem.ts';
import type { OptionValues } from '../../options/commands.ts';
import { lookOf } from '../../reading/looks.ts';

/** A file that a pack is made from. */
export interface PackInput {
  readonly role: 'bill' | 'names' | 'against' | 'prices';
  readonly path: string;
}

/** What it was, in the manifest. */
export interface InputMade extends PackInput {
  readonly bytes: number;
  readonly sha256: string;
}

/** Every file that is read, the bills first. */
export async function packInputs(
  files: readonly string[],
  { names, against = [], prices }: OptionValues,
): Promise<readonly PackInput[]> {
  const { paths } = await resolveInputs(files);
  return [
    ...paths.map((path) => ({ role: 'bill', path }) as const),
    ...(names === undefined ? [] : [{ role: 'names', path: names } as const]),
    ...against.map((path) => ({ role: 'against', path }) as const),
    ...(prices === undefined ? [] : [{ role: 'prices', path: prices } as const]),
  ];
}

/** Sizes and hashes of the files, when all is read. Throws where one is not as it was before the first reading. */
export async function hashed(
  inputs: readonly PackInput[],
  before: readonly string[],
): Promise<readonly InputMade[]> {
  const made: InputMade[] = [];
  for (const [index, input] of inputs.entries()) {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of createReadStream(input.path)) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    if ((await lookOf(input.path)) !== before[index])
      throw new BillError({ code: 'FILE_CHANGED', file: input.path });
    made.push({ ...input, bytes, sha256: hash.digest('hex') });
  }
  return made;
}

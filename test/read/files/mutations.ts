import type { Random } from '../../../samples/generator/random.ts';

/** Bytes that matter to a reader of CSVs, and a few that belong nowhere. */
const TELLING = [...Buffer.from('",;\t\n\r 0159.-+eE\\{}[]sfm'), 0x00, 0x80, 0xe4, 0xef, 0xbb, 0xbf, 0xff];

type Mutate = (bytes: Buffer, random: Random) => Buffer;

const MUTATIONS: Readonly<Record<string, Mutate>> = {
  'flip a bit': (bytes, { below }) => {
    const at = below(bytes.length);
    return put(bytes, at, 1, Buffer.of((bytes[at] as number) ^ (1 << below(8))));
  },
  'replace a byte': (bytes, { below, pick }) => put(bytes, below(bytes.length), 1, Buffer.of(pick(TELLING))),
  'insert bytes': (bytes, { below, between, pick }) =>
    put(
      bytes,
      below(bytes.length),
      0,
      Buffer.from(Array.from({ length: between(1, 3) }, () => pick(TELLING))),
    ),
  'delete bytes': (bytes, { below, pick }) =>
    put(bytes, below(bytes.length), pick([1, 1, 2, 5, 40, 600]), NONE),
  'repeat a piece': (bytes, random) => {
    const [from, to] = piece(bytes, random);
    return put(bytes, to, 0, bytes.subarray(from, to));
  },
  'put a piece elsewhere': (bytes, random) => {
    const [from, to] = piece(bytes, random);
    return put(bytes, random.below(bytes.length), random.pick([0, 0, to - from]), bytes.subarray(from, to));
  },
  'swap two lines': (bytes, { below }) => {
    const lines = bytes.toString('latin1').split(/(?<=\n)/);
    const [a, b] = [below(lines.length), below(lines.length)];
    [lines[a], lines[b]] = [lines[b] as string, lines[a] as string];
    return Buffer.from(lines.join(''), 'latin1');
  },
  'repeat a line': (bytes, { below }) => {
    const lines = bytes.toString('latin1').split(/(?<=\n)/);
    const line = lines[below(lines.length)] as string;
    return Buffer.from(lines.toSpliced(below(lines.length + 1), 0, line).join(''), 'latin1');
  },
};

const NAMES = Object.keys(MUTATIONS);
const NONE = Buffer.alloc(0);

export interface Mutant {
  /** What was done, in order. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** One to three mutations, one after the other: the same for the same stream of numbers. */
export function mutant(bytes: Buffer, random: Random): Mutant {
  const names = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () => random.pick(NAMES));
  return {
    name: names.join(', '),
    bytes: names.reduce((changed, name) => (MUTATIONS[name] as Mutate)(changed, random), bytes),
  };
}

function put(bytes: Buffer, at: number, length: number, inserted: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + length)]);
}

function piece(bytes: Buffer, { below, pick }: Random): [from: number, to: number] {
  const from = below(bytes.length);
  return [from, Math.min(bytes.length, from + pick([1, 2, 5, 20, 100, 700]))];
}

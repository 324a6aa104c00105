/** A usage unit as a multiple of a base unit: `千tokens` is 1,000 × `token`. */
export interface Unit {
  /** token, image, second, hour, character, call, or the trimmed text of a unit that is not known. */
  readonly base: string;
  readonly factor: bigint;
  readonly known: boolean;
}

/**
 * Spellings in Chinese and English bills, each meaning fixed by the words themselves: 千 and K thousand, 万 ten
 * thousand, 百万 and M million. Written as {@link plain} leaves them.
 */
const UNITS: readonly (readonly [base: string, factor: bigint, spellings: readonly string[]])[] = [
  ['token', 1n, ['token', 'tokens']],
  ['token', 1_000n, ['千token', '千tokens', '1ktoken', '1ktokens', 'ktoken', 'ktokens']],
  ['token', 10_000n, ['万token', '万tokens']],
  ['token', 1_000_000n, ['百万token', '百万tokens', '1mtoken', '1mtokens', 'mtoken', 'mtokens']],
  ['image', 1n, ['张', 'image', 'images']],
  ['second', 1n, ['秒', 's', 'second', 'seconds']],
  ['second', 60n, ['分钟', 'minute', 'minutes']],
  ['hour', 1n, ['小时', 'hour', 'hours']],
  ['character', 1n, ['字', '字符', 'character', 'characters']],
  ['character', 1_000n, ['千字', '千字符']],
  ['character', 10_000n, ['万字', '万字符']],
  ['call', 1n, ['次', 'time', 'times', 'call', 'calls']],
  ['call', 1_000n, ['千次']],
  ['call', 10_000n, ['万次']],
];

const BY_SPELLING: ReadonlyMap<string, Unit> = new Map(
  UNITS.flatMap(([base, factor, spellings]) =>
    spellings.map((spelling) => [spelling, { base, factor, known: true }] as const),
  ),
);

/** What one of a bill's usage units counts. An unknown one keeps its own name, so that it is never added to another. */
export function unitOf(text: string): Unit {
  return BY_SPELLING.get(plain(text)) ?? { base: text.trim(), factor: 1n, known: false };
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

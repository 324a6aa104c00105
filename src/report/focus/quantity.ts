import type { Unit } from '../../bill/unit.ts';

/** An amount in a unit; both are null, or neither: a number of nothing says nothing. */
export interface Quantity {
  readonly amount: bigint | null;
  readonly unit: string | null;
}

/** Base units in FOCUS's words: plural, capitalised, from its list where it has one that means the same. */
const WORDS: Readonly<Record<string, string>> = {
  token: 'Tokens',
  image: 'Images',
  second: 'Seconds',
  hour: 'Hours',
  character: 'Characters',
  call: 'Requests',
};

/** Units that the bill leaves to its reader, of one meaning each. */
const OTHERS: Readonly<Record<string, string>> = {
  个: 'Units',
  天: 'Days',
  日: 'Days',
  月: 'Months',
  年: 'Years',
};

/** An amount of base units, in units of `factor` of them. Exact: it was multiplied by the factor when it was read. */
export function quantityOf(base: bigint | null, unit: Unit, factor: bigint): Quantity {
  if (base === null || unit.base === '') return { amount: null, unit: null };
  return { amount: base / factor, unit: unitWords(unit, factor) };
}

/** `Tokens`, `1000 Tokens`; a unit that is not known keeps its own text. */
function unitWords({ base, known }: Unit, factor: bigint): string {
  if (!known) return OTHERS[base] ?? base;
  if (base === 'second' && factor === 60n) return 'Minutes';
  const word = WORDS[base] ?? base;
  return factor === 1n ? word : `${factor} ${word}`;
}

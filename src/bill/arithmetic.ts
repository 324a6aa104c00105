import { formatDecimal, formatWide } from './decimal.ts';
import { checkIdentities, type Identity, type RowAmounts } from './identities.ts';

/** An identity with the numbers of a row in it; all numbers are exact and in plain notation. */
export interface WorkedIdentity {
  /** As {@link Identity} names it. */
  readonly name: string;
  readonly columns: Identity['columns'];
  /** `0.008 × 4.411` */
  readonly terms: string;
  /** What the terms make, and what the bill says instead. */
  readonly left: string;
  readonly right: string;
  readonly holds: boolean;
  /** left − right: `0` where it holds. */
  readonly difference: string;
}

/** Every identity that a row's columns allow, worked out. */
export function workedIdentities(amounts: RowAmounts): readonly WorkedIdentity[] {
  return checkIdentities(amounts).map((identity) => {
    const { name, columns, holds } = identity;
    const format = name === 'list-cost' ? formatWide : formatDecimal;
    // How the payable was paid is added up; in the others the bill's own figure stands on the right.
    const [made, said] =
      name === 'settlement' ? [identity.right, identity.left] : [identity.left, identity.right];
    const terms = termsOf(identity, amounts);
    return {
      name,
      columns,
      terms,
      left: format(made),
      right: format(said),
      holds,
      difference: format(made - said),
    };
  });
}

/** `0.008 × 4.411 = 0.035288`; of one that does not hold what it makes, what the bill says, and the difference. */
export function equation({ terms, left, right, holds, difference }: WorkedIdentity): string {
  return holds ? `${terms} = ${right}` : `${terms} = ${left} ≠ ${right} (${difference})`;
}

function termsOf({ name, columns }: Identity, amounts: RowAmounts): string {
  const numbers = columns.map((key) => formatDecimal(amounts[key] ?? 0n));
  if (name === 'settlement') return numbers.slice(1).map(bracketed).join(' + ');
  return numbers
    .slice(0, -1)
    .map(bracketed)
    .join(name === 'list-cost' ? ' × ' : ' - ');
}

/** `4 - (-1)`: two signs in a row would be misread, and a sign in front be taken for a spreadsheet's formula. */
function bracketed(number: string): string {
  return number.startsWith('-') ? `(${number})` : number;
}

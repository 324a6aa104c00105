import { codeNumbers } from '../bill/code-numbers.ts';
import type { FileAnswer, GroupColumns, GroupKey, TextColumn } from '../read/contract/answer.ts';
import type { Redactor } from '../read/contract/reading.ts';
import { textAt } from '../read/group/group-columns.ts';
import { type DecodedGroup, groupDecoder } from './decode.ts';
import { redactedGroup } from './redacted-group.ts';

/** What groups with the same texts in some keys mean: decoded once for all of them. */
export interface Meaning {
  /** By the texts of the bill, and as it may be shown. Only cells of those keys may be looked at. */
  readonly real: DecodedGroup;
  readonly shown: DecodedGroup;
}

export interface Meanings {
  /** Of each group, the place of its meaning. */
  readonly numbers: Uint32Array;
  readonly all: readonly Meaning[];
}

/** The meanings that the groups of a file have by some of its keys. */
export function meaningsOf(
  answer: FileAnswer,
  keys: readonly GroupKey[],
  redactor: Redactor | undefined,
): Meanings {
  const { groups } = answer;
  const decode = groupDecoder(answer);
  const columns = keys.flatMap((key) => groups.cells[answer.keys.indexOf(key)] ?? []);
  const { numbers, firsts } = codeNumbers(columns.map(codedTexts), groups.size);
  const all = Array.from(firsts, (index): Meaning => {
    const real = decode({ cells: groups.cells.map((column) => textAt(column, index)) });
    return { real, shown: redactor === undefined ? real : redactedGroup(real, redactor) };
  });
  return { numbers, all };
}

function codedTexts({ texts, codes }: TextColumn) {
  return { codes, size: texts.length };
}

/** The sums of a column of numbers by the meanings of their groups. */
export function countedBy({ numbers, all }: Meanings, values: GroupColumns['rows']): Float64Array {
  const sums = new Float64Array(all.length);
  for (let index = 0; index < values.length; index++) {
    const number = numbers[index] as number;
    sums[number] = (sums[number] as number) + (values[index] as number);
  }
  return sums;
}

import type { FileAnswer, RawGroup } from '../read/contract/answer.ts';
import type { RangeAnswer } from './range.ts';

/**
 * Groups on their way from one thread to another: each text once and cells by their number. Sent as they are, every
 * cell would become a text of its own on the other side, which costs more than to find the groups.
 */
interface SentGroups {
  readonly texts: readonly string[];
  /** Cells in a group. */
  readonly width: number;
  readonly codes: Uint32Array;
  readonly rest: readonly Omit<RawGroup, 'cells'>[];
}

function sentGroups(groups: readonly RawGroup[]): SentGroups {
  const width = groups[0]?.cells.length ?? 0;
  const known = new Map<string, number>();
  const codes = new Uint32Array(groups.length * width);
  let at = 0;
  for (const { cells } of groups) {
    for (const cell of cells) {
      const code = known.get(cell) ?? known.size;
      if (code === known.size) known.set(cell, code);
      codes[at++] = code;
    }
  }
  return { texts: [...known.keys()], width, codes, rest: groups.map(({ cells: _, ...rest }) => rest) };
}

function receivedGroups({ texts, width, codes, rest }: SentGroups): RawGroup[] {
  return rest.map((each, group) => {
    const cells: string[] = [];
    for (let at = group * width; at < (group + 1) * width; at++)
      cells.push(texts[codes[at] as number] as string);
    return { cells, ...each };
  });
}

/** The answer of a range as a thread sends it. */
export interface SentAnswer extends Omit<RangeAnswer, 'answer'> {
  readonly answer: Omit<FileAnswer, 'groups'> & { readonly groups: SentGroups };
}

export function sentAnswer({ answer, ...about }: RangeAnswer): SentAnswer {
  return { ...about, answer: { ...answer, groups: sentGroups(answer.groups) } };
}

export function receivedAnswer({ answer, ...about }: SentAnswer): RangeAnswer {
  return { ...about, answer: { ...answer, groups: receivedGroups(answer.groups) } };
}

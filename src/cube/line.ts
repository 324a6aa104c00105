import type { GroupKey, LayoutInfo, RawGroup } from '../read/contract/answer.ts';
import type { BillLine } from '../read/contract/lines.ts';
import { groupOfLine } from '../read/group/grouper.ts';
import { type DecodedGroup, groupDecoder } from './decode.ts';
import { measure } from './measure-rules.ts';
import type { Measures } from './measures.ts';

/** A bill line as the cube sees the group that it is in. */
export interface DecodedLine {
  readonly line: BillLine;
  readonly group: DecodedGroup;
}

/**
 * Decodes bill lines one by one with the cube's own decoder, so that a line can never be said to count for something
 * else than it does. `keys` as for the cube ({@link keysFor}).
 */
export function lineDecoder(keys: readonly GroupKey[]): (line: BillLine) => DecodedLine {
  const decoders = new Map<LayoutInfo, (raw: RawGroup) => DecodedGroup>();
  return (line) => {
    const { layout } = line.row;
    const decode = decoders.get(layout) ?? groupDecoder({ keys, layout });
    decoders.set(layout, decode);
    return { line, group: decode(groupOfLine(keys, line)) };
  };
}

/** What a line adds to each measure of the report. */
export function lineMeasures({ line, group }: DecodedLine): Measures {
  return measure({ sums: line.amounts.sums, ...group, type: group.id.type });
}

import type { BillLine, GroupKey } from '../read/contract.ts';
import { groupCell } from '../read/grouper.ts';
import { type DecodedGroup, groupDecoder } from './decode.ts';
import { type Measures, measure } from './measures.ts';

/** One line of a bill, read as a group of one row is: the same words and the same measures. */
export interface DecodedLine {
  readonly group: DecodedGroup;
  readonly measures: Measures;
}

type Tax = DecodedGroup['tax'];

/** A decoder for lines, where a report is of lines and not of groups; `keys` are the cells that it can be asked for. */
export function lineDecoder(keys: readonly GroupKey[]): (line: BillLine) => DecodedLine {
  const decoders = new Map<Tax, ReturnType<typeof groupDecoder>>();
  const decoderOf = (tax: Tax) => {
    const known = decoders.get(tax) ?? groupDecoder({ keys, layout: { tax } });
    decoders.set(tax, known);
    return known;
  };
  return (line) => {
    const group = decoderOf(line.row.layout.tax)({ cells: keys.map((key) => groupCell(key, line)) });
    return { group, measures: measureLine(group, line) };
  };
}

function measureLine(group: DecodedGroup, { amounts }: BillLine): Measures {
  const { unit, feeType, id } = group;
  return measure({ sums: amounts.sums, unit, feeType, type: id.type });
}

import { workedIdentities } from '../../bill/arithmetic.ts';
import { decodeInstanceId } from '../../bill/instance-id.ts';
import { keysFor } from '../../cube/build.ts';
import { DEFAULT_DIMENSIONS, findDimension } from '../../cube/dimensions.ts';
import { lineDecoder } from '../../cube/line.ts';
import { findLine, type LineOptions } from '../../read/files/find-line.ts';
import { type LinePlace, linePlace } from '../../read/files/line-place.ts';
import { rowAmounts } from '../../read/row/row-amounts.ts';
import { BillError } from '../../words/problem.ts';
import { type InstanceFields, instanceFields } from './instance.ts';
import { type LineStory, lineStory } from './story.ts';

/**
 * One line of a bill in full: what stands in it, what it means, and what a report makes of it. The line is named
 * `FILE:LINE` (`month.zip/part-1.csv:7` in an archive), lines counted from 1, the header too; the file is read up to
 * it.
 *
 * Throws a BillError for text that is no such place (`NOT_A_LINE`), a line that the file does not have
 * (`NO_SUCH_LINE`), and a file that cannot be read up to it.
 */
export async function explainLine(place: string | LinePlace, options: LineOptions = {}): Promise<LineStory> {
  const { file, input, line } = typeof place === 'string' ? await placeIn(place) : place;
  if (line === 0) throw new BillError({ code: 'NOT_A_LINE', value: `${file}:0` });
  const keys = keysFor({
    dimensions: DEFAULT_DIMENSIONS.flatMap((name) => findDimension(name)?.columns ?? []),
  });
  const found = await findLine({ file, input, line }, { ...options, keys });
  const identities = found.row === undefined ? [] : workedIdentities(rowAmounts(found.row));
  return lineStory(found, identities, found.billed && lineDecoder(keys)(found.billed));
}

async function placeIn(text: string): Promise<LinePlace> {
  const place = await linePlace(text);
  if (place === undefined) throw new BillError({ code: 'NOT_A_LINE', value: text });
  return place;
}

/**
 * An Instance ID field by field, under the names of the machine contract; null for what it does not say. Of text that
 * is none, `kind` is `opaque` and `raw` the text.
 */
export function explainId(text: string): InstanceFields {
  return instanceFields(decodeInstanceId(text));
}

import type { WorkedIdentity } from '../../bill/arithmetic.ts';
import { COLUMNS, type ColumnDef, matchHeader } from '../../bill/columns.ts';
import { decodeInstanceId, type InstanceId } from '../../bill/instance-id.ts';
import { type JsonPart, unpackJson } from '../../bill/json-cell.ts';
import { type Promotion, promotionsOf } from '../../bill/promotion.ts';
import { parseTags } from '../../bill/tags.ts';
import { DEFAULT_DIMENSIONS, type DimensionValue, findDimension } from '../../cube/dimensions.ts';
import { type DecodedLine, lineMeasures } from '../../cube/line.ts';
import type { Measures } from '../../cube/measures.ts';
import type { FoundLine } from '../../read/files/find-line.ts';

/** A cell of a line under all the names of its column. */
export interface StoryColumn {
  /** The column, where the header is the name of one. */
  readonly def: ColumnDef | undefined;
  /** As written; null for a cell behind the last header. */
  readonly header: string | null;
  /** As written, white space too; null where the line has no such cell. */
  readonly value: string | null;
  readonly parts?: readonly JsonPart[];
}

/** What a line counts for: the row of the machine table without `--by` that it is in, and what it adds to it. */
export interface LineCell {
  /** Dimensions, then currency and tax. */
  readonly key: readonly (readonly [name: string, value: DimensionValue])[];
  readonly measures: Measures;
}

/** Everything there is to say of one line of a bill. */
export interface LineStory {
  readonly found: FoundLine;
  /** Of a header or blank line its headers alone, with null cells. */
  readonly columns: readonly StoryColumn[];
  readonly identities: readonly WorkedIdentity[];
  readonly promotions: readonly Promotion[];
  readonly tags: ReadonlyMap<string, string>;
  readonly instance: InstanceId | undefined;
  readonly cell: LineCell | undefined;
}

/** Puts together what a line says. `decoded` where it counts; `identities` are those of its amounts. */
export function lineStory(
  found: FoundLine,
  identities: readonly WorkedIdentity[],
  decoded: DecodedLine | undefined,
): LineStory {
  const { row } = found;
  // With a cell too many or too few, none is sure to stand under its own header.
  const sound = row !== undefined && row.cells.length === found.layout.headers.length ? row : undefined;
  return {
    found,
    columns: storyColumns(found),
    identities: sound === undefined ? [] : identities,
    promotions: promotionsOf(sound?.text('discountDetail') ?? ''),
    tags: parseTags(sound?.text('tags') ?? ''),
    instance: sound && decodeInstanceId(sound.text('instanceId')),
    cell: decoded && lineCell(decoded),
  };
}

function storyColumns({ layout, row }: FoundLine): readonly StoryColumn[] {
  const { headers } = layout;
  const width = Math.max(headers.length, row?.cells.length ?? 0);
  return Array.from({ length: width }, (_, index) => {
    const header = headers[index] ?? null;
    const value = row?.cells[index] ?? null;
    const parts = value === null ? undefined : unpackJson(value.trim());
    return { def: columnOf(header), header, value, parts };
  });
}

/** Of two headers with the same meaning both are named, though figures come from the preferred one alone. */
function columnOf(header: string | null): ColumnDef | undefined {
  const [key] = Object.keys(matchHeader([header ?? '']).columns);
  return COLUMNS.find((def) => def.key === key);
}

function lineCell(decoded: DecodedLine): LineCell {
  const { group } = decoded;
  const columns = DEFAULT_DIMENSIONS.flatMap((name) => findDimension(name)?.columns ?? []);
  return {
    key: [
      ...columns.map(({ name, value }) => [name, value(group)] as const),
      ['currency', group.currency],
      ['tax', group.tax],
    ],
    measures: lineMeasures(decoded),
  };
}

import { machineName } from '../../bill/spelling.ts';
import { MEASURES, type Measures } from '../../cube/measures.ts';
import type { Words } from '../../words/index.ts';
import { type Problem, tell } from '../../words/problem.ts';
import { instanceFields } from './instance.ts';
import type { LineStory, StoryColumn } from './story.ts';

/** A line's story as machines read it: plain data in the order of the contract, amounts as `bigint` or exact text. */
export function lineRecord(story: LineStory, words: Words): Readonly<Record<string, unknown>> {
  const { found, identities, promotions, tags, instance, cell } = story;
  return {
    kind: 'line',
    file: found.file,
    line: found.line,
    first_line: found.first,
    last_line: found.last,
    status: found.status,
    product: found.product ?? null,
    problem: found.problem === undefined ? null : problemRecord(found.problem, words),
    columns: story.columns.map(columnRecord),
    identities: identities.map(({ columns, ...rest }) => ({ ...rest, columns: columns.map(machineName) })),
    promotions: promotions.map(({ name, startsAt, endsAt }) => ({
      name,
      starts_at: startsAt,
      ends_at: endsAt,
    })),
    tags: [...tags].map(([key, value]) => ({ key, value })),
    instance: instance === undefined ? null : instanceFields(instance),
    cell: cell === undefined ? null : Object.fromEntries(cell.key),
    measures: cell === undefined ? null : { rows: 1, ...inOrder(cell.measures) },
  };
}

function columnRecord({ def, header, value, parts }: StoryColumn) {
  return {
    name: def === undefined ? null : machineName(def.key),
    header,
    title_en: def?.en ?? null,
    title_zh: def?.zh ?? null,
    value,
    ...(parts && { unpacked: parts.filter((part) => part.value !== undefined).map(unpacked) }),
  };
}

function unpacked({ pointer, value }: { pointer: string; value?: unknown }) {
  return { pointer, value };
}

function problemRecord(problem: Problem, words: Words) {
  const { code, column, value } = problem;
  const { what, expected, remedy } = tell(problem, words);
  return { code, column: column ?? null, cell: value ?? null, what, expected: expected ?? null, remedy };
}

function inOrder(measures: Measures) {
  return Object.fromEntries(MEASURES.map((name) => [name, measures[name]]));
}

import { equation, type WorkedIdentity } from '../../bill/arithmetic.ts';
import { foldHeader } from '../../bill/columns.ts';
import type { JsonPart } from '../../bill/json-cell.ts';
import type { Promotion } from '../../bill/promotion.ts';
import type { DimensionValue } from '../../cube/dimensions.ts';
import { MEASURES } from '../../cube/measures.ts';
import type { Words } from '../../words/index.ts';
import { tell } from '../../words/problem.ts';
import { grouped } from '../facts.ts';
import type { Block, Facts, Lines, Page } from '../page.ts';
import { instanceFacts, instanceFields } from './instance.ts';
import type { LineStory, StoryColumn } from './story.ts';

type Row = Facts['rows'][number];

/** A line's story as people read it. `keyText` writes the key of its cell as the command line takes it. */
export function linePage(
  story: LineStory,
  words: Words,
  keyText: (key: readonly (readonly [string, DimensionValue])[]) => string,
): Page {
  const { found, cell } = story;
  const { line } = words;
  return [
    { kind: 'heading', text: `${found.file}:${found.line}` },
    { kind: 'facts', rows: statusRows(story, words) },
    titled(
      line.columns,
      story.columns.flatMap((column) => columnRows(column, story, words)),
    ),
    ...instanceBlocks(story, words),
    ...arithmetic(story, words),
    ...some(line.promotions, story.promotions.map(promotionRow(words))),
    ...some(line.tags, [...story.tags]),
    ...some(
      line.counts,
      cell === undefined ? [] : [...measureRows(cell, words), [line.key, keyText(cell.key)]],
    ),
  ];
}

function statusRows({ found }: LineStory, words: Words): Row[] {
  const { line } = words;
  const said = found.problem && tell(found.problem, words);
  return [
    [line.status, line.statuses[found.status]],
    ...(found.first === found.last ? [] : [[line.lines, line.span(found.first, found.last)] as const]),
    ...(found.product === undefined ? [] : [[line.product, found.product] as const]),
    ...(said === undefined ? [] : [[line.reason, said.what] as const]),
    ...(said?.expected === undefined ? [] : [[line.expected, said.expected] as const]),
    ...(found.problem?.value === undefined ? [] : [[line.cell, found.problem.value] as const]),
    ...(said === undefined ? [] : [[line.remedy, said.remedy] as const]),
  ];
}

function columnRows(column: StoryColumn, { found }: LineStory, words: Words): Row[] {
  const { line } = words;
  const label = columnLabel(column, words);
  const { value, parts } = column;
  // The header and a blank line have no cells of their own.
  if (found.row === undefined) return [[label, '']];
  if (parts !== undefined) return [[label, ''], ...parts.map(partRow)];
  return [[label, value === null ? line.missing : value === '' ? line.empty : value]];
}

/** The header as written, and behind it those of the column's two names that it does not hold itself. */
function columnLabel({ def, header }: StoryColumn, { line }: Words): string {
  if (header === null) return line.noColumn;
  if (def === undefined) return `${header} (${line.unknownColumn})`;
  const own = foldHeader(header);
  const names = [...new Set([def.en, def.zh])].filter((name) => !own.includes(foldHeader(name)));
  return names.length === 0 ? header : `${header} (${names.join(' · ')})`;
}

function partRow({ depth, label, value }: JsonPart): Row {
  return [`${'  '.repeat(depth + 1)}${label}`, value === undefined ? '' : String(value)];
}

function instanceBlocks({ instance }: LineStory, words: Words): Block[] {
  if (instance === undefined) return [];
  return [{ ...instanceFacts(instanceFields(instance), words), title: words.line.instance }];
}

function arithmetic({ found, identities }: LineStory, { line }: Words): Block[] {
  if (found.row === undefined) return [];
  if (identities.length > 0)
    return [
      titled(
        line.arithmetic,
        identities.map((each) => [line.identities[each.name] ?? each.name, worked(each, line)]),
      ),
    ];
  const note: Lines = { kind: 'lines', tone: 'note', lines: [line.notChecked] };
  return [note];
}

function worked(identity: WorkedIdentity, { holds, fails }: Words['line']): string {
  return `${equation(identity)} ${identity.holds ? holds : fails}`;
}

function promotionRow({ line }: Words): (promotion: Promotion) => Row {
  return ({ name, startsAt, endsAt }) =>
    startsAt === null && endsAt === null
      ? [name, '']
      : [name, line.period(startsAt ?? line.noTime, endsAt ?? line.noTime)];
}

/** What it adds to the report; measures that stay as they are are left out, but never what is to be paid. */
function measureRows({ measures }: NonNullable<LineStory['cell']>, { page }: Words): Row[] {
  return MEASURES.filter((name) => name === 'payable' || (measures[name] ?? 0n) !== 0n).flatMap((name) => {
    const value = measures[name];
    return value === null ? [] : [[page.titles[name] ?? name, grouped(value, 0)] as const];
  });
}

function titled(title: string, rows: readonly Row[]): Facts {
  return { kind: 'facts', title, rows };
}

function some(title: string, rows: readonly Row[]): Facts[] {
  return rows.length === 0 ? [] : [titled(title, rows)];
}

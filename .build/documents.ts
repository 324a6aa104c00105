// Writes the parts of documents that are told by the code: `npm run docs`. A test holds what is written to the code.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { DIMENSION_MEANINGS, MEASURE_MEANINGS } from '../src/cli/schemas/contract-columns.ts';
import { DIMENSIONS } from '../src/cube/dimensions.ts';
import type { FocusColumn } from '../src/report/focus/column.ts';
import { FOCUS_COLUMNS } from '../src/report/focus/focus.ts';

/** A document, the mark of a part of it, and what stands there. */
const PARTS: readonly (readonly [path: string, part: string, made: () => string])[] = [
  ['src/cli/commands/focus/README.md', 'columns', focusTable],
  ['src/report/README.md', 'dimensions', dimensionTable],
  ['src/report/README.md', 'measures', measureTable],
];

/** The documents that have such parts. */
export const MADE_DOCUMENTS: readonly string[] = [...new Set(PARTS.map(([path]) => path))];

/** A document with its parts as the code has them now. */
export function withParts(path: string, document: string): string {
  return PARTS.filter(([own]) => own === path).reduce((text, [, part, made]) => {
    const place = new RegExp(`(?<=<!-- ${part}: npm run docs -->\\n)[\\s\\S]*(?=<!-- end of ${part} -->)`);
    return text.replace(place, () => `\n${made()}\n`);
  }, document);
}

function dimensionTable(): string {
  const rows = DIMENSIONS.flatMap(({ option, columns }) =>
    columns.map(({ name }) => `| ${option} | ${name} | ${DIMENSION_MEANINGS[name]?.meaning} |\n`),
  );
  const more = [
    '| tag:KEY | tag_KEY | the value of that tag |\n',
    '| a column of the names file | its own name | `name` is api_key_name and workspace_name |\n',
  ];
  return `| \`--by\` | column | value |\n|---|---|---|\n${[...rows, ...more].join('')}`;
}

function measureTable(): string {
  const rows = Object.entries(MEASURE_MEANINGS).map(([name, { meaning }]) => `| ${name} | ${meaning} |\n`);
  return `| measure | meaning |\n|---|---|\n${rows.join('')}`;
}

function focusTable(): string {
  const rows = [...FOCUS_COLUMNS]
    .sort((a, b) => Number(isOwn(a)) - Number(isOwn(b)) || (a.name < b.name ? -1 : 1))
    .map((column) => `| ${column.name} | ${column.from === undefined ? '' : 'never'} | ${column.reason} |\n`);
  const own = '| x_Team, x_CostCenter … | | The other columns of the names file, each by its own title. |\n';
  return `| column | null | where it comes from, and why |\n|---|---|---|\n${rows.join('')}${own}`;
}

function isOwn({ name }: FocusColumn): boolean {
  return name.startsWith('x_');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const path of MADE_DOCUMENTS) writeFileSync(path, withParts(path, readFileSync(path, 'utf8')));

import type { Cell, Column, Table } from '../../report/table.ts';
import type { Words } from '../../words/index.ts';
import { say } from '../../words/say.ts';
import type { Finding, FindingPlace } from '../findings/finding.ts';
import { placeLine } from './place-line.ts';

const KIND: readonly Column[] = ['severity', 'code', 'subject', 'currency', 'tax'].map(dimension);

const WORDED: readonly Column[] = ['message', 'remedy'].map(text);

const SIDES: readonly Column[] = ['left', 'right', 'difference'].map((name) => ({ name, kind: 'quantity' }));

export const FINDINGS_COLUMNS: readonly Column[] = [
  ...KIND,
  { name: 'rows', kind: 'count' },
  { name: 'cost', kind: 'money' },
  { name: 'difference', kind: 'quantity' },
  text('file'),
  { name: 'line', kind: 'count' },
  ...WORDED,
];

export const PLACES_COLUMNS: readonly Column[] = [
  ...KIND,
  text('file'),
  { name: 'line', kind: 'count' },
  text('other_file'),
  { name: 'other_line', kind: 'count' },
  text('text'),
  { name: 'rows', kind: 'count' },
  { name: 'cost', kind: 'money' },
  ...SIDES,
  text('changes'),
  ...WORDED,
];

/** The findings, counted: one row for each, with its first place. */
export function findingsTable(findings: readonly Finding[], words: Words): Table {
  return {
    name: 'findings',
    columns: FINDINGS_COLUMNS,
    rows: findings.map((finding) => {
      const { rows, cost, difference, places } = finding;
      const [first] = places;
      const place = [first?.file ?? null, first?.line ?? null];
      return [...kindCells(finding), rows, cost, difference, ...place, ...wordCells(finding, words)];
    }),
    totals: [],
  };
}

/** The findings for the sheet of a workbook, which people read: titles and severities in words. */
export function findingsSheet(findings: readonly Finding[], words: Words): Table {
  const { workbook, page, check } = words;
  const titled = (name: string, title: string | undefined, kind: Column['kind'] = 'text') =>
    ({ name, kind, title: title ?? name }) as const;
  return {
    name: 'findings',
    columns: [
      titled('severity', workbook.severity),
      titled('code', workbook.code),
      titled('message', workbook.message),
      titled('rows', page.titles.rows, 'count'),
      titled('payable', page.titles.payable, 'money'),
      { name: 'currency', kind: 'dimension' },
      { name: 'tax', kind: 'dimension' },
      titled('evidence', workbook.evidence),
      titled('remedy', workbook.remedy),
    ],
    rows: findings.map((finding) => {
      const { severity, code, rows, cost, currency, tax, places } = finding;
      const [message = null, remedy = null] = wordCells(finding, words);
      const evidence =
        places.length === 0 ? null : places.map((place) => placeLine(place, finding, words)).join('\n');
      const shown = check.severities[severity] ?? severity;
      // Without an amount there is nothing that a currency could be unknown of.
      const of = cost === null ? '' : currency;
      return [shown, code, message, rows, cost, of, tax, evidence, remedy];
    }),
    totals: [],
  };
}

/** The places, one row for each; a finding without a place has one row all the same. */
export function placesTable(findings: readonly Finding[], words: Words): Table {
  return {
    name: 'places',
    columns: PLACES_COLUMNS,
    rows: findings.flatMap((finding) => {
      const { places } = finding;
      const shown = places.length === 0 ? [undefined] : places;
      return shown.map((place) => [
        ...kindCells(finding),
        ...placeCells(place),
        ...wordCells(finding, words),
      ]);
    }),
    totals: [],
  };
}

function kindCells({ severity, code, subject, currency, tax }: Finding): Cell[] {
  return [severity, code, subject === '' ? null : subject, currency, tax];
}

function placeCells(place: FindingPlace | undefined): Cell[] {
  const { file = null, line = null, other, left, right } = place ?? {};
  const difference = left === undefined || right === undefined ? null : left - right;
  return [
    ...[file, line, other?.file ?? null, other?.line ?? null],
    ...[place?.text ?? null, place?.rows ?? null, place?.cost ?? null],
    ...[left ?? null, right ?? null, difference, changesText(place?.changes)],
  ];
}

/** `payable=9.99|0.11`: by machine names, this row's text before the other's. */
function changesText(changes: FindingPlace['changes']): Cell {
  if (changes === undefined) return null;
  return changes.map(({ column, here, other }) => `${column}=${here}|${other}`).join(' + ');
}

function wordCells(finding: Finding, { findings }: Words): Cell[] {
  const { what, remedy } = say(findings, finding);
  return [what, remedy];
}

function dimension(name: string): Column {
  return { name, kind: 'dimension' };
}

function text(name: string): Column {
  return { name, kind: 'text' };
}

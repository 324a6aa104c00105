import type { Cube } from '../../cube/cube.ts';
import { mostDecimals } from '../../report/decimals.ts';
import type { Block, ViewColumn, ViewTable } from '../../report/page.ts';
import type { Cell } from '../../report/table.ts';
import { type Label, wordedValue } from '../../report/view.ts';
import type { Words } from '../../words/index.ts';
import type { LineDifference, LineSide } from './line-diff.ts';
import { differenceOf, type LinesReport } from './lines-table.ts';

export interface LineViewOptions {
  readonly words: Words;
  readonly label?: Label;
}

const textColumn = (title: string): ViewColumn => ({ title, kind: 'dimension', decimals: 0 });

/** Lines that differ, as people read them. */
export function lineView(
  shown: readonly LineDifference[],
  { dimensions }: LinesReport,
  { words, label }: LineViewOptions,
  place: Placing,
): ViewTable {
  const { diff, page } = words;
  const decimals = mostDecimals(shown.flatMap((each) => [each.old?.payable ?? 0n, each.new?.payable ?? 0n]));
  const money = (title: string): ViewColumn => ({ title, kind: 'money', decimals });
  const named = (side: LineSide, name: string) =>
    wordedValue(side.values[dimensions.indexOf(name)] ?? null, name, { words, label });
  return {
    kind: 'table',
    title: diff.lines,
    columns: [
      textColumn(diff.titles.change),
      textColumn(diff.titles.line_id),
      ...placeColumns(place, words),
      textColumn(page.titles.model ?? ''),
      { ...textColumn(page.titles.usage_type ?? ''), dropOrder: 2 },
      { ...textColumn(page.titles.currency ?? ''), dropOrder: 3 },
      money(diff.titles.old),
      money(diff.titles.new),
      money(diff.titles.difference),
    ],
    rows: shown.map((each): Cell[] => {
      const side = each.new ?? (each.old as LineSide);
      return [
        diff.changes[each.change] ?? each.change,
        each.id || page.none,
        place.text(each.old),
        place.text(each.new),
        ...[named(side, 'model'), named(side, 'usage_type'), side.currency ?? page.unknownCurrency],
        ...[each.old?.payable ?? null, each.new?.payable ?? null, differenceOf(each)],
      ];
    }),
    totals: [],
  };
}

/** What changed lines say on the one bill and on the other. */
export function cellBlocks(
  shown: readonly LineDifference[],
  { words }: LineViewOptions,
  place: Placing,
): Block[] {
  const { diff, page } = words;
  const rows = shown.flatMap(({ id, old, new: now, cells }) =>
    cells.map(({ column, old: was, new: is }): Cell[] => [
      ...[id || page.none, place.text(old), place.text(now), columnTitle(column, words)],
      ...[was || page.none, is || page.none],
    ]),
  );
  if (rows.length === 0) return [];
  const { line_id, column, old: before, new: after } = diff.titles;
  const table: ViewTable = {
    kind: 'table',
    title: diff.cells,
    columns: [textColumn(line_id), ...placeColumns(place, words), ...[column, before, after].map(textColumn)],
    rows,
    totals: [],
  };
  return [table];
}

function columnTitle(name: string, { diff, page }: Words): string {
  return diff.columns[name] ?? page.titles[name] ?? name;
}

/** The place of a line: only its number if each bill is one file. */
export interface Placing {
  readonly ofLine: boolean;
  text(side: LineSide | undefined): string;
}

export function placing(cubes: readonly Cube[]): Placing {
  const ofLine = cubes.every(({ bill }) => bill.files.length === 1);
  const text = (side: LineSide) => (ofLine ? String(side.line) : `${side.file}:${side.line}`);
  return { ofLine, text: (side) => (side === undefined ? '' : text(side)) };
}

function placeColumns({ ofLine }: Placing, { diff }: Words): ViewColumn[] {
  const { old_line, new_line, old_place, new_place } = diff.titles;
  const titles = ofLine ? [old_line, new_line] : [old_place, new_place];
  return titles.map((title, place) => ({ ...textColumn(title), dropOrder: place }));
}

import { grouped } from '../../report/facts.ts';
import type { Words } from '../../words/index.ts';
import type { CellChange, Finding, FindingPlace } from '../findings/finding.ts';

/** Where a finding shows and what stands there: `may.csv:7  1.2 against 1.3, difference -0.1  5056850;llm-…`. */
export function placeLine(place: FindingPlace, { code, params }: Finding, words: Words): string {
  const { check } = words;
  const { left, right, text, other, changes } = place;
  const otherText = code === 'CHANGED_LINE' && params.both !== 1 ? check.countsInstead : check.sameAs;
  const parts = [
    ...(left === undefined || right === undefined
      ? []
      : [check.sides(grouped(left, 0), grouped(right, 0), grouped(left - right, 0))]),
    ...(place.rows === undefined ? [] : [check.rows(place.rows)]),
    ...(other === undefined ? [] : [otherText(check.place(other.file, String(other.line)))]),
    ...(text === undefined || text === '' ? [] : [text]),
    ...(changes ?? []).map((change) => changeText(change, words)),
  ];
  return [placeText(place, words), ...parts].join('  ');
}

function changeText({ column, here, other }: CellChange, { check, diff, page }: Words): string {
  const title = diff.columns[column] ?? page.titles[column] ?? column;
  return check.change(title, here || page.none, other || page.none);
}

/** `may.csv:7`, or the file where it is about all of it. */
export function placeText({ file, line }: FindingPlace, { check }: Words): string {
  return check.place(file, line === null ? '' : String(line));
}

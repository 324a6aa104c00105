import { type CleanBill, fileOf, type PollutionCase, rawCells, rawLines, withRow } from './clean.ts';

/** One separator more or less at each place, a row in another delimiter, rows broken up or run together. */
export function* separatorCases(clean: CleanBill): Generator<PollutionCase> {
  const rows = [0, 2, 4, clean.counted.lastIndexOf(true), clean.counted.indexOf(false)];
  for (const row of rows) yield* moreOrLess(clean, row);
  for (const row of clean.rows.keys()) yield* otherDelimiter(clean, row);
  yield* brokenUp(clean, 1);
  for (const row of clean.rows.keys()) yield* runTogether(clean, row);
}

function* moreOrLess(clean: CleanBill, row: number): Generator<PollutionCase> {
  const cells = rawCells(clean.rows[row] as string[]);
  const harm = clean.counted[row] === true ? 'harmful' : 'either';
  for (let at = 0; at <= cells.length; at += 1) {
    const name = `one separator more before field ${at + 1} of row ${row + 1}`;
    const bytes = withRow(clean, row, cells.toSpliced(at, 0, '').join(','));
    yield { name, kind: at === cells.length ? 'either' : harm, bytes, damagedLine: row + 2 };
  }
  for (let at = 1; at < cells.length; at += 1) {
    const name = `one separator less before field ${at + 1} of row ${row + 1}`;
    const joined = cells.toSpliced(at - 1, 2, `${cells[at - 1]}${cells[at]}`);
    yield { name, kind: harm, bytes: withRow(clean, row, joined.join(',')), damagedLine: row + 2 };
  }
}

function* otherDelimiter(clean: CleanBill, row: number): Generator<PollutionCase> {
  for (const delimiter of ['\t', ';', '|', '，']) {
    yield {
      name: `row ${row + 1} with ${JSON.stringify(delimiter)} for separator`,
      kind: clean.counted[row] === true ? 'harmful' : 'either',
      bytes: withRow(clean, row, rawCells(clean.rows[row] as string[]).join(delimiter)),
      damagedLine: row + 2,
    };
  }
}

function* brokenUp(clean: CleanBill, row: number): Generator<PollutionCase> {
  const cells = rawCells(clean.rows[row] as string[]);
  for (let at = 1; at < cells.length; at += 1) {
    const halves = `${cells.slice(0, at).join(',')},\n${cells.slice(at).join(',')}`;
    const name = `row ${row + 1} broken before field ${at + 1}`;
    yield { name, kind: 'harmful', bytes: withRow(clean, row, halves), damagedLine: row + 2 };
  }
}

function* runTogether(clean: CleanBill, row: number): Generator<PollutionCase> {
  const lines = rawLines(clean);
  if (row + 2 >= lines.length) return;
  const joined = lines.toSpliced(row + 1, 2, `${lines[row + 1]}${lines[row + 2]}`);
  const name = `rows ${row + 1} and ${row + 2} without a line end between them`;
  yield { name, kind: 'harmful', bytes: fileOf(joined), damagedLine: row + 2 };
}

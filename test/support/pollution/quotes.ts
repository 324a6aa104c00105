import { type CleanBill, type PollutionCase, rawCells, withRow } from './clean.ts';

/** A stray quote at the start, in the middle and at the end of every cell: exact or refused. */
export function* quoteCases(clean: CleanBill): Generator<PollutionCase> {
  const rows = [0, 3, clean.counted.lastIndexOf(true), clean.counted.indexOf(false)];
  for (const row of rows) yield* inEveryCell(clean, row, clean.headers.length);
  for (const [name, bill] of variants(clean)) {
    for (const row of bill.rows.keys()) {
      for (const one of inEveryCell(bill, row, 2)) yield { ...one, name: `${name}: ${one.name}` };
    }
  }
}

/** The last `last` cells of a row, each with a quote at three places. */
function* inEveryCell(clean: CleanBill, row: number, last: number): Generator<PollutionCase> {
  const cells = rawCells(clean.rows[row] as string[]);
  for (let index = cells.length - last; index < cells.length; index += 1) {
    const cell = cells[index] as string;
    for (const [place, at] of places(cell)) {
      const stray = `${cell.slice(0, at)}"${cell.slice(at)}`;
      const name = `stray quote at the ${place} of ${clean.headers[index]} of row ${row + 1}`;
      const bytes = withRow(clean, row, cells.with(index, stray).join(','));
      yield { name, kind: 'either', bytes, damagedLine: row + 2 };
    }
  }
}

function places(cell: string): [place: string, at: number][] {
  const middle = Math.floor(cell.length / 2);
  const all: [string, number][] = [
    ['start', 0],
    ['middle', middle],
    ['end', cell.length],
  ];
  return all.filter(([, at], index) => all.findIndex(([, other]) => other === at) === index);
}

/** Where a quote hides best: before an empty last cell, and beside quoted cells. */
function variants(clean: CleanBill): [name: string, bill: CleanBill][] {
  const empty = clean.headers.findIndex((_, index) => clean.rows.every((row) => row[index] === ''));
  return [
    ['empty last column', moved(clean, empty)],
    ['quoted last column', extended(clean, 'demo, "quoted" note')],
    ['quoted first column', extended(clean, 'demo, "quoted" note', 0)],
  ];
}

function moved(clean: CleanBill, index: number): CleanBill {
  const move = <T>(cells: readonly T[]): T[] => [...cells.toSpliced(index, 1), cells[index] as T];
  return { ...clean, headers: move(clean.headers), rows: clean.rows.map(move) };
}

function extended(clean: CleanBill, cell: string, at = clean.headers.length): CleanBill {
  const rows = clean.rows.map((row) => row.toSpliced(at, 0, cell));
  return { ...clean, headers: clean.headers.toSpliced(at, 0, '演示备注'), rows };
}

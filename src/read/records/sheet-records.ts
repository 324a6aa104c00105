import type { Limits } from '../contract/limits.ts';
import type { SheetRow, SheetSource } from '../contract/source.ts';
import { readCell } from '../xlsx/cells.ts';
import { csvRecords } from './csv-records.ts';
import type { RecordItem } from './record.ts';

/** What a header is looked for in, as much of it as the head of a CSV has. */
const HEAD_ROWS = 20;

/** Records of a sheet: its rows are written as a CSV has them, and read as one; a place is the number of the row. */
export async function* sheetRecords(source: SheetSource, limits: Limits): AsyncGenerator<RecordItem> {
  const iterator = source.rows()[Symbol.asyncIterator]();
  const lines = new Lines();
  let head = '';
  try {
    for (let rows = 0; rows < HEAD_ROWS; rows++) {
      const next = await iterator.next();
      if (next.done === true) break;
      head += lines.of(next.value);
    }
    const rest = { [Symbol.asyncIterator]: () => iterator };
    async function* text() {
      yield Buffer.from(head);
      for await (const row of rest) yield Buffer.from(lines.of(row));
    }
    yield* csvRecords({ file: source.name, head, text: text(), limits, fromSheet: true });
  } finally {
    await iterator.return?.();
  }
}

/** Each row on the line of its number, all as wide as the widest so far: a sheet keeps no empty cells at the end. */
class Lines {
  private line = 1;
  private width = 0;

  of({ line, cells }: SheetRow): string {
    const texts = cells.map((cell) => readCell(cell, undefined).text.replace(/[\r\n]+/g, ' '));
    this.width = Math.max(this.width, texts.findLastIndex((text) => text.trim() !== '') + 1);
    const wide = Array.from({ length: this.width }, (_, place) => texts[place] ?? '');
    const blank = '\n'.repeat(line - this.line);
    this.line = line + 1;
    return `${blank}${wide.map(quoted).join(',')}\n`;
  }
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

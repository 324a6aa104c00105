import type { ReadOptions } from '../contract/engine.ts';
import type { Source } from '../contract/source.ts';
import { RowCollector } from '../group/collector.ts';
import type { OpenedText } from '../text/opened-text.ts';
import type { Item } from '../text/records.ts';
import { splitterFor } from './file-reader.ts';
import { openText } from './read-file.ts';
import { type OpenSheet, openSheet } from './read-sheet.ts';

/** Whether a line that may be a total is one: the rows above it are read too. */
export async function addsUpRowsAbove(source: Source, line: number, options: ReadOptions): Promise<boolean> {
  const { items, text } = await openItems(source, options);
  const rows = new RowCollector(patient(text), { keys: [], allProducts: options.allProducts === true });
  let before = 0;
  for await (const item of items) {
    before = rows.answer().counts.totalRows;
    rows.take(item);
    if (item.line >= line) break;
  }
  return rows.answer().counts.totalRows > before;
}

/** Rejected rows are never too many where one row is asked for. */
export function patient(opened: OpenedText): OpenedText {
  return { ...opened, limits: { ...opened.limits, rejects: Number.POSITIVE_INFINITY } };
}

/** The records of a table in their order. */
async function openItems(source: Source, options: ReadOptions) {
  if ('rows' in source) {
    const sheet = (await openSheet(source, options)) as OpenSheet;
    return { text: sheet.opened, items: sheet.items() };
  }
  const text = (await openText(source, options)) as OpenedText;
  return { text, items: itemsOf(text) };
}

async function* itemsOf(opened: OpenedText): AsyncGenerator<Item> {
  const splitter = splitterFor(opened);
  for await (const chunk of opened.text) yield* splitter.push(chunk);
  yield* splitter.end();
}

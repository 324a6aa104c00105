import { type Item, RecordSplitter } from '../../../src/read/text/records.ts';

/** What the splitter makes of a text: `LINE CELL|CELL`, or `LINE FAULT`. Line ends in cells are shown as `⏎`. */
export function toldRecords(text: string, width: number, delimiter = ',', maxRecord = 1000): string[] {
  return items(text, width, delimiter, maxRecord).map((item) => {
    const told = 'cells' in item ? item.cells.join('|') : item.fault;
    return `${item.line} ${told.replaceAll('\r', '␍').replaceAll('\n', '⏎')}`;
  });
}

export function items(text: string, width: number, delimiter = ',', maxRecord = 1000): Item[] {
  const splitter = new RecordSplitter({ delimiter, width, maxRecord, carriage: false });
  return [...splitter.push(Buffer.from(text)), ...splitter.end()];
}

import type { Problem } from '../../words/problem.ts';
import type { FileAnswer } from '../contract/answer.ts';
import type { ReadOptions } from '../contract/engine.ts';
import { RowCollector } from '../group/collector.ts';
import type { OpenedText, TextReader } from '../text/opened-text.ts';
import { RecordSplitter } from '../text/records.ts';

/** What ends a text from outside; everything else was found in its rows. */
const BROKEN_OFF: ReadonlySet<Problem['code']> = new Set([
  'DAMAGED_ARCHIVE',
  'INFLATES_TOO_MUCH',
  'FILE_CHANGED',
  'UNREADABLE',
]);

/** The reference reader: cuts text into records with csv-parse and collects them. */
export class FileReader implements TextReader {
  private readonly splitter: RecordSplitter;
  private readonly rows: RowCollector;

  constructor(opened: OpenedText, options: ReadOptions) {
    this.splitter = splitterFor(opened);
    this.rows = new RowCollector(opened, options);
  }

  push(chunk: Buffer): void {
    for (const item of this.splitter.push(chunk)) this.rows.take(item);
  }

  /** The text is whole: takes its last record too. */
  end(): void {
    for (const item of this.splitter.end()) this.rows.take(item);
  }

  rowsRead(): number {
    return this.rows.rowsRead();
  }

  /** Where the text broke off, the whole lines before count. */
  answer(failure?: Problem): FileAnswer {
    if (failure !== undefined && BROKEN_OFF.has(failure.code)) {
      for (const item of this.splitter.flush()) this.rows.take(item);
    }
    return this.rows.answer(failure);
  }
}

/** A splitter for the records of a CSV, from line `line` on; of those beside line `only` it need not hand out any. */
export function splitterFor({ header, limits }: OpenedText, line = 1, only?: number): RecordSplitter {
  const { delimiter, cells, carriage } = header;
  const options = { delimiter, width: cells.length, maxRecord: limits.record, carriage, only };
  return new RecordSplitter(options, line);
}

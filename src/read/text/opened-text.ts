import type { Problem } from '../../words/problem.ts';
import type { FileAnswer, LayoutInfo } from '../contract/answer.ts';
import type { Limits } from '../contract/limits.ts';
import type { Header } from './header.ts';

/** A CSV whose header is known, its text in UTF-8 still to be read, header and all. */
export interface OpenedText {
  readonly file: string;
  readonly header: Header;
  readonly layout: LayoutInfo;
  readonly limits: Limits;
  readonly text: AsyncIterable<Buffer>;
}

/** Takes a text in pieces, then answers. */
export interface TextReader {
  push(chunk: Buffer): void;
  end(): void;
  answer(failure?: Problem): FileAnswer;
  /** Rows read so far. */
  rowsRead(): number;
}

import { SaxesParser } from 'saxes';
import { BillError, type Problem } from '../../words/problem.ts';

/** What a part of a workbook is made of, by local names: prefixes of namespaces say nothing here. */
export interface Elements {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/** Bytes between two tags: a cell has 32,767 characters at most. */
const MOST_BETWEEN = 1 << 22;

/**
 * Parses XML as a stream; after each piece the caller has the turn. What is not well-formed, and a document type
 * (which no workbook has, and which is what entity bombs are made of), is an error of the file.
 */
export async function* parsed(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  elements: Elements,
  mostDepth: number,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let between = 0;
  let depth = 0;
  parser.on('error', (error) => {
    throw damagedWorkbook(file, error.message);
  });
  parser.on('doctype', () => {
    throw damagedWorkbook(file, 'DOCTYPE');
  });
  parser.on('opentag', ({ name, attributes }) => {
    between = 0;
    if (++depth > mostDepth) throw new BillError({ code: 'TOO_DEEP', file, params: { limit: mostDepth } });
    elements.open(local(name), attributes as unknown as Readonly<Record<string, string>>);
  });
  parser.on('closetag', ({ name }) => {
    between = 0;
    depth--;
    elements.close(local(name));
  });
  parser.on('text', (text) => elements.text(text));
  parser.on('cdata', (text) => elements.text(text));
  const decoder = new TextDecoder();
  for await (const chunk of chunks) {
    between += chunk.length;
    parser.write(decoder.decode(chunk, { stream: true }));
    if (between > MOST_BETWEEN + chunk.length) throw damagedWorkbook(file, 'no tag for 4 MiB');
    yield;
  }
  parser.write(decoder.decode());
  parser.close();
  yield;
}

/** For parts that are read to their end at once. */
export async function parseAll(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  elements: Elements,
  mostDepth: number,
): Promise<void> {
  for await (const _ of parsed(chunks, file, elements, mostDepth));
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The texts of a cell may come in any number of pieces: they are counted before they are put together. */
export function mustFit(
  text: string,
  more: string,
  most: number,
  place: Pick<Problem, 'file' | 'line' | 'column'>,
): void {
  if (text.length + more.length <= most) return;
  throw new BillError({ code: 'FIELD_TOO_LONG', params: { limit: most }, ...place });
}

export function damagedWorkbook(file: string, reason: string): BillError {
  return new BillError({ code: 'DAMAGED_ARCHIVE', file, params: { reason } });
}

/** Text of a cell: `_x000D_` stands for a character that XML cannot hold (ISO/IEC 29500, ST_Xstring). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

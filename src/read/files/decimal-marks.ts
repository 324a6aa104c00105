import { createReadStream } from 'node:fs';
import type { DecimalMark } from '../../bill/decimal-mark.ts';
import { DecimalMarks, statedCommas } from '../text/decimal-marks.ts';
import { toUtf8 } from '../text/encoding.ts';
import type { OpenedText } from '../text/opened-text.ts';
import { splitterFor } from './file-reader.ts';

type Undecided = Omit<OpenedText, 'text'>;

/**
 * A CSV with the decimal marks of its amounts: as they are stated, as its first rows tell, or as all of it does. Where
 * the first rows of a file that commas do not separate leave it open, the text is kept on disk until the last row has
 * been looked at, so that no row is read in one way and the next in another.
 */
export async function withDecimalMarks(
  opened: Undecided,
  head: Uint8Array,
  text: () => AsyncIterable<Buffer>,
  stated: DecimalMark | undefined,
): Promise<OpenedText> {
  const { layout, header } = opened;
  if (stated !== undefined) {
    const commaColumns = stated === ',' ? statedCommas(layout) : undefined;
    return { ...opened, layout: { ...layout, commaColumns }, text: text() };
  }
  if (header.delimiter === ',' && !mayHaveCommas(head)) return { ...opened, text: text() };
  const marks = new DecimalMarks(layout, opened.file);
  await look(marks, opened, toUtf8(once(head), header.encoding), false);
  if (header.delimiter === ',' || (marks.isDecided() && !marks.hasCommas()))
    return decided(opened, marks, text());
  const { spool } = await import('../input/zip.ts');
  const spooled = await spool(text());
  await look(marks, opened, createReadStream(spooled.path), true);
  return decided(opened, marks, readThenRemoved(spooled));
}

/** Where commas separate columns, a number with one is in quotes; of most bills this look is all. */
function mayHaveCommas(head: Uint8Array): boolean {
  return /(?:^|[,\n])"[^"\d,.[{]{0,4}[\d.]*,\d/.test(
    Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1'),
  );
}

function decided(opened: Undecided, marks: DecimalMarks, text: AsyncIterable<Buffer>): OpenedText {
  const commaColumns = marks.commaColumns(opened.header.delimiter);
  const layout = commaColumns === undefined ? opened.layout : { ...opened.layout, commaColumns };
  return { ...opened, layout, text };
}

/** Shows the amounts of a text to the marks. The last record of a part may be cut: it is not looked at. */
async function look(marks: DecimalMarks, opened: Undecided, text: AsyncIterable<Buffer>, isWhole: boolean) {
  const splitter = splitterFor({ ...opened, text });
  const take = (items: ReturnType<typeof splitter.push>) => {
    for (const item of items)
      if ('cells' in item && item.line > opened.header.line) marks.add(item.cells, item.line);
  };
  for await (const chunk of text) take(splitter.push(chunk));
  take(isWhole ? splitter.end() : splitter.flush());
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* readThenRemoved({ path, remove }: { path: string; remove(): Promise<void> }) {
  try {
    yield* createReadStream(path) as AsyncIterable<Buffer>;
  } finally {
    await remove();
  }
}

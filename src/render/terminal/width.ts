/** Text measured in terminal cells: a Chinese character or an emoji takes two. */
import stringWidth from 'fast-string-width';

const ELLIPSIS = '..';
/** Made when the first text has to be cut: it costs more to make than most reports to write. */
let segmenter: Intl.Segmenter | undefined;

/**
 * Between two of these a new grapheme begins for certain. Cutting there first keeps long texts cheap: the
 * segmenter takes time that grows with the square of the length.
 */
const CERTAIN_BORDER = /(?<=[\x20-\x7e\u3000-\u9fff])(?=[\x20-\x7e\u4e00-\u9fff])/;
const LONG = 256;

/** Cells a text takes on a terminal. The text must be printable already. */
export function displayWidth(text: string): number {
  if (text.length < LONG) return stringWidth(text);
  return text.split(CERTAIN_BORDER).reduce((total, part) => total + stringWidth(part), 0);
}

export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);
}

/** What a reader sees as single characters; a text is only ever cut between them. */
export function graphemes(text: string): string[] {
  return text.split(CERTAIN_BORDER).flatMap((run) => (run.length === 1 ? run : segments(run)));
}

function segments(text: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

export function pad(text: string, width: number, right: boolean): string {
  const blank = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return right ? blank + text : text + blank;
}

/** The text, or as much of its start as leaves room for `..`. */
export function shorten(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const room = width - ELLIPSIS.length;
  return takeWidth(graphemes(text), room).join('') + ELLIPSIS;
}

/** The leading graphemes that fit. */
export function takeWidth(parts: readonly string[], room: number): string[] {
  let used = 0;
  const end = parts.findIndex((part) => {
    used += displayWidth(part);
    return used > room;
  });
  return parts.slice(0, end === -1 ? parts.length : end);
}

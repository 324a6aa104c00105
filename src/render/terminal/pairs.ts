/** Labels and values, the values aligned. */
import { GAP } from './fit.ts';
import { displayWidth, pad, shorten, widest } from './width.ts';
import { wrap } from './wrap.ts';

export interface PairOptions {
  readonly width: number | null;
  /** Align values on the right. */
  readonly right: boolean;
  /** Cells that values must have before labels get theirs: the width of the longest number. */
  readonly room: number;
}

const MIN_LABEL_CELLS = 12;

/** Lines of printable labels and values; a long value goes on under itself, a long label is shortened. */
export function pairLines(pairs: readonly (readonly [string, string])[], options: PairOptions): string[] {
  const label = labelWidth(pairs, options);
  const room = options.width === null ? null : options.width - label - GAP.length;
  const value = Math.min(widest(pairs.map((pair) => pair[1])), room ?? Number.POSITIVE_INFINITY);
  return pairs.flatMap(([name, text]) =>
    partsOf(text, room).map((part, index) => {
      const start = pad(index === 0 ? shorten(name, label) : '', label, false);
      return `${start}${GAP}${pad(part, value, options.right)}`.trimEnd();
    }),
  );
}

/** A value that fits stays as it is: blanks behind an amount hold it under the decimal points of the others. */
function partsOf(text: string, room: number | null): string[] {
  return room === null || displayWidth(text) <= room ? [text] : wrap(text, room);
}

/** As wide as the longest label, unless values then lack room: they may always have half the line. */
function labelWidth(pairs: readonly (readonly [string, string])[], options: PairOptions): number {
  const natural = widest(pairs.map((pair) => pair[0]));
  if (options.width === null) return natural;
  const half = Math.floor(options.width / 2) - GAP.length;
  const wanted = Math.max(options.room, Math.min(half, widest(pairs.map((pair) => pair[1]))));
  return Math.min(natural, Math.max(MIN_LABEL_CELLS, options.width - GAP.length - wanted));
}

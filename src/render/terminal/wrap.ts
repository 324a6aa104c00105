/** Lines broken to a width: between words, and between Chinese characters, which know no spaces. */
import { displayWidth, graphemes, takeWidth } from './width.ts';

const NO_BREAK_BEFORE = new Set('，。、；：！？）》」』】〕”’…％%');
const NO_BREAK_AFTER = new Set('（《「『【〔“‘￥');
const NUMBER = /^[+-]?\d[\d,]*(?:\.\d+)?%?$/;

/** The line as lines of at most `width` cells, continued under its own indent; null is no limit. */
export function wrap(line: string, width: number | null): string[] {
  if (width === null || displayWidth(line) <= width) return [line.trimEnd()];
  const spaces = (/^ */.exec(line) as RegExpExecArray)[0];
  const indent = spaces.slice(0, Math.floor(width / 2));
  const body = fill(pieces(line.slice(spaces.length)), width - indent.length);
  return Array.from(body, (part) => indent + part);
}

function* fill(parts: readonly string[], width: number): Generator<string> {
  let line = '';
  let gap = '';
  for (const part of parts) {
    if (isSpace(part)) {
      gap = part;
      continue;
    }
    if (displayWidth(line + gap + part) <= width) line += gap + part;
    else {
      if (line !== '') yield line;
      const broken = breakPiece(part, width);
      yield* broken.slice(0, -1);
      line = broken.at(-1) as string;
    }
    gap = '';
  }
  if (line !== '') yield line;
}

/** Runs of spaces, words, and single wide characters with the punctuation that may not leave them. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let before = ' ';
  for (const part of graphemes(text)) {
    if (holds(before, part)) found.push((found.pop() ?? '') + part);
    else found.push(part);
    before = part;
  }
  return found;
}

/** Whether no line may break between two characters. */
function holds(before: string, after: string): boolean {
  if (isSpace(before) || isSpace(after)) return isSpace(before) && isSpace(after);
  if (NO_BREAK_BEFORE.has(after) || NO_BREAK_AFTER.has(before)) return true;
  return displayWidth(before) < 2 && displayWidth(after) < 2;
}

function isSpace(part: string): boolean {
  return part.startsWith(' ');
}

/** A piece wider than a whole line is cut where it must be; a number never is. */
function breakPiece(piece: string, width: number): string[] {
  if (displayWidth(piece) <= width || NUMBER.test(piece)) return [piece];
  const parts = graphemes(piece);
  const lines: string[] = [];
  for (let at = 0; at < parts.length; ) {
    const taken = takeWidth(parts.slice(at, at + width), width);
    const end = at + Math.max(1, taken.length);
    lines.push(parts.slice(at, end).join(''));
    at = end;
  }
  return lines;
}

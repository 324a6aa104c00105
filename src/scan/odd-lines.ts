import type { Repeat } from '../read/contract/lines.ts';
import { REPEAT } from './exports.ts';
import type { Scanner } from './scanner.ts';

/** A line that the scanner has left to the reference reader. */
export interface OddLine {
  readonly offset: number;
  readonly length: number;
  /** Counted from 1. */
  readonly line: number;
  /** Good rows of the file before it. */
  readonly good: number;
}

/** Bytes of an event. */
const EVENT = 24;

/** What the scanner tells of its last input: odd lines in their order, and rows that repeat others. */
export function eventsOf({ wasm, memory, inputAt, files }: Scanner, file: string) {
  const at = wasm.eventsAt();
  const odd: OddLine[] = [];
  const repeats: Pick<Repeat, 'id' | 'first' | 'place'>[] = [];
  for (let index = 0; index < wasm.eventCount(); index++) {
    const part = (place: number) => memory.readUInt32LE(at + index * EVENT + place);
    const line = part(8) + 1;
    if (part(0) === REPEAT) {
      const first = { file: files.name(part(4)), line: part(12) };
      const id = memory.toString('latin1', inputAt + part(16), inputAt + part(16) + part(20));
      repeats.push({ id, first, place: { file, line } });
    } else odd.push({ offset: part(0), length: part(4), line, good: part(12) });
  }
  return { odd, repeats };
}

/** Nothing stands between them, so they can be parsed in one go. */
export function areNeighbours(a: OddLine, b: OddLine): boolean {
  return a.offset + a.length === b.offset && a.line + 1 === b.line;
}

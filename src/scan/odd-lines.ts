import type { Repeat } from '../read/contract/lines.ts';
import type { Scanner } from './scanner.ts';
import { EVENT_BYTES, ODD_EVENT, REPEAT, REPEAT_EVENT } from './shared.ts';

/** A line that the scanner has left to the reference reader. */
export interface OddLine {
  readonly offset: number;
  readonly length: number;
  /** Counted from 1. */
  readonly line: number;
  /** Good rows of the file before it. */
  readonly good: number;
}

/** What the scanner tells of its last input: odd lines in their order, and rows that repeat others. */
export function eventsOf({ wasm, memory, inputAt, files }: Scanner, file: string) {
  const at = wasm.eventsAt();
  const odd: OddLine[] = [];
  const repeats: Pick<Repeat, 'id' | 'first' | 'place'>[] = [];
  for (let index = 0; index < wasm.eventCount(); index++) {
    const part = (place: number) => memory.readUInt32LE(at + index * EVENT_BYTES + place);
    if (part(REPEAT_EVENT.mark) === REPEAT) {
      const first = { file: files.name(part(REPEAT_EVENT.file)), line: part(REPEAT_EVENT.firstLine) };
      const from = inputAt + part(REPEAT_EVENT.id);
      const id = memory.toString('latin1', from, from + part(REPEAT_EVENT.idLength));
      repeats.push({ id, first, place: { file, line: part(REPEAT_EVENT.line) + 1 } });
      continue;
    }
    odd.push({
      offset: part(ODD_EVENT.offset),
      length: part(ODD_EVENT.length),
      line: part(ODD_EVENT.line) + 1,
      good: part(ODD_EVENT.good),
    });
  }
  return { odd, repeats };
}

/** Nothing stands between them, so they can be parsed in one go. */
export function areNeighbours(a: OddLine, b: OddLine): boolean {
  return a.offset + a.length === b.offset && a.line + 1 === b.line;
}

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

/** The odd lines of the last scan, in their order. */
export function oddLines({ wasm, memory }: Scanner): OddLine[] {
  const at = wasm.oddAt();
  return Array.from({ length: wasm.oddLines() }, (_, index) => {
    const part = (place: number) => memory.readUInt32LE(at + index * 16 + place);
    return { offset: part(0), length: part(4), line: part(8) + 1, good: part(12) };
  });
}

/** Nothing stands between them, so they can be parsed in one go. */
export function areNeighbours(a: OddLine, b: OddLine): boolean {
  return a.offset + a.length === b.offset && a.line + 1 === b.line;
}

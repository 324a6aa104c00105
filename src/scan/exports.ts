/** What the compiled scanner offers; see `assembly/scan.ts`. Addresses and counts are unsigned 32-bit numbers. */
export interface ScanExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  init(inputBytes: number, oddLines: number, seedLow: bigint, seedHigh: bigint): number;
  layout(separator: number, columns: number, longestLine: number, mostGroups: number): void;
  key(column: number, prefix: number): void;
  amount(column: number): void;
  time(column: number, kind: number): void;
  roles(id: number, lineId: number, consumed: number, usage: number, deducted: number, needed: number): void;
  scratch(bytes: number): number;
  remember(on: boolean): void;
  clear(): void;
  scan(length: number): number;
  rememberId(at: number, length: number): number;
  consumedBytes(): number;
  oddLines(): number;
  oddAt(): number;
  lineCount(): number;
  setLineCount(count: number): void;
  goodRows(): number;
  duplicateRows(): number;
  isFull(): number;
  groupsFound(): number;
  groupAt(group: number): number;
  keysOffset(): number;
}

/** Places in a group's record; pairs (low, high) of 64 bits for each amount come behind its head, then its keys. */
export const RECORD = { length: 4, rows: 8, flags: 12, net: 16, sums: 24 } as const;

/** Why `scan` came back. */
export const STOPPED = { needMore: 0, openQuote: 1, oddFull: 2 } as const;

/** What the host says of a new group: rows of another product, or rows that the reference reader must reject. */
export const FLAG = { none: 0, aside: 1, reject: 2 } as const;

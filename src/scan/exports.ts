/** What the compiled scanner offers; see `assembly/scan.ts`. Addresses and counts are unsigned 32-bit numbers. */
export interface ScanExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  init(inputBytes: number, events: number, seedLow: bigint, seedHigh: bigint): number;
  layout(separator: number, columns: number, longestLine: number, mostGroups: number): void;
  key(column: number, prefix: number, tells: boolean): void;
  amount(column: number): void;
  time(column: number, kind: number): void;
  telling(column: number): void;
  extra(column: number): void;
  span(column: number): void;
  roles(
    id: number,
    lineId: number,
    consumed: number,
    usage: number,
    deducted: number,
    payable: number,
    needed: number,
  ): void;
  contentSizes(texts: number, amounts: number, ownAmounts: number): void;
  clearContent(file: number, on: boolean, textsAreKeys: boolean): void;
  contentText(place: number, column: number): void;
  contentAmount(place: number, index: number): void;
  contentTimes(day: number, time: number): void;
  clearProof(on: boolean): void;
  rule(from: number, to: number, factor: number, needed: number, minus: number, unless: number): void;
  blank(column: number): void;
  clearTallies(mostTexts: number): void;
  tally(column: number, prefix: number, withoutAmounts: boolean): void;
  newestText(tally: number): number;
  otherRows(tally: number): number;
  scratch(bytes: number): number;
  remember(on: boolean): void;
  expectLines(lines: number): void;
  listRepeats(on: boolean): void;
  clear(): void;
  scan(from: number, length: number): number;
  findText(keyLength: number, commonLength: number, ownLength: number, file: number, line: number): number;
  setForm(file: number, form: number): void;
  firstFile(): number;
  firstLine(): number;
  consumedBytes(): number;
  eventCount(): number;
  eventsAt(): number;
  lineCount(): number;
  setLineCount(count: number): void;
  goodRows(): number;
  duplicateRows(): number;
  unpaidRows(): number;
  isFull(): number;
  tell(on: boolean): void;
  charactersFound(): number;
  groupsFound(): number;
  groupAt(group: number): number;
  codesOffset(): number;
}

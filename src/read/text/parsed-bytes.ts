/** How much text the reference reader has parsed in this process: what tells a run that will be long after all. */
let parsed = 0;
let enough = Number.POSITIVE_INFINITY;
let tell: () => void = () => {};

/** Calls `then` once, when so many more bytes have been parsed. */
export function whenParsed(bytes: number, then: () => void): void {
  enough = parsed + bytes;
  tell = then;
}

export function countParsed(bytes: number): void {
  parsed += bytes;
  if (parsed < enough) return;
  enough = Number.POSITIVE_INFINITY;
  tell();
}

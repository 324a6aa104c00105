/** One CSV to be read: a name for messages and its bytes, as a stream that can be opened once. */
export interface Source {
  /** As the user knows it: a path, `-`, or `month.zip/part-1.csv`. */
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
  /** Where its bytes lie on disk as they are; absent for a pipe, an archive's entry, compressed data. */
  readonly path?: string;
}

import type { Words } from '../words/index.ts';

/** What a command knows of the world it runs in. */
export interface Context {
  readonly words: Words;
  readonly env: NodeJS.ProcessEnv;
  /** Standard output is a terminal. */
  readonly isTerminal: boolean;
  /** Its width in cells; null when it is none. */
  readonly width: number | null;
  /** Data, on standard output. */
  write(chunks: Iterable<string | Uint8Array>): Promise<void>;
  /** A line of words, on standard error; control characters are made visible. */
  say(line: string): Promise<void>;
  sayLines(lines: readonly string[]): Promise<void>;
}

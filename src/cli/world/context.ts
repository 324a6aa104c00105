import type { Redactor } from '../../read/contract/reading.ts';
import type { Chunks } from '../../render/file/atomic.ts';
import type { Words } from '../../words/index.ts';
import type { RunSettings } from '../options/settings/run-settings.ts';
import type { World } from './world.ts';

/** What a command knows of the world it runs in. */
export interface Context {
  readonly words: Words;
  readonly world: World;
  readonly env: NodeJS.ProcessEnv;
  /** What settings said. */
  readonly settings: RunSettings;
  /** Where the report is to be shared: what replaces identities in it, and in all that is said of it. */
  readonly redactor?: Redactor;
  /** Standard output is a terminal. */
  readonly isTerminal: boolean;
  /** Its width in cells; null when it is none. */
  readonly width: number | null;
  /** Data, on standard output. */
  write(chunks: Chunks): Promise<void>;
  /** A line of words, on standard error; control characters are made visible. */
  say(line: string): Promise<void>;
  sayLines(lines: readonly string[]): Promise<void>;
}

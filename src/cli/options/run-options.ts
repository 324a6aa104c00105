import type { DecimalMark } from '../../bill/decimal-mark.ts';
import type { Filters } from '../../cube/filters.ts';
import type { Names } from '../../cube/names.ts';
import type { Engine, Prefer, ReadOptions } from '../../read/contract/engine.ts';
import type { Limits } from '../../read/contract/limits.ts';
import type { Lang } from '../../words/index.ts';
import type { OptionValues } from './commands.ts';
import type { Expectations } from './expect.ts';
import type { Format } from './formats.ts';

/** How bills are read. */
export interface ReadingOptions {
  /** See `ReadOptions.texts`. */
  readonly texts?: ReadOptions['texts'];
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly decimalMark?: DecimalMark;
  readonly limits: Partial<Limits>;
  /** A new engine for each reading: it remembers the ids of lines. */
  readonly engine: () => Engine;
  readonly allProducts: boolean;
  readonly prefer: Prefer;
  readonly strict: boolean;
  /** The file that rejected rows are written to. */
  readonly rejects?: string;
  /** Files that the run reads beside the bills, and the one that it writes: a report must not replace what it is made of. */
  readonly others: readonly string[];
  readonly output?: string;
}

/** Which rows count, and what their keys and workspaces are called. */
export interface SelectionOptions {
  readonly filters: Filters;
  /**
   * The filters as they were written: `--model qwen* --month 2026-05`. Asked for behind the reading: which text is to be
   * hidden in a report to be shared is not known before.
   */
  readonly text: () => string;
  readonly namesFile?: string;
  readonly names?: Names;
}

/** Where the report goes, and in which form. */
export interface OutputOptions {
  /** The file; standard output where absent. */
  readonly path?: string;
  readonly format: Format;
  /** Standard output is a terminal, and the report goes there. */
  readonly toScreen: boolean;
  readonly bom: boolean;
  readonly excel: boolean;
  /** The language of the titles of columns in CSV and TSV; machine names where absent. */
  readonly headers?: Lang;
  /** Undefined where the terminal and the environment decide. */
  readonly color?: boolean;
}

/** What a command is to do: read from the command line, checked, with defaults in place. */
export interface RunOptions {
  readonly reading: ReadingOptions;
  readonly selection: SelectionOptions;
  readonly output: OutputOptions;
  readonly expected: Expectations;
  /** The options of this command alone, as they were given. */
  readonly values: OptionValues;
}

import { statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { whenParsed } from '../../read/text/parsed-bytes.ts';
import type { Task } from './program.ts';

/** Up to here a run ends before optimised code would pay for its compilation: a sixth of the time, measured. */
const SMALL = 4 << 20;

/**
 * Whether a task reads small bills on disk and will soon be over. Keeps V8 from compiling code, and from marking garbage,
 * that the run's end makes needless: to be asked before anything is loaded that V8's flags matter to.
 */
export function isShortRun(task: Task): boolean {
  if (task.kind !== 'command' || task.args.length === 0 || task.written.reader === 'reference') return false;
  // It goes on for as long as it is wanted, whatever its bills are like when it begins.
  if (task.command.name === 'serve') return false;
  const isShort = task.args.reduce((sum, file) => sum + sizeOf(file), 0) < SMALL;
  if (isShort) setFlagsFromString('--no-opt --no-incremental-marking');
  return isShort;
}

/** Text for the reference reader: rows that are not plain, rows one by one. */
const MUCH_PARSED = 1 << 18;

/** A small bill may keep a run busy all the same: its code is compiled then. To be called beside the reader. */
export function compileWhenLong(): void {
  whenParsed(MUCH_PARSED, () => setFlagsFromString('--opt --incremental-marking'));
}

/** What cannot be looked at may be of any size; whatever is wrong with it is told where it is read. */
function sizeOf(file: string): number {
  // A workbook is ten times as large as its file.
  if (/\.xlsx$/i.test(file)) return SMALL;
  try {
    const info = statSync(file);
    return info.isFile() ? info.size : SMALL;
  } catch {
    return SMALL;
  }
}

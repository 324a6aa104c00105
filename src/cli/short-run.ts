import { statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

/** Up to here a run ends before optimised code would pay for its compilation: a sixth of the time, measured. */
const SMALL = 4 << 20;

/** For small bills on disk, keeps V8 from compiling code, and from marking garbage, that the run's end makes needless. */
export function expectShortRun(files: readonly string[]): void {
  const sizes = files
    // A workbook is ten times as large as its file.
    .map((file) => (/\.xlsx$/i.test(file) ? undefined : statSync(file, { throwIfNoEntry: false })))
    .map((info) => (info?.isFile() ? info.size : SMALL));
  if (sizes.reduce((sum, size) => sum + size, 0) < SMALL)
    setFlagsFromString('--no-opt --no-incremental-marking');
}

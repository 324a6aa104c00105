import type { LineOptions } from '../../read/files/find-line.ts';
import type { ReadingOptions } from '../options/run-options.ts';

/** How a command looks up a single line: as it reads its bills. */
export function lineOptions(options: ReadingOptions): LineOptions {
  const { limits, allProducts, encoding, delimiter, decimalMark } = options;
  return { limits, allProducts, encoding, delimiter, decimalMark };
}

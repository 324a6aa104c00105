import { checkBeside } from '../../../check/check-bills.ts';
import { foundByCheck } from '../../../check/show/found-by-check.ts';
import { withoutFoldersIn } from '../../../check/show/shown-findings.ts';
import type { Cube } from '../../../cube/cube.ts';
import type { FoundByCheck } from '../../../report/workbook/findings-table.ts';
import type { ReadingOptions } from '../../options/run-options.ts';
import { lineOptions } from '../../reading/line-options.ts';
import { billReader } from '../../reading/read-bills.ts';
import type { Context } from '../../world/context.ts';

/** The findings for the sheet of a workbook, which goes to other people. */
export async function findingsBeside(
  files: readonly string[],
  cube: Cube,
  options: ReadingOptions,
  context: Context,
): Promise<FoundByCheck | undefined> {
  const read = billReader(options, context);
  const checked = await checkBeside(files, cube, lineOptions(options), read);
  return checked && foundByCheck(withoutFoldersIn(checked), context.words);
}

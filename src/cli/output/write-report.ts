import type { Format } from '../options/format.ts';
import type { WrittenOptions } from '../options/options.ts';
import { shownPath } from '../reading/read-bills.ts';
import type { Context } from '../world/context.ts';
import { holdsWords, reportChunks, type Written } from './report-chunks.ts';

/** Writes a report to standard output or to a file, whole or not at all. */
export async function writeReport(
  report: Written,
  format: Format,
  options: WrittenOptions,
  context: Context,
): Promise<void> {
  const { output } = options;
  const chunks = await reportChunks(report, format, options, context);
  if (output === undefined) await context.write(chunks);
  else {
    await (await import('../../render/file/atomic.ts')).writeWhole(output, chunks);
    await context.say(context.words.usage.wrote(shownPath(output, context)));
  }
  if (!holdsWords(format)) await context.sayLines(report.beside());
}

import type { Chunks } from '../../render/file/atomic.ts';
import { formatFacts } from '../options/formats.ts';
import type { OutputOptions } from '../options/run-options.ts';
import { shownPath } from '../reading/read-bills.ts';
import type { Context } from '../world/context.ts';
import type { Writer, WrittenReport } from './written.ts';

/** Writes a report to standard output or to a file, whole or not at all; beside a table of data its words to stderr. */
export async function writeReport(
  report: WrittenReport,
  output: OutputOptions,
  context: Context,
): Promise<void> {
  await writeChunks(await reportChunks(report, output, context), output, context);
  if (formatFacts(output.format).holdsWords !== true) await context.sayLines(report.beside());
}

/** The bytes of a report in its format, whose writer is loaded now: a file of the format's name. */
export async function reportChunks(
  report: WrittenReport,
  output: OutputOptions,
  context: Context,
): Promise<Chunks> {
  const { write }: { readonly write: Writer } = await import(`./writers/${output.format}.ts`);
  return write(report, output, context);
}

/** Standard output, or the file that was named, which is said. */
export async function writeChunks(chunks: Chunks, { path }: OutputOptions, context: Context): Promise<void> {
  if (path === undefined) return context.write(chunks);
  await (await import('../../render/file/atomic.ts')).writeWhole(path, chunks);
  await context.say(context.words.usage.wrote(shownPath(path, context)));
}

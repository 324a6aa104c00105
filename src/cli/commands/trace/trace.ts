import type { Cube } from '../../../cube/cube.ts';
import type { TracedLine } from '../../../cube/trace.ts';
import { writeWhole } from '../../../render/file/atomic.ts';
import { noticeLines, proofLine } from '../../../report/proof-lines.ts';
import { sumLines, type Trace, tracePage, traceProof } from '../../../report/trace/page.ts';
import { type TracedCell, traceCell } from '../../../report/trace/trace-cell.ts';
import { missesFilter } from '../../options/expect.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { PacedWriting, WritingFailed } from '../../output/paced-writing.ts';
import { writeChunks } from '../../output/write-report.ts';
import { billReader, complain, exitOf, inputsOf, sayUnreported } from '../../reading/read-bills.ts';
import type { Context } from '../../world/context.ts';
import { settingsFacts } from '../../world/used-settings.ts';
import { resolveTrace, type TraceAsked } from './resolve.ts';
import { type TraceWriter, traceWriter } from './writer.ts';

/** `--trace KEY`: the bill lines behind one cell of a report, and their sums. Returns the exit code. */
export async function trace(args: readonly string[], options: RunOptions, context: Context): Promise<number> {
  const asked = resolveTrace(options, context);
  const files = inputsOf(args, context);
  return asked.format === 'table'
    ? onPage(files, asked, options, context)
    : asData(files, asked, options, context);
}

/** People see the first lines; only those are kept. */
async function onPage(
  files: readonly string[],
  asked: TraceAsked,
  options: RunOptions,
  context: Context,
): Promise<number> {
  const shown: TracedLine[] = [];
  const keep = (traced: TracedLine) => {
    if (shown.length < asked.top) shown.push(traced);
  };
  const { bills, traced } = await readTraced({ files, asked, options, context }, keep);
  if (traced === undefined) return sayUnreported(bills.reading, context);
  const { cube } = traced;
  const found = traceOf(asked, traced);
  const text = await pageText(found, shown, cube, options, context);
  await writeChunks([text], options.output, context);
  await complain(bills, options.reading, context);
  return exitOf(bills, missesFilter(options.expected, cube));
}

/** All lines, each written when it is found. */
async function asData(
  files: readonly string[],
  asked: TraceAsked,
  options: RunOptions,
  context: Context,
): Promise<number> {
  const { path } = options.output;
  const outlet = new PacedWriting<string>((made) =>
    path === undefined ? context.write(joined(made)) : writeWhole(path, joined(made)),
  );
  try {
    return await writeLines(outlet, await writerFor(asked, options, context), {
      files,
      asked,
      options,
      context,
    });
  } catch (error) {
    await outlet.abandon();
    throw error instanceof WritingFailed ? error.reason : error;
  }
}

async function* joined(made: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  for await (const texts of made) yield texts.join('');
}

interface Run {
  readonly files: readonly string[];
  readonly asked: TraceAsked;
  readonly options: RunOptions;
  readonly context: Context;
}

async function writeLines(outlet: PacedWriting<string>, writer: TraceWriter, run: Run): Promise<number> {
  const { asked, options, context } = run;
  let head = writer.head();
  const push = (text: string) => {
    outlet.push(head + text);
    head = '';
  };
  const keepPace = () => outlet.keepPace();
  const onTraced = (traced: TracedLine) => push(writer.line(traced));
  const { bills, traced } = await readTraced(run, onTraced, keepPace);
  if (traced === undefined) {
    await outlet.abandon();
    return sayUnreported(bills.reading, context);
  }
  const { cube } = traced;
  const found = traceOf(asked, traced);
  push(writer.tail(found, cube));
  await outlet.close();
  await sayBeside(found, cube, options, context);
  await complain(bills, options.reading, context);
  return exitOf(bills, missesFilter(options.expected, cube));
}

function readTraced(
  { files, asked, options, context }: Run,
  onLine: (traced: TracedLine) => void,
  keepPace?: () => Promise<void>,
) {
  const { filters, names } = options.selection;
  const read = billReader(options.reading, context);
  return traceCell(files, asked.key, { filters, names, onLine, keepPace }, read);
}

function traceOf({ written }: TraceAsked, { lines, sums }: TracedCell): Trace {
  return { key: written, lines, sums };
}

function writerFor({ key, written, measures }: TraceAsked, { output }: RunOptions, context: Context) {
  const { words } = context;
  return traceWriter({ key, written, measures, output, words, facts: settingsFacts(context) });
}

async function pageText(
  found: Trace,
  shown: readonly TracedLine[],
  cube: Cube,
  { output }: RunOptions,
  context: Context,
): Promise<string> {
  const { terminalText } = await import('../../output/writers/table.ts');
  const { words } = context;
  const hiddenColumns = words.trace.hiddenColumns;
  return terminalText(tracePage(found, shown, cube, words), output, context, hiddenColumns);
}

/** A table of data says nothing of itself; Markdown and JSON hold their own words. */
async function sayBeside(
  found: Trace,
  cube: Cube,
  { output: { format, path } }: RunOptions,
  context: Context,
): Promise<void> {
  const { words } = context;
  if (path !== undefined) await context.say(words.usage.wrote(path));
  if (format === 'md' || format === 'json') return;
  const proof = [proofLine(cube, words), traceProof(found, words)];
  await context.sayLines([
    ...noticeLines(cube, words),
    ...sumLines(found, words),
    ...proof.map((line) => `${words.page.proof}: ${line}`),
  ]);
}

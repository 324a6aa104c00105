import { buildCube, keysFor } from '../../../cube/build.ts';
import type { Cube } from '../../../cube/cube.ts';
import { lineTracer, type TracedLine } from '../../../cube/trace.ts';
import { isUnreported } from '../../../read/files/unreported.ts';
import { writeWhole } from '../../../render/file/atomic.ts';
import { noticeLines, proofLine } from '../../../report/proof-lines.ts';
import { nothingBehind } from '../../../report/trace/notices.ts';
import { sumLines, type Trace, tracePage, traceProof } from '../../../report/trace/page.ts';
import { mustEqualCell, TraceSums } from '../../../report/trace/sums.ts';
import type { RunOptions } from '../../options/run-options.ts';
import { PacedWriting, WritingFailed } from '../../output/paced-writing.ts';
import { writeChunks } from '../../output/write-report.ts';
import {
  type BillsRead,
  complain,
  exitOf,
  inputsOf,
  readBills,
  sayUnreported,
} from '../../reading/read-bills.ts';
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
  const { bills, sums } = await readTraced(files, asked, keep, options, context);
  if (isUnreported(bills.reading)) return sayUnreported(bills.reading, context);
  const { found, cube } = closed(asked, sums, bills);
  const text = await pageText(found, shown, cube, options, context);
  await writeChunks([text], options.output, context);
  await complain(bills, options.reading, context);
  return exitOf(bills, false);
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
  const { files, asked, options, context } = run;
  let head = writer.head();
  const push = (text: string) => {
    outlet.push(head + text);
    head = '';
  };
  const keepPace = () => outlet.keepPace();
  const onTraced = (traced: TracedLine) => push(writer.line(traced));
  const { bills, sums } = await readTraced(files, asked, onTraced, options, context, keepPace);
  if (isUnreported(bills.reading)) {
    await outlet.abandon();
    return sayUnreported(bills.reading, context);
  }
  const { found, cube } = closed(asked, sums, bills);
  push(writer.tail(found, cube));
  await outlet.close();
  await sayBeside(found, cube, options, context);
  await complain(bills, options.reading, context);
  return exitOf(bills, false);
}

async function readTraced(
  files: readonly string[],
  { key, plan }: TraceAsked,
  onTraced: (traced: TracedLine) => void,
  options: RunOptions,
  context: Context,
  keepPace?: () => Promise<void>,
): Promise<{ bills: BillsRead; sums: TraceSums }> {
  const traced = lineTracer(key, plan);
  const sums = new TraceSums();
  const onLine = (line: Parameters<typeof traced>[0]) => {
    const found = traced(line);
    if (found === undefined) return;
    sums.add(found);
    onTraced(found);
  };
  const asked = { keys: keysFor(plan), onLine, ...(keepPace && { keepPace }) };
  return { bills: await readBills(files, asked, options.reading, context), sums };
}

/** The sums, held against the report's own cell; and where there is no line, why. */
function closed({ key, written, plan }: TraceAsked, sums: TraceSums, { reading }: BillsRead) {
  const cube = buildCube(reading, plan);
  const found: Trace = { key: written, lines: sums.lines, sums: sums.result() };
  mustEqualCell(found.sums, cube, key);
  if (found.lines > 0) return { found, cube };
  return { found, cube: { ...cube, notices: [...cube.notices, ...nothingBehind(key, cube)] } };
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

import { formatDecimal } from '../../../bill/decimal.ts';
import { groupThousands } from '../../../bill/thousands.ts';
import type { Cube } from '../../../cube/cube.ts';
import type { CellKey, TracedLine } from '../../../cube/trace.ts';
import type { ReportFacts } from '../../../report/report.ts';
import { peopleColumns } from '../../../report/trace/lines.ts';
import { type Trace, traceEnd, traceHead } from '../../../report/trace/page.ts';
import { sumsTable, traceColumns } from '../../../report/trace/table.ts';
import type { Words } from '../../../words/index.ts';
import { sentence } from '../../../words/notice.ts';
import type { OutputOptions } from '../../options/run-options.ts';

/** Writes a trace while its lines are found; nothing of a line is kept. */
export interface TraceWriter {
  head(): string;
  line(traced: TracedLine): string;
  tail(trace: Trace, cube: Cube): string;
}

export interface TraceForm {
  readonly key: CellKey;
  readonly written: string;
  readonly measures: readonly string[] | undefined;
  readonly output: OutputOptions;
  readonly words: Words;
  /** What is to know of the run. */
  readonly facts: ReportFacts;
}

export async function traceWriter(form: TraceForm): Promise<TraceWriter> {
  const { format } = form.output;
  if (format === 'md') return markdownWriter(form);
  if (format === 'json') return jsonWriter(form);
  return format === 'ndjson' ? ndjsonWriter(form) : delimitedWriter(form);
}

async function delimitedWriter({ measures, output }: TraceForm): Promise<TraceWriter> {
  const { delimitedChunks } = await import('../../output/writers/csv.ts');
  const columns = traceColumns(measures);
  const text = (lines: readonly TracedLine[], isHead: boolean) => {
    const rows = lines.map((traced) => columns.map((column) => column.cell(traced)));
    const table = { name: 'trace', columns, rows, totals: [] };
    return [...delimitedChunks(table, output, isHead)].join('');
  };
  return { head: () => text([], true), line: (traced) => text([traced], false), tail: () => '' };
}

async function ndjsonWriter({ measures }: TraceForm): Promise<TraceWriter> {
  const { jsonRow } = await import('../../../render/json-text.ts');
  const columns = traceColumns(measures);
  const line = (traced: TracedLine) =>
    `${jsonRow(
      columns,
      columns.map((column) => column.cell(traced)),
    )}\n`;
  return { head: () => '', line, tail: () => '' };
}

async function jsonWriter({ key, measures, words, facts }: TraceForm): Promise<TraceWriter> {
  const { traceJsonHead, traceJsonRow, traceJsonTail } = await import('../../../render/trace-json.ts');
  const columns = traceColumns(measures);
  let lines = 0;
  return {
    head: () => traceJsonHead(key, columns, facts),
    line: (traced) =>
      traceJsonRow(
        columns,
        columns.map((column) => column.cell(traced)),
        lines++ === 0,
      ),
    tail: ({ sums }, cube) =>
      traceJsonTail(sumsTable(sums, measures), cube, (notice) => sentence(notice, words)),
  };
}

async function markdownWriter({ written, words }: TraceForm): Promise<TraceWriter> {
  const { markdownHead, markdownRow, renderMarkdown } = await import('../../../render/markdown.ts');
  // Which columns will have anything in them is not known before the last line.
  const columns = peopleColumns(true, words);
  const exact = (cell: ReturnType<(typeof columns)[number]['cell']>) =>
    typeof cell === 'bigint' ? groupThousands(formatDecimal(cell)) : cell;
  return {
    head: () => `${renderMarkdown(traceHead(written, words))}\n${markdownHead(columns).join('\n')}\n`,
    line: (traced) =>
      `${markdownRow(
        columns,
        columns.map((column) => exact(column.cell(traced))),
      )}\n`,
    tail: (trace, cube) => `\n${renderMarkdown(traceEnd(trace, cube, words))}`,
  };
}

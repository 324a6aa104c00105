import { BillError } from '../../words/problem.ts';
import type { Source } from '../contract/source.ts';
import { readHead } from '../files/read-file.ts';
import { openInput } from '../input/open.ts';
import { mustBeText } from '../input/other-formats.ts';
import { decodeHead, encodingNamed, likeliestEncoding, toUtf8 } from '../text/encoding.ts';
import { markupFormat } from '../text/formats.ts';
import { csvRecords } from './csv-records.ts';
import { eventRecords, jsonRecords, ndjsonRecords } from './json-records.ts';
import type { RecordItem, RecordOptions, RecordText } from './record.ts';
import { sheetRecords } from './sheet-records.ts';

/** Records of a CSV, an NDJSON or a JSON file, in gzip or zip too; what it is, its first characters tell. */
export async function* recordsIn(path: string, options: RecordOptions): AsyncGenerator<RecordItem> {
  const opened = await openInput(path, options.limits);
  try {
    if (opened.sources.length === 0) throw new BillError({ code: 'NOTHING_INSIDE', file: path });
    for (const source of opened.sources) yield* recordsOf(source, options);
  } finally {
    await opened.close();
  }
}

async function* recordsOf(source: Source, options: RecordOptions): AsyncGenerator<RecordItem> {
  const { limits } = options;
  if ('rows' in source) {
    yield* sheetRecords(source, limits);
    return;
  }
  const { head, all, stop } = await readHead(source.open(), limits.record);
  try {
    await mustBeText(head, source.name, all);
    const encoding =
      options.encoding === undefined ? likeliestEncoding(head) : encodingNamed(options.encoding);
    const start = decodeHead(head, encoding).replace(/^\uFEFF/, '');
    const format = markupFormat(start);
    if (format === 'html-table' || format === 'html-page')
      throw new BillError({ code: 'NOT_A_TABLE', file: source.name, params: { format } });
    const bytes = counted(all(), options.onProgress);
    const text = { file: source.name, head: start, text: toUtf8(bytes, encoding), limits };
    yield* formatOf(start)(text);
  } finally {
    await stop();
  }
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  tell: RecordOptions['onProgress'],
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    yield chunk;
    bytes += chunk.length;
    tell?.(bytes);
  }
}

/** A JSON document begins with a bracket; where its first line is an object of its own and others follow, NDJSON. */
function formatOf(head: string): (text: RecordText) => AsyncGenerator<RecordItem> {
  const start = head.trimStart();
  if (start.startsWith('[')) return jsonRecords;
  if (/^(?:data|event|id|retry)?:\s*\S/.test(start) && /^data:\s*\{/m.test(start)) return eventRecords;
  if (!start.startsWith('{')) return csvRecords;
  const [first = '', ...rest] = start.split('\n');
  return rest.some((line) => line.trim() !== '') && isJson(first) ? ndjsonRecords : jsonRecords;
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

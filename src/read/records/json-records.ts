import { BillError, type Problem } from '../../words/problem.ts';
import { excerpt } from '../contract/row.ts';
import { isObject, type JsonObject, parseExact } from './json-exact.ts';
import { type JsonLimits, JsonTooMuch } from './json-weight.ts';
import type { RecordItem, RecordText } from './record.ts';

const LF = 10;

/** Names under which a document, or a page of one, holds its records. */
const LISTS = ['rows', 'data', 'items', 'records', 'results', 'logs', 'list'];
/** Names under which an answer of a service holds such a page. */
const PAGES = ['data', 'result', 'page'];

/** One JSON document: an array of objects, an object that holds one, or a single record. It is parsed as a whole. */
export async function* jsonRecords(text: RecordText): AsyncGenerator<RecordItem> {
  const { file, limits } = text;
  const document = documentOf(await wholeText(text), file, limits);
  for (const [index, fields] of listOf(document).entries()) {
    const path = `[${index}]`;
    if (isObject(fields)) yield tooWide(fields, file, undefined, limits) ?? { file, path, fields };
    else yield { code: 'NOT_AN_OBJECT', file, column: path, value: excerpt(String(JSON.stringify(fields))) };
  }
}

async function wholeText({ file, text, limits: { json: limit } }: RecordText): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of text) {
    parts.push(chunk);
    size += chunk.length;
    if (size > limit) throw new BillError({ code: 'JSON_TOO_LARGE', file, params: { limit } });
  }
  return Buffer.concat(parts).toString();
}

function documentOf(text: string, file: string, limits: JsonLimits): unknown {
  try {
    return parseExact(text, limits);
  } catch (error) {
    if (error instanceof JsonTooMuch)
      throw new BillError({ code: error.code, file, params: { limit: error.limit } });
    const several = objectsIn(text, limits);
    if (several !== undefined) return several;
    const reason = (error as Error).message;
    throw new BillError({ code: 'BROKEN_JSON', file, params: { reason: excerpt(reason) } });
  }
}

/** Objects written one behind the other, over several lines each; undefined where anything else stands there. */
function objectsIn(text: string, limits: JsonLimits): readonly unknown[] | undefined {
  const objects: unknown[] = [];
  try {
    for (const written of outermost(text)) objects.push(parseExact(written, limits));
  } catch {
    return undefined;
  }
  return objects.length > 1 ? objects : undefined;
}

/** The texts of the outermost objects, and whatever stands between them. */
function* outermost(text: string): Generator<string> {
  let depth = 0;
  let from = 0;
  for (const { 0: found, index } of text.matchAll(STRING_OR_BRACE)) {
    if (found === '{') depth++;
    if (found !== '}' || --depth !== 0) continue;
    yield text.slice(from, index + 1);
    from = index + 1;
  }
  if (text.slice(from).trim() !== '') yield text.slice(from);
}

const STRING_OR_BRACE = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}]/g;

/** The records of a document; of a list of pages those of all pages. */
function listOf(document: unknown): readonly unknown[] {
  if (Array.isArray(document)) return document.flatMap((each) => heldIn(each) ?? [each]);
  return isObject(document) ? (recordsHeld(document) ?? [document]) : [document];
}

/** The records of a page among records; undefined for what names a model, and so is a record itself. */
function heldIn(value: unknown): readonly JsonObject[] | undefined {
  return isObject(value) && !('model' in value) ? recordsHeld(value) : undefined;
}

/** The list of records in an object, or in a page within it; undefined where it is a record itself. */
function recordsHeld(of: JsonObject): readonly JsonObject[] | undefined {
  if ('usage' in of) return undefined;
  const lists = [of, ...PAGES.map((name) => of[name]).filter(isObject)];
  return lists.flatMap((each) => LISTS.map((name) => each[name])).find(isListOfObjects);
}

function isListOfObjects(value: unknown): value is readonly JsonObject[] {
  return Array.isArray(value) && value.every(isObject);
}

/** An answer as it was streamed: each event is a line `data: {…}`, the last of an answer `data: [DONE]`. */
export async function* eventRecords(text: RecordText): AsyncGenerator<RecordItem> {
  yield* ndjsonRecords(text, (written) => {
    const [, data = ''] = /^data:\s*(.*)$/s.exec(written) ?? [];
    return data === '[DONE]' ? '' : data;
  });
}

/** One JSON object a line, of a file of any size; `within` finds it in a line that holds more. */
export async function* ndjsonRecords(
  text: RecordText,
  within: (line: string) => string = (line) => line,
): AsyncGenerator<RecordItem> {
  const { file } = text;
  for await (const { line, bytes } of linesOf(text)) {
    if (bytes === undefined) {
      yield { code: 'RECORD_TOO_LONG', file, line, params: { limit: text.limits.record } };
      continue;
    }
    const written = within(bytes.toString().trim());
    if (written !== '') yield* itemsOf(recordOf(written, text, line));
  }
}

/** The records of a page that stands in a line of its own. */
function* itemsOf(item: RecordItem): Generator<RecordItem> {
  const held = 'code' in item ? undefined : heldIn(item.fields);
  if (held === undefined) yield item;
  else for (const fields of held) yield { ...item, fields };
}

function recordOf(text: string, { file, limits }: RecordText, line: number): RecordItem {
  try {
    const fields = parseExact(text, limits);
    if (isObject(fields)) return tooWide(fields, file, line, limits) ?? { file, line, fields };
    return { code: 'NOT_AN_OBJECT', file, line, value: excerpt(text) };
  } catch (error) {
    if (error instanceof JsonTooMuch)
      return { code: error.code, file, line, params: { limit: error.limit }, value: excerpt(text) };
    return { code: 'NOT_JSON', file, line, value: excerpt(text) };
  }
}

/** A field is a column to whatever looks for columns. */
function tooWide(
  fields: JsonObject,
  file: string,
  line: number | undefined,
  { columns: limit }: RecordText['limits'],
): Problem | undefined {
  const found = Object.keys(fields).length;
  return found > limit ? { code: 'TOO_MANY_COLUMNS', file, line, params: { found, limit } } : undefined;
}

/** Lines with their numbers; one that is too long has no bytes, and none of it is kept. */
async function* linesOf({ text, limits }: RecordText): AsyncGenerator<{ line: number; bytes?: Buffer }> {
  let line = 1;
  let parts: Buffer[] = [];
  let size = 0;
  const take = () => {
    const found = size > limits.record ? { line } : { line, bytes: Buffer.concat(parts) };
    line++;
    parts = [];
    size = 0;
    return found;
  };
  const put = (bytes: Buffer) => {
    size += bytes.length;
    if (size > limits.record) parts = [];
    else parts.push(bytes);
  };
  for await (const chunk of text) {
    let at = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, at)) {
      put(chunk.subarray(at, end));
      at = end + 1;
      yield take();
    }
    put(chunk.subarray(at));
  }
  if (size > 0) yield take();
}

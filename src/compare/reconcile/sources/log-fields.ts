import { foldHeader } from '../../../bill/fold.ts';
import { isObject, type JsonObject, parseExact } from './json-exact.ts';
import { textOf } from './record.ts';

/** What a gateway's log says of one call, as written; undefined where it does not say. */
export type CallField =
  | 'model'
  | 'api_key_id'
  | 'workspace_id'
  | 'time'
  | 'status'
  | 'prompt_tokens'
  | 'input_tokens'
  | 'completion_tokens'
  | 'cached_tokens'
  | 'cache_read_tokens'
  | 'cache_creation_tokens'
  | 'total_tokens';

export type CallTexts = Readonly<Partial<Record<CallField, string>>>;

/** Names of fields in the logs of gateways, the preferred first, as {@link plain} leaves them. */
const NAMES: Readonly<Record<CallField, readonly string[]>> = {
  model: ['model', 'modelname', 'modelid', '模型', '模型名称'],
  api_key_id: [
    ...['apikeyid', 'keyid', 'apikeyalias', 'userapikeyalias', 'keyalias', 'apikeyname', 'keyname'],
    ...['apikey', 'key', 'virtualkey', 'consumer', 'tokenname', '令牌', '令牌名称', '密钥'],
  ],
  workspace_id: ['workspaceid', 'workspace', '业务空间', '业务空间id'],
  time: [
    ...['timestamp', '@timestamp', 'time', 'ts', 'created', 'createdat', 'starttime', 'requesttime'],
    ...['datetime', 'eventtime', 'logtime', 'date', 'day', '时间', '请求时间', '调用时间', '日期'],
  ],
  status: ['statuscode', 'httpstatus', 'status', 'responsestatus', 'success', '状态', '状态码'],
  prompt_tokens: ['prompttokens', 'usageprompttokens', '提示token', '提示tokens'],
  input_tokens: ['inputtokens', 'usageinputtokens', '输入token', '输入tokens', '输入token数'],
  completion_tokens: [
    ...['completiontokens', 'usagecompletiontokens', 'outputtokens', 'usageoutputtokens'],
    ...['输出token', '输出tokens', '输出token数', '补全tokens'],
  ],
  cached_tokens: [
    ...['cachedtokens', 'usagecachedtokens', 'prompttokensdetailscachedtokens', 'promptcachehittokens'],
    ...['usageprompttokensdetailscachedtokens', 'inputtokensdetailscachedtokens', 'cachehittokens'],
    ...['usageinputtokensdetailscachedtokens', '缓存token', '缓存tokens'],
  ],
  cache_read_tokens: ['cachereadinputtokens', 'usagecachereadinputtokens'],
  cache_creation_tokens: ['cachecreationinputtokens', 'usagecachecreationinputtokens'],
  total_tokens: ['totaltokens', 'usagetotaltokens', 'tokens', '总token', '总tokens', '总token数'],
};

export const CALL_FIELDS = Object.keys(NAMES) as readonly CallField[];

const PLACE: ReadonlyMap<string, { readonly field: CallField; readonly rank: number }> = new Map(
  CALL_FIELDS.flatMap((field) => NAMES[field].map((name, rank) => [name, { field, rank }] as const)),
);

/** Where gateways keep the usage of a call; the answer of the model is often logged whole. */
const USAGE_IN: readonly (readonly string[])[] = [
  ['usage'],
  ['response', 'usage'],
  ['response', 'body', 'usage'],
  ['response_body', 'usage'],
  ['body', 'usage'],
  ['data', 'usage'],
];
/** Where the request or the answer stands that names the model, in a log that holds them whole. */
const MODEL_IN: readonly (readonly string[])[] = [
  ['response', 'body'],
  ['response'],
  ['response_body'],
  ['body'],
  ['data'],
  ['request', 'body'],
  ['request'],
  ['request_body'],
];
const DETAILS = ['prompt_tokens_details', 'input_tokens_details'];

const KNOWN = new Map<string, { readonly field: CallField; readonly rank: number } | null>();
const MOST_KNOWN = 10_000;

function plain(name: string): string {
  return foldHeader(name).replace(/[.\-/]/g, '');
}

function placeOf(name: string): { readonly field: CallField; readonly rank: number } | null {
  const known = KNOWN.get(name);
  if (known !== undefined) return known;
  const place = PLACE.get(plain(name)) ?? null;
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(name, place);
  return place;
}

/** The texts of a call, from the `usage` object as well as from fields beside it; `map` (field → path) before all. */
export function callTexts(record: JsonObject, map: ReadonlyMap<string, string>): CallTexts {
  const texts: Partial<Record<CallField, string>> = {};
  const ranks: Partial<Record<CallField, number>> = {};
  const take = (from: JsonObject, nearer: number) => {
    for (const name of Object.keys(from)) {
      const place = placeOf(name);
      if (place === null) continue;
      const text = textOf(from[name]);
      const rank = place.rank - nearer;
      if (text === undefined || text === '' || rank >= (ranks[place.field] ?? Number.POSITIVE_INFINITY))
        continue;
      texts[place.field] = text;
      ranks[place.field] = rank;
    }
  };
  take(record, 0);
  const usage = usageOf(record);
  // What the usage object says goes before what stands beside it.
  if (usage !== undefined) {
    take(usage, 100);
    for (const name of DETAILS) take(objectOf(usage[name]) ?? {}, 200);
  }
  if (texts.model === undefined) {
    const model = MODEL_IN.map((path) => textOf(within(record, [...path, 'model']))).find(Boolean);
    if (model !== undefined) texts.model = model;
  }
  for (const [field, path] of map) {
    const text = textOf(at(record, path));
    if (text !== undefined) texts[field as CallField] = text;
  }
  return texts;
}

/** Whether the fields of a record are those of a call: tokens, and no amounts of money. */
export function looksLikeCall(record: JsonObject): boolean {
  if (usageOf(record) !== undefined) return true;
  const fields = Object.keys(record).map((name) => placeOf(name)?.field);
  const has = (field: CallField) => fields.includes(field);
  return has('prompt_tokens') || (has('input_tokens') && has('time') && Object.hasOwn(record, 'model'));
}

function usageOf(record: JsonObject): JsonObject | undefined {
  for (const path of USAGE_IN) {
    const usage = objectOf(within(record, path));
    if (usage !== undefined) return usage;
  }
  return undefined;
}

/** An object, or the text of one, as a CSV's cell holds it. */
function objectOf(value: unknown): JsonObject | undefined {
  if (isObject(value)) return value;
  if (typeof value !== 'string' || !value.startsWith('{')) return undefined;
  try {
    const parsed = parseExact(value);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** A field of this very name, else along the dots. */
function at(record: JsonObject, path: string): unknown {
  if (Object.hasOwn(record, path)) return record[path];
  return within(record, path.split('.'));
}

function within(record: JsonObject, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => objectOf(value)?.[name], record);
}

import { foldHeader } from '../../bill/fold.ts';

/** Kinds of usage that logs tell of a call, before they are counted as the bill does. */
export type UsageField =
  | 'prompt_tokens'
  | 'input_tokens'
  | 'uncached_tokens'
  | 'completion_tokens'
  | 'cached_tokens'
  | 'cache_read_tokens'
  | 'cache_creation_tokens'
  | 'reasoning_tokens'
  | 'image_tokens'
  | 'total_tokens'
  | 'images'
  | 'seconds'
  | 'input_seconds'
  | 'output_seconds'
  | 'characters'
  | 'videos';

/** What else a log says of a call. */
export type AboutField =
  | 'request_id'
  | 'model'
  | 'api_key_id'
  | 'workspace_id'
  | 'time'
  | 'end_time'
  | 'status'
  | 'error_code'
  | 'duration'
  | 'duration_seconds'
  | 'first_token'
  | 'calls';

export type CallField = AboutField | UsageField;

/** Names of what is said about a call, the preferred first, as {@link foldedField} leaves them. */
const ABOUT: Readonly<Record<AboutField, readonly string[]>> = {
  request_id: ['requestid', 'modelrequestid', 'xrequestid', 'dashscoperequestid', '请求id'],
  model: ['model', 'modelname', 'modelid', 'genairesponsemodel', 'genairequestmodel', '模型', '模型名称'],
  api_key_id: [
    ...['apikeyid', 'keyid', 'apikeyalias', 'userapikeyalias', 'keyalias', 'apikeyname', 'keyname'],
    ...['apikey', 'key', 'virtualkey', 'consumer', 'tokenname', '令牌', '令牌名称', '密钥'],
  ],
  workspace_id: ['workspaceid', 'workspace', '业务空间', '业务空间id'],
  time: [
    ...['timestamp', '@timestamp', 'time', 'ts', 'created', 'createdat', 'starttime', 'requesttime'],
    ...['datetime', 'eventtime', 'logtime', 'date', 'day', 'starttimeiso', 'timelocal'],
    ...['时间', '请求时间', '调用时间', '日期'],
  ],
  end_time: ['endtime', 'completedat', '结束时间'],
  status: [
    'statuscode',
    'httpstatuscode',
    'httpstatus',
    'status',
    'responsestatus',
    'success',
    '状态',
    '状态码',
  ],
  error_code: ['errorcode', '错误码'],
  duration: [
    'callduration',
    'durationms',
    'latencyms',
    'requestdurationms',
    'elapsedms',
    'duration',
    'latency',
  ],
  duration_seconds: ['usetime', 'durationseconds', 'latencyseconds', 'elapsedseconds'],
  first_token: ['firsttokenduration', 'ttftms', 'timetofirsttokenms', 'firsttokenlatencyms', 'ttft'],
  calls: ['requestcount', 'requests', 'apirequests', 'nummodelrequests', 'calls', '调用次数', '请求次数'],
};

/** Names of usage, wherever they stand; the bill's own words of its usage types are among them. */
const USAGE: Readonly<Record<UsageField, readonly string[]>> = {
  prompt_tokens: ['prompttokens', 'prompttokencount', '提示token', '提示tokens'],
  input_tokens: ['inputtokens', 'inputtoken', 'inputtokencount', '输入token', '输入tokens', '输入token数'],
  uncached_tokens: [
    ...['promptcachemisstokens', 'inputcachemisstokens', 'cachemisstokens'],
    ...['uncachedtokens', 'uncachedinputtokens', 'inputuncachedtokens', 'input(wocachewrite)'],
  ],
  completion_tokens: [
    ...['completiontokens', 'outputtokens', 'outputtoken', 'candidatestokencount', 'outputtokencount'],
    ...['输出token', '输出tokens', '输出token数', '补全tokens'],
  ],
  cached_tokens: [
    ...['cachedtokens', 'promptcachehittokens', 'inputcachehittokens', 'cachehittokens', 'cachetokens'],
    ...['cachedinputtokens', 'inputcachedtokens', 'promptcachedtokens', 'cachedprompttokens'],
    ...['cachedcontenttokencount', 'inputtokencache', '缓存token', '缓存tokens', '缓存token数'],
  ],
  cache_read_tokens: [
    ...['cachereadinputtokens', 'cachereadtokens', 'cachereadinputtokencount', 'inputtokencacheread'],
    ...['cacheread', 'inputcachereadtokens', 'inputcacheread'],
  ],
  cache_creation_tokens: [
    ...['cachecreationinputtokens', 'cachecreationtokens', 'cachewritetokens', 'cachewriteinputtokens'],
    ...['cachewriteinputtokencount', 'inputtokencachecreation', 'cachewrite', 'inputcachecreation'],
    ...['inputcachecreationtokens', 'cachecreationtokencount', 'input(wcachewrite)'],
  ],
  reasoning_tokens: ['reasoningtokens', 'reasoningoutputtokens', 'thoughtstokencount', 'thinkingtokens'],
  image_tokens: ['imagetokens', 'imagetoken'],
  total_tokens: [
    'totaltokens',
    'totaltoken',
    'totaltokencount',
    'tokens',
    '总token',
    '总tokens',
    '总token数',
  ],
  images: [
    'imagecount',
    'imagenum',
    'imagenumber',
    'images',
    'numimages',
    'imagescount',
    '图片数',
    '图片张数',
  ],
  seconds: [
    ...['videoduration', 'audioduration', 'contentduration', 'videoseconds', 'audioseconds'],
    ...['durationseconds', 'seconds', '秒数'],
  ],
  input_seconds: ['inputvideoduration', 'inputaudioduration'],
  output_seconds: ['outputvideoduration', 'outputaudioduration'],
  characters: ['characters', 'charactercount', 'characterscount', 'ttstextnumber', '字符数'],
  videos: ['videocount', 'videonum'],
};

/** Names that mean usage in an object of usage only: elsewhere a duration is how long a call took. */
const IN_USAGE: ReadonlyMap<string, UsageField> = new Map([
  ['duration', 'seconds'],
  ['seconds', 'seconds'],
  ['input', 'input_tokens'],
  ['output', 'completion_tokens'],
  ['total', 'total_tokens'],
]);

/** Parts of what another name counts whole, and numbers of an answer that are no usage. */
const NOT_COUNTED: ReadonlySet<string> = new Set([
  ...['texttokens', 'audiotokens', 'videotokens', 'acceptedpredictiontokens', 'rejectedpredictiontokens'],
  ...['inputtexttokens', 'outputtexttokens', 'inputaudiotokens', 'outputaudiotokens', 'inputimagetokens'],
  ...['ephemeral5minputtokens', 'ephemeral1hinputtokens', 'cachecreation5mtokens', 'cachecreation1htokens'],
  ...['cachecreationtokens5m', 'cachecreationtokens1h', 'tooluseprompttokencount'],
  ...['width', 'height', 'sr', 'size', 'fps', 'ratio', 'videoratio', 'resolution', 'audio', 'n'],
  ...['cost', 'totalcost', 'inputcost', 'outputcost', 'upstreaminferencecost', 'credits'],
]);

export const USAGE_FIELDS = Object.keys(USAGE) as readonly UsageField[];
const ABOUT_FIELDS = Object.keys(ABOUT) as readonly AboutField[];
/** Every field of a call, by the name that `map` knows it by. */
export const CALL_FIELDS: readonly CallField[] = [...ABOUT_FIELDS, ...USAGE_FIELDS];

/** What a name means; `unknown` for one that looks like usage that nobody knows. */
export interface Meaning {
  readonly field: CallField | 'unknown' | null;
  /** Of several names of one field the smaller goes first. */
  readonly rank: number;
}

const NOTHING: Meaning = { field: null, rank: 0 };
const UNKNOWN: Meaning = { field: 'unknown', rank: 0 };
const byName = <F extends CallField>(fields: readonly F[], names: Readonly<Record<F, readonly string[]>>) =>
  new Map(
    fields.flatMap((field) => names[field].map((name, rank): [string, Meaning] => [name, { field, rank }])),
  );
const ABOUT_NAMES: ReadonlyMap<string, Meaning> = byName(ABOUT_FIELDS, ABOUT);
const USAGE_NAMES: ReadonlyMap<string, Meaning> = byName(USAGE_FIELDS, USAGE);

/** Where usage stands, when a table has flattened it: `usage.prompt_tokens_details.cached_tokens`. */
const FLATTENED =
  /^(?:response|responsebody|body|data|message|metadata|attributes|genai)*usage(?:object|details|metadata)?(?=.)/;
const IN_DETAILS = /^(?:(?:prompt|input|completion|output)tokens?details?)(?=.)/;
/** Looks like a count of usage, and like no limit, price, speed or id of it. */
const LIKE_USAGE =
  /token|字符|^(?:images?|videos?|audios?|characters?|seconds)(?:count|num|number|duration)?$/;
const LIKE_OTHER =
  /id$|name|key|type|max|min|limit|per|price|cost|rate|quota|time|first|ttft|avg|ms$|限|价|费/;

const KNOWN = { usage: new Map<string, Meaning>(), beside: new Map<string, Meaning>() };
const MOST_KNOWN = 10_000;

/** The form in which names of fields are compared: no marks between words, lower case. */
export function foldedField(name: string): string {
  return foldHeader(name).replace(/[.\-/]/g, '');
}

/** What a field of an object of usage means. */
export function usageMeaning(name: string): Meaning {
  return remembered(KNOWN.usage, name, (written) => {
    const bare = written.replace(FLATTENED, '').replace(IN_DETAILS, '');
    const field = IN_USAGE.get(bare);
    if (field !== undefined) return { field, rank: -1 };
    return USAGE_NAMES.get(bare) ?? (NOT_COUNTED.has(bare) ? NOTHING : UNKNOWN);
  });
}

/** What a field of a record means, or a column of a table. */
export function meaning(name: string): Meaning {
  return remembered(KNOWN.beside, name, (written) => {
    if (FLATTENED.test(written)) return usageMeaning(name);
    const bare = written.replace(IN_DETAILS, '');
    const known = ABOUT_NAMES.get(bare) ?? USAGE_NAMES.get(bare);
    if (known !== undefined) return known;
    return LIKE_USAGE.test(bare) && !LIKE_OTHER.test(bare) && !NOT_COUNTED.has(bare) ? UNKNOWN : NOTHING;
  });
}

function remembered(known: Map<string, Meaning>, name: string, find: (plain: string) => Meaning): Meaning {
  const before = known.get(name);
  if (before !== undefined) return before;
  const found = find(foldedField(name));
  if (known.size < MOST_KNOWN) known.set(name, found);
  return found;
}

/** What the type field of an Instance ID says; `raw` and the words not understood are always kept. */
export interface UsageType {
  readonly raw: string | null;
  /** Context tier as written: `0-128k`. */
  readonly context: string | null;
  /** Token types only, otherwise null. */
  readonly thinking: boolean | null;
  /** text, audio, image, vision, video, multi, tts or omni. */
  readonly modality: string | null;
  readonly direction: 'input' | 'output' | null;
  readonly cache: 'hit' | 'read' | 'creation' | 'implicit' | 'explicit' | null;
  /** Token types only, otherwise null. */
  readonly batch: boolean | null;
  /** As written: `720P`, `1024*1024`. */
  readonly resolution: string | null;
  readonly known: boolean;
  readonly unknownWords: readonly string[];
}

interface Meaning {
  readonly context?: string;
  readonly thinking?: boolean;
  readonly modality?: string;
  /** A modality only where no other word names one: the model family. */
  readonly family?: string;
  readonly direction?: 'input' | 'output';
  readonly cache?: NonNullable<UsageType['cache']>;
  readonly batch?: boolean;
  readonly resolution?: string;
  readonly token?: boolean;
}

/**
 * Words of the types seen in bills and in the provider's public price catalogue. Those without a meaning say
 * nothing that a column of ours holds (`purein`: the output's price with text-only input).
 */
const WORDS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['input', { direction: 'input' }],
  ['output', { direction: 'output' }],
  ['token', { token: true }],
  ['tokens', { token: true }],
  ['thinking', { thinking: true }],
  ['batch', { batch: true }],
  ['batch_chat', { batch: true }],
  ['text', { modality: 'text' }],
  ['audio', { modality: 'audio' }],
  ['image', { modality: 'image' }],
  ['images', { modality: 'image' }],
  ['vision', { modality: 'vision' }],
  ['video', { modality: 'video' }],
  ['multi', { modality: 'multi' }],
  ['tts', { family: 'tts' }],
  ['omni', { family: 'omni' }],
  ['cache', { cache: 'hit' }],
  ['cache_read', { cache: 'read' }],
  ['cache_creation', { cache: 'creation' }],
  ['cache_creation_5m', { cache: 'creation' }],
  ['cache_creation_1h', { cache: 'creation' }],
  ['cache_implicit', { cache: 'implicit' }],
  ['cache_explicit', { cache: 'explicit' }],
  ...['purein', 'multiin', 'cosy', 'embedding', 'search', 'count', 'number', 'times', 'content'].map(silent),
  ...['duration', 'standard', 'no_audio', 'translate', 'vc', 'model'].map(silent),
]);

/** Words that mean something only together come first; a word ends at `_`. `no_audio` is not audio. */
const PHRASES =
  /(?:context_\d+[km]?-\d+[km]?|video_ratio(?:_.*)?|cache_creation_(?:5m|1h)|cache_(?:read|creation|implicit|explicit)|batch_chat|no_audio)(?=_|$)|[^_]+/gi;
const RESOLUTION = /^(?:\d{3,4}p|[1-9]k|\d{2,5}[x*]\d{2,5})$/i;

/**
 * Reads the small grammar of the type field: [context tier] [thinking] [modality] direction [cache] [batch], or a
 * resolution, or a count word. Total: what is not understood is listed in `unknownWords`.
 */
export function decodeUsageType(raw: string | null): UsageType {
  const known = raw === null ? undefined : KNOWN.get(raw);
  if (known !== undefined) return known;
  const decoded = readUsageType(raw);
  if (raw !== null && KNOWN.size < MOST_KNOWN) KNOWN.set(raw, decoded);
  return decoded;
}

/** A bill has dozens of types in thousands of Instance IDs; a hostile one has no end of them. */
const KNOWN = new Map<string, UsageType>();
const MOST_KNOWN = 1000;

function readUsageType(raw: string | null): UsageType {
  const phrases = (raw ?? '').trim().match(PHRASES) ?? [];
  const meanings = phrases.map(meaningOf);
  const all = meanings.reduce<Meaning>((said, meaning) => Object.assign(said, meaning), {});
  const unknownWords = phrases.filter((_, index) => meanings[index] === undefined);
  return {
    raw,
    context: all.context ?? null,
    thinking: all.token ? (all.thinking ?? false) : null,
    modality: all.modality ?? all.family ?? null,
    direction: all.direction ?? null,
    cache: all.cache ?? null,
    batch: all.token ? (all.batch ?? false) : null,
    resolution: all.resolution ?? null,
    known: unknownWords.length === 0,
    unknownWords,
  };
}

/** Tokens found in a cache, counted apart from other input. Writing to a cache (creation) is input. */
export function isCachedHit(type: UsageType): boolean {
  return type.cache !== null && type.cache !== 'creation';
}

function meaningOf(phrase: string): Meaning | undefined {
  const lower = phrase.toLowerCase();
  if (lower.startsWith('context_')) return { context: phrase.slice('context_'.length) };
  if (lower === 'video_ratio' || lower.startsWith('video_ratio_')) return videoRatio(phrase);
  return WORDS.get(lower) ?? (RESOLUTION.test(phrase) ? { resolution: phrase } : undefined);
}

/** `video_ratio_720p`, `video_ratio_pro`: seconds of video, told apart by resolution or quality. */
function videoRatio(phrase: string): Meaning {
  const variant = phrase.slice('video_ratio_'.length);
  return RESOLUTION.test(variant) ? { modality: 'video', resolution: variant } : { modality: 'video' };
}

function silent(word: string): [string, Meaning] {
  return [word, {}];
}

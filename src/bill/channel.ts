/** How a model was called, by the channel field of the Instance ID (documented; `RAG` is knowledge base). */
const CHANNELS: ReadonlyMap<string, string> = new Map([
  ['app', 'app'],
  ['bmp', 'console'],
  ['assistant-api', 'assistant-api'],
  ['rag', 'knowledge-base'],
]);

/**
 * The machine name of a channel: `app`, `console`, `assistant-api`, `knowledge-base`; for an empty one `api` when
 * there is a key (seen in real bills: an API call leaves the channel empty) and `unknown` when there is none; for
 * one that is not known yet its own text.
 */
export function channelName(channel: string | null, hasKey: boolean): string {
  const text = channel?.trim() ?? '';
  if (text === '') return hasKey ? 'api' : 'unknown';
  return CHANNELS.get(text.toLowerCase()) ?? text;
}

/** Whether {@link channelName} has a name for it. An empty channel is nothing unknown. */
export function isKnownChannel(channel: string | null): boolean {
  const text = channel?.trim() ?? '';
  return text === '' || CHANNELS.has(text.toLowerCase());
}

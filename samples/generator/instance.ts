import type { Instance } from './model.ts';

/** Packs Instance IDs in every documented or seen form, each beside its true meaning. */

export interface Call {
  readonly key: string;
  readonly workspace: string;
  readonly model: string;
  readonly type: string;
}

const named = (call: Call, raw: string, channelName: string): Instance => ({
  raw,
  key: call.key === '' ? null : call.key,
  workspace: call.workspace,
  vendor: null,
  model: call.model,
  channelName,
});

/** What a channel field means; an empty one is an API call if there is a key, and unknown if not. */
function channelName(channel: string, key: string): string {
  const known: Record<string, string> = {
    app: 'app',
    bmp: 'console',
    'assistant-api': 'assistant-api',
    RAG: 'knowledge-base',
  };
  if (channel === '') return key === '' ? 'unknown' : 'api';
  return known[channel] ?? channel;
}

/** `key;workspace;model;type;channel;flag` — the flag is absent before December 2025. */
export function keyed(call: Call, channel: string, flag: '0' | '1' | null): Instance {
  const fields = [call.key, call.workspace, call.model, call.type, channel];
  const raw = (flag === null ? fields : [...fields, flag]).join(';');
  return named(call, raw, channelName(channel, call.key));
}

/** `text_token;workspace;model;type;channel` — a billing type stands where the key would. */
export function billingTyped(call: Call, billingType: string, channel: string): Instance {
  const raw = [billingType, call.workspace, call.model, call.type, channel].join(';');
  return named({ ...call, key: '' }, raw, channelName(channel, ''));
}

/** `workspace;model;type;RAG;flag` — no key slot at all. */
export function keyless(call: Call, channel: string): Instance {
  const raw = [call.workspace, call.model, call.type, channel, '0'].join(';');
  return named({ ...call, key: '' }, raw, channelName(channel, ''));
}

/** `key;workspace;model;type;flag` — international, no channel. */
export function international(call: Call): Instance {
  const raw = [call.key, call.workspace, call.model, call.type, '0'].join(';');
  return named(call, raw, channelName('', call.key));
}

/** `order;VENDOR/MODEL;key;workspace;region;site;type;commodity` — marketplace resale. */
export function marketplace(call: Call, vendor: string, order: string): Instance {
  const place = ['ap-southeast-1', 'international'];
  const sold = `${vendor}/${call.model}`;
  const raw = [order, sold, call.key, call.workspace, ...place, call.type, 'intlcmgjdemo0001-KTokens-5'].join(
    ';',
  );
  return { ...named(call, raw, channelName('', call.key)), vendor };
}

/** An id that says nothing but itself; an empty cell too. */
export function opaque(raw: string): Instance {
  return {
    raw,
    key: null,
    workspace: null,
    vendor: null,
    model: raw === '' ? null : raw,
    channelName: 'unknown',
  };
}

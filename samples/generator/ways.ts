import {
  BATCH_OFFERS,
  EMBEDDING_OFFERS,
  KNOWLEDGE_OFFER,
  MEDIA_OFFERS,
  TEXT_OFFERS,
  TRAINING_OFFER,
} from './catalog.ts';
import { FOREIGN_OFFERS, MARKET_APPLIANCE, MARKET_OFFERS } from './catalog-other.ts';
import { billingTyped, type Call, international, keyed, keyless, marketplace, opaque } from './instance.ts';
import type { Instance, Offer } from './model.ts';
import { workspace } from './names.ts';

/** A way to call: an offer and the Instance ID under which it is billed. */
export interface Way {
  readonly offer: Offer;
  readonly instance: Instance;
  readonly counted: boolean;
}

export type Style = 'mainland' | 'international' | 'legacy';

const OFFERS: readonly Offer[] = [...TEXT_OFFERS, ...BATCH_OFFERS, ...MEDIA_OFFERS];

/** Every way of a style: each offer with one key (or with every key if `dense`), and the special channels. */
export function ways(style: Style, keys: readonly string[], dense: boolean): Way[] {
  const make = { mainland: mainlandCall, international: internationalCall, legacy: legacyCall }[style];
  const prefix = style === 'international' ? 'ws' : 'llm';
  const calls = OFFERS.flatMap((offer, index) =>
    owners(keys, index, dense).map((key) => way(offer, make(call(offer, key, keys, prefix), index))),
  );
  const special = { mainland: mainlandSpecial, international: internationalSpecial, legacy: () => [] }[style];
  return [...calls, ...special(keys), ...leftAside(style)];
}

function owners(keys: readonly string[], index: number, dense: boolean): readonly string[] {
  return dense ? keys : [keys[index % keys.length] as string];
}

function way(offer: Offer, instance: Instance, counted = true): Way {
  return { offer, instance, counted };
}

function call(offer: Offer, key: string, keys: readonly string[], prefix: 'llm' | 'ws'): Call {
  const place = Math.max(keys.indexOf(key), 0);
  return { key, workspace: workspace(prefix, place), model: offer.model, type: offer.type };
}

/** Mostly API calls, and now and then an application, the console, the Assistant API or a channel not known yet. */
function mainlandCall(made: Call, index: number): Instance {
  if (index % 7 === 3) return keyed({ ...made, key: '' }, 'bmp', '0');
  if (index % 7 === 5) return keyed(made, 'app', '0');
  if (index % 13 === 6) return keyed(made, 'assistant-api', '0');
  if (index % 17 === 9) return keyed(made, 'voice-agent', '0');
  return keyed(made, '', index % 5 === 1 ? '1' : '0');
}

function internationalCall(made: Call, index: number): Instance {
  return international(index % 6 === 4 ? { ...made, key: '' } : made);
}

/** The documented forms: without the last flag, a billing type in place of the key, a masked key. */
function legacyCall(made: Call, index: number): Instance {
  if (index % 4 === 1) return billingTyped(made, 'text_token', 'app');
  if (index % 4 === 3) return keyed({ ...made, key: '50xxx' }, 'bmp', null);
  return keyed(made, index % 8 === 0 ? 'app' : '', null);
}

function mainlandSpecial(keys: readonly string[]): Way[] {
  const embedded = EMBEDDING_OFFERS.map((offer) => way(offer, keyless(call(offer, '', keys, 'llm'), 'RAG')));
  const silent = TEXT_OFFERS.slice(4, 6).map((offer) =>
    way(offer, keyed(call(offer, '', keys, 'llm'), '', '0')),
  );
  return [
    ...embedded,
    ...silent,
    way(KNOWLEDGE_OFFER, opaque('kb-demo0001')),
    way(TRAINING_OFFER, opaque('ft-demo-job-0001')),
  ];
}

function internationalSpecial(keys: readonly string[]): Way[] {
  return MARKET_OFFERS.map(([vendor, offer], index) => {
    const key = keys[index % keys.length] as string;
    return way(offer, marketplace(call(offer, key, keys, 'ws'), vendor, String(9_000_000_000_001 + index)));
  });
}

function leftAside(style: Style): Way[] {
  const appliance = style === 'international' ? [MARKET_APPLIANCE] : [];
  return [...FOREIGN_OFFERS, ...appliance].map(([raw, offer]) => way(offer, opaque(raw), false));
}

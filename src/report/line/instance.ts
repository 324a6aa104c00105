import { channelName } from '../../bill/channel.ts';
import type { InstanceId } from '../../bill/instance-id.ts';
import type { Words } from '../../words/index.ts';
import type { Facts } from '../page.ts';

/** What an Instance ID says, as the machine contract names it. */
export type InstanceFields = Readonly<Record<string, string | boolean | null>>;

/** The fields of the machine contract; an opaque id has its text and nothing else. */
export function instanceFields(id: InstanceId): InstanceFields {
  const { type } = id;
  const saysChannel = id.kind !== 'opaque' && id.kind !== 'configuration';
  return {
    kind: id.kind,
    raw: id.raw,
    billing_type: id.billingType,
    api_key_id: id.apiKeyId,
    workspace_id: id.workspaceId,
    vendor: id.vendor,
    model: id.model,
    usage_type: id.usageType,
    context: type.context,
    thinking: type.thinking,
    modality: type.modality,
    direction: type.direction,
    cache: type.cache,
    batch: type.batch,
    resolution: type.resolution,
    channel: id.channel,
    channel_name: saysChannel ? channelName(id.channel, id.apiKeyId !== null) : null,
    free_quota_stop: id.freeQuotaStop,
    region: id.region,
    site: id.site,
  };
}

/** The fields that say something, in words. */
export function instanceFacts(fields: InstanceFields, words: Words): Facts {
  // That a call had no key is worth saying, where it is known.
  const isKeyKnown = fields.kind !== 'opaque' && fields.kind !== 'configuration';
  const saysNone = (name: string) => name === 'api_key_id' && isKeyKnown;
  const rows = Object.entries(fields)
    .filter(([name, value]) => value !== null || saysNone(name))
    .map(([name, value]) => [words.usage.fields[name] ?? name, inWords(name, value, words)] as const);
  return { kind: 'facts', rows };
}

function inWords(name: string, value: InstanceFields[string], { usage, page }: Words): string {
  if (value === null || value === undefined) return page.none;
  if (typeof value === 'boolean') return value ? usage.yes : usage.no;
  if (name === 'kind') return `${value}: ${usage.kinds[value]}`;
  return page.values[name]?.[value] ?? value;
}

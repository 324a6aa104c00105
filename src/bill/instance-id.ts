import { readConfiguration } from './configuration-cell.ts';
import { decodeUsageType, type UsageType } from './usage-type.ts';

/**
 * - `key`: key;workspace;model;type[;channel][;flag]
 * - `billing_type`: the same with a word such as `text_token` in the key's place
 * - `no_key`: the key's place is empty or absent
 * - `marketplace`: order;VENDOR/MODEL;key;workspace;region;site;type;commodity
 * - `configuration`: no Instance ID but the JSON cell that stands in for it, with the model and its type alone
 * - `opaque`: anything else, kept whole
 */
export type InstanceKind = 'key' | 'billing_type' | 'no_key' | 'marketplace' | 'configuration' | 'opaque';

/** What an Instance ID says. `parts.join(';') === raw`, always; absent and empty fields are null. */
export interface InstanceId {
  readonly kind: InstanceKind;
  readonly raw: string;
  readonly parts: readonly string[];
  readonly billingType: string | null;
  /** The key's id, never the secret; may be masked like `12xxx`. */
  readonly apiKeyId: string | null;
  readonly workspaceId: string | null;
  readonly vendor: string | null;
  readonly model: string | null;
  readonly usageType: string | null;
  /** Raw text of the channel field. */
  readonly channel: string | null;
  readonly region: string | null;
  readonly site: string | null;
  readonly orderId: string | null;
  readonly commodity: string | null;
  readonly type: UsageType;
  /** "Stop when the free quota runs out" is on; null when the id has no such flag. */
  readonly freeQuotaStop: boolean | null;
}

type Reading = Partial<Omit<InstanceId, 'raw' | 'parts' | 'type'>> & { readonly kind: InstanceKind };

/** `llm-…` or `ws-…`; the documentation's literal `llm-xxx` too. */
const WORKSPACE = /^(?:llm|ws)-\S+$/;
/** Digits, or digits masked as the documentation does: `12xxx`. */
const KEY = /^\d+(?:[xX*]+\d*)?$/;
/** `text_token`: letters only, so that an id of unknown form is never taken for a billing type. */
const BILLING_TYPE = /^[a-z]+(?:_[a-z]+)*$/i;
const VENDOR_MODEL = /^([^/]+)\/(.+)$/;

/**
 * Reads an Instance ID by its anchor, the workspace; an id that does not fit the rule is opaque, not guessed.
 * Total: never throws, for any text. Tabs and spaces around the id and its fields do not count.
 */
export function decodeInstanceId(raw: string): InstanceId {
  const parts = raw.split(';');
  const fields = parts.map((part) => part.trim());
  const reading = readMarketplace(fields) ?? readOrdinary(fields) ?? readStandIn(raw) ?? { kind: 'opaque' };
  return compose(raw, parts, reading);
}

/** Written out: bills have thousands of ids, and one shape for all of them is ten times faster than spreading. */
function compose(raw: string, parts: readonly string[], reading: Reading): InstanceId {
  return {
    kind: reading.kind,
    raw,
    parts,
    billingType: reading.billingType ?? null,
    apiKeyId: reading.apiKeyId ?? null,
    workspaceId: reading.workspaceId ?? null,
    vendor: reading.vendor ?? null,
    model: reading.model ?? null,
    usageType: reading.usageType ?? null,
    channel: reading.channel ?? null,
    region: reading.region ?? null,
    site: reading.site ?? null,
    orderId: reading.orderId ?? null,
    commodity: reading.commodity ?? null,
    type: decodeUsageType(reading.usageType ?? null),
    freeQuotaStop: reading.freeQuotaStop ?? null,
  };
}

function readMarketplace(fields: readonly string[]): Reading | undefined {
  const [order = '', name = '', key = '', workspace = '', region = '', site = '', type = '', item = ''] =
    fields;
  if (fields.length !== 8 || !VENDOR_MODEL.test(name) || !WORKSPACE.test(workspace)) return undefined;
  if (type === '' || (key !== '' && !KEY.test(key))) return undefined;
  return {
    kind: 'marketplace',
    orderId: orNull(order),
    vendor: vendorOf(name),
    model: modelOf(name),
    apiKeyId: orNull(key),
    workspaceId: workspace,
    region: orNull(region),
    site: orNull(site),
    usageType: type,
    commodity: orNull(item),
  };
}

function readOrdinary(fields: readonly string[]): Reading | undefined {
  const anchor = anchorOf(fields);
  if (anchor === undefined) return undefined;
  const payer = anchor === 1 ? (fields[0] as string) : '';
  const kind = kindOf(payer);
  const model = fields[anchor + 1] ?? '';
  const usageType = fields[anchor + 2] ?? '';
  const ending = readEnding(fields.slice(anchor + 3));
  if (kind === undefined || ending === undefined || model === '' || usageType === '') return undefined;
  return {
    kind,
    apiKeyId: kind === 'key' ? payer : null,
    billingType: kind === 'billing_type' ? payer : null,
    workspaceId: fields[anchor] as string,
    vendor: vendorOf(model),
    model: modelOf(model),
    usageType,
    channel: ending.channel,
    freeQuotaStop: ending.freeQuotaStop,
  };
}

/** The cell that stands in for the id where a bill has no such column (`layoutOf`). */
function readStandIn(raw: string): Reading | undefined {
  const stated = /^\s*[[{]/.test(raw) ? readConfiguration(raw) : undefined;
  if (stated === undefined) return undefined;
  const { model, usageType } = stated;
  return { kind: 'configuration', vendor: vendorOf(model), model: modelOf(model), usageType };
}

/** Where the workspace stands. Two of them: which is the model cannot be told. */
function anchorOf(fields: readonly string[]): 0 | 1 | undefined {
  const first = WORKSPACE.test(fields[0] as string);
  const second = WORKSPACE.test(fields[1] ?? '');
  if (first === second) return undefined;
  return first ? 0 : 1;
}

/** What stands before the workspace tells the kind. */
function kindOf(payer: string): InstanceKind | undefined {
  if (payer === '') return 'no_key';
  if (KEY.test(payer)) return 'key';
  return BILLING_TYPE.test(payer) ? 'billing_type' : undefined;
}

/** What stands after the type: nothing, a channel, a 0/1 flag, or a channel and a flag. */
function readEnding(rest: readonly string[]): Pick<InstanceId, 'channel' | 'freeQuotaStop'> | undefined {
  const last = rest.at(-1);
  const flag = last === '0' || last === '1' ? last === '1' : null;
  if (rest.length > 2 || (rest.length === 2 && flag === null)) return undefined;
  const channel = rest.length === 2 || flag === null ? (rest[0] ?? '') : '';
  return { channel: orNull(channel), freeQuotaStop: flag };
}

/** The part before the first slash of VENDOR/MODEL. */
function vendorOf(name: string): string | null {
  return VENDOR_MODEL.test(name) ? name.slice(0, name.indexOf('/')) : null;
}

function modelOf(name: string): string {
  return VENDOR_MODEL.test(name) ? name.slice(name.indexOf('/') + 1) : name;
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

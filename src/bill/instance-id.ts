import { decodeUsageType, type UsageType } from './usage-type.ts';

/**
 * - `key`: key;workspace;model;type[;channel][;flag]
 * - `billing_type`: the same with a word such as `text_token` in the key's place
 * - `no_key`: the key's place is empty or absent
 * - `marketplace`: order;VENDOR/MODEL;key;workspace;region;site;type;commodity
 * - `opaque`: anything else, kept whole
 */
export type InstanceKind = 'key' | 'billing_type' | 'no_key' | 'marketplace' | 'opaque';

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
  const reading = readMarketplace(fields) ?? readOrdinary(fields) ?? { kind: 'opaque' };
  return { ...NOTHING, ...reading, raw, parts, type: decodeUsageType(reading.usageType ?? null) };
}

const NOTHING = {
  billingType: null,
  apiKeyId: null,
  workspaceId: null,
  vendor: null,
  model: null,
  usageType: null,
  channel: null,
  region: null,
  site: null,
  orderId: null,
  commodity: null,
  freeQuotaStop: null,
} as const;

function readMarketplace(fields: readonly string[]): Reading | undefined {
  const [order = '', name = '', key = '', workspace = '', region = '', site = '', type = '', item = ''] =
    fields;
  if (fields.length !== 8 || !VENDOR_MODEL.test(name) || !WORKSPACE.test(workspace)) return undefined;
  if (type === '' || (key !== '' && !KEY.test(key))) return undefined;
  return {
    kind: 'marketplace',
    orderId: orNull(order),
    ...vendorAndModel(name),
    apiKeyId: orNull(key),
    workspaceId: workspace,
    region: orNull(region),
    site: orNull(site),
    usageType: type,
    commodity: orNull(item),
  };
}

function readOrdinary(fields: readonly string[]): Reading | undefined {
  const anchors = [0, 1].filter((index) => WORKSPACE.test(fields[index] ?? ''));
  const anchor = anchors[0];
  // Two workspaces: which of them is the model cannot be told.
  if (anchor === undefined || anchors.length > 1) return undefined;
  const payer = readPayer(anchor === 1 ? (fields[0] ?? '') : '');
  const [workspaceId = '', model = '', usageType = '', ...rest] = fields.slice(anchor);
  const ending = readEnding(rest);
  if (payer === undefined || ending === undefined || model === '' || usageType === '') return undefined;
  return { ...payer, workspaceId, ...vendorAndModel(model), usageType, ...ending };
}

/** What stands before the workspace. */
function readPayer(field: string): Reading | undefined {
  if (field === '') return { kind: 'no_key' };
  if (KEY.test(field)) return { kind: 'key', apiKeyId: field };
  return BILLING_TYPE.test(field) ? { kind: 'billing_type', billingType: field } : undefined;
}

/** What stands after the type: nothing, a channel, a 0/1 flag, or a channel and a flag. */
function readEnding(rest: readonly string[]): Pick<InstanceId, 'channel' | 'freeQuotaStop'> | undefined {
  const last = rest.at(-1);
  const flag = last === '0' || last === '1' ? last === '1' : null;
  if (rest.length > 2 || (rest.length === 2 && flag === null)) return undefined;
  const channel = rest.length === 2 || flag === null ? (rest[0] ?? '') : '';
  return { channel: orNull(channel), freeQuotaStop: flag };
}

function vendorAndModel(name: string): Pick<InstanceId, 'vendor' | 'model'> {
  const [, vendor = null, model = name] = VENDOR_MODEL.exec(name) ?? [];
  return { vendor, model };
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

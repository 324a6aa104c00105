import { columnDef } from '../bill/columns.ts';
import { parseTags } from '../bill/tags.ts';
import { type GroupKey, TIME_KEYS } from '../read/contract/answer.ts';

/** Columns of text that say what was bought and when, not by whom; every other column of text is hidden. */
const OPEN: ReadonlySet<GroupKey> = new Set<GroupKey>([
  ...TIME_KEYS,
  ...(['feeType', 'transactionType', 'currency', 'unit', 'priceUnit', 'priceType'] as const),
  ...(['productCode', 'productName', 'commodityCode', 'commodityName', 'itemCode', 'itemName'] as const),
  ...([
    'productDetailCode',
    'regionCode',
    'regionName',
    'zone',
    'subscriptionType',
    'billingMethod',
  ] as const),
  ...(['durationUnit', 'priceTiers', 'tierRule', 'formula', 'formulaSteps', 'servicePeriod'] as const),
]);

const KINDS: Readonly<Partial<Record<GroupKey, string>>> = {
  ownerId: 'account',
  purchaserId: 'account',
  ownerName: 'name',
  purchaserName: 'name',
  customerName: 'name',
  orderId: 'order',
  relatedOrderId: 'order',
  lineId: 'line',
};

/** The kind of identity that a column's cells are; undefined where they may be shown. */
export function cellKind(key: GroupKey): string | undefined {
  if (OPEN.has(key)) return undefined;
  const kind = KINDS[key];
  if (kind !== undefined || key === 'hour' || key === 'minute') return kind;
  const { role } = columnDef(key);
  return role === 'id' || role === 'text' || role === 'json' ? 'text' : undefined;
}

/** Tags keep their keys, which a report's columns are named by. Text of another form is hidden whole. */
export function hiddenTags(text: string, hide: (value: string) => string): string {
  const tags = [...parseTags(text)];
  return tags.length === 0
    ? hide(text)
    : tags.map(([key, value]) => `key:${key} value:${hide(value)}`).join('; ');
}

/** A kind as the beginning of a pseudonym: a names file's column may be called anything. */
export function pseudonymKind(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return plain === '' || plain.length > 24 ? 'text' : plain;
}

/** What a text looks like and not what it says: `12.3.4` is `99.9.9`, `llm-ab` is `xxx-xx`. */
export function textShape(text: string): string {
  return text.replace(/\p{N}/gu, '9').replace(/[\p{L}\p{M}]/gu, 'x');
}

import { ONE, parseDecimal } from '../../bill/decimal.ts';
import { decodeUsageType, isCachedHit } from '../../bill/usage-type.ts';
import { textOf } from '../../read/records/fields.ts';
import type { JsonObject } from '../../read/records/json-exact.ts';
import { foldedField, type Meaning, meaning, type UsageField, usageMeaning } from '../record/names.ts';
import { saidBy } from '../record/said.ts';
import type { CallShape } from './shape.ts';

/** Columns that name what a row counts, and those that hold how much, the surest first; as names are compared. */
const KINDS = ['usagetype', 'tokentype', 'type', 'metric', 'kind', 'item', '用量类型', '类型'];
const AMOUNTS = [
  'tokens',
  'usage',
  'usageamount',
  'quantity',
  'count',
  'value',
  '用量',
  '数量',
  '数值',
  'total',
  'amount',
];
/** A currency makes an amount one of money, whatever its row is called. */
const CURRENCY = /currency|币|元|cny|rmb|usd|¥|\$/i;
const MONEY = /cost|spend|payable|charge|fee|金额|费用|应付/i;

/**
 * One row for each kind of usage (`type = output_tokens, amount = 500`): a row whose type names a unit holds usage and
 * no money, though its column is called an amount. Rows of one model, time and key are read together.
 */
export const longForm: CallShape = {
  name: 'long-form',
  is: (record) => {
    const row = rowOf(record);
    return row !== undefined && namesUsage(row) && !holdsMoney(record, row);
  },
  read: (record, map) => {
    const row = rowOf(record);
    if (row === undefined) return { left: 'not_a_call' };
    const { [row.kindColumn]: _, [row.amountColumn]: __, ...rest } = record;
    const said = saidBy(rest, { usage: [] }, map);
    const { field } = kindOf(row);
    if (field === null) return { left: 'money' };
    if (field === 'unknown') return isZero(row.amount) ? said : { ...said, unknown: [row.kind] };
    const request_id = JSON.stringify(said.texts);
    return { ...said, texts: { ...said.texts, request_id, [field]: row.amount }, joins: 'row' };
  },
};

/** Whether a row is called by a unit of usage. */
function namesUsage(row: Pick<Row, 'kind' | 'amountColumn'>): boolean {
  const { field } = kindOf(row);
  const saysUnit = UNIT.test(row.kind) || foldedField(row.amountColumn) === 'tokens';
  return saysUnit && field !== null && field !== 'unknown';
}

/** `input` alone may be a kind of cost. */
const UNIT = /token|image|video|audio|character|second|duration|count|number|requests|calls|字|图|秒|次|张/i;

/** Whether a row is surely one of usage: its name is none of a bill's types, which statements of money have too. */
export function isUsageOnly(kind: string): boolean {
  const isUsage = namesUsage({ kind, amountColumn: '' });
  return isUsage && (/tokens\)?$/i.test(kind) || !decodeUsageType(kind).known);
}

/** Whether a row of this form has whole numbers only, as tokens are: parts of one are an amount of money. */
export function isWhole(record: JsonObject): boolean {
  const value = parseDecimal(rowOf(record)?.amount ?? '');
  return value === undefined || value % ONE === 0n;
}

/** Whether a record has a kind of usage in a column and an amount in another. */
export function hasLongForm(record: JsonObject): boolean {
  return rowOf(record) !== undefined;
}

interface Row {
  readonly kindColumn: string;
  readonly kind: string;
  readonly amountColumn: string;
  readonly amount: string;
}

function rowOf(record: JsonObject): Row | undefined {
  const columns = new Map(Object.keys(record).map((name) => [foldedField(name), name]));
  const named = (names: readonly string[]) => columns.get(names.find((name) => columns.has(name)) ?? '');
  const amountColumn = named(AMOUNTS);
  if (amountColumn === undefined) return undefined;
  const saysUsage = (name: string) => isUsageOnly(textOf(record[name]) ?? '');
  const kindColumn = named(KINDS) ?? Object.keys(record).find(saysUsage);
  if (kindColumn === undefined) return undefined;
  const [kind, amount] = [textOf(record[kindColumn]), textOf(record[amountColumn])];
  return kind === undefined || amount === undefined ? undefined : { kindColumn, kind, amountColumn, amount };
}

/** A currency, or an amount of money beside one of usage. */
function holdsMoney(record: JsonObject, { amount, amountColumn }: Row): boolean {
  const others = Object.keys(record).filter((name) => name !== amountColumn);
  if (Object.keys(record).some((name) => CURRENCY.test(name)) || CURRENCY.test(amount)) return true;
  return others.some((name) => MONEY.test(name) || foldedField(name) === 'amount');
}

/** What a row counts: a name of usage or of calls, or one of the bill's own types. */
function kindOf({ kind }: Pick<Row, 'kind'>): Meaning {
  const folded = foldedField(kind);
  if (meaning(folded).field === 'calls') return meaning(folded);
  const known = usageMeaning(folded);
  if (known.field !== 'unknown' && !isOfBill(kind)) return known;
  const type = decodeUsageType(kind);
  if (!type.known || !isOfBill(kind)) return byWords(kind) ?? known;
  // On a bill each kind is apart from the others.
  if (isCachedHit(type)) return { field: 'cache_read_tokens', rank: 0 };
  return { field: type.direction === 'output' ? 'completion_tokens' : 'uncached_tokens', rank: 0 };
}

/** A name that is made of the usual words: `Input Tokens (cache hit)`. */
function byWords(kind: string): Meaning | undefined {
  if (MONEY.test(kind)) return { field: null, rank: 0 };
  const has = (...words: readonly RegExp[]) => words.every((word) => word.test(kind));
  const field = WORDS.find(([, ...words]) => has(...words))?.[0];
  return field === undefined ? undefined : { field, rank: 0 };
}

const WORDS: readonly (readonly [UsageField, ...RegExp[]])[] = [
  ['uncached_tokens', /cache/i, /miss/i],
  ['cache_creation_tokens', /cache/i, /writ|creat/i],
  ['cached_tokens', /cache/i, /hit|read|cached/i, /token|input|^cached$/i],
  ['completion_tokens', /token/i, /output|completion/i],
  ['input_tokens', /token/i, /input|prompt/i],
];

/** A bill counts in tokens and writes `input_token`. */
function isOfBill(kind: string): boolean {
  return /_token(?:_|$)/i.test(kind) && !/total/i.test(kind);
}

function isZero(amount: string): boolean {
  return parseDecimal(amount) === 0n;
}

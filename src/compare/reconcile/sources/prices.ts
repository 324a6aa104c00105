import { parseDecimal } from '../../../bill/decimal.ts';
import type { DecimalMark } from '../../../bill/decimal-mark.ts';
import { foldHeader } from '../../../bill/fold.ts';
import { unitOf } from '../../../bill/unit.ts';
import { decodeUsageType, isCachedHit } from '../../../bill/usage-type.ts';
import type { Limits } from '../../../read/contract/limits.ts';
import { excerpt } from '../../../read/contract/row.ts';
import { recordPlace, textOf } from '../../../read/records/fields.ts';
import { keptTable } from '../../../read/records/kept-table.ts';
import type { PlainRecord } from '../../../read/records/record.ts';
import { amountWithSymbol, fitsCurrency } from '../../../read/row/amounts.ts';
import { BillError, type Problem } from '../../../words/problem.ts';
import { marksIn, withPoint } from './amount-marks.ts';
import { currencyOf } from './column-names.ts';

/** What a price is for, by the words of the bill: cached tokens have a price of their own. */
export type PricedTokens = 'input' | 'cached' | 'output';

/** Prices of one token, exact, in units of 10⁻¹⁸ of the currency. */
export interface Prices {
  /** Null where the file does not say. */
  readonly currency: string | null;
  of(model: string, tokens: PricedTokens): bigint | undefined;
}

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  model: ['model', 'modelname', '模型', '模型名称'],
  type: ['direction', 'type', 'usagetype', '方向', '类型', '用量类型'],
  price: ['price', 'unitprice', 'listprice', '单价', '价格', '官网目录价', '目录价'],
  unit: ['unit', 'per', 'priceunit', '单位', '价格单位', '单价单位'],
  currency: ['currency', '币种', '定价币种', '货币'],
};

const DIRECTIONS: Readonly<Record<string, PricedTokens>> = {
  input: 'input',
  prompt: 'input',
  输入: 'input',
  output: 'output',
  completion: 'output',
  输出: 'output',
  cached: 'cached',
  cache: 'cached',
  cached_input: 'cached',
  缓存: 'cached',
  缓存输入: 'cached',
};

/** What a row takes beside its cells while all rows are looked at for their decimal mark. */
const ROW_BYTES = 600;

type PriceFault = 'CURRENCY_MISMATCH' | 'NOT_A_NUMBER' | 'NOT_A_PRICED_TYPE' | 'NOT_A_PRICE_UNIT';

/** Reads `model, type or direction, price, unit[, currency]`. Every fault is an error: a wrong price is in every sum. */
export async function readPrices(
  path: string,
  decimalMark?: DecimalMark,
  limits?: Partial<Limits>,
): Promise<Prices> {
  const prices = new Map<string, { price: bigint; line: number | undefined }>();
  const currencies = new Set<string>();
  const records = await recordsOf(path, limits);
  const column = records
    .flatMap(({ fields }) => Object.keys(fields))
    .find((name) => roleOf(name) === 'price');
  const mark = marksIn(records, new Map(column === undefined ? [] : [['list_cost', column]]), decimalMark);
  for (const item of records) {
    const read = readPrice(item, mark.money);
    if ('code' in read) throw new BillError(read);
    const first = prices.get(read.key);
    if (first !== undefined)
      throw new BillError({
        code: 'PRICE_TWICE',
        ...recordPlace(item),
        params: { first: first.line ?? '?' },
      });
    prices.set(read.key, { price: read.price, line: item.line });
    if (read.currency !== null) currencies.add(read.currency);
  }
  if (prices.size === 0) throw new BillError({ code: 'NO_RECORDS', file: path });
  if (currencies.size > 1)
    throw new BillError({
      code: 'PRICES_UNLIKE',
      file: path,
      params: { found: [...currencies].sort().join(', ') },
    });
  const [currency = null] = currencies;
  return { currency, of: (model, tokens) => prices.get(keyOf(model, tokens))?.price };
}

async function recordsOf(path: string, limits?: Partial<Limits>): Promise<readonly PlainRecord[]> {
  const records: PlainRecord[] = [];
  for await (const record of keptTable(path, ROW_BYTES, limits)) records.push(record);
  return records;
}

function roleOf(column: string): string | undefined {
  return Object.keys(COLUMNS).find((each) => COLUMNS[each]?.includes(foldHeader(column)));
}

function keyOf(model: string, tokens: PricedTokens): string {
  return JSON.stringify([model, tokens]);
}

function readPrice(
  record: PlainRecord,
  mark: DecimalMark,
): { key: string; price: bigint; currency: string | null } | Problem {
  const texts = new Map<string, { column: string; text: string }>();
  for (const [column, value] of Object.entries(record.fields)) {
    const name = roleOf(column);
    const text = textOf(value);
    if (name !== undefined && text !== undefined) texts.set(name, { column, text });
  }
  const missing = ['model', 'type', 'price', 'unit'].find((name) => (texts.get(name)?.text ?? '') === '');
  if (missing !== undefined)
    return { code: 'PRICE_WITHOUT', ...recordPlace(record), params: { name: missing } };
  const text = (name: string) => texts.get(name)?.text ?? '';
  const fault = (code: PriceFault, name: string): Problem => ({
    code,
    ...recordPlace(record),
    column: texts.get(name)?.column ?? name,
    value: excerpt(text(name)),
  });
  const tokens = tokensOf(text('type'));
  if (tokens === undefined) return fault('NOT_A_PRICED_TYPE', 'type');
  const per = perOf(text('unit'));
  if (per === undefined) return fault('NOT_A_PRICE_UNIT', 'unit');
  const currency = currencyOf(text('currency')) ?? inUnit(text('unit'));
  const price = withPoint(text('price'), record, mark);
  const plain = parseDecimal(price);
  const written = plain === undefined ? amountWithSymbol(price) : { value: plain, symbol: '' };
  if (written === undefined || written.value < 0n) return fault('NOT_A_NUMBER', 'price');
  if (written.symbol !== '' && !fitsCurrency(written.symbol, currency ?? ''))
    return fault('CURRENCY_MISMATCH', 'price');
  // A price of which one token would cost less than 10⁻¹⁸ cannot be kept exactly.
  if (written.value % per !== 0n) return fault('NOT_A_NUMBER', 'price');
  return { key: keyOf(text('model'), tokens), price: written.value / per, currency };
}

function tokensOf(text: string): PricedTokens | undefined {
  const known = DIRECTIONS[text.toLowerCase().replaceAll(/[\s-]/g, '_')];
  if (known !== undefined) return known;
  const type = decodeUsageType(text);
  if (!type.known) return undefined;
  return isCachedHit(type) ? 'cached' : (type.direction ?? undefined);
}

/** `1M`, `1K tokens`, `元/千tokens`, `1000`: how many tokens a price is for. */
function perOf(text: string): bigint | undefined {
  const plain = text
    .trim()
    .replace(/^.*\//, '')
    .replace(/^per\s+/i, '')
    .replaceAll(/[\s,_]/g, '');
  if (/^1(0{3}|0{6})?$/.test(plain)) return BigInt(plain);
  const bare = /^(?:1?)(k|m|千|万|百万)$/i.exec(plain)?.[1];
  const unit = unitOf(bare === undefined ? plain.replace(/^1(?=[千万百])/, '') : `${bare}tokens`);
  return unit.known && unit.base === 'token' ? unit.factor : undefined;
}

/** `元/千tokens` names the currency. */
function inUnit(text: string): string | null {
  const [, currency] = /^\s*(元|人民币|美元|CNY|RMB|USD|\$)\s*\//i.exec(text) ?? [];
  return currency === undefined ? null : currencyOf(currency);
}

import type { Measure } from '../../cube/measures.ts';
import type { Meaning, Meanings } from './meaning.ts';

/** Times are UTC+8, as on the bill. */
const MONTH = '\\d{4}-\\d{2}';
const DAY = `${MONTH}-\\d{2}`;

/** The columns of the dimensions. */
export const DIMENSION_MEANINGS: Meanings = {
  billing_month: { meaning: '`2026-05`', pattern: MONTH },
  day: { meaning: '`2026-05-14`, UTC+8 as on the bill, from the billing date', pattern: DAY },
  hour: {
    meaning: '`2026-05-14 18:00`, UTC+8, from the service start, else the consumption time',
    pattern: `${DAY} \\d{2}:00`,
  },
  minute: { meaning: '`2026-05-14 18:46`, as hour', pattern: `${DAY} \\d{2}:\\d{2}` },
  service_entity: { meaning: 'the entity that invoices (服务主体): bills of several are invoiced apart' },
  account_id: { meaning: 'the account that the resource belongs to, else the one that bought it' },
  workspace_id: { meaning: 'the workspace; `unknown` where the bill does not tell' },
  api_key_id: { meaning: "the key's id, never the secret; `unknown` where the bill does not tell" },
  model: { meaning: 'without its vendor; an Instance ID of unknown form stands here with its whole text' },
  vendor: { meaning: 'of a model that is named `VENDOR/MODEL`' },
  usage_type: {
    meaning: 'the type as the bill has it; the columns from direction to resolution take it apart',
  },
  direction: { meaning: '`input`, `output`' },
  modality: { meaning: '`text`, `audio`, `image`, `vision`, `video`, `multi`, `tts`, `omni`' },
  context: { meaning: 'the context tier as written: `128k-256k`' },
  thinking: { meaning: 'true or false, of tokens alone' },
  cache: { meaning: '`hit`, `read`, `creation`, `implicit`, `explicit`' },
  batch: { meaning: 'true or false, of tokens alone' },
  resolution: { meaning: 'as written: `720P`' },
  channel: { meaning: 'as the bill has it' },
  channel_name: {
    meaning:
      '`app`, `console`, `assistant-api`, `knowledge-base`, `api` (empty with a key), `unknown` (empty without one), or the text of the bill',
  },
  fee_type: {
    meaning:
      '`usage`, `free-quota`, `refund`, `adjustment`, `rounding`, `subscription`, `commission`, `cap`, or the text of the bill',
  },
  billing_type: { meaning: "what the Instance ID has in the key's place: `text_token`" },
  unit: { meaning: '`token`, `image`, `second`, `hour`, `character`, `call`, or the unit of the bill' },
  commodity: { meaning: 'its code, else its name' },
  item: { meaning: 'the billable item: its code, else its name' },
  region: { meaning: 'its code, else its name' },
};

/** What keeps amounts apart that are never added. */
export const BUCKET_MEANINGS: Meanings = {
  currency: { meaning: 'the currency of all amounts of the row: `CNY`' },
  tax: {
    meaning: 'whether the amounts contain tax: `included`, `excluded`, `unknown`',
    values: ['included', 'excluded', 'unknown'],
  },
};

const tokens = (meaning: string): Meaning => ({ meaning, unit: 'token' });

/** A measure without a meaning does not compile. */
export const MEASURE_MEANINGS: Readonly<Record<Measure | 'rows', Meaning>> = {
  rows: { meaning: 'bill lines', filled: true },
  input_tokens: tokens('consumed before any deduction; a token type without a direction is input'),
  cached_tokens: tokens('cache hits, which are not in input'),
  output_tokens: tokens('consumed before any deduction'),
  tokens: tokens('input + cached + output'),
  free_tokens: tokens(
    'tokens deducted on free-quota rows (images and other units: `--by unit --measure deducted`)',
  ),
  billed_tokens: tokens('tokens in the billed usage'),
  images: { meaning: 'consumed before any deduction', unit: 'image' },
  seconds: { meaning: 'consumed before any deduction', unit: 'second' },
  characters: { meaning: 'consumed before any deduction', unit: 'character' },
  calls: { meaning: 'consumed before any deduction', unit: 'call' },
  consumed: { meaning: 'with `unit` among the dimensions: before deduction', unit: 'that of the row' },
  deducted: {
    meaning: 'with `unit` among the dimensions: by free quota or a package',
    unit: 'that of the row',
  },
  billed: { meaning: 'with `unit` among the dimensions: what is charged', unit: 'that of the row' },
  list_cost: { meaning: 'before anything is taken off (目录总价), as on the bill' },
  discount: { meaning: 'taken off by discounts, as on the bill' },
  coupon: { meaning: 'taken off by coupons, as on the bill' },
  savings_plan: { meaning: 'taken off by savings plans, as on the bill' },
  payable: { meaning: 'what is to be paid (应付金额), as on the bill' },
  rounding: { meaning: "where `--measure` asks: the bill's own rounding (抹零)" },
  voucher: { meaning: 'where `--measure` asks: how the payable was settled, never subtracted from it' },
  cash: { meaning: 'where `--measure` asks, as voucher' },
  prepaid: { meaning: 'where `--measure` asks, as voucher' },
  outstanding: { meaning: 'where `--measure` asks, as voucher' },
};

/** Every column that a report of costs may have by itself. */
export const CONTRACT_MEANINGS: Meanings = {
  ...DIMENSION_MEANINGS,
  ...BUCKET_MEANINGS,
  ...MEASURE_MEANINGS,
};

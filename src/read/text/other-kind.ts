import { type ColumnKey, matchHeader } from '../../bill/columns.ts';
import { foldHeader } from '../../bill/fold.ts';
import type { OtherKind } from '../../words/shape/other-kind.ts';

const folded = (names: readonly string[]): ReadonlySet<string> => new Set(names.map(foldHeader));

const ID = folded(['id']);
const NAMED = folded([
  ...['name', 'team', 'owner', 'project', 'department', 'group', 'cost_center', 'cost centre', 'customer'],
  ...['名称', '姓名', '团队', '负责人', '项目', '部门', '成本中心', '客户'],
]);
const MODEL = folded(['model', 'model name', '模型', '模型名称']);
const PRICE = folded(['price', 'unit price', '单价', '价格']);
const COUNTS = folded([
  ...['prompt_tokens', 'completion_tokens', 'input_tokens', 'output_tokens', 'total_tokens', 'cached_tokens'],
  ...['request_id', '输入Token', '输出Token', '请求ID'],
]);
const AMOUNT = folded(['amount', 'cost', 'total', 'sum', 'spend', '金额', '费用', '合计', '总额']);
const TOLD_BY = folded([
  ...['model', 'day', 'date', 'month', 'team', 'project', 'key', 'api key', 'api_key_id', 'customer'],
  ...['模型', '日期', '月份', '团队', '项目', '客户'],
]);

/** Columns that a table of any system may have. One of the others is a bill's, damaged or not. */
const SHARED: ReadonlySet<string> = new Set<ColumnKey>([
  ...(['currency', 'unit', 'priceUnit', 'listPrice', 'month', 'day', 'usage'] as const),
  ...(['regionCode', 'regionName', 'tags', 'costUnit'] as const),
]);

/**
 * What a table is by the names of its columns, where it is surely no bill: it has the columns of another kind, and none
 * that only bills have. Undefined for all else, which is left to be refused: a damaged bill must not be left aside.
 */
export function otherTable(cells: readonly string[]): OtherKind | undefined {
  if (!kinds.has(cells)) kinds.set(cells, kindOf(cells));
  return kinds.get(cells);
}

/** Of headers that several files share. */
const kinds = new WeakMap<readonly string[], OtherKind | undefined>();

function kindOf(cells: readonly string[]): OtherKind | undefined {
  const ofBills = Object.keys(matchHeader(cells).columns).filter((key) => !SHARED.has(key));
  if (ofBills.length > 0) return undefined;
  const names = cells.map(foldHeader);
  const has = (known: ReadonlySet<string>) => names.some((name) => known.has(name));
  if (has(MODEL) && has(PRICE)) return 'prices';
  if (names.filter((name) => COUNTS.has(name)).length > 1) return 'log';
  if (has(AMOUNT)) return has(TOLD_BY) ? 'statement' : undefined;
  return has(ID) && has(NAMED) ? 'names' : undefined;
}

/** Whether a text that is no table is a log: objects that tell of calls, and not an answer of the billing API. */
export function otherText(text: string): OtherKind | undefined {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (!/^[[{]|^data:\s*\{/.test(start) || BILLING_ANSWER.test(start)) return undefined;
  return TELLS_OF_CALLS.test(start) ? 'log' : undefined;
}

const BILLING_ANSWER = /"(?:BillingCycle|PretaxAmount|InstanceID)"\s*:/;
const TELLS_OF_CALLS =
  /"(?:usage|prompt_tokens|completion_tokens|input_tokens|output_tokens|total_tokens|request_id|model_name)"\s*:/;

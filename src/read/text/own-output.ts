/** Files that this tool has written: they hold a bill's figures again and are never a bill. */

import { LANGUAGES } from '../../words/index.ts';

export type OwnKind = 'focus' | 'table' | 'json' | 'page' | 'workbook' | 'parquet';

/** Columns of the FOCUS file beside those that FOCUS or the provider's preview has. */
const OWN_FOCUS: ReadonlySet<string> = new Set([
  'x_ApiKeyId',
  'x_ApiKeyName',
  'x_BillLineId',
  'x_BillLines',
  'x_Channel',
  'x_ChannelName',
  'x_DeductedQuantity',
  'x_Direction',
  'x_FeeType',
  'x_FilledFromBilledCost',
  'x_Model',
  'x_SavingsPlanDeduction',
  'x_TagsText',
  'x_Tax',
  'x_UsageType',
  'x_Vendor',
]);
const ENOUGH_OF_FOCUS = 3;

/** Machine names beside `currency` and `tax`, one of which every table has. */
const OWN_TABLE: ReadonlySet<string> = new Set([
  ...['billing_month', 'workspace_id', 'api_key_id', 'account_id', 'usage_type', 'fee_type', 'channel_name'],
  ...['rows', 'payable', 'list_cost', 'coupon', 'savings_plan', 'input_tokens', 'output_tokens', 'tokens'],
  ...['measure', 'severity', 'change', 'line_id', 'subject'],
]);

/** Whether the columns of a table are those of this tool's own output, by the machine names that are stable. */
export function ownTable(cells: readonly string[]): 'focus' | 'table' | undefined {
  const focus = cells.filter((cell) => OWN_FOCUS.has(cell)).length;
  if (focus >= ENOUGH_OF_FOCUS && cells.some((cell) => cell === 'BilledCost' || cell === 'ListCost'))
    return 'focus';
  return [cells, ...NAMES.map((names) => cells.map((cell) => names.get(cell) ?? cell))].some(isOwn)
    ? 'table'
    : undefined;
}

function isOwn(names: readonly string[]): boolean {
  const isBucketed = names.some((name, at) => name === 'currency' && names[at + 1] === 'tax');
  return isBucketed && names.some((name) => OWN_TABLE.has(name));
}

/** Machine names by the titles that columns have in each language (`--headers`). */
const NAMES: readonly ReadonlyMap<string, string>[] = LANGUAGES.map(
  ({ page }) => new Map(Object.entries(page.titles).map(([name, title]) => [title, name])),
);

/** Whether a text that is no CSV is this tool's own: JSON, NDJSON, a document or a page. */
export function ownText(text: string): OwnKind | undefined {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (/^\{\s*"schema_version"\s*:\s*\d+\s*,\s*"(?:report|kind)"\s*:/.test(start)) return 'json';
  const [line = ''] = start.split('\n', 1);
  if (line.startsWith('{"') && ownTable(namesIn(line)) !== undefined) return ownTable(namesIn(line));
  return OWN_PAGE.test(start.slice(0, 600)) ? 'page' : undefined;
}

/** Pages and documents allow nothing from elsewhere, in the words of their first lines. */
const OWN_PAGE =
  /^<!doctype html>\n<html lang="\w+">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; s/;

/** The names of an object's values, as far as it can be read. */
function namesIn(line: string): readonly string[] {
  return [...line.matchAll(/[{,]"([\w:.-]+)":/g)].map(([, name = '']) => name);
}

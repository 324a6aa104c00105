import type { DecimalMark } from '../../../bill/decimal-mark.ts';

import type { DecodedGroup } from '../../../cube/decode.ts';
import type { Dimension } from '../../../cube/dimensions.ts';
import { type Filters, groupFilter } from '../../../cube/filters.ts';
import type { Names } from '../../../cube/names.ts';
import type { RecordStreamOptions } from '../../../read/records/record-stream.ts';
import type { Notice } from '../../../words/notice.ts';
import type { KeyValue } from './source.ts';
import type { Aliases } from './values.ts';

/** How the other side is read: what the command line says of it. */
export interface OtherSideOptions extends RecordStreamOptions {
  /** The dimensions to compare by; all that the other side has when left out. */
  readonly by?: readonly string[];
  readonly measures?: readonly string[];
  /** The decimal mark of amounts, where no cell of the file decides. */
  readonly decimalMark?: DecimalMark;
  /** Machine name → column or field. */
  readonly map: ReadonlyMap<string, string>;
  readonly aliases: Aliases;
  readonly filters: Filters;
  readonly names?: Names;
  /** Dimensions of the names file. */
  readonly extra: readonly Dimension[];
}

/** Filters of the command that can be put to lines of these keys, and a notice for each that cannot. */
export function lineFilter(
  keys: readonly string[],
  { filters, names }: OtherSideOptions,
): { keeps: (values: readonly KeyValue[], currency: string | null) => boolean; notices: readonly Notice[] } {
  const asked = Object.entries(filters).filter(([, value]) => value !== undefined);
  const can = asked.filter(([name]) => NEEDS[name as keyof Filters]?.some((key) => keys.includes(key)));
  // An amount without a currency is taken to be in the requested currency.
  const apart = asked.filter((entry) => !can.includes(entry) && entry[0] !== 'currency');
  const filter = groupFilter(Object.fromEntries(can) as Filters, names);
  const byCurrency = groupFilter(filters.currency === undefined ? {} : { currency: filters.currency });
  const place = (key: string) => keys.indexOf(key);
  const keeps = (values: readonly KeyValue[], currency: string | null) => {
    const at = (key: string) => (values[place(key)] ?? null) as string | null;
    return (
      filter.keeps(likeGroup(at, null)) && (currency === null || byCurrency.keeps(likeGroup(at, currency)))
    );
  };
  const notices = apart.map(
    ([name]): Notice => ({
      code: 'FILTER_NOT_APPLIED',
      params: { option: name },
    }),
  );
  return { keeps, notices };
}

/** The keys that a filter looks at. One that no other side can answer has none: a notice says that it was not applied. */
const NEEDS: Readonly<Partial<Record<keyof Filters, readonly string[]>>> = {
  model: ['model'],
  channel: ['channel', 'channel_name'],
  apiKey: ['api_key_id'],
  workspace: ['workspace_id'],
  type: ['usage_type'],
  feeType: ['fee_type'],
  currency: [],
  month: ['billing_month', 'day'],
  since: ['day'],
  until: ['day'],
};

/** A line as the filters of the bill see a group. */
function likeGroup(at: (key: string) => string | null, currency: string | null): DecodedGroup {
  const channel = at('channel') ?? at('channel_name');
  const day = at('day');
  const cells: Readonly<Record<string, string>> = {
    day: day ?? '',
    month: at('billing_month') ?? day?.slice(0, 7) ?? '',
    feeType: '',
  };
  const id = {
    apiKeyId: at('api_key_id'),
    workspaceId: at('workspace_id'),
    vendor: null,
    channel,
    usageType: at('usage_type'),
  };
  return {
    id: id as DecodedGroup['id'],
    model: at('model'),
    unit: { base: '', factor: 1n, known: true },
    feeType: at('fee_type'),
    account: null,
    currency,
    tax: 'unknown',
    cell: (key) => cells[key] ?? '',
  };
}

import { channelName } from '../../bill/channel.ts';
import type { DecodedGroup } from '../../cube/decode.ts';
import { type Names, ownColumn } from '../../cube/names.ts';
import { type FocusColumn, focusColumn, named, textOr } from './column.ts';
import { tagsOf } from './key-value.ts';

const cellOf = (name: string, key: Parameters<DecodedGroup['cell']>[0], reason: string): FocusColumn =>
  focusColumn(name, 'dimension', ({ group }) => textOr(group.cell(key)), reason);

/** What FOCUS has no column for, under `x_` as it demands. */
export const OWN_COLUMNS: readonly FocusColumn[] = [
  focusColumn(
    'x_ApiKeyId',
    'dimension',
    ({ group }) => group.id.apiKeyId,
    'API key ID of the Instance ID, never the secret.',
  ),
  focusColumn(
    'x_ApiKeyName',
    'dimension',
    ({ real }, telling) =>
      named(telling.names?.rows.get(real.id.apiKeyId ?? '')?.name || null, 'name', telling),
    'Its name in the names file.',
  ),
  focusColumn('x_BillLineId', 'text', ({ lineId }) => lineId, 'Line id (账单明细ID). Grain line only.', {
    grain: 'line',
  }),
  focusColumn('x_BillLines', 'count', ({ lines }) => lines, 'Bill lines in the row.'),
  cellOf('x_BillingItemCode', 'itemCode', 'As in the provider’s preview (计费项Code).'),
  cellOf('x_BillingItemName', 'itemName', 'As in the provider’s preview (计费项名称).'),
  focusColumn('x_Channel', 'dimension', ({ group }) => group.id.channel, 'Channel field of the Instance ID.'),
  focusColumn(
    'x_ChannelName',
    'dimension',
    ({ group: { id } }) => (id.kind === 'opaque' ? null : channelName(id.channel, id.apiKeyId !== null)),
    'app, console, assistant-api, knowledge-base, api, unknown, or its text.',
  ),
  cellOf('x_CommodityCode', 'commodityCode', 'As in the provider’s preview (商品Code).'),
  cellOf('x_CommodityName', 'commodityName', 'As in the provider’s preview (商品名称).'),
  focusColumn('x_Coupon', 'money', ({ measures }) => measures.coupon, 'Coupon deduction (优惠券抵扣金额).'),
  focusColumn(
    'x_DeductedQuantity',
    'quantity',
    ({ measures, consumed }) => (consumed.unit === null ? null : measures.deducted),
    'Deducted usage (抵扣用量: free quota, packages) in ConsumedUnit.',
  ),
  focusColumn('x_Direction', 'dimension', ({ group }) => group.id.type.direction, 'input or output.'),
  focusColumn('x_Discount', 'money', ({ measures }) => measures.discount, 'Discount (优惠金额).'),
  focusColumn(
    'x_FeeType',
    'dimension',
    ({ group }) => group.feeType,
    'Fee type: usage, free-quota, refund, adjustment …',
  ),
  focusColumn(
    'x_FilledFromBilledCost',
    'dimension',
    ({ costs }) => textOr(costs.filled.join(',')),
    'The cost columns for which the bill says nothing and that hold BilledCost.',
  ),
  focusColumn(
    'x_InstanceID',
    'dimension',
    ({ group }) => textOr(group.id.raw.trim()),
    'As in the provider’s preview.',
  ),
  focusColumn(
    'x_Model',
    'dimension',
    ({ group }) => group.model,
    'Model of the Instance ID; its whole text where it is of unknown form.',
  ),
  cellOf(
    'x_OwnerAccountId',
    'ownerId',
    'The account that owns the resource (资源归属账号ID): SubAccount is the workspace.',
  ),
  cellOf('x_OwnerAccountName', 'ownerName', 'Its name (资源归属账号).'),
  focusColumn(
    'x_SavingsPlanDeduction',
    'money',
    ({ measures }) => measures.savings_plan,
    'Savings plan deduction (节省计划抵扣), in list price.',
  ),
  cellOf('x_SavingsPlanId', 'savingsPlanId', 'Id of the savings plan, where the bill has it.'),
  focusColumn(
    'x_TagsText',
    'dimension',
    ({ group }) => (tagsOf(group.cell('tags')).size === 0 ? textOr(group.cell('tags')) : null),
    'The tag cell where it is of no known form: kept, not guessed.',
  ),
  focusColumn(
    'x_Tax',
    'dimension',
    ({ group }) => group.tax,
    'included, excluded or unknown: whether the costs contain tax.',
  ),
  focusColumn(
    'x_UsageType',
    'dimension',
    ({ group }) => group.id.usageType,
    'Type field of the Instance ID.',
  ),
  focusColumn(
    'x_Vendor',
    'dimension',
    ({ group }) => group.id.vendor,
    'Vendor of a model that is written VENDOR/MODEL.',
  ),
];

/** The names file's own columns: `cost_center` is x_CostCenter. A name that is taken gets `Names` before it. */
export function namesColumns(names: Names): readonly FocusColumn[] {
  const taken = new Set(OWN_COLUMNS.map(({ name }) => name));
  return names.columns.map((own) => {
    let name = `x_${pascal(own)}`;
    while (taken.has(name)) name = name.replace('x_', 'x_Names');
    taken.add(name);
    const value: FocusColumn['value'] = ({ real }, telling) =>
      named(ownColumn(names, real, own), own, telling);
    return focusColumn(
      name,
      'dimension',
      value,
      'A column of the names file, of the key, else of the workspace.',
    );
  });
}

function pascal(text: string): string {
  return text.replace(/(?:^|[^\p{L}\p{N}]+)(\p{L}?)/gu, (_, letter: string) => letter.toUpperCase());
}

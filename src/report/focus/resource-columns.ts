import type { Charge } from './charge.ts';
import { type FocusColumn, type FocusValue, focusColumn, named, textOr } from './column.ts';
import { keyValue, tagsOf } from './key-value.ts';

const none: FocusValue = () => null;
const NO_PLAN =
  'Null: of a savings plan the bill has a deduction (x_SavingsPlanDeduction), and nothing that says which commitment it belongs to.';

/** The service, what of it was used, where, and by whom. */
export const RESOURCE_COLUMNS: readonly FocusColumn[] = [
  focusColumn('AvailabilityZone', 'dimension', ({ group }) => textOr(group.cell('zone')), 'Zone (可用区).'),
  ...['Category', 'Id', 'Name', 'Quantity', 'Status', 'Type', 'Unit'].map((part) =>
    focusColumn(`CommitmentDiscount${part}`, part === 'Quantity' ? 'quantity' : 'dimension', none, NO_PLAN),
  ),
  focusColumn(
    'RegionId',
    'dimension',
    ({ group }) => regionOf(group, 'regionCode'),
    'Region code (地域Code), else its name.',
  ),
  focusColumn(
    'RegionName',
    'dimension',
    ({ group }) => regionOf(group, 'regionName'),
    'Region (地域), else its code: FOCUS lets neither be null alone.',
  ),
  focusColumn(
    'ResourceId',
    'dimension',
    instanceOf,
    'Instance ID (实例ID, 出账粒度): what the provider bills by.',
  ),
  focusColumn(
    'ResourceName',
    'dimension',
    (charge) => (instanceOf(charge) === null ? null : textOr(charge.group.cell('resourceName'))),
    'Its name (资源名称), where it has one.',
  ),
  focusColumn(
    'ResourceType',
    'dimension',
    (charge) => (instanceOf(charge) === null ? null : 'Instance'),
    'Of every ResourceId; the bill has no other kind.',
  ),
  focusColumn(
    'ServiceCategory',
    'dimension',
    ({ otherProduct }) => (otherProduct === undefined ? 'AI and Machine Learning' : 'Other'),
    'Model Studio’s; Other for other products, where they are let in.',
  ),
  focusColumn(
    'ServiceName',
    'dimension',
    ({ otherProduct }) => otherProduct ?? 'Alibaba Cloud Model Studio',
    'One name in every language of bills; another product under its own.',
  ),
  focusColumn(
    'ServiceSubcategory',
    'dimension',
    ({ otherProduct }) => (otherProduct === undefined ? 'Generative AI' : 'Other (Other)'),
    'Follows ServiceCategory.',
  ),
  focusColumn(
    'SkuId',
    'dimension',
    skuOf,
    'commodity:item:model:usage type (商品Code:计费项Code:…): what is sold, whatever its price.',
  ),
  focusColumn(
    'SkuMeter',
    'dimension',
    (charge) => (skuOf(charge) === null ? null : meterOf(charge)),
    'Usage type of the Instance ID, else the billing item, else the unit.',
  ),
  focusColumn(
    'SkuPriceDetails',
    'text',
    (charge) => (skuOf(charge) === null ? null : keyValue(details(charge))),
    'What the usage type says of the price, as x_ properties: context tier, thinking, batch, modality, cache, resolution.',
  ),
  focusColumn('SkuPriceId', 'dimension', skuOf, 'SkuId: the bill has no id of a price.'),
  focusColumn(
    'SubAccountId',
    'dimension',
    ({ group }) => group.id.workspaceId,
    'Workspace (业务空间) of the Instance ID.',
  ),
  focusColumn(
    'SubAccountName',
    'dimension',
    ({ group, real }, telling) => {
      const name = telling.names?.rows.get(real.id.workspaceId ?? '')?.name || null;
      return named(name, 'name', telling) ?? group.id.workspaceId;
    },
    'Its name in the names file, else its id: FOCUS lets it not be null.',
  ),
  focusColumn(
    'SubAccountType',
    'dimension',
    ({ group }) => (group.id.workspaceId === null ? null : 'Workspace'),
    'Of every SubAccountId.',
  ),
  focusColumn(
    'Tags',
    'text',
    ({ group }) => keyValue(tagsOf(group.cell('tags'))),
    'Tags (实例标签) as a JSON object; text of another form is in x_TagsText as it is.',
  ),
];

function instanceOf({ group }: Charge): string | null {
  return textOr(group.id.raw.trim());
}

function regionOf({ cell, id }: Charge['group'], first: 'regionCode' | 'regionName'): string | null {
  return textOr(cell(first) || cell('regionCode') || cell('regionName') || (id.region ?? ''));
}

function skuOf({ group, category, otherProduct }: Charge): string | null {
  if (category === 'Tax') return null;
  const { cell, id } = group;
  const model = id.vendor === null ? (group.model ?? '') : `${id.vendor}/${group.model}`;
  const parts = [cell('commodityCode') || cell('commodityName'), cell('itemCode') || cell('itemName')];
  // Of another product the Instance ID is a resource, not a model.
  const sold = [...parts, ...(otherProduct === undefined ? [model, id.usageType ?? ''] : [])];
  return textOr(sold.filter((part) => part !== '').join(':'));
}

function meterOf({ group, priced }: Charge): string | null {
  const { id, cell } = group;
  return id.usageType ?? textOr(cell('itemCode') || cell('itemName')) ?? priced.unit;
}

/** Only what is known, and each property under a name of its own as FOCUS demands of those it does not define. */
function* details({ group }: Charge): Generator<[string, string | boolean]> {
  const { context, thinking, batch, modality, cache, resolution } = group.id.type;
  const all = { x_Context: context, x_Modality: modality, x_Cache: cache, x_Resolution: resolution };
  for (const [name, value] of Object.entries(all)) if (value !== null) yield [name, value];
  if (thinking === true) yield ['x_Thinking', true];
  if (batch === true) yield ['x_Batch', true];
}

import { channelName } from '../bill/channel.ts';
import type { InstanceId } from '../bill/instance-id.ts';
import { parseTags } from '../bill/tags.ts';
import type { GroupKey } from '../read/contract/answer.ts';
import type { DecodedGroup } from './decode.ts';

export type DimensionValue = string | boolean | null;

/** One column of the machine table that rows can be grouped by. */
export interface DimensionColumn {
  /** Machine name: `billing_month`. */
  readonly name: string;
  /** What the reader must group by so that the value is known. */
  readonly needs: readonly GroupKey[];
  /** What every run groups by and the value looks at where those say nothing. It looks at nothing else of a group. */
  readonly also?: readonly GroupKey[];
  value(group: DecodedGroup): DimensionValue;
  /** The kind of identity that its values are, where they come from beside the bill (the names file). */
  readonly identity?: string;
  /** No warning where the export lacks its column. */
  readonly optional?: true;
}

/** What a user can name in `--by`: an option and the columns it makes. */
export interface Dimension {
  readonly option: string;
  readonly columns: readonly DimensionColumn[];
}

const one = (
  option: string,
  name: string,
  needs: readonly GroupKey[],
  value: (group: DecodedGroup) => DimensionValue,
): Dimension => ({ option, columns: [{ name, needs, value }] });

const orNull = (text: string): string | null => (text === '' ? null : text);

/** The dimensions of the machine contract, in its order; `tag:KEY` and the names file's columns come beside them. */
export const DIMENSIONS: readonly Dimension[] = [
  one('month', 'billing_month', ['month'], (group) => orNull(group.cell('month'))),
  one('day', 'day', ['day'], (group) => orNull(group.cell('day'))),
  one('hour', 'hour', ['hour'], (group) => orNull(group.cell('hour'))),
  one('minute', 'minute', ['minute'], (group) => orNull(group.cell('minute'))),
  one('account', 'account_id', ['ownerId', 'purchaserId'], (group) => group.account),
  one('workspace', 'workspace_id', ['instanceId'], ({ id }) => (saysPayer(id) ? id.workspaceId : UNKNOWN)),
  one('api-key', 'api_key_id', ['instanceId'], ({ id }) => (saysPayer(id) ? id.apiKeyId : UNKNOWN)),
  one('model', 'model', ['instanceId'], (group) => group.model),
  one('vendor', 'vendor', ['instanceId'], (group) => group.id.vendor),
  one('type', 'usage_type', ['instanceId'], (group) => group.id.usageType),
  one('direction', 'direction', ['instanceId'], (group) => group.id.type.direction),
  one('modality', 'modality', ['instanceId'], (group) => group.id.type.modality),
  one('context', 'context', ['instanceId'], (group) => group.id.type.context),
  one('thinking', 'thinking', ['instanceId'], (group) => group.id.type.thinking),
  one('cache', 'cache', ['instanceId'], (group) => group.id.type.cache),
  one('batch', 'batch', ['instanceId'], (group) => group.id.type.batch),
  one('resolution', 'resolution', ['instanceId'], (group) => group.id.type.resolution),
  {
    option: 'channel',
    columns: [
      { name: 'channel', needs: ['instanceId'], value: (group) => group.id.channel },
      { name: 'channel_name', needs: ['instanceId'], value: (group) => channelNameOf(group) },
    ],
  },
  one('fee-type', 'fee_type', ['feeType'], (group) => group.feeType),
  one('billing-type', 'billing_type', ['instanceId'], (group) => group.id.billingType),
  one('unit', 'unit', ['unit'], (group) => orNull(group.unit.base)),
  one('commodity', 'commodity', ['commodityCode', 'commodityName'], (group) =>
    orNull(group.cell('commodityCode') || group.cell('commodityName')),
  ),
  one('item', 'item', ['itemCode', 'itemName'], (group) =>
    orNull(group.cell('itemCode') || group.cell('itemName')),
  ),
  one('service-entity', 'service_entity', ['serviceEntity'], (group) => orNull(group.cell('serviceEntity'))),
  {
    option: 'region',
    columns: [
      {
        name: 'region',
        needs: ['regionCode', 'regionName'],
        also: ['instanceId'],
        value: (group) =>
          orNull(group.cell('regionCode') || group.cell('regionName') || (group.id.region ?? '')),
      },
    ],
  },
];

/** The table that a pipe gets without `--by`; the names file's columns come behind api-key. */
export const DEFAULT_DIMENSIONS = [
  'month',
  'workspace',
  'api-key',
  'channel',
  'model',
  'type',
  'direction',
  'fee-type',
  'unit',
] as const;

/** Of a key or a workspace that the bill does not tell, which is not the same as none. */
const UNKNOWN = 'unknown';

function saysPayer({ kind }: InstanceId): boolean {
  return kind !== 'configuration';
}

function channelNameOf(group: DecodedGroup): string {
  return channelName(group.id.channel, group.id.apiKeyId !== null);
}

/** A dimension by its option or column name (`api-key`, `api_key_id`, `channel_name`, `tag:team`). */
export function findDimension(asked: string, extra: readonly Dimension[] = []): Dimension | undefined {
  const tag = /^tag:(.+)$/.exec(asked);
  if (tag !== null) return tagDimension(tag[1] as string);
  const wanted = plain(asked);
  const all = [...DIMENSIONS, ...extra];
  const byOption = all.find((dimension) => plain(dimension.option) === wanted);
  if (byOption !== undefined) return byOption;
  const column = all.flatMap((dimension) => dimension.columns).find((each) => plain(each.name) === wanted);
  return column === undefined ? undefined : { option: asked, columns: [column] };
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

function tagDimension(key: string): Dimension {
  const value = (group: DecodedGroup) => parseTags(group.cell('tags')).get(key) ?? null;
  return one(`tag:${key}`, `tag_${key}`, ['tags'], value);
}

/** Columns of times, the finest first: each value is canonical text in UTC+8. */
export const TIME_COLUMNS = ['minute', 'hour', 'day', 'billing_month'] as const;
export type TimeColumn = (typeof TIME_COLUMNS)[number];

export function isTimeColumn(name: string): name is TimeColumn {
  return (TIME_COLUMNS as readonly string[]).includes(name);
}

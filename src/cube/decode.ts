import { feeTypeOf } from '../bill/fee-type.ts';
import { decodeInstanceId, type InstanceId } from '../bill/instance-id.ts';
import { memo, memoByObject } from '../bill/memo.ts';
import { type Unit, unitOf } from '../bill/unit.ts';
import type { FileAnswer, GroupKey, RawGroup } from '../read/contract/answer.ts';

/** What the words of a group mean: decoded once for thousands of rows. */
export interface DecodedGroup {
  readonly id: InstanceId;
  /** The model; an opaque Instance ID keeps its cost under its own text. */
  readonly model: string | null;
  readonly unit: Unit;
  readonly feeType: string | null;
  readonly account: string | null;
  readonly currency: string | null;
  readonly tax: 'included' | 'excluded' | 'unknown';
  /** The cell of a group key; empty where it was not asked for. */
  cell(key: GroupKey): string;
}

/** Keys that every run groups by: what the totals, the proof and the warnings need. */
export const ALWAYS_GROUPED: readonly GroupKey[] = [
  'instanceId',
  'currency',
  'unit',
  'feeType',
  'month',
  'ownerId',
  'purchaserId',
  'serviceEntity',
];

/** What must be known of a file to read its groups. */
export interface Decodable {
  readonly keys: FileAnswer['keys'];
  readonly layout: Pick<FileAnswer['layout'], 'tax'>;
}

type GroupDecoder = (group: Pick<RawGroup, 'cells'>) => DecodedGroup;

/** The decoder for the groups of one file; Instance IDs, units and fee types are decoded once per distinct text. */
export const groupDecoder = memoByObject((answer: Decodable): GroupDecoder => {
  const places = new Map(answer.keys.map((key, index) => [key, index]));
  const idOf = memo(decodeInstanceId, Number.POSITIVE_INFINITY);
  const unit = memo(unitOf);
  const feeType = memo(feeTypeOf);
  return ({ cells }) => {
    const cell = (key: GroupKey) => cells[places.get(key) ?? -1] ?? '';
    const id = idOf(cell('instanceId'));
    const fee = cell('feeType');
    return {
      id,
      model: id.kind === 'opaque' ? id.raw.trim() || null : id.model,
      unit: unit(cell('unit')),
      feeType: fee === '' ? null : feeType(fee),
      account: cell('ownerId') || cell('purchaserId') || null,
      currency: cell('currency').toUpperCase() || null,
      tax: answer.layout.tax,
      cell,
    };
  };
});

import { isKnownChannel } from '../../bill/channel.ts';
import { isKnownFeeType } from '../../bill/fee-type.ts';
import { type BillGroup, bucket, CHANGES_OF_BILLED, groupPlace } from '../findings/bill-groups.ts';
import type { Findings } from '../findings/findings.ts';

type Unknown =
  | 'NO_INSTANCE_ID'
  | 'UNKNOWN_CHANNEL'
  | 'UNKNOWN_FEE_TYPE'
  | 'UNKNOWN_INSTANCE_ID'
  | 'UNKNOWN_UNIT'
  | 'UNKNOWN_USAGE_TYPE';

/** Unknown words on the bill, each with its cost, and fee types that correct earlier billing. */
export function checkMeaning(groups: readonly BillGroup[], findings: Findings): void {
  for (const group of groups) {
    const { raw, payable, decoded } = group;
    const sighting = { rows: raw.rows, cost: payable, place: groupPlace(group) };
    for (const [code, text] of unknownWords(group))
      findings.add({ code, subject: text, params: { text }, ...bucket(group) }, sighting);
    const { feeType } = decoded;
    if (feeType === null || !CHANGES_OF_BILLED.has(feeType)) continue;
    const kind = { code: 'CORRECTION', subject: feeType, params: { feeType } } as const;
    findings.add({ ...kind, ...bucket(group) }, sighting);
  }
}

function unknownWords({ decoded: { id, unit, cell, feeType } }: BillGroup): [Unknown, string][] {
  const found: [Unknown, string][] = [];
  const isNone = id.raw.trim() === '';
  // A correction of the whole bill belongs to no instance; it is reported as a correction.
  const isOfBill = isNone && CHANGES_OF_BILLED.has(feeType ?? '');
  if (id.kind === 'opaque' && !isOfBill)
    found.push(isNone ? ['NO_INSTANCE_ID', ''] : ['UNKNOWN_INSTANCE_ID', id.raw.trim()]);
  else if (id.kind !== 'opaque') {
    if (!id.type.known) found.push(['UNKNOWN_USAGE_TYPE', id.usageType ?? '']);
    if (!isKnownChannel(id.channel)) found.push(['UNKNOWN_CHANNEL', id.channel ?? '']);
  }
  if (!unit.known && unit.base !== '' && !isOfBill) found.push(['UNKNOWN_UNIT', unit.base]);
  const fee = cell('feeType');
  if (fee !== '' && !isKnownFeeType(fee)) found.push(['UNKNOWN_FEE_TYPE', fee]);
  return found;
}

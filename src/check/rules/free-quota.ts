import type { Reading } from '../../read/contract/reading.ts';
import { type BillGroup, bucket, groupPlace } from '../findings/bill-groups.ts';
import type { Findings } from '../findings/findings.ts';

/** One account's month, in all the inputs together. */
interface AccountMonth {
  readonly account: string | null;
  readonly month: string;
  usageRows: number;
  freeRows: number;
  readonly files: Set<string>;
}

/**
 * Free-quota rows are left out of an export whose box "include rows with payable 0" is not ticked, and with them most
 * of the usage. Proven where the account has had such rows in another month and this one has no row at all with
 * payable 0; a quota may also have run out, so anything less is only noted.
 */
export function checkFreeQuota({ answers }: Reading, groups: readonly BillGroup[], findings: Findings): void {
  const months = accountMonths(groups);
  const unpaid = new Set(answers.filter(({ unpaidRows }) => unpaidRows > 0).map(({ file }) => file));
  const having = new Set(months.filter(({ freeRows }) => freeRows > 0).map(({ account }) => account));
  for (const { account, month, usageRows, freeRows, files } of months) {
    if (freeRows > 0 || usageRows === 0) continue;
    const had = having.has(account);
    const hasUnpaid = [...files].some((file) => unpaid.has(file));
    if (!had && hasUnpaid) continue;
    const isMissing = had && !hasUnpaid;
    const kind = {
      code: isMissing ? 'FREE_QUOTA_MISSING' : 'FREE_QUOTA_UNSEEN',
      subject: account === null ? month : `${account} ${month}`,
      params: { account: account ?? '', month, had: had ? 1 : 0 },
    } as const;
    for (const file of files) findings.add(kind, { place: { file, line: null } });
  }
}

/** A free-quota row costs nothing. One that costs something charges for what was free, or has another fee type. */
export function checkFreeCharged(groups: readonly BillGroup[], findings: Findings): void {
  for (const group of groups) {
    const { decoded, payable } = group;
    if (decoded.feeType !== 'free-quota' || payable === null || payable === 0n) continue;
    const kind = { code: 'FREE_QUOTA_CHARGED', subject: '' } as const;
    // A group does not show which of its rows cost something, nor how many.
    const { rows: _, ...rest } = groupPlace(group);
    const place = { ...rest, line: null, group: group.raw };
    findings.add({ ...kind, ...bucket(group) }, { cost: payable, place });
  }
}

function accountMonths(groups: readonly BillGroup[]): readonly AccountMonth[] {
  const months = new Map<string, AccountMonth>();
  for (const { answer, decoded, month, raw } of groups) {
    if (answer.layout.columns.feeType === undefined) continue;
    const { account, feeType } = decoded;
    const key = JSON.stringify([account, month]);
    const own = months.get(key) ?? {
      ...{ account, month, usageRows: 0, freeRows: 0 },
      files: new Set<string>(),
    };
    if (feeType === 'usage') own.usageRows += raw.rows;
    if (feeType === 'free-quota') own.freeRows += raw.rows;
    own.files.add(answer.file);
    months.set(key, own);
  }
  return [...months.values()];
}

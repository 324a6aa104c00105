import { absolute } from '../bill/absolute.ts';
import { compare } from '../bill/compare.ts';
import { formatDecimal } from '../bill/decimal.ts';
import { groupThousands } from '../bill/thousands.ts';
import type { Redactor } from '../read/contract/reading.ts';
import type { Notice } from '../words/notice.ts';
import type { DecodedGroup } from './decode.ts';
import type { Names } from './names.ts';

const EXAMPLES = 5;

interface Unnamed {
  rows: number;
  /** Payable by currency and tax. */
  readonly payable: Map<string, bigint>;
}

/** API keys of the rows that count which the names file does not name, with what they come to. */
export class UnnamedKeys {
  private readonly keys = new Map<string, Unnamed>();
  private readonly totals = new Map<string, { readonly currency: string; sum: bigint }>();
  private namesKeys = false;

  constructor(
    private readonly names: Names,
    private readonly redactor: Redactor | undefined,
  ) {}

  add({ id: { apiKeyId }, currency, tax }: DecodedGroup, rows: number, payable: bigint | null): void {
    const bucket = `${currency ?? ''}\0${tax}`;
    const total = this.totals.get(bucket) ?? { currency: currency ?? '', sum: 0n };
    total.sum += payable ?? 0n;
    this.totals.set(bucket, total);
    if (apiKeyId === null || apiKeyId === '') return;
    const row = this.names.rows.get(apiKeyId);
    if (row !== undefined) this.namesKeys = true;
    if (row !== undefined && row.name !== '') return;
    const key = this.keys.get(apiKeyId) ?? { rows: 0, payable: new Map() };
    key.rows += rows;
    key.payable.set(bucket, (key.payable.get(bucket) ?? 0n) + (payable ?? 0n));
    this.keys.set(apiKeyId, key);
  }

  /** Nothing where the file names no key at all: it is about workspaces, or of another bill, which is told. */
  notices(): readonly Notice[] {
    if (!this.namesKeys || this.keys.size === 0) return [];
    const all = [...this.keys].sort(
      ([a, one], [b, other]) => compare(sizeOf(other), sizeOf(one)) || compare(a, b),
    );
    const shown = all.slice(0, EXAMPLES);
    const rows = all.reduce((sum, [, key]) => sum + key.rows, 0);
    const params = {
      keys: all.length,
      texts: shown.map(([id]) => this.redactor?.pseudonym('key', id) ?? id),
      amounts: shown.map(([, { payable }]) => this.amountText(payable)),
      sum: this.amountText(summed(all.map(([, { payable }]) => payable))),
      more: all.length - shown.length,
    };
    return [{ code: 'NAMES_PARTIAL', rows, params }];
  }

  /** `CNY 12.5 (16.7%)`: of the payable of each currency and tax. */
  private amountText(payable: ReadonlyMap<string, bigint>): string {
    return [...payable]
      .map(([bucket, amount]) => {
        const total = this.totals.get(bucket);
        const figure = groupThousands(formatDecimal(amount));
        const share = total === undefined ? '' : shareText(amount, total.sum);
        return `${total?.currency ?? ''} ${figure}${share}`.trim();
      })
      .join(' + ');
  }
}

/** In tenths of a percent, a half rounded up; of a total that is not positive there is none. */
function shareText(amount: bigint, total: bigint): string {
  if (total <= 0n || amount < 0n) return '';
  const tenths = (amount * 2_000n + total) / (total * 2n);
  return ` (${tenths / 10n}.${tenths % 10n}%)`;
}

function sizeOf({ payable }: Unnamed): bigint {
  return [...payable.values()].reduce((sum, amount) => sum + absolute(amount), 0n);
}

function summed(all: readonly ReadonlyMap<string, bigint>[]): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const each of all)
    for (const [bucket, amount] of each) sums.set(bucket, (sums.get(bucket) ?? 0n) + amount);
  return sums;
}

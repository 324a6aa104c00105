import type { Cube } from '../../cube/cube.ts';
import { isMoney } from '../../cube/measures.ts';
import type { Notice } from '../../words/notice.ts';
import { BillError } from '../../words/problem.ts';
import type { Tax } from './sources/amounts.ts';
import type { SourceLine } from './sources/source.ts';

interface Bucket {
  readonly currency: string | null;
  readonly tax: Tax;
}

/**
 * Lines of money with the currency and tax of the bill where the other side does not say and the bill has but one.
 * Throws a BillError (`SEVERAL_SUMS`) where it has more: unlike money is never compared.
 */
export function inBuckets(
  cube: Cube,
  lines: readonly SourceLine[],
): { lines: readonly SourceLine[]; notices: readonly Notice[] } {
  const buckets = bucketsOf(cube);
  const assumed = new Set<string>();
  const placed = lines.map((line) => {
    if (!isMoney(line.measure) || (line.currency !== null && line.tax !== null)) return line;
    const fitting = buckets.filter((bucket) => fits(bucket, line));
    if (fitting.length > 1) throw severalSums(fitting);
    const [bucket] = fitting;
    if (bucket === undefined) return line;
    if (line.currency === null && bucket.currency !== null) assumed.add(bucket.currency);
    return { ...line, ...bucket };
  });
  const notices = [...assumed].map(
    (currency): Notice => ({ code: 'CURRENCY_ASSUMED', params: { currency } }),
  );
  return { lines: placed, notices };
}

/** Which of them is meant, only the user knows. */
function severalSums(buckets: readonly Bucket[]): BillError {
  const currencies = buckets.map(({ currency }) => currency ?? '');
  const taxes = buckets.map(({ tax }) => tax);
  return new BillError({ code: 'SEVERAL_SUMS', params: { currencies, taxes } });
}

function fits(bucket: Bucket, { currency, tax }: SourceLine): boolean {
  return (currency === null || currency === bucket.currency) && (tax === null || tax === bucket.tax);
}

function bucketsOf({ groups }: Cube): readonly Bucket[] {
  const buckets = new Map(
    groups.map(({ currency, tax }) => [JSON.stringify([currency, tax]), { currency, tax }] as const),
  );
  return [...buckets.values()];
}

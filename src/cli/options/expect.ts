import { invoiceDecimals } from '../../bill/currency.ts';
import { formatDecimal } from '../../bill/decimal.ts';
import type { Cube } from '../../cube/cube.ts';
import { roundHalfUp } from '../../report/round.ts';
import { totalsOf } from '../../report/totals.ts';
import type { Words } from '../../words/index.ts';
import { UsageError } from '../world/usage-error.ts';
import type { OptionValues } from './commands.ts';

/** What the user knows of the bill beforehand: a file cut at the end of a row shows only by this. */
export interface Expectations {
  readonly rows?: number;
  readonly payable?: bigint;
  /** Every filter must match something. */
  readonly matches?: boolean;
}

export function resolveExpectations({ expectRows, expectPayable, strict }: OptionValues): Expectations {
  return { rows: expectRows, payable: expectPayable, matches: strict === true };
}

/** What became of the expectations. */
export interface Judged {
  readonly isMet: boolean;
  /** For each one that is not met its difference; what meets one only as an invoice does. */
  readonly lines: readonly string[];
}

export function judgeExpectations(expected: Expectations, cube: Cube, words: Words): Judged {
  const { usage, page } = words;
  const lines: string[] = [];
  const { rowsRead } = cube.proof;
  if (expected.rows !== undefined && expected.rows !== rowsRead) {
    const wrong = usage.expectedRows(
      String(expected.rows),
      String(rowsRead),
      String(rowsRead - expected.rows),
    );
    lines.push(`${usage.errorWord}: ${wrong}`);
  }
  const { met, wrong } = payableJudged(expected.payable, cube, words);
  if (wrong !== undefined) lines.push(`${usage.errorWord}: ${wrong}`);
  if (lines.length > 0)
    return { isMet: false, lines: [...lines, `  ${usage.remedy}: ${usage.expectRemedy}`] };
  return { isMet: !missesFilter(expected, cube), lines: met === undefined ? [] : [`${page.note}: ${met}`] };
}

/** A month without refunds is no error by itself; where every filter must match, it is. */
export function missesFilter({ matches }: Pick<Expectations, 'matches'>, { notices }: Cube): boolean {
  return matches === true && notices.some(({ code }) => code === 'NO_MATCH_FOR');
}

function payableJudged(
  wanted: bigint | undefined,
  cube: Cube,
  { usage, page }: Words,
): { readonly met?: string; readonly wrong?: string } {
  if (wanted === undefined) return {};
  const totals = totalsOf(cube);
  if (totals.length > 1) {
    const names = totals.map(
      ({ currency, tax }) => `${currency ?? page.unknownCurrency} ${page.values.tax?.[tax]}`,
    );
    throw new UsageError({ code: 'SEVERAL_CURRENCIES', params: { names } });
  }
  const payable = totals[0]?.measures.payable ?? null;
  if (payable === wanted) return {};
  const currency = totals[0]?.currency ?? null;
  const decimals = invoiceDecimals(currency);
  if (payable !== null && roundHalfUp(payable, decimals) === wanted)
    return {
      met: usage.invoicedPayable(
        formatDecimal(wanted),
        formatDecimal(payable),
        String(decimals),
        currency ?? '',
      ),
    };
  const found = payable === null ? usage.noPayable : formatDecimal(payable);
  const difference = formatDecimal((payable ?? 0n) - wanted);
  return { wrong: usage.expectedPayable(formatDecimal(wanted), found, difference, currency ?? '') };
}

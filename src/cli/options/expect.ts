import { formatDecimal } from '../../bill/decimal.ts';
import type { Cube } from '../../cube/cube.ts';
import { totalsOf } from '../../report/totals.ts';
import type { Words } from '../../words/index.ts';
import { UsageError } from '../world/usage-error.ts';
import type { OptionValues } from './commands.ts';

/** What the user knows of the bill beforehand: a file cut at the end of a row shows only by this. */
export interface Expectations {
  readonly rows?: number;
  readonly payable?: bigint;
}

export function resolveExpectations({ expectRows, expectPayable }: OptionValues): Expectations {
  return { rows: expectRows, payable: expectPayable };
}

/** A line for each expectation that the report does not meet, with the difference. */
export function unmet(expected: Expectations, cube: Cube, words: Words): string[] {
  const { usage } = words;
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
  const wrong = expected.payable === undefined ? undefined : payableDifference(expected.payable, cube, words);
  if (wrong !== undefined) lines.push(`${usage.errorWord}: ${wrong}`);
  return lines.length === 0 ? lines : [...lines, `  ${usage.remedy}: ${usage.expectRemedy}`];
}

function payableDifference(wanted: bigint, cube: Cube, { usage, page }: Words): string | undefined {
  const totals = totalsOf(cube);
  if (totals.length > 1) {
    const names = totals.map(
      ({ currency, tax }) => `${currency ?? page.unknownCurrency} ${page.values.tax?.[tax]}`,
    );
    throw new UsageError({ code: 'SEVERAL_CURRENCIES', params: { names } });
  }
  const payable = totals[0]?.measures.payable ?? null;
  if (payable === wanted) return undefined;
  const found = payable === null ? usage.noPayable : formatDecimal(payable);
  const difference = formatDecimal((payable ?? 0n) - wanted);
  return usage.expectedPayable(formatDecimal(wanted), found, difference, totals[0]?.currency ?? '');
}

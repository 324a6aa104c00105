import { formatDecimal, parseDecimal } from '../../src/bill/decimal.ts';
import { type Contender, runOnce } from './measure.ts';

interface Answer {
  readonly rows: string;
  readonly tokens: string;
  readonly payable: string;
}

/** Rows, tokens and payable of an engine must equal ours to the last digit; the benchmark stops where they do not. */
export function mustAgree(ours: Contender, others: readonly Contender[]): void {
  const expected = ourAnswer(runOnce(ours).stdout);
  for (const other of others) {
    const [rows = '', tokens = '', payable = ''] = JSON.parse(runOnce(other).stdout) as string[];
    const found = { rows, tokens: plain(tokens), payable: plain(payable) };
    if (JSON.stringify(found) !== JSON.stringify(expected)) {
      throw new Error(`${other.name} disagrees: ${JSON.stringify(found)}, ours ${JSON.stringify(expected)}`);
    }
  }
}

function ourAnswer(json: string): Answer {
  const { totals } = JSON.parse(json) as { totals: { rows: number; tokens: string; payable: string }[] };
  const [total] = totals;
  if (total === undefined || totals.length !== 1) throw new Error('one total expected');
  return { rows: String(total.rows), tokens: total.tokens, payable: total.payable };
}

function plain(text: string): string {
  const value = parseDecimal(text);
  if (value === undefined) throw new Error(`not a number: ${text}`);
  return formatDecimal(value);
}

import { describe, expect, it } from 'vitest';
import { cleanBill, cleanBytes, type PollutionCase, pollution } from '../../support/pollution/pollution.ts';
import { rounds, some } from '../../support/setup/effort.ts';
import { isRefused, type Outcome, readBytes, totalsOf } from '../reading.ts';

/** Of more than two thousand cases a layout. */
const EVERY = 11;

/** Everything that is wrong with how a damaged bill was read. */
interface Verdicts {
  cases: number;
  /** Read without a word of doubt, with other totals than the true ones. */
  readonly silent: string[];
  readonly refusedHarmless: string[];
  readonly acceptedHarmful: string[];
  /** Refused cases that name a damaged line, and those of them that name another one. */
  refusedAtLine: number;
  readonly wrongLine: string[];
}

describe.each(['A', 'C'] as const)('a damaged bill of layout %s', (layout) => {
  const [truth] = cleanBill(layout).expected.totals;
  const totals = { payable: truth?.payable, list_cost: truth?.list_cost, tokens: truth?.tokens };

  it('is exact where nothing is damaged', async () => {
    const outcome = await readBytes(cleanBytes(cleanBill(layout)));
    expect(isRefused(outcome)).toBe(false);
    expect(isExact(outcome)).toBe(true);
  });

  it('is exact or refused with its line, never silently wrong', async () => {
    const verdicts: Verdicts = {
      cases: 0,
      silent: [],
      refusedHarmless: [],
      acceptedHarmful: [],
      refusedAtLine: 0,
      wrongLine: [],
    };
    // An exception that is no BillError comes through readBytes and fails the test.
    for (const one of some(pollution(layout), EVERY)) judge(one, await readBytes(one.bytes), verdicts);
    expect(verdicts.cases).toBeGreaterThanOrEqual(rounds(2000 / EVERY, 2000));
    expect(verdicts.silent).toEqual([]);
    expect(verdicts.refusedHarmless).toEqual([]);
    expect(verdicts.acceptedHarmful).toEqual([]);
    expect(verdicts.refusedAtLine).toBeGreaterThanOrEqual(rounds(1500 / EVERY, 1500));
    expect(verdicts.wrongLine.length, verdicts.wrongLine.join('\n')).toBeLessThan(
      verdicts.refusedAtLine / 100,
    );
  });

  function judge(one: PollutionCase, outcome: Outcome, verdicts: Verdicts): void {
    verdicts.cases++;
    if (!isRefused(outcome)) {
      if (!isExact(outcome)) verdicts.silent.push(one.name);
      if (one.kind === 'harmful') verdicts.acceptedHarmful.push(one.name);
      return;
    }
    if (one.kind === 'harmless') verdicts.refusedHarmless.push(one.name);
    if (one.damagedLine === undefined) return;
    verdicts.refusedAtLine++;
    if (!linesOf(outcome).includes(one.damagedLine)) verdicts.wrongLine.push(one.name);
  }

  function isExact({ answer }: Outcome): boolean {
    return answer !== undefined && JSON.stringify(totalsOf(answer)) === JSON.stringify(totals);
  }
});

function linesOf({ rejects, failure }: Outcome): (number | undefined)[] {
  return [...rejects.map(({ line }) => line), failure?.line];
}

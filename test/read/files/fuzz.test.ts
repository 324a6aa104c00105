import { describe, expect, it } from 'vitest';
import { random } from '../../../samples/generator/random.ts';
import { cleanBill, cleanBytes } from '../../support/pollution/pollution.ts';
import { rounds } from '../../support/setup/effort.ts';
import { isRefused, type Outcome, readBytes, totalsOf } from '../reading.ts';
import { Refusal, strictTotals } from '../text/strict-reader.ts';
import { mutant } from './mutations.ts';

/** Kept, so that a failure comes again; with another one the test looks elsewhere. */
const SEED = 20_260_603;
const MUTANTS = rounds(200, 2500);
/** Long after any of them should be read. */
const HANG = 2000;

describe.each(['A', 'C'] as const)('mutants of a bill in layout %s', (layout) => {
  const clean = cleanBytes(cleanBill(layout));
  const source = random(SEED);
  const verdicts = {
    agreed: 0,
    contradicted: [] as string[],
    overlooked: [] as string[],
    slow: [] as string[],
  };

  it('are read without a crash or a hang', async () => {
    for (let index = 0; index < MUTANTS; index++) {
      const { name, bytes } = mutant(clean, source);
      const begun = Date.now();
      const outcome = await readBytes(bytes);
      if (Date.now() - begun > HANG) verdicts.slow.push(`${index}: ${name}`);
      judge(`${index}: ${name}`, bytes, outcome);
    }
    expect(verdicts.slow).toEqual([]);
  });

  it('have no total that a strict reader contradicts', () => {
    expect(verdicts.contradicted).toEqual([]);
    expect(verdicts.agreed).toBeGreaterThan(MUTANTS / 4);
  });

  it('have no broken structure that is overlooked', () => {
    expect(verdicts.overlooked).toEqual([]);
  });

  function judge(name: string, bytes: Buffer, outcome: Outcome): void {
    if (isRefused(outcome) || outcome.answer === undefined) return;
    const strict = strictly(bytes);
    const totals = totalsOf(outcome.answer);
    if (!(strict instanceof Refusal)) {
      if (JSON.stringify(strict) === JSON.stringify(totals)) verdicts.agreed++;
      else
        verdicts.contradicted.push(`${name}: ${JSON.stringify(totals)}, strictly ${JSON.stringify(strict)}`);
      // Lines above the header are told as a preamble: broken ones there are no part of the table.
    } else if (strict.kind === 'structure' && outcome.answer.preambleLines === 0)
      verdicts.overlooked.push(`${name}: ${strict.message}`);
  }
});

/** A last record without a line end is believed where its arithmetic holds; the strict reader wants the line end. */
function strictly(bytes: Buffer): unknown {
  try {
    return strictTotals(bytes.at(-1) === 10 ? bytes : Buffer.concat([bytes, Buffer.from('\n')]));
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

import type { DecodedGroup } from './decode.ts';
import { addInto, copyOf, type Measure, type Measures } from './measures.ts';

/** Fee types of lines that give money back or settle it, which a sum of usage hides. */
export const CORRECTIONS = ['refund', 'adjustment', 'rounding'] as const;

export type CorrectionType = (typeof CORRECTIONS)[number];

/** All lines of one such fee type in one currency and tax. */
export interface Correction {
  readonly feeType: CorrectionType;
  readonly currency: string | null;
  readonly tax: DecodedGroup['tax'];
  readonly rows: number;
  readonly measures: Measures;
}

/** Adds up what is corrected, and notes of which fee types lines without an Instance ID are. */
export class CorrectionTally {
  private readonly sums = new Map<
    string,
    Correction & { rows: number; measures: Record<Measure, bigint | null> }
  >();
  private readonly feeTypes = new Set<string>();

  add({ feeType, currency, tax, id }: DecodedGroup, rows: number, measures: Measures): void {
    if (id.raw.trim() === '' && feeType !== null) this.feeTypes.add(feeType);
    if (!isCorrection(feeType)) return;
    const key = JSON.stringify([feeType, currency, tax]);
    const known = this.sums.get(key);
    if (known === undefined) this.sums.set(key, { feeType, currency, tax, rows, measures: copyOf(measures) });
    else {
      known.rows += rows;
      addInto(known.measures, measures);
    }
  }

  corrections(): readonly Correction[] {
    return [...this.sums.values()];
  }

  /** In the order of their names. */
  withoutId(): readonly string[] {
    return [...this.feeTypes].sort();
  }
}

export function isCorrection(feeType: unknown): feeType is CorrectionType {
  return CORRECTIONS.some((known) => known === feeType);
}

import { compare } from '../bill/compare.ts';
import { formatDecimal } from '../bill/decimal.ts';
import type { Notice } from '../words/notice.ts';
import type { DecodedGroup } from './decode.ts';
import type { Measures } from './measures.ts';
import type { CubePlan } from './plan.ts';

/** What free quota covers in other units than tokens, for those who ask for free tokens and would read 0. */
export class FreeUnits {
  private readonly units = new Map<string, bigint>();
  private rows = 0;
  private readonly isAsked: boolean;

  constructor({ measures = [] }: CubePlan) {
    this.isAsked = measures.includes('free_tokens');
  }

  add({ feeType, unit }: DecodedGroup, rows: number, { deducted }: Measures): void {
    if (!this.isAsked || feeType !== 'free-quota' || unit.base === 'token') return;
    if (deducted === null || deducted === 0n) return;
    this.rows += rows;
    this.units.set(unit.base, (this.units.get(unit.base) ?? 0n) + deducted);
  }

  notices(): readonly Notice[] {
    if (this.rows === 0) return [];
    const units = [...this.units].sort(([a], [b]) => compare(a, b));
    const params = {
      rows: this.rows,
      units: units.map(([unit]) => unit),
      amounts: units.map(([, amount]) => formatDecimal(amount)),
    };
    return [{ code: 'FREE_OTHER_UNITS', rows: this.rows, params }];
  }
}

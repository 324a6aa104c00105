import { isUnitMeasure, type Measure } from '../../cube/measures.ts';
import type { BillFacts } from './rollups.ts';
import { type Drill, type MeasureChoice, unitChoice, unitIn, type ViewState } from './state.ts';

/** What pictures are drawn in. */
export interface Measured {
  /** Of a unit without a measure of its own: `consumed`. */
  readonly measure: Measure;
  readonly unit: string | undefined;
}

/** What is asked for where the bill has any of it, else the payable. */
export function measuredIn({ measures, units }: BillFacts, { measure }: ViewState): Measured {
  const unit = measure === undefined ? undefined : unitIn(measure);
  if (unit !== undefined && units.includes(unit)) return { measure: 'consumed', unit };
  // Over all units at once, `consumed` means nothing.
  const isThere = measure !== undefined && !isUnitMeasure(measure) && measures.get(measure as Measure);
  return { measure: isThere ? (measure as Measure) : 'payable', unit: undefined };
}

/** The same as the address says it. */
export function choiceOf({ measure, unit }: Measured): MeasureChoice {
  return unit === undefined ? measure : unitChoice(unit);
}

/** What lies behind a figure in the chosen measure: of a unit only its own groups. */
export function measuredDrill({ unit }: Measured, drill: Drill): Drill {
  return unit === undefined ? drill : { ...drill, values: { ...drill.values, unit: [unit] } };
}

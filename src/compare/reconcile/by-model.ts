import { isMoney } from '../../cube/measures.ts';
import { factorOf } from './reasons/factor.ts';
import type { Reconciliation } from './reconcile.ts';
import type { KeyValue } from './sources/source.ts';

/** What a log says of a model's tokens over all days and keys, beside what is billed. */
export interface ModelFactor {
  readonly model: KeyValue;
  readonly measure: string;
  readonly ours: bigint;
  readonly theirs: bigint;
  /** theirs ÷ ours with 4 decimals; null where nothing is billed. */
  readonly factor: bigint | null;
  readonly reported: 'over' | 'under' | 'ok' | 'none';
}

/** One for each model and measure of usage, those billed most first. */
export function modelFactors({ keys, lines }: Reconciliation): readonly ModelFactor[] {
  const place = keys.indexOf('model');
  const sums = new Map<string, { model: KeyValue; measure: string; ours: bigint; theirs: bigint }>();
  for (const line of lines) {
    if (isMoney(line.measure)) continue;
    const model = line.values[place] ?? null;
    const key = JSON.stringify([model, line.measure]);
    const sum = sums.get(key) ?? { model, measure: line.measure, ours: 0n, theirs: 0n };
    sums.set(key, { ...sum, ours: sum.ours + (line.ours ?? 0n), theirs: sum.theirs + (line.theirs ?? 0n) });
  }
  return [...sums.values()]
    .map((sum) => ({ ...sum, factor: factorOf(sum.ours, sum.theirs), reported: reportedOf(sum) }))
    .sort(byAmount);
}

function reportedOf({ ours, theirs }: { ours: bigint; theirs: bigint }): ModelFactor['reported'] {
  if (ours === theirs) return 'ok';
  if (ours === 0n) return 'none';
  return theirs > ours ? 'over' : 'under';
}

function byAmount(a: ModelFactor, b: ModelFactor): number {
  const [x, y] = [a.ours + a.theirs, b.ours + b.theirs];
  if (x !== y) return x > y ? -1 : 1;
  const [s, t] = [`${a.model} ${a.measure}`, `${b.model} ${b.measure}`];
  return s < t ? -1 : s > t ? 1 : 0;
}

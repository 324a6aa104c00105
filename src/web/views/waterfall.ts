import { costLines } from '../../report/facts.ts';
import { totalsOf } from '../../report/totals.ts';
import { cubeOf, type Scene } from '../query/scene.ts';

export interface WaterfallStep {
  readonly label: string;
  readonly kind: 'start' | 'less' | 'end';
  readonly value: bigint;
  /** Where its bar begins and ends. */
  readonly from: bigint;
  readonly to: bigint;
}

/** From list cost down to payable, as the summary of the command line says it. */
export function waterfall(scene: Scene): readonly WaterfallStep[] {
  const total = totalsOf(cubeOf(scene, scene.selection, []))[0];
  if (total === undefined) return [];
  const lines = costLines(total, scene.words);
  let left = 0n;
  return lines.map(([label, value], place): WaterfallStep => {
    const kind = place === lines.length - 1 ? 'end' : place === 0 ? 'start' : 'less';
    const from = kind === 'less' ? left : 0n;
    const to = kind === 'less' ? left - value : value;
    left = to;
    return { label: label.replace(/^[-=]?\s+/, ''), kind, value, from, to };
  });
}

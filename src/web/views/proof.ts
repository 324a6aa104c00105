import { noticeLines, payableLines, proofLine } from '../../report/closing.ts';
import { totalsOf } from '../../report/cost.ts';
import { cubeOf, type Scene } from '../query/scene.ts';

/** Of the whole bill, whatever is looked at: what is to be known of it, and where every one of its rows has gone. */
export function proofOf(scene: Scene) {
  const { words } = scene;
  const whole = cubeOf(scene, { values: {} }, ['unit']);
  return {
    notices: noticeLines(whole, words),
    proof: [proofLine(whole, words), ...payableLines(totalsOf(whole), words)],
  };
}

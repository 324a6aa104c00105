import { formatDecimal } from '../../bill/decimal.ts';
import { groupThousands } from '../../bill/thousands.ts';
import { noticeLines, payableLines, proofLine } from '../../report/proof-lines.ts';
import { totalsOf } from '../../report/totals.ts';
import { cubeOf, moneyOf, type Scene } from '../query/scene.ts';

/** Of the whole bill, whatever is looked at: what is to be known of it, and where every one of its rows has gone. */
export function proofOf(scene: Scene) {
  const { words } = scene;
  const whole = cubeOf(scene, { values: {} }, ['unit']);
  return {
    notices: noticeLines(whole, words),
    proof: [proofLine(whole, words), ...payableLines(totalsOf(whole), words), ...shownLine(scene)],
  };
}

/** Where less than the whole bill is looked at, what part of it the figures above are. */
function shownLine(scene: Scene): readonly string[] {
  const { words, store } = scene;
  const shown = totalsOf(cubeOf(scene, scene.selection, ['unit']))[0];
  const { counted } = store.head.proof;
  const rows = shown?.rows ?? 0;
  if (rows === counted) return [];
  const { currency, tax } = moneyOf(scene);
  const payable = `${groupThousands(formatDecimal(shown?.measures.payable ?? 0n))} ${words.web.inUnit(currency, tax)}`;
  return [words.web.proofShown(payable, groupThousands(String(rows)), groupThousands(String(counted)))];
}

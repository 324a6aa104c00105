import type { Lang } from '../../words/index.ts';
import { MOST_ANSWERED_BEHIND, type RollupAnswer, RollupRecorder, TooManyGroups } from '../query/answer.ts';
import type { Rollups } from '../query/rollups.ts';
import { sceneOf } from '../query/scene.ts';
import type { ViewState } from '../query/state.ts';
import { VIEWS } from '../views/all.ts';
import { behindSheet } from '../views/behind.ts';

export interface Computation {
  readonly rollups: Rollups;
  readonly version: number;
  readonly state: ViewState;
  readonly lang: Lang;
  /** A newer request has come, or the one who asked has gone. Asked before each roll-up. */
  isOver(): boolean;
}

/** What takes longer is refused: filters make it less. */
const MOST_TIME = 30_000;

class Over extends Error {}
class Late extends Error {}

/**
 * The roll-ups that the page needs for a state: those of what lies behind a figure where the state asks for that, else
 * those of all views. The views themselves are made to ask for them, one by one; between two of them other requests
 * are heard. Undefined where it is over before.
 */
export async function computed(computation: Computation): Promise<RollupAnswer | undefined> {
  const { version, state, lang } = computation;
  const check = checker(computation);
  const { drill } = state;
  const most = drill === undefined ? undefined : MOST_ANSWERED_BEHIND;
  const recorder = new RollupRecorder(checkedRollups(computation.rollups, check), most);
  const scene = sceneOf(recorder.rollups, state, lang);
  const steps =
    drill === undefined
      ? Object.values(VIEWS).map((make) => () => computeLater(make(scene)))
      : [() => behindSheet(scene, drill)];
  try {
    for (const step of steps) {
      await new Promise((resolve) => setImmediate(resolve));
      check();
      step();
    }
  } catch (error) {
    if (error instanceof Over) return undefined;
    if (error instanceof Late) return { version, folds: [], refused: 'late' };
    if (error instanceof TooManyGroups) return { version, folds: [], refused: 'large' };
    throw error;
  }
  return recorder.answer(version);
}

function checker({ isOver }: Computation): () => void {
  const end = performance.now() + MOST_TIME;
  return () => {
    if (isOver()) throw new Over();
    if (performance.now() > end) throw new Late();
  };
}

function checkedRollups(rollups: Rollups, check: () => void): Rollups {
  return {
    ...rollups,
    fold(...asked) {
      check();
      return rollups.fold(...asked);
    },
  };
}

/** Tables that are made when they are opened or downloaded ask for roll-ups of their own; too large ones stay out. */
function computeLater(view: unknown): void {
  for (const each of Array.isArray(view) ? view : [view]) {
    const { sheet, machine } = each as { sheet?(): unknown; machine?(): unknown };
    try {
      sheet?.();
      machine?.();
    } catch (error) {
      if (!(error instanceof TooManyGroups)) throw error;
    }
  }
}

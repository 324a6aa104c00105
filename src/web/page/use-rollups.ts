import { useEffect, useMemo, useState } from 'preact/hooks';
import { answeredRollups } from '../query/answer.ts';
import type { Rollups } from '../query/rollups.ts';
import { type ViewState, writeState } from '../query/state.ts';
import { askRollups } from './ask-rollups.ts';
import type { OpenedPage } from './source.ts';

/** Why there is nothing to show for a state. */
export type Trouble = 'large' | 'late' | 'failed';

export interface RollupsLook {
  /** What can be shown; of a large bill the last that was answered, while the next is computed. */
  readonly shown: { readonly rollups: Rollups; readonly state: ViewState } | undefined;
  readonly isLoading: boolean;
  readonly trouble: Trouble | undefined;
  retry(): void;
}

interface Answered {
  readonly opened: OpenedPage;
  readonly address: string;
  readonly shown?: NonNullable<RollupsLook['shown']>;
  readonly trouble?: Trouble;
}

/** The roll-ups for a state: at once where all groups are here, else as soon as the server has made them. */
export function useRollups(opened: OpenedPage, state: ViewState): RollupsLook {
  const address = addressOf(state);
  const [answered, setAnswered] = useState<Answered | undefined>(undefined);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (opened.kind === 'whole') return;
    const gone = new AbortController();
    const settle = (answer: Pick<Answered, 'shown' | 'trouble'>) => {
      if (!gone.signal.aborted) setAnswered({ ...answer, opened, address });
    };
    askRollups(address, gone.signal).then(
      ({ version, folds, refused }) => {
        if (refused !== undefined) return settle({ trouble: refused });
        // An answer of a newer export: its facts are on their way, and it will be asked for again with them.
        if (version === opened.facts.version)
          settle({ shown: { rollups: answeredRollups(opened.facts, folds), state } });
      },
      () => settle({ trouble: 'failed' }),
    );
    return () => gone.abort();
  }, [opened, address, tries]);
  const retry = () => {
    setAnswered(undefined);
    setTries((count) => count + 1);
  };
  const whole = useMemo(
    () => (opened.kind === 'whole' ? { rollups: opened.rollups, state } : undefined),
    [opened, state],
  );
  if (whole !== undefined) return { shown: whole, isLoading: false, trouble: undefined, retry };
  const isSettled = answered?.opened === opened && answered.address === address;
  const trouble = isSettled ? answered.trouble : undefined;
  return { shown: answered?.shown, isLoading: !isSettled, trouble, retry };
}

/** How it is read, looks and is zoomed changes nothing of what is rolled up. */
function addressOf({ lang: _lang, theme: _theme, exact: _exact, zoom: _zoom, ...state }: ViewState): string {
  return writeState({ ...state, exact: false });
}

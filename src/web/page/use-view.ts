import { useCallback, useEffect, useState } from 'preact/hooks';
import { readState, type ViewState, writeState } from '../query/state.ts';

export type Go = (change: Partial<ViewState> | ((state: ViewState) => ViewState)) => void;

/** The state in the address: every change is a step of the browser's history, so that back and forward work. */
export function useView(): readonly [ViewState, Go] {
  const [state, setState] = useState(() => readState(location.hash));
  useEffect(() => {
    // A step of our own has been taken already; drawing it again would cost the same once more.
    const read = () => {
      const next = readState(location.hash);
      setState((now) => (writeState(now) === writeState(next) ? now : next));
    };
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  const go = useCallback<Go>((change) => {
    const before = readState(location.hash);
    const next = typeof change === 'function' ? change(before) : { ...before, ...change };
    const hash = writeState(next);
    if (`#${hash}` === location.hash || (hash === '' && location.hash === '')) return;
    location.hash = hash;
    // Not at the event, which comes later: what is clicked answers at once.
    setState(readState(hash));
  }, []);
  return [state, go];
}

import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../words/problem.ts';
import { isServed } from './source.ts';

/** What the server says of the files: `version` grows with every reading that was good. */
export interface LiveState {
  readonly version: number;
  /** Why the files cannot be used as they are now; the last good reading stays. */
  readonly stale?: Problem;
}

export type Live = LiveState | 'lost' | undefined;

/** Hears of new exports, where the page is served. */
export function useLive(): Live {
  const [live, setLive] = useState<Live>(undefined);
  useEffect(() => {
    if (!isServed()) return;
    const events = new EventSource('events');
    events.onmessage = ({ data }) => setLive(JSON.parse(data as string) as LiveState);
    events.onerror = () => setLive('lost');
    return () => events.close();
  }, []);
  return live;
}

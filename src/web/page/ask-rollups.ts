import type { RollupAnswer } from '../query/answer.ts';

/** How often it is asked again while the server is busy with the wish of another. */
const MOST_TRIES = 60;
const PAUSE = 1000;

/** Asks the server for the roll-ups of an address; waits while it is busy. */
export async function askRollups(address: string, signal: AbortSignal): Promise<RollupAnswer> {
  for (let tries = 1; ; tries++) {
    const response = await fetch(`rollup?${address}`, { cache: 'no-store', signal });
    if (response.ok) return (await response.json()) as RollupAnswer;
    if (response.status !== 503 || tries === MOST_TRIES) throw new Error(`rollup: ${response.status}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    signal.throwIfAborted();
  }
}

import { afterEach, expect, it, vi } from 'vitest';

// A copy of its own: what other files of this worker have half written would keep the handlers in place.
vi.resetModules();
const { interruptible, onSignals, removeOnSignal } = await import('../../../src/cli/world/signals.ts');

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const before = new Map(SIGNALS.map((signal) => [signal, process.listeners(signal)]));
const ours = () => SIGNALS.map((signal) => process.listenerCount(signal) - (before.get(signal)?.length ?? 0));
const pending = new Set<string>();
removeOnSignal(() => pending);

afterEach(() => {
  for (const signal of SIGNALS)
    for (const listener of process.listeners(signal))
      if (!before.get(signal)?.includes(listener)) process.removeListener(signal, listener);
});

it('work without a pause is left to the handlers of the system, and ours are back behind it', () => {
  onSignals();
  expect(ours()).toEqual([1, 1]);
  expect(interruptible(ours)).toEqual([0, 0]);
  expect(ours()).toEqual([1, 1]);
  expect(() =>
    interruptible(() => {
      throw new Error('fault');
    }),
  ).toThrow('fault');
  expect(ours()).toEqual([1, 1]);
});

it('where a file is half written, ours stay: they remove it', () => {
  onSignals();
  pending.add('half');
  expect(interruptible(ours)).toEqual([1, 1]);
  pending.clear();
});

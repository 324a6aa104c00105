import type { Measure } from '../../cube/measures.ts';
import type { Store } from '../pack/store.ts';
import { collapse, fold } from './fold.ts';
import { type Selection, select } from './select.ts';

const RUNNING: ReadonlySet<string> = new Set(['day', 'hour']);
const timeless = new WeakMap<Store, Store>();
const selections = new WeakMap<Uint32Array, Selection>();

/** Selects, and remembers what for. */
export function look(store: Store, selection: Selection): Uint32Array {
  const selected = select(store, selection);
  selections.set(selected, selection);
  return selected;
}

/**
 * Most views ask for no day and no hour, and nor do most filters: they are answered by a store in which the hours of a
 * month are one group, made once.
 */
export function foldOf(
  store: Store,
  selected: Uint32Array,
  dimensions: readonly string[],
  measures: readonly Measure[],
) {
  const selection = selections.get(selected);
  if (selection === undefined || dimensions.some((name) => RUNNING.has(name)) || asksTime(selection))
    return fold(store, selected, dimensions, measures);
  const small = timeless.get(store) ?? withoutTime(store);
  timeless.set(store, small);
  return fold(small, select(small, selection), dimensions, measures);
}

function asksTime({ values, since, until }: Selection): boolean {
  return since !== undefined || until !== undefined || Object.keys(values).some((name) => RUNNING.has(name));
}

function withoutTime(store: Store): Store {
  const names = [...store.dimensions.keys()].filter((name) => !RUNNING.has(name));
  return collapse(store, select(store, { values: {} }), names);
}

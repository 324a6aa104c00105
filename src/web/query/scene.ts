import type { Cube } from '../../cube/cube.ts';
import type { DimensionValue } from '../../cube/dimensions.ts';
import { MEASURES, type Measure } from '../../cube/measures.ts';
import { type Label, wordedValue } from '../../report/view.ts';
import { type Lang, type Words, words as wordsOf } from '../../words/index.ts';
import { own } from '../../words/own.ts';
import type { Store } from '../pack/store.ts';
import { type Selection, select } from './select.ts';
import { ALL_MONTHS, type Drill, type Grain, type ViewState } from './state.ts';
import { foldOf, look } from './timeless.ts';

/** One look at the bill: what is selected, and with what it is compared. Every picture and table is made from it. */
export interface Scene {
  readonly store: Store;
  readonly state: ViewState;
  readonly lang: Lang;
  readonly words: Words;
  /** The month looked at; undefined for all. */
  readonly month: string | undefined;
  readonly bucket: number;
  readonly measure: Measure;
  readonly grain: Grain;
  readonly selection: Selection;
  readonly selected: Uint32Array;
  /** The same look at the month before, where one whole month is looked at and the bill has the one before. */
  readonly previous: { readonly month: string; readonly selected: Uint32Array } | undefined;
}

export function sceneOf(store: Store, state: ViewState, lang: Lang): Scene {
  const words = wordsOf(lang);
  const months = monthsOf(store);
  const month = monthOf(state, months);
  const bucket = bucketPlace(store, state.bucket);
  const selection = selectionOf(state, month, bucket);
  const before = month === undefined || state.since || state.until ? undefined : monthBefore(month);
  const previous =
    before !== undefined && months.includes(before)
      ? { month: before, selected: look(store, selectionOf(state, before, bucket)) }
      : undefined;
  const selected = look(store, selection);
  const measure =
    state.measure !== undefined && store.measures.has(state.measure) ? state.measure : 'payable';
  const grain = grainOf(store, state, month);
  return { store, state, lang, words, month, bucket, measure, grain, selection, selected, previous };
}

/** `2026-05`, ascending. */
export function monthsOf({ dimensions }: Store): readonly string[] {
  const values = dimensions.get('billing_month')?.values ?? [];
  return values.filter((value) => typeof value === 'string').sort();
}

/** The last month, if the address does not say. */
function monthOf({ month }: ViewState, months: readonly string[]): string | undefined {
  if (month === ALL_MONTHS) return undefined;
  return month !== undefined && months.includes(month)
    ? month
    : months.length > 1
      ? months.at(-1)
      : undefined;
}

function selectionOf(state: ViewState, month: string | undefined, bucket: number): Selection {
  const { since, until, filters } = state;
  return {
    values: { ...filters, ...(month === undefined ? {} : { billing_month: [month] }) },
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    bucket,
  };
}

export function bucketName({ currency, tax }: Store['buckets'][number]): string {
  return `${currency ?? ''} ${tax}`;
}

/** The currency and tax that is asked for, else the one with most bill lines. */
function bucketPlace(store: Store, wanted: string | undefined): number {
  const asked = store.buckets.findIndex((bucket) => bucketName(bucket) === wanted);
  if (asked !== -1) return asked;
  const rows = store.buckets.map(() => 0);
  for (let row = 0; row < store.size; row++) {
    const place = store.bucketCodes[row] as number;
    rows[place] = (rows[place] as number) + (store.rows[row] as number);
  }
  return Math.max(0, rows.indexOf(Math.max(...rows)));
}

export function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

function grainOf(store: Store, { grain }: ViewState, month: string | undefined): Grain {
  if (grain === 'hour' && !hasValues(store, 'hour')) return 'day';
  if (grain !== undefined) return grain;
  if (!hasValues(store, 'day')) return 'month';
  return month === undefined && monthsOf(store).length > 3 ? 'month' : 'day';
}

/** Whether the bill says anything in a dimension. */
export function hasValues({ dimensions }: Store, name: string): boolean {
  return dimensions.get(name)?.values.some((value) => value !== null) ?? false;
}

/** The groups behind a figure of the scene. */
export function selectBehind({ store, selection }: Scene, drill: Drill): Uint32Array {
  const since = later(selection.since, drill.since);
  const until = earlier(selection.until, drill.until);
  const outer = select(store, selection);
  const inner = select(store, {
    values: drill.values,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  });
  const kept = new Set(outer);
  return inner.filter((row) => kept.has(row));
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

/** A small cube for the reports of `src/report`. */
export function cubeOf(
  { store }: Pick<Scene, 'store'>,
  selected: Uint32Array,
  dimensions: readonly string[],
  measures: readonly Measure[] = MEASURES,
): Cube {
  const { bill, proof, notices, aside } = store.head;
  const groups = foldOf(store, selected, dimensions, measures);
  return { dimensions, groups, bill, proof, notices, failures: [], asideProducts: new Map(aside) };
}

const labels = new WeakMap<Store, Label>();

/** The names that people gave to keys and workspaces. */
export function labelOf(store: Store): Label {
  const known = labels.get(store);
  if (known !== undefined) return known;
  const names = new Map(store.head.names);
  const label: Label = (column, value) =>
    column === 'api_key_id' || column === 'workspace_id' ? names.get(value) : undefined;
  labels.set(store, label);
  return label;
}

/** A dimension's value as people read it. */
export function shownValue(
  { store, words }: Pick<Scene, 'store' | 'words'>,
  name: string,
  value: DimensionValue,
): string {
  return wordedValue(name, value, { words, label: labelOf(store) });
}

/** What a dimension is called; the names file's own columns go by their own names. */
export function titleOf({ words }: Pick<Scene, 'words'>, name: string): string {
  return own(words.page.titles, name) ?? own(words.web.columns, name.toLowerCase()) ?? name;
}

/** The dimension that says who is charged: the names file's `team`, or its first column. */
export function teamColumn({ head }: Store): string | undefined {
  return head.nameColumns.find((name) => /^team$/i.test(name)) ?? head.nameColumns[0];
}

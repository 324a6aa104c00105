import { memoByObject } from '../../bill/memo.ts';
import { own } from '../../bill/own.ts';
import type { Cube } from '../../cube/cube.ts';
import type { DimensionValue } from '../../cube/dimensions.ts';
import { isMoney, MEASURES, type Measure } from '../../cube/measures.ts';
import { type Label, wordedValue } from '../../report/view.ts';
import { columnTitle } from '../../words/column-title.ts';
import { type Lang, type Words, words as wordsOf } from '../../words/index.ts';
import type { PageHead } from '../wire/head.ts';
import { choiceOf, type Measured, measuredIn } from './measured.ts';
import type { BillFacts, Rollups } from './rollups.ts';
import type { Selected } from './select.ts';
import {
  ALL_MONTHS,
  type Chosen,
  type Drill,
  type Grain,
  type MeasureChoice,
  unitIn,
  type ViewState,
} from './state.ts';

/** One look at the bill: what is selected, and with what it is compared. Every picture and table is made from it. */
export interface Scene extends Measured {
  readonly store: Rollups;
  readonly state: ViewState;
  readonly lang: Lang;
  readonly words: Words;
  /** The month looked at; undefined for all. */
  readonly month: string | undefined;
  readonly bucket: number;
  readonly grain: Grain;
  readonly selection: Selected;
  /** What pictures are drawn from: of a unit only its own groups, since unlike usage is never added up. */
  readonly measured: Selected;
  /** The same look at the month before, where one whole month is looked at and the bill has the one before. */
  readonly previous: { readonly month: string; readonly selection: Selected } | undefined;
}

export function sceneOf(store: Rollups, state: ViewState, lang: Lang): Scene {
  const words = wordsOf(lang);
  const months = monthsOf(store);
  const month = monthOf(state, months);
  const bucket = bucketPlace(store, state.bucket);
  const selection = selectionOf(state, month, bucket);
  const before = month === undefined || state.since || state.until ? undefined : monthBefore(month);
  const previous =
    before !== undefined && months.includes(before)
      ? { month: before, selection: selectionOf(state, before, bucket) }
      : undefined;
  const { measure, unit } = measuredIn(store, state);
  const measured = unit === undefined ? selection : { values: { unit: [unit] }, within: selection };
  const grain = grainOf(store, state, month);
  return { store, state, lang, words, month, bucket, measure, unit, grain, selection, measured, previous };
}

/** `2026-05`, ascending. */
export function monthsOf({ dimensions }: BillFacts): readonly string[] {
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

function selectionOf(state: ViewState, month: string | undefined, bucket: number): Selected {
  const { since, until, filters } = state;
  return {
    values: { ...filters, ...(month === undefined ? {} : { billing_month: [month] }) },
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    bucket,
  };
}

export function bucketName({ currency, tax }: BillFacts['buckets'][number]): string {
  return `${currency ?? ''} ${tax}`;
}

/** The currency and tax that is asked for, else the one with most bill lines. */
function bucketPlace(store: BillFacts, wanted: string | undefined): number {
  const asked = store.buckets.findIndex((bucket) => bucketName(bucket) === wanted);
  return asked === -1 ? store.mainBucket : asked;
}

function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

function grainOf(store: BillFacts, { grain }: ViewState, month: string | undefined): Grain {
  if (!hasValues(store, 'day')) return 'month';
  if (grain === 'hour' && !hasValues(store, 'hour')) return 'day';
  if (grain !== undefined) return grain;
  return month === undefined && monthsOf(store).length > 3 ? 'month' : 'day';
}

/** Whether the bill says anything in a dimension. */
export function hasValues({ dimensions }: BillFacts, name: string): boolean {
  return dimensions.get(name)?.values.some((value) => value !== null) ?? false;
}

/** What lies behind a figure of the scene. */
export function behindSelection({ selection }: Scene, { values, since, until }: Drill): Selected {
  const period = { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
  return { values, ...period, within: selection };
}

/** A small cube for the reports of `src/report`. */
export function cubeOf(
  { store }: Pick<Scene, 'store'>,
  selection: Selected,
  dimensions: readonly string[],
  measures: readonly Measure[] = MEASURES,
): Cube {
  const { bill, proof, notices, withoutId } = store.head;
  const groups = store.fold(selection, dimensions, measures);
  return {
    dimensions,
    groups,
    bill,
    proof,
    notices,
    failures: [],
    asideProducts: [],
    corrections: [],
    withoutId,
  };
}

/** The names that people gave to keys and workspaces. */
export function labelOf({ head }: BillFacts): Label {
  return labelIn(head);
}

const labelIn = memoByObject((head: PageHead): Label => {
  const names = new Map(head.names);
  return (column, value) =>
    column === 'api_key_id' || column === 'workspace_id' ? names.get(value) : undefined;
});

/** A dimension's value as people read it. */
export function shownValue(
  { store, words }: Pick<Scene, 'store' | 'words'>,
  name: string,
  value: DimensionValue,
): string {
  return wordedValue(value, name, { words, label: labelOf(store), withoutId: store.head.withoutId });
}

/** What a dimension is called; the names file's own columns go by their own names. */
export function titleOf({ words }: Pick<Scene, 'words'>, name: string): string {
  return columnTitle(name, words);
}

const MOST_SAID = 3;

/** `Model: qwen-max, qwen-plus`, one for each dimension with chosen values. */
export function chosenTexts(scene: Pick<Scene, 'store' | 'words'>, chosen: Chosen): readonly string[] {
  return Object.entries(chosen).map(([name, values]) => {
    const shown = values.slice(0, MOST_SAID).map((value) => shownValue(scene, name, value));
    const more = values.length > MOST_SAID ? ' …' : '';
    return `${titleOf(scene, name)}: ${scene.words.page.listed(shown)}${more}`;
  });
}

/** The currency and tax that are looked at, in words: `CNY`, `incl. tax`. */
export function moneyOf({ store, bucket, words }: Pick<Scene, 'store' | 'bucket' | 'words'>) {
  const { currency, tax } = store.buckets[bucket] ?? { currency: null, tax: 'unknown' };
  return {
    currency: currency ?? words.page.unknownCurrency,
    tax: own(words.page.values.tax ?? {}, tax) ?? tax,
  };
}

/** What a measure or a unit is called. */
export function choiceTitle(scene: Pick<Scene, 'store' | 'words'>, choice: MeasureChoice): string {
  const unit = unitIn(choice);
  return unit === undefined
    ? titleOf(scene, choice)
    : scene.words.web.usageIn(shownValue(scene, 'unit', unit));
}

/** What the chosen measure is called, an amount of money with its currency. */
export function measureTitle(scene: Scene): string {
  const title = choiceTitle(scene, choiceOf(scene));
  return isMoney(scene.measure) ? scene.words.web.inUnit(title, moneyOf(scene).currency) : title;
}

/** The dimension that says who is charged: the names file's `team`, or its first column. */
export function teamColumn({ head }: BillFacts): string | undefined {
  return head.nameColumns.find((name) => /^team$/i.test(name)) ?? head.nameColumns[0];
}

import type { DimensionValue } from '../../cube/dimensions.ts';
import { MEASURES, type Measure } from '../../cube/measures.ts';
import { LANGUAGES, type Lang } from '../../words/index.ts';

export const GRAINS = ['hour', 'day', 'week', 'month'] as const;
export type Grain = (typeof GRAINS)[number];
export type Theme = 'light' | 'dark';

const UNIT = 'unit:';
/** What pictures are drawn in: a measure of the contract, or the usage in a unit that has none of its own. */
export type MeasureChoice = Measure | `${typeof UNIT}${string}`;

export function unitChoice(unit: string): MeasureChoice {
  return `${UNIT}${unit}`;
}

/** The unit of a choice, if it is one. */
export function unitIn(choice: MeasureChoice): string | undefined {
  return choice.startsWith(UNIT) ? choice.slice(UNIT.length) : undefined;
}

/** Values of dimensions by machine name; an absent value is null. */
export type Chosen = Readonly<Record<string, readonly DimensionValue[]>>;

/** What is clicked on: the groups behind one figure. */
export interface Drill {
  readonly values: Chosen;
  readonly since?: string;
  readonly until?: string;
}

/** The part of the picture over time that is looked at: times of any length, both inclusive. */
export interface Zoom {
  readonly from: string;
  /** Left out: to the end, lines without a time too. */
  readonly to?: string;
}

/** All that the address of the page tells: who has the address sees the same. Left out: as the page opens. */
export interface ViewState {
  readonly month?: string;
  readonly since?: string;
  readonly until?: string;
  readonly filters: Chosen;
  /** `CNY included` */
  readonly bucket?: string;
  readonly grain?: Grain;
  readonly measure?: MeasureChoice;
  readonly stack?: string;
  readonly zoom?: Zoom;
  readonly exact: boolean;
  readonly lang?: Lang;
  readonly theme?: Theme;
  readonly drill?: Drill;
}

export const ALL_MONTHS = 'all';
const CODES = LANGUAGES.map(({ code }) => code);
const FILTER = 'f.';
const BEHIND = 'd.';
const TO = '..';
const TEXTS = ['month', 'since', 'until', 'bucket', 'grain', 'measure', 'stack', 'lang', 'theme'] as const;

/** The state as the part of an address behind `#`. An absent value is an empty one: no value of a bill is empty. */
export function writeState(state: ViewState): string {
  const params = new URLSearchParams();
  for (const key of TEXTS) if (state[key] !== undefined) params.set(key, state[key]);
  if (state.zoom !== undefined) params.set('zoom', `${state.zoom.from}${TO}${state.zoom.to ?? ''}`);
  if (state.exact) params.set('exact', '1');
  writeChosen(params, FILTER, state.filters);
  if (state.drill !== undefined) {
    params.set('behind', '1');
    writeChosen(params, BEHIND, state.drill.values);
    for (const key of ['since', 'until'] as const)
      if (state.drill[key] !== undefined) params.set(`behind.${key}`, state.drill[key]);
  }
  return params.toString();
}

/** Reads an address; what it does not understand it leaves out. */
export function readState(hash: string): ViewState {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const text = (key: string) => params.get(key) || undefined;
  const one = <T extends string>(key: string, of: readonly T[]) => of.find((each) => each === text(key));
  const state = {
    month: text('month'),
    since: day(text('since')),
    until: day(text('until')),
    bucket: text('bucket'),
    grain: one('grain', GRAINS),
    measure: one('measure', MEASURES) ?? unitText(text('measure')),
    stack: text('stack'),
    zoom: zoom(text('zoom')),
    lang: one('lang', CODES),
    theme: one('theme', ['light', 'dark'] as const),
    drill: params.has('behind') ? readDrill(params) : undefined,
  };
  const known = Object.entries(state).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(known),
    exact: params.get('exact') === '1',
    filters: readChosen(params, FILTER),
  };
}

function readDrill(params: URLSearchParams): Drill {
  const since = day(params.get('behind.since') ?? undefined);
  const until = day(params.get('behind.until') ?? undefined);
  const period = { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
  return { values: readChosen(params, BEHIND), ...period };
}

function unitText(text: string | undefined): MeasureChoice | undefined {
  const unit = text === undefined ? undefined : unitIn(text as MeasureChoice);
  return unit ? unitChoice(unit) : undefined;
}

/** A month, a day or an hour. */
const TIME = /^\d{4}-\d{2}(-\d{2}( \d{2}:\d{2})?)?$/;

function zoom(text: string | undefined): Zoom | undefined {
  const [from = '', to = '', ...more] = text?.split(TO) ?? [];
  if (text?.includes(TO) !== true || !TIME.test(from) || !(to === '' || TIME.test(to)) || more.length > 0)
    return undefined;
  return to === '' ? { from } : { from, to };
}

function day(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}

function writeChosen(params: URLSearchParams, prefix: string, chosen: Chosen): void {
  for (const [name, values] of Object.entries(chosen))
    for (const value of values) params.append(prefix + name, value === null ? '' : String(value));
}

function readChosen(params: URLSearchParams, prefix: string): Chosen {
  const names = new Set([...params.keys()].filter((key) => key.startsWith(prefix)));
  const entries = [...names].map((name) => [
    name.slice(prefix.length),
    params.getAll(name).map((value) => (value === '' ? null : value)),
  ]);
  return Object.fromEntries(entries);
}

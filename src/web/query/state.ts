import type { DimensionValue } from '../../cube/dimensions.ts';
import { MEASURES, type Measure } from '../../cube/measures.ts';
import type { Lang } from '../../words/index.ts';

export const GRAINS = ['hour', 'day', 'week', 'month'] as const;
export type Grain = (typeof GRAINS)[number];
export type Theme = 'light' | 'dark';

/** Values of dimensions by machine name; an absent value is null. */
export type Chosen = Readonly<Record<string, readonly DimensionValue[]>>;

/** What is clicked on: the groups behind one figure. */
export interface Drill {
  readonly values: Chosen;
  readonly since?: string;
  readonly until?: string;
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
  readonly measure?: Measure;
  readonly stack?: string;
  readonly exact: boolean;
  readonly lang?: Lang;
  readonly theme?: Theme;
  readonly drill?: Drill;
}

export const ALL_MONTHS = 'all';
const FILTER = 'f.';
const BEHIND = 'd.';
const TEXTS = ['month', 'since', 'until', 'bucket', 'grain', 'measure', 'stack', 'lang', 'theme'] as const;

/** The state as the part of an address behind `#`. An absent value is an empty one: no value of a bill is empty. */
export function writeState(state: ViewState): string {
  const params = new URLSearchParams();
  for (const key of TEXTS) if (state[key] !== undefined) params.set(key, state[key]);
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
    measure: one('measure', MEASURES),
    stack: text('stack'),
    lang: one('lang', ['en', 'zh'] as const),
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

import { absolute } from '../../bill/absolute.ts';
import { compare } from '../../bill/compare.ts';
import { CORRECTIONS } from '../../cube/corrections.ts';
import type { DimensionValue } from '../../cube/dimensions.ts';
import { hasMeasure, type Measure } from '../../cube/measures.ts';
import { rollup } from '../../report/rollup.ts';
import { totalsOf } from '../../report/totals.ts';
import { cubeOf, moneyOf, type Scene, shownValue } from '../query/scene.ts';
import type { Selected } from '../query/select.ts';
import { changeText } from './dimension-sheet.ts';

/** A value with its name, exact: a bigint in units of 10⁻¹⁸ or a plain count. */
export interface FigurePart {
  readonly name: string;
  readonly label: string;
  readonly value: bigint | number;
}

/** That there are more parts than are shown. */
export interface More {
  readonly name: 'more';
  readonly label: string;
  readonly value?: undefined;
}

/** One of the large figures at the top. */
export interface Figure extends FigurePart {
  readonly unit?: string;
  readonly change?: string;
  readonly parts: readonly (FigurePart | More)[];
}

/** Cost, tokens, other usage where there is any, models and keys: each with its parts and its change. */
export function figures(scene: Scene): readonly Figure[] {
  const now = summed(scene, scene.selection);
  const before = scene.previous && summed(scene, scene.previous.selection);
  const usage = units(scene, now, before);
  return [
    cost(scene, now, before),
    tokens(scene, now, before),
    ...usage,
    counts(scene, now, before, usage.length === 0 ? parts(scene, now, ['calls']) : []),
  ];
}

interface Sums {
  readonly of: Readonly<Partial<Record<Measure, bigint | null>>>;
  readonly rows: number;
  /** Usage in units without a measure of their own. */
  readonly others: readonly (readonly [unit: string, value: bigint])[];
  /** Payable by the unit of its rows, under the names of figures. */
  readonly paid: ReadonlyMap<string, bigint>;
  distinct(dimension: string): number;
}

function summed(scene: Scene, selection: Selected): Sums {
  const cube = cubeOf(scene, selection, ['unit']);
  const total = totalsOf(cube)[0];
  const others = rollup(cube, ['unit']).flatMap(({ values: [unit], measures: { consumed } }) =>
    typeof unit === 'string' && !hasMeasure(unit) && consumed ? [[unit, consumed] as const] : [],
  );
  return {
    of: total?.measures ?? {},
    rows: total?.rows ?? 0,
    others,
    paid: new Map(
      rollup(cube, ['unit']).map(({ values: [unit], measures: { payable } }) => [
        COUNTED_NAMES[String(unit)] ?? `unit:${unit}`,
        payable ?? 0n,
      ]),
    ),
    distinct: (dimension) => distinctValues(scene, selection, dimension).length,
  };
}

function distinctValues(scene: Scene, selection: Selected, dimension: string): readonly DimensionValue[] {
  const groups = cubeOf(scene, selection, [dimension], []).groups;
  return groups.map(({ values }) => values[0] ?? null).filter((value) => value !== null);
}

function cost(scene: Scene, now: Sums, before: Sums | undefined): Figure {
  const { web } = scene.words;
  const { currency, tax } = moneyOf(scene);
  return {
    ...figure(scene, 'payable', web.inUnit(web.cost, tax), now, before),
    unit: currency,
    parts: [...corrections(scene), ...parts(scene, now, ['list_cost', 'discount', 'coupon', 'savings_plan'])],
  };
}

/** How much of the payable are refunds, adjustments and roundings. */
function corrections(scene: Scene): readonly FigurePart[] {
  const { page } = scene.words;
  const { groups } = cubeOf(scene, scene.selection, ['fee_type'], ['payable']);
  const sums = new Map(groups.map(({ values: [name], measures }) => [name, measures.payable]));
  return CORRECTIONS.flatMap((name) => {
    const value = sums.get(name) ?? 0n;
    return value === 0n ? [] : [{ name, label: page.corrections[name], value }];
  });
}

function tokens(scene: Scene, now: Sums, before: Sums | undefined): Figure {
  return {
    ...figure(scene, 'tokens', scene.words.web.tokens, now, before),
    parts: parts(scene, now, ['input_tokens', 'cached_tokens', 'output_tokens', 'free_tokens']),
  };
}

const COUNTED = ['images', 'seconds', 'characters', 'calls'] as const;
/** By base unit. */
const COUNTED_NAMES: Readonly<Record<string, (typeof COUNTED)[number]>> = {
  image: 'images',
  second: 'seconds',
  character: 'characters',
  call: 'calls',
};

/** The unit that most is paid for stands large. Calls never do where nothing is paid for them. */
function units(scene: Scene, now: Sums, before: Sums | undefined): readonly Figure[] {
  const { words } = scene;
  const known = parts(scene, now, COUNTED);
  const others = now.others.map(([unit, value]) => ({
    name: `unit:${unit}`,
    label: shownValue(scene, 'unit', unit),
    value,
  }));
  const costOf = ({ name }: FigurePart) => absolute(now.paid.get(name) ?? 0n);
  const all = [...known, ...others].sort((a, b) => compare(costOf(b), costOf(a)));
  const first = all.find((part) => part.name !== 'calls' || costOf(part) > 0n);
  if (first === undefined) return [];
  // What pictures are drawn in is never among those for which there is no room.
  const isDrawn = ({ name }: FigurePart) => Number(name === `unit:${scene.unit}`);
  const rest = all.filter((part) => part !== first).sort((a, b) => isDrawn(b) - isDrawn(a));
  const own = now.others.find(([unit]) => first.name === `unit:${unit}`);
  const change =
    own === undefined ? changed(scene, first.name as Measure, now, before) : unitChanged(scene, own, before);
  return [
    {
      ...first,
      label: words.web.unitsOf(first.label),
      ...(change && { change }),
      parts: fewest(rest, words),
    },
  ];
}

const MOST_PARTS = 8;

/** A bill may have any number of units; that there are more is said. */
function fewest(parts: readonly FigurePart[], { page }: Scene['words']): readonly (FigurePart | More)[] {
  const more = parts.length - MOST_PARTS;
  return more <= 1 ? parts : [...parts.slice(0, MOST_PARTS), { name: 'more', label: page.moreFiles(more) }];
}

function counts(
  { words }: Scene,
  now: Sums,
  before: Sums | undefined,
  others: readonly FigurePart[],
): Figure {
  const models = now.distinct('model');
  const earlier = before?.distinct('model');
  return {
    name: 'models',
    label: words.web.count,
    value: models,
    ...(earlier === undefined ? {} : { change: stepText(models - earlier, words.web.same) }),
    parts: [
      { name: 'keys', label: words.web.keys, value: now.distinct('api_key_id') },
      { name: 'workspaces', label: words.web.workspaces, value: now.distinct('workspace_id') },
      ...others,
      { name: 'rows', label: words.web.lines, value: now.rows },
    ],
  };
}

function stepText(step: number, same: string): string {
  if (step === 0) return same;
  return step > 0 ? `+${step}` : `−${-step}`;
}

function figure(
  scene: Scene,
  name: Measure,
  label: string,
  now: Sums,
  before: Sums | undefined,
): FigurePart & { change?: string } {
  const change = changed(scene, name, now, before);
  return { name, label, value: now.of[name] ?? 0n, ...(change && { change }) };
}

function changed({ words }: Scene, name: Measure, now: Sums, before: Sums | undefined): string | undefined {
  if (before === undefined) return undefined;
  return changeText(now.of[name] ?? 0n, before.of[name] ?? 0n, words.web) ?? undefined;
}

function unitChanged({ words }: Scene, [unit, value]: Sums['others'][number], before: Sums | undefined) {
  if (before === undefined) return undefined;
  const earlier = before.others.find(([each]) => each === unit)?.[1] ?? 0n;
  return changeText(value, earlier, words.web) ?? undefined;
}

/** What the bill does not speak of, and what there was none of, takes no place. */
function parts({ words }: Scene, { of }: Sums, names: readonly Measure[]): readonly FigurePart[] {
  return names.flatMap((name) => {
    const value = of[name] ?? 0n;
    return value === 0n ? [] : [{ name, label: words.page.titles[name] ?? name, value }];
  });
}

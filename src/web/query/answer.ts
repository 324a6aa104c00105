import type { Group } from '../../cube/cube.ts';
import { MEASURES, type Measure, type Measures } from '../../cube/measures.ts';
import type { BillFacts, Rollups } from './rollups.ts';
import type { Selected } from './select.ts';

/** A large bill as its page is told of it: everything but the groups, of which it asks for roll-ups. */
export interface FactsAnswer extends Omit<BillFacts, 'dimensions' | 'measures'> {
  readonly version: number;
  readonly dimensions: readonly (readonly [name: string, values: readonly (string | boolean | null)[]])[];
  readonly measures: readonly (readonly [name: Measure, isFilled: boolean])[];
}

/** The roll-ups for one state of the page, by what was asked; amounts in units of 10⁻¹⁸, in the order asked for. */
export interface RollupAnswer {
  readonly version: number;
  readonly folds: readonly (readonly [asked: string, groups: readonly SentGroup[]])[];
  /** Why there are none. */
  readonly refused?: 'large' | 'late';
}

type SentGroup = readonly [
  values: Group['values'],
  bucket: number,
  rows: number,
  amounts: readonly (string | null)[],
];

/** More groups than this are no answer to look at. */
const MOST_ANSWERED = 100_000;
/** Behind a figure each of them has all its dimensions and measures. */
export const MOST_ANSWERED_BEHIND = 40_000;

export class TooManyGroups extends Error {}
/** The server was not asked for this roll-up. */
export class NotAnswered extends Error {}

/** Notes every roll-up that views ask for, so that the same views can be made elsewhere from what is noted. */
export class RollupRecorder {
  private readonly folds = new Map<string, readonly SentGroup[]>();
  private count = 0;
  readonly rollups: Rollups;

  constructor(
    private readonly own: Rollups,
    private readonly most = MOST_ANSWERED,
  ) {
    this.rollups = { ...own, fold: (...asked) => this.fold(...asked) };
  }

  answer(version: number): RollupAnswer {
    return { version, folds: [...this.folds] };
  }

  private fold(...asked: Parameters<Rollups['fold']>): readonly Group[] {
    const groups = this.own.fold(...asked);
    const key = keyOf(asked);
    if (this.folds.has(key)) return groups;
    this.count += groups.length;
    if (this.count > this.most) throw new TooManyGroups();
    const [, , measures] = asked;
    this.folds.set(
      key,
      groups.map((group) => sent(group, this.own.buckets, measures)),
    );
    return groups;
  }
}

function sent(
  { values, currency, tax, rows, measures }: Group,
  buckets: BillFacts['buckets'],
  asked: readonly Measure[],
): SentGroup {
  const bucket = buckets.findIndex((each) => each.currency === currency && each.tax === tax);
  const amounts = asked.map((name) => {
    const value = measures[name];
    return value === null ? null : String(value);
  });
  return [values, bucket, rows, amounts];
}

export function factsAnswer(facts: BillFacts, version: number): FactsAnswer {
  const { head, buckets, mainBucket, units } = facts;
  const dimensions = [...facts.dimensions].map(([name, { values }]) => [name, values] as const);
  return { version, head, dimensions, buckets, mainBucket, measures: [...facts.measures], units };
}

const NOTHING = Object.fromEntries(MEASURES.map((name) => [name, null])) as Measures;

/** Roll-ups that were asked of the server; throws {@link NotAnswered} for any other. */
export function answeredRollups(facts: FactsAnswer, folds: RollupAnswer['folds']): Rollups {
  const answered = new Map(folds);
  const { head, buckets, mainBucket, units } = facts;
  return {
    head,
    buckets,
    mainBucket,
    dimensions: new Map(facts.dimensions.map(([name, values]) => [name, { values }])),
    measures: new Map(facts.measures),
    units,
    fold(...asked) {
      const groups = answered.get(keyOf(asked));
      if (groups === undefined) throw new NotAnswered();
      return groups.map((group) => received(group, buckets, asked[2]));
    },
  };
}

function received(
  [values, bucket, rows, amounts]: SentGroup,
  buckets: BillFacts['buckets'],
  asked: readonly Measure[],
): Group {
  const measures: Record<Measure, bigint | null> = { ...NOTHING };
  for (const [place, name] of asked.entries()) {
    const text = amounts[place] ?? null;
    measures[name] = text === null ? null : BigInt(text);
  }
  return { values, ...(buckets[bucket] as BillFacts['buckets'][number]), rows, measures };
}

/** The same on both sides, for both make their selections from the same address by the same code. */
function keyOf([selection, dimensions, measures]: readonly [
  Selected,
  readonly string[],
  readonly Measure[],
]): string {
  return JSON.stringify([selection, dimensions, measures]);
}

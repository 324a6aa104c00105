import { month } from './clock.ts';
import type { Facts, Tax } from './facts.ts';
import { type Measures, measures } from './measures.ts';
import type { Line, Series } from './model.ts';
import { noSums, type Sums } from './sums.ts';

/** The true answer of a made-up bill, in the notation of the machine contract. */
export interface Expected {
  readonly rows_read: number;
  readonly counted: number;
  readonly left_aside: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly months: readonly string[];
  readonly accounts: readonly string[];
  readonly totals: readonly Group[];
  readonly by_model: readonly (Group & { readonly model: string | null })[];
  readonly by_channel: readonly (Group & { readonly channel_name: string })[];
  readonly by_api_key: readonly (Group & { readonly api_key_id: string | null })[];
}

export interface Group extends Measures {
  readonly currency: string | null;
  readonly tax: Tax;
}

/** Adds up the truth while a bill is generated. */
export interface Tally {
  count(line: Line): void;
  /** A line that was written again. */
  duplicate(): void;
  /** A line that was written so that no reader may accept it. */
  reject(): void;
  expected(): Expected;
}

/** Facts are what the layout can tell: what it cannot is null in the answer. */
export function tally(facts: Facts, tax: Tax): Tally {
  const sums = new Map<Series, Sums>();
  const seen = { leftAside: 0, duplicates: 0, rejected: 0, months: new Set<string>() };
  return {
    count: (line) => {
      // Without a product column nothing tells that a row is another product's: it is kept, under its own id.
      if (!line.series.counted && facts.has('product')) {
        seen.leftAside += 1;
        return;
      }
      seen.months.add(month(line.start));
      sumsOf(sums, line.series).add(line);
    },
    duplicate: () => {
      seen.duplicates += 1;
    },
    reject: () => {
      seen.rejected += 1;
    },
    expected: () => answer(sums, seen, facts, tax),
  };
}

function sumsOf(all: Map<Series, Sums>, series: Series): Sums {
  const known = all.get(series);
  if (known !== undefined) return known;
  const made = noSums();
  all.set(series, made);
  return made;
}

interface Seen {
  readonly leftAside: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly months: ReadonlySet<string>;
}

type Counted = readonly (readonly [Series, Sums])[];

function answer(sums: ReadonlyMap<Series, Sums>, seen: Seen, facts: Facts, tax: Tax): Expected {
  const all: Counted = [...sums];
  const counted = all.reduce((total, [, one]) => total + one.rows, 0);
  const grouped = (by: (series: Series) => string | null) => groups(all, by, facts, tax);
  return {
    rows_read: counted + seen.leftAside + seen.duplicates + seen.rejected,
    counted,
    left_aside: seen.leftAside,
    duplicates: seen.duplicates,
    rejected: seen.rejected,
    months: facts.has('month') ? [...seen.months].sort() : [],
    accounts: facts.has('account') ? [...new Set(all.map(([series]) => series.account.id))].sort() : [],
    totals: grouped(() => null).map(({ group }) => group),
    by_model: grouped((series) => series.instance.model).map(({ by, group }) => ({ model: by, ...group })),
    by_channel: grouped((series) => series.instance.channelName).map(({ by, group }) => ({
      channel_name: by as string,
      ...group,
    })),
    by_api_key: grouped((series) => series.instance.key).map(({ by, group }) => ({
      api_key_id: by,
      ...group,
    })),
  };
}

/** One group for each distinct value and currency, in code point order, absent first. */
function groups(all: Counted, by: (series: Series) => string | null, facts: Facts, tax: Tax) {
  const parts = new Map<string, { by: string | null; currency: string | null; members: [Series, Sums][] }>();
  for (const [series, sums] of all) {
    const value = by(series);
    const currency = facts.has('currency') ? series.currency : null;
    const key = JSON.stringify([value ?? '', value === null, currency]);
    const part = parts.get(key) ?? { by: value, currency, members: [] };
    part.members.push([series, sums]);
    parts.set(key, part);
  }
  return [...parts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, part]) => ({
      by: part.by,
      group: { currency: part.currency, tax, ...measures(part.members, facts) } satisfies Group,
    }));
}

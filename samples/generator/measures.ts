import { type Exact, plain } from './exact.ts';
import type { Fact, Facts } from './facts.ts';
import type { Counts, Series } from './model.ts';
import type { Sums } from './sums.ts';
import { UNITS } from './units.ts';

/** The contract's measures of a group: exact decimal strings, null where the layout has no such column. */
export interface Measures {
  readonly rows: number;
  readonly input_tokens: string | null;
  readonly cached_tokens: string | null;
  readonly output_tokens: string | null;
  readonly tokens: string | null;
  readonly free_tokens: string | null;
  readonly billed_tokens: string | null;
  readonly images: string | null;
  readonly seconds: string | null;
  readonly characters: string | null;
  readonly calls: string | null;
  readonly list_cost: string | null;
  readonly discount: string | null;
  readonly coupon: string | null;
  readonly savings_plan: string | null;
  readonly payable: string | null;
}

type Member = readonly [Series, Sums];

export function measures(members: readonly Member[], facts: Facts): Measures {
  const total = (value: (member: Member) => Exact): Exact =>
    members.reduce((sum, member) => sum + value(member), 0n);
  const told = (fact: Fact, value: (member: Member) => Exact): string | null =>
    facts.has(fact) ? plain(total(value)) : null;
  const consumed = (counts: Counts) => told('usage', (member) => consumedAs(counts, member, facts));
  return {
    rows: members.reduce((sum, [, sums]) => sum + sums.rows, 0),
    input_tokens: consumed('input_tokens'),
    cached_tokens: consumed('cached_tokens'),
    output_tokens: consumed('output_tokens'),
    tokens: told('usage', (member) => ifTokens(member, consumedOf(member, facts))),
    free_tokens: told('deducted', freeTokens),
    billed_tokens: told('usage', (member) => ifTokens(member, member[1].usage)),
    images: consumed('images'),
    seconds: consumed('seconds'),
    characters: consumed('characters'),
    calls: consumed('calls'),
    list_cost: told('list', ([, sums]) => sums.list),
    discount: told('discount', ([, sums]) => sums.discount),
    coupon: told('coupon', ([, sums]) => sums.coupon),
    savings_plan: told('savings', ([, sums]) => sums.savings),
    payable: told('payable', ([, sums]) => sums.payable),
  };
}

/** What was consumed: before deduction where the layout says so, else the usage as written. */
function consumedOf([, sums]: Member, facts: Facts): Exact {
  return facts.has('consumed') ? sums.consumed : sums.usage;
}

function consumedAs(counts: Counts, member: Member, facts: Facts): Exact {
  const { offer } = member[0];
  return offer.counts === counts ? consumedOf(member, facts) * UNITS[offer.unit].base : 0n;
}

function ifTokens([series]: Member, value: Exact): Exact {
  return series.offer.unit === 'ktoken' ? value * UNITS.ktoken.base : 0n;
}

function freeTokens(member: Member): Exact {
  const [series, sums] = member;
  return series.fee === 'free-quota' ? ifTokens(member, sums.deducted) : 0n;
}

import { type Exact, exact, share, times } from './exact.ts';
import type { Facts } from './facts.ts';
import { assertTrue } from './identities.ts';
import type { Line, Series } from './model.ts';
import type { Random } from './random.ts';

/** Draws bill lines: when, how much, and what that costs. */
export interface Draw {
  readonly random: Random;
  readonly facts: Facts;
  /** First minute of the month, on a UTC+8 wall clock, and how many minutes it has. */
  readonly monthStart: number;
  readonly monthMinutes: number;
  /** Line ids are this and a running number. */
  readonly idPrefix: string;
}

const NOTHING = 0n;
const TENTH_OF_AN_HOUR = exact('0.1');
const KILO = exact('0.001');
const TEN_THOUSANDTH = exact('0.0001');
const QUARTER = exact('0.25');
const PIECE = exact('1');
const HALF_SECOND = exact('0.5');
const TOKEN_SIZES = [90, 900, 9_000, 90_000, 900_000] as const;

/** The line number `index` of `count`, in the order of time. */
export function drawLine(draw: Draw, series: Series, index: number, count: number): Line {
  const start = draw.monthStart + startMinute(draw, series, index, count);
  const quantities = drawQuantities(draw, series);
  const line: Line = {
    series,
    id: draw.idPrefix + String(index + 1).padStart(10, '0'),
    start,
    end: start + series.offer.minutes,
    ...quantities,
    ...drawAmounts(draw, series, quantities.usage),
  };
  assertTrue(line);
  return line;
}

/** Lines spread evenly over the month; an hourly one begins on the hour. */
function startMinute(draw: Draw, series: Series, index: number, count: number): number {
  const minute = Math.floor((index * draw.monthMinutes) / count);
  return minute - (minute % series.offer.minutes);
}

type Quantities = Pick<Line, 'consumed' | 'deducted' | 'usage'>;

/** A free quota bears all that was consumed; now and then a package bears a part of an ordinary line. */
function drawQuantities(draw: Draw, series: Series): Quantities {
  const consumed = drawConsumed(draw.random, series);
  if (series.fee === 'free-quota') return { consumed, deducted: consumed, usage: NOTHING };
  const packaged = series.fee === 'usage' && takesPackages(draw, series) && draw.random.chance(3);
  const deducted = packaged ? share(consumed, 40n, 3) : NOTHING;
  return { consumed, deducted, usage: consumed - deducted };
}

function takesPackages(draw: Draw, series: Series): boolean {
  return draw.facts.has('consumed') && series.offer.unit === 'ktoken';
}

function drawConsumed(random: Random, series: Series): Exact {
  const sign = series.fee === 'usage' || series.fee === 'free-quota' ? 1n : -1n;
  return sign * drawSize(random, series);
}

function drawSize(random: Random, series: Series): Exact {
  switch (series.offer.unit) {
    case 'ktoken':
      return KILO * count(random, random.pick(TOKEN_SIZES));
    case 'wanzi':
      return TEN_THOUSANDTH * count(random, 8_000);
    case 'second':
      return HALF_SECOND * count(random, 60);
    case 'hour':
      return TENTH_OF_AN_HOUR * count(random, 10);
    case 'gigabyte':
      return QUARTER * count(random, 400);
    case 'piece':
      return PIECE;
    default:
      return PIECE * count(random, 12);
  }
}

function count(random: Random, high: number): bigint {
  return BigInt(random.between(1, high));
}

type Amounts = Omit<Line, 'series' | 'id' | 'start' | 'end' | keyof Quantities>;

function drawAmounts(draw: Draw, series: Series, usage: Exact): Amounts {
  const list = times(series.price, usage);
  const discount = series.promotion === null ? NOTHING : share(list, series.promotion.percentOff, 10);
  const after = list - discount;
  const savings = draw.facts.has('savings') && hasSavings(draw) ? share(after, 25n, 10) : NOTHING;
  const coupon = draw.facts.has('coupon') ? drawCoupon(draw.random, after - savings) : NOTHING;
  const payable = after - savings - coupon;
  return { list, discount, after, savings, coupon, payable, ...settle(draw, payable) };
}

/** How a savings plan stands among the other amounts is documented only for bills with settlement columns. */
function hasSavings(draw: Draw): boolean {
  return draw.facts.has('settlement') && draw.random.chance(12);
}

function drawCoupon(random: Random, due: Exact): Exact {
  if (due <= 0n) return NOTHING;
  if (random.chance(6)) return due;
  return random.chance(10) ? share(due, 30n, 7) : NOTHING;
}

type Settlement = Pick<Line, 'cash' | 'voucher' | 'prepaid' | 'outstanding'>;

/** How the payable was paid: the parts always add up to it. */
function settle(draw: Draw, payable: Exact): Settlement {
  const settlement = { cash: payable, voucher: NOTHING, prepaid: NOTHING, outstanding: NOTHING };
  if (!draw.facts.has('settlement')) return settlement;
  const voucher = draw.random.chance(25) ? share(payable, 50n, 6) : NOTHING;
  const prepaid = draw.random.chance(15) ? share(payable, 10n, 6) : NOTHING;
  const outstanding = draw.random.chance(10) ? share(payable, 20n, 6) : NOTHING;
  return { voucher, prepaid, outstanding, cash: payable - voucher - prepaid - outstanding };
}

import {
  compactDay,
  compactMonth,
  day,
  endStamp,
  month,
  periodEnd,
  periodStart,
  startStamp,
  utc,
} from './clock.ts';
import { type Exact, plain } from './exact.ts';
import type { Line } from './model.ts';
import { UNITS } from './units.ts';

/**
 * The cells that change from line to line. A layout writes each as one private-use character into the text of a
 * series; the row writer puts the value in its place. A value never needs quoting.
 */
const VALUES = {
  line: (line) => line.id,
  month: (line) => month(line.start),
  compactMonth: (line) => compactMonth(line.start),
  day: (line) => day(line.start),
  compactDay: (line) => compactDay(line.start),
  start: (line) => startStamp(line.start),
  end: (line) => endStamp(line.end),
  startUtc: (line) => utc(line.start),
  endUtc: (line) => utc(line.end),
  periodStart: (line) => periodStart(line.start),
  periodEnd: (line) => periodEnd(line.start),
  consumed: (line) => plain(line.consumed),
  deducted: (line) => plain(line.deducted),
  usage: (line) => plain(line.usage),
  baseConsumed: (line) => base(line, line.consumed),
  baseDeducted: (line) => base(line, line.deducted),
  list: (line) => plain(line.list),
  discount: (line) => plain(line.discount),
  after: (line) => plain(line.after),
  coupon: (line) => plain(line.coupon),
  savings: (line) => plain(line.savings),
  payable: (line) => plain(line.payable),
  cash: (line) => plain(line.cash),
  voucher: (line) => plain(line.voucher),
  prepaid: (line) => plain(line.prepaid),
  outstanding: (line) => plain(line.outstanding),
  tax: (line) => plain(tax(line)),
  taxed: (line) => plain(line.payable + tax(line)),
} as const satisfies Record<string, (line: Line) => string>;

export type SlotName = keyof typeof VALUES;

const NAMES = Object.keys(VALUES) as SlotName[];
const FIRST = 0xe000;
const SLOT_CHARACTER = /[\ue000-\ue0ff]/;

/** The character that stands for a value. */
export function slot(name: SlotName): string {
  return String.fromCharCode(FIRST + NAMES.indexOf(name));
}

/** A text with slots, cut up: `texts[0] value(slots[0]) texts[1] value(slots[1]) …`. */
export interface Template {
  readonly texts: readonly string[];
  readonly slots: readonly number[];
  /** The slots it uses, each once. */
  readonly used: readonly number[];
}

/** Cuts a text up; `written` may turn the texts between the slots into another form. */
export function template(text: string, written: (text: string) => string = (same) => same): Template {
  const marks = [...text].filter((character) => SLOT_CHARACTER.test(character));
  const slots = marks.map((mark) => mark.charCodeAt(0) - FIRST);
  return { texts: text.split(SLOT_CHARACTER).map(written), slots, used: [...new Set(slots)] };
}

const GETTERS: readonly ((line: Line) => string)[] = NAMES.map((name) => VALUES[name]);
const values: string[] = NAMES.map(() => '');

/** The text with a line's values in its slots. */
export function fill({ texts, slots, used }: Template, line: Line): string {
  for (const index of used) values[index] = (GETTERS[index] as (line: Line) => string)(line);
  let text = texts[0] as string;
  for (let i = 0; i < slots.length; i += 1) {
    text += (values[slots[i] as number] as string) + (texts[i + 1] as string);
  }
  return text;
}

function base(line: Line, value: Exact): string {
  return plain(value * UNITS[line.series.offer.unit].base);
}

/** Nine percent, as where payable amounts are stated without tax. */
function tax(line: Line): Exact {
  return (line.payable * 9n) / 100n;
}

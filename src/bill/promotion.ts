import { parseTime } from './time.ts';

/** A promotion that lowered a row's price, as 优惠详情 tells it. Times are UTC+8; null where the cell says nothing. */
export interface Promotion {
  readonly name: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
}

/** A decimal with a point that is a value of JSON, or all of a text of JSON. */
const AMOUNT = /(?<="|":)-?[0-9]+\.[0-9]+(?=[",}])/g;

/** A 优惠详情 cell with 0 for each amount in it: rows of one promotion then have one text, and their JSON stays JSON. */
export function amountsAside(text: string): string {
  return text.replace(AMOUNT, '0');
}

const MOST_TEXT = 100_000;
/** The documentation names what the cell holds, not the keys: they are told by their words. */
const NAME = /^(promotion|discount|activity)?_?name$|^(优惠|活动)?名称$/i;
const START = /start|begin|开始|生效/i;
const END = /end|expire|结束|失效/i;

/**
 * The promotions of a 优惠详情 cell: a JSON object or a list of them, each with a name and perhaps a start and an end.
 * Total: a cell of any other form, or an entry without a name, gives nothing.
 */
export function promotionsOf(text: string): readonly Promotion[] {
  const value = json(text.trim());
  const entries = Array.isArray(value) ? value : [value];
  return entries.flatMap((entry) => {
    const found = isObject(entry) ? promotion(entry) : undefined;
    return found === undefined ? [] : [found];
  });
}

function promotion(entry: Readonly<Record<string, unknown>>): Promotion | undefined {
  const texts = Object.entries(entry).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  const of = (key: RegExp) => texts.find(([name]) => key.test(name))?.[1].trim() ?? '';
  const name = of(NAME);
  if (name === '') return undefined;
  return { name, startsAt: parseTime(of(START)) ?? null, endsAt: parseTime(of(END)) ?? null };
}

function json(text: string): unknown {
  if (text.length > MOST_TEXT || !/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

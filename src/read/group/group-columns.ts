/** Groups of rows as columns: made of groups that were collected one by one, united, and looked at one by one. */
import { AmountColumn } from '../../bill/amount-column.ts';
import { type CodeNumbers, codeNumbers } from '../../bill/code-numbers.ts';
import { memoByObject } from '../../bill/memo.ts';
import { AMOUNTS, type GroupColumns, type RawGroup, type TextColumn } from '../contract/answer.ts';

/** Each group by itself: for the few who look at single ones. */
export const groupsIn = memoByObject((groups: GroupColumns): readonly RawGroup[] =>
  Array.from({ length: groups.size }, (_, index) => groupAt(groups, index)),
);

export function groupAt(
  { cells, lines, rows, netUnknown, sums, days }: GroupColumns,
  index: number,
): RawGroup {
  const group = {
    cells: cells.map((column) => textAt(column, index)),
    line: lines[index] as number,
    rows: rows[index] as number,
    netUnknown: netUnknown[index] as number,
    sums: sums.map((column) => column?.at(index) ?? null),
  };
  const first = days?.first[index] ?? 0;
  return first === 0 ? group : { ...group, span: [dayText(first), dayText(days?.last[index] ?? 0)] };
}

export function textAt({ texts, codes }: TextColumn, index: number): string {
  return texts[codes[index] as number] as string;
}

function dayText(day: number): string {
  const text = String(day);
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

/** The characters of all cells, and one more for each: what {@link Limits.keys} limits. */
export function charactersOf({ size, cells }: GroupColumns): number {
  let sum = size * cells.length;
  for (const { texts, codes } of cells) for (const code of codes) sum += (texts[code] as string).length;
  return sum;
}

/** Texts numbered in the order of their first appearance. */
export class TextNumbers {
  readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();

  of(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

/** Groups that were collected one by one, no two of the same cells; `width` is how many cells each has. */
export function columnsOf(groups: readonly RawGroup[], width: number): GroupColumns {
  const size = groups.length;
  const dayNumber = (text: string | undefined) => Number((text ?? '0').replaceAll('-', ''));
  return {
    size,
    cells: Array.from({ length: width }, (_, place) => {
      const numbers = new TextNumbers();
      return {
        texts: numbers.texts,
        codes: Uint32Array.from(groups, ({ cells }) => numbers.of(cells[place] as string)),
      };
    }),
    lines: Uint32Array.from(groups, ({ line }) => line),
    rows: Uint32Array.from(groups, ({ rows }) => rows),
    netUnknown: Uint32Array.from(groups, (group) => group.netUnknown),
    sums: AMOUNTS.map((_, place) => amountsOf(groups, place)),
    ...(groups.some(({ span }) => span !== undefined) && {
      days: {
        first: Uint32Array.from(groups, ({ span }) => dayNumber(span?.[0])),
        last: Uint32Array.from(groups, ({ span }) => dayNumber(span?.[1])),
      },
    }),
  };
}

function amountsOf(groups: readonly RawGroup[], place: number): AmountColumn | undefined {
  let column: AmountColumn | undefined;
  for (const [index, { sums }] of groups.entries()) {
    const amount = sums[place] ?? null;
    if (amount === null) continue;
    column ??= new AmountColumn(groups.length);
    column.add(index, amount);
  }
  return column;
}

/** Groups of several readings of one file, by the same keys; what has the same cells becomes one. */
export function united(parts: readonly GroupColumns[]): GroupColumns {
  const filled = parts.filter(({ size }) => size > 0);
  const [only] = filled;
  if (only === undefined) return parts[0] as GroupColumns;
  return filled.length === 1 ? only : merged(joined(filled));
}

/** Makes one group of those that have the same cells. */
export function merged(groups: GroupColumns): GroupColumns {
  const { size, cells } = groups;
  const coded = cells.map(({ texts, codes }) => ({ codes, size: texts.length }));
  const numbers = codeNumbers(coded, size);
  return byFirstRow(numbers.count === size ? groups : summed(groups, numbers));
}

/** The same groups in the order of their first rows. */
function byFirstRow(groups: GroupColumns): GroupColumns {
  const { size, lines } = groups;
  if (lines.every((line, index) => index === 0 || line > (lines[index - 1] as number))) return groups;
  const order = Uint32Array.from(lines.keys()).sort((a, b) => (lines[a] as number) - (lines[b] as number));
  const places = new Uint32Array(size);
  for (const [place, index] of order.entries()) places[index] = place;
  return summed(groups, { numbers: places, count: size, firsts: order });
}

function summed(groups: GroupColumns, { numbers, count, firsts }: CodeNumbers): GroupColumns {
  const counted = (values: Uint32Array) => {
    const sums = new Uint32Array(count);
    for (let index = 0; index < values.length; index++) {
      const number = numbers[index] as number;
      sums[number] = (sums[number] as number) + (values[index] as number);
    }
    return sums;
  };
  const { days } = groups;
  return {
    size: count,
    cells: groups.cells.map(({ texts, codes }) => ({
      texts,
      codes: firsts.map((index) => codes[index] as number),
    })),
    lines: firstLines(groups.lines, numbers, count),
    rows: counted(groups.rows),
    netUnknown: counted(groups.netUnknown),
    sums: groups.sums.map((column) => {
      if (column === undefined) return undefined;
      const sums = new AmountColumn(count);
      sums.addAll(column, numbers);
      return sums;
    }),
    ...(days && { days: spanned(days, numbers, count) }),
  };
}

function firstLines(lines: Uint32Array, numbers: Uint32Array, count: number): Uint32Array {
  const first = new Uint32Array(count).fill(0xffffffff);
  for (let index = 0; index < lines.length; index++) {
    const number = numbers[index] as number;
    if ((lines[index] as number) < (first[number] as number)) first[number] = lines[index] as number;
  }
  return first;
}

type Days = NonNullable<GroupColumns['days']>;

function spanned(days: Days, numbers: Uint32Array, count: number): Days {
  const first = new Uint32Array(count);
  const last = new Uint32Array(count);
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] as number;
    const [from, to] = [days.first[index] as number, days.last[index] as number];
    if (from !== 0 && (first[number] === 0 || from < (first[number] as number))) first[number] = from;
    if (to > (last[number] as number)) last[number] = to;
  }
  return { first, last };
}

/** One behind the other, with the texts of all. */
function joined(parts: readonly GroupColumns[]): GroupColumns {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const [first] = parts as [GroupColumns];
  const numbersOf = (pick: (part: GroupColumns) => Uint32Array | undefined) => {
    const all = new Uint32Array(size);
    let at = 0;
    for (const part of parts) {
      const values = pick(part);
      if (values !== undefined) all.set(values, at);
      at += part.size;
    }
    return all;
  };
  return {
    size,
    cells: first.cells.map((_, place) =>
      joinedTexts(
        parts.map(({ cells }) => cells[place] as TextColumn),
        size,
      ),
    ),
    lines: numbersOf(({ lines }) => lines),
    rows: numbersOf(({ rows }) => rows),
    netUnknown: numbersOf(({ netUnknown }) => netUnknown),
    sums: first.sums.map((_, place) => joinedAmounts(parts, place)),
    ...(parts.some(({ days }) => days !== undefined) && {
      days: { first: numbersOf(({ days }) => days?.first), last: numbersOf(({ days }) => days?.last) },
    }),
  };
}

function joinedTexts(columns: readonly TextColumn[], size: number): TextColumn {
  const numbers = new TextNumbers();
  const codes = new Uint32Array(size);
  let at = 0;
  for (const { texts, codes: own } of columns) {
    const known = texts.map((text) => numbers.of(text));
    for (const code of own) codes[at++] = known[code] as number;
  }
  return { texts: numbers.texts, codes };
}

function joinedAmounts(parts: readonly GroupColumns[], place: number): AmountColumn | undefined {
  const columns = parts.map(({ sums, size }) => [sums[place], size] as const);
  return columns.some(([column]) => column !== undefined) ? AmountColumn.joined(columns) : undefined;
}

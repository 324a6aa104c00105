import { equation } from '../../bill/arithmetic.ts';
import { formatDecimal, ONE } from '../../bill/decimal.ts';
import type { Cube } from '../../cube/cube.ts';
import type { TracedLine } from '../../cube/trace.ts';
import type { Words } from '../../words/index.ts';
import { grouped } from '../facts.ts';
import type { Block, Page } from '../page.ts';
import { closingBlocks } from '../proof-lines.ts';
import type { Rolled } from '../rollup.ts';
import { peopleColumns, sumTable, sumTexts, tracedLinesTable } from './lines.ts';

/** What came of a trace. */
export interface Trace {
  /** The key as the user wrote it. */
  readonly key: string;
  /** How many lines are behind it. */
  readonly lines: number;
  /** Their sums: one for each currency, tax and unit. */
  readonly sums: readonly Rolled[];
}

/** What `--trace` shows a person: the first lines behind the cell, the sums of all of them, the proof. */
export function tracePage(trace: Trace, shown: readonly TracedLine[], cube: Cube, words: Words): Page {
  const columns = peopleColumns(cube.bill.files.length > 1, words);
  const title = words.trace.lines(counted(shown.length), counted(trace.lines));
  const more = trace.lines - shown.length;
  return [
    ...traceHead(trace.key, words),
    ...(shown.length === 0 ? [] : [tracedLinesTable(shown, columns, more === 0 ? '' : title)]),
    ...lines('note', [
      ...(shown.length === 0 ? [] : [words.trace.legend]),
      ...(more === 0 ? [] : [words.trace.more(counted(more))]),
    ]),
    ...lines('bad', wrongSums(shown, words)),
    ...traceEnd(trace, cube, words),
  ];
}

export function traceHead(key: string, words: Words): Page {
  return [{ kind: 'heading', text: words.trace.heading(key) }];
}

/** What stands under the lines. */
export function traceEnd(trace: Trace, cube: Cube, words: Words): Page {
  return [
    ...(trace.sums.length === 0 ? [] : [sumTable(trace.sums, words)]),
    ...closingBlocks(cube, [], words, traceProof(trace, words)),
  ];
}

export function traceProof({ lines: count }: Trace, words: Words): string {
  return count === 0 ? words.trace.proofNone : words.trace.proof(counted(count));
}

/** The sums as sentences, for beside a table of data. */
export function sumLines({ sums }: Trace, words: Words): string[] {
  return sums.map((sum) => {
    const [currency, tax, unit] = sumTexts(sum, words);
    const amount = (value: bigint | null) => (value === null ? words.page.none : formatDecimal(value));
    const { payable, consumed } = sum.measures;
    return words.trace.sumLine({
      ...{ currency, tax, unit, rows: counted(sum.rows) },
      payable: amount(payable),
      consumed: amount(consumed),
    });
  });
}

/** The lines shown whose own arithmetic does not hold, worked out. */
function wrongSums(shown: readonly TracedLine[], words: Words): string[] {
  return shown.flatMap(({ line, identities }) => {
    const wrong = identities.filter((identity) => !identity.holds);
    if (wrong.length === 0) return [];
    const sums = wrong.map((each) => `${words.line.identities[each.name] ?? each.name}: ${equation(each)}`);
    return [words.trace.wrong(`${line.row.file}:${line.row.line}`, sums.join('; '))];
  });
}

function lines(tone: 'note' | 'bad', texts: readonly string[]): Block[] {
  return texts.length === 0 ? [] : [{ kind: 'lines', tone, lines: texts }];
}

function counted(count: number): string {
  return grouped(BigInt(count) * ONE, 0);
}

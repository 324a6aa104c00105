import { afterAll, beforeAll, expect, it } from 'vitest';
import { random, shuffled } from '../../../samples/generator/random.ts';
import {
  type Cube,
  costTable,
  fastEngine,
  plainColour,
  readBill,
  renderTerminal,
  summaryPage,
  type Table,
  words,
  writeDelimited,
  writeJson,
  writeNdjson,
} from '../../../src/index.ts';
import type { Engine } from '../../../src/read/contract/engine.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { describeWith } from '../services/describe-with.ts';
import { ENGINES } from './engines.ts';
import { linesUnder } from './page.ts';
import { hasPython, type MoneyAnswer, type MoneyRow, pythonAnswers } from './python.ts';
import { billText, type RandomBill, randomBill } from './random-bill.ts';
import { canonical, MONEY_MEASURES, readDelimited, UNIT_MEASURES } from './tables.ts';

const BY = ['model', 'channel', 'api-key', 'unit'];
const VIEWS = [
  { answer: 'total', dimensions: [], key: '', measures: MONEY_MEASURES },
  { answer: 'model', dimensions: ['model'], key: 'model', measures: MONEY_MEASURES },
  { answer: 'unit', dimensions: ['unit'], key: 'unit', measures: [...MONEY_MEASURES, ...UNIT_MEASURES] },
] as const;

/** A thread takes longer to start than to read less. */
const ROWS_FOR_THREADS = 1_000;

interface Case {
  readonly name: string;
  readonly bill: RandomBill;
  readonly cube: Cube;
  /** By {@link VIEWS}. */
  readonly tables: readonly Table[];
}

/** Random bills of so many rows each, against Python's decimal: in every format, order, split and engine. */
export function againstPython(title: string, sizes: readonly number[]): void {
  describeWith('python3', hasPython(), title, () => compareAll(sizes));
}

function compareAll(sizes: readonly number[]): void {
  const folder = temporaryFolder();
  const cases: Case[] = [];
  let answers: ReadonlyMap<string, MoneyAnswer> = new Map();

  beforeAll(async () => {
    const bills = sizes.map((rows, seed) => randomBill(seed, rows));
    const paths = bills.map((bill, seed) => folder.write(`${seed}.csv`, billText(bill, bill.rows)));
    const asked = pythonAnswers(folder.path);
    for (const [seed, bill] of bills.entries()) {
      const cube = await readWhole([paths[seed] as string], engineOf(seed));
      cases.push({ name: `${seed}.csv`, bill, cube, tables: tablesOf(cube) });
    }
    answers = await asked;
    expect(answers.size).toBe(sizes.length);
  });
  afterAll(() => folder.remove());

  const answerOf = ({ name }: Case) => answers.get(name) as MoneyAnswer;

  it.each([
    ['csv', csvRows],
    ['tsv', (table: Table) => readDelimited(delimited(table, '\t'), '\t')],
    ['json', (table: Table, cube: Cube) => jsonOf(table, cube).rows],
    ['ndjson', ndjsonOf],
  ])('%s has every sum to the last digit', (_, rowsIn) => {
    for (const one of cases) {
      const written = one.tables.map((table) => rowsIn(table, one.cube));
      same(written, answerOf(one), one.name);
    }
  });

  it('the totals of json are those of the bill, whatever its rows', () => {
    for (const one of cases) {
      const totals = one.tables.map((table) => canonical(jsonOf(table, one.cube).totals, '', MONEY_MEASURES));
      const expected = canonical(answerOf(one).total, '', MONEY_MEASURES);
      expect(totals, one.name).toEqual([expected, expected, expected]);
    }
  });

  it('the page that people read has the exact figures', () => {
    for (const one of cases) samePage(pageOf(one.cube), answerOf(one), one.name);
  });

  const large = () => cases.filter(({ bill }) => bill.rows.length >= ROWS_FOR_THREADS);
  if (sizes.some((rows) => rows >= ROWS_FOR_THREADS))
    it('several threads on one file give the same sums', async () => {
      for (const one of large()) {
        const engine = fastEngine({ workers: 3, bytesAWorker: 20_000 });
        const cube = await readWhole([`${folder.path}/${one.name}`], engine);
        same(tablesOf(cube).map(csvRows), answerOf(one), `${one.name}, in ranges`);
      }
    });

  it('rows in any order and any split into files give the same sums', { timeout: 180_000 }, async () => {
    for (const [seed, one] of cases.entries()) {
      const texts = dealt(one.bill, seed).map((rows) => billText(one.bill, rows));
      const paths = texts.map((text, index) => folder.write(`part-${index}.csv`, text));
      const cube = await readWhole(paths, engineOf(seed + 1));
      same(tablesOf(cube).map(csvRows), answerOf(one), `${one.name}, dealt to ${texts.length} files`);
    }
  });
}

/** The one engine for a bill as a whole, the other for its parts. */
function engineOf(seed: number): Engine {
  return seed % 2 === 0 ? ENGINES.fast() : ENGINES.reference();
}

async function readWhole(paths: readonly string[], engine: Engine): Promise<Cube> {
  const cube = await readBill(paths, { by: BY, engine });
  const { rowsRead, counted } = cube.proof;
  expect(counted).toBe(rowsRead);
  expect(cube.failures).toEqual([]);
  return cube;
}

/** The rows of a bill, shuffled and dealt out at random to one, two or three files. */
function dealt(bill: RandomBill, seed: number): (readonly string[])[][] {
  const source = random(seed);
  const files = Array.from({ length: source.between(1, 3) }, (): (readonly string[])[] => []);
  for (const row of shuffled(bill.rows, source)) files[source.below(files.length)]?.push(row);
  return files;
}

function tablesOf(cube: Cube): Table[] {
  return VIEWS.map(({ dimensions, measures }) => costTable(cube, { dimensions, measures }));
}

function csvRows(table: Table): MoneyRow[] {
  return readDelimited(delimited(table, ','), ',');
}

function delimited(table: Table, delimiter: ',' | '\t'): string {
  return [...writeDelimited(table, { delimiter })].join('');
}

function jsonOf(table: Table, cube: Cube): { rows: MoneyRow[]; totals: MoneyRow[] } {
  const { bill, proof, notices } = cube;
  const report = { report: 'cost', bill, proof, table, warnings: notices };
  return JSON.parse([...writeJson(report, ({ code }) => code)].join(''));
}

function ndjsonOf(table: Table): MoneyRow[] {
  const lines = [...writeNdjson(table)].join('').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as MoneyRow);
}

function pageOf(cube: Cube): string {
  const page = summaryPage(cube, { words: words('en') });
  return renderTerminal(page, { width: null, colour: plainColour, moreColumns: () => '' });
}

/** Compares what was written for each of {@link VIEWS} with Python's answer. */
function same(written: readonly MoneyRow[][], answer: MoneyAnswer, what: string): void {
  for (const [index, view] of VIEWS.entries()) {
    const ours = canonical(written[index] ?? [], view.key, view.measures);
    expect(ours, `${what} by ${view.answer}`).toEqual(canonical(answer[view.answer], 'key', view.measures));
  }
}

function samePage(page: string, answer: MoneyAnswer, what: string): void {
  for (const [currency, lines] of Object.entries(answer.cost))
    expect(linesUnder(page, `Cost in ${currency}, incl. tax`), what).toEqual(lines);
  // Its title depends on whether the layout says what was free.
  const usage = /^Usage \(.*\)$/m.exec(page)?.[0] ?? '';
  expect(linesUnder(page, usage), what).toEqual(answer.usage);
  const plain = page.replaceAll(',', '');
  for (const { currency, payable, rows } of answer.total)
    expect(plain, what).toContain(`total payable ${payable} ${currency} incl. tax exact over ${rows} rows`);
}

import { afterAll, describe, expect, it } from 'vitest';
import {
  type Cube,
  costTable,
  plainColour,
  readBill,
  renderTerminal,
  summaryPage,
  words,
  writeDelimited,
} from '../../src/index.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { ENGINES, type EngineName } from '../support/money/engines.ts';
import { linesUnder } from '../support/money/page.ts';
import { readDelimited } from '../support/money/tables.ts';
import { rounds } from '../support/setup/effort.ts';

const ROWS = rounds(4_000, 100_000);
/** All amounts but the last digits that fit: ROWS × (10²⁰ − 10⁻¹⁸), and zeros of units behind it. */
const sumOf = (unit: number) => plain(BigInt(ROWS) * BigInt(unit) * (10n ** 38n - 1n));
const LARGEST = '99999999999999999999.999999999999999999';
const HEADER = '实例ID（出账粒度）,用量,用量单位,目录总价,应付金额（含税）,定价币种\n';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Rows of the largest amount; those with an odd number have amounts of the other sign where asked. */
async function billBy(engine: EngineName, unit: string, cancelling: boolean): Promise<Cube> {
  const row = (index: number) => {
    const amount = cancelling && index % 2 === 1 ? `-${LARGEST}` : LARGEST;
    const id = `5000001;llm-demo0001;model-${index % 3};input_token;;0`;
    return `${id},${amount},${unit},${amount},${amount},CNY\n`;
  };
  const path = folder.write(
    'bill.csv',
    HEADER + Array.from({ length: ROWS }, (_, index) => row(index)).join(''),
  );
  const cube = await readBill([path], {
    by: ['model', 'channel', 'api-key', 'unit'],
    engine: ENGINES[engine](),
  });
  expect(cube.proof).toMatchObject({ counted: ROWS, rejected: 0 });
  return cube;
}

function totalOf(cube: Cube) {
  const table = costTable(cube, { dimensions: [] });
  return readDelimited([...writeDelimited(table, { delimiter: '\t' })].join(''), '\t')[0];
}

describe.each(['fast', 'reference'] as const)('sums of the largest amounts over many rows, %s', (engine) => {
  const bill = (unit: string, cancelling: boolean) => billBy(engine, unit, cancelling);

  it('are exact in data and on the page', async () => {
    const cube = await bill('tokens', false);
    const sum = sumOf(1);
    expect(totalOf(cube)).toMatchObject({ rows: String(ROWS), tokens: sum, list_cost: sum, payable: sum });
    const page = renderTerminal(summaryPage(cube, { words: words('en') }), {
      width: null,
      colour: plainColour,
      moreColumns: () => '',
    });
    expect(linesUnder(page, 'Cost in CNY, incl. tax')).toEqual([
      ['List cost', sum],
      ['= Payable', sum],
    ]);
    // The total as the tables show it, rounded.
    expect(page).toContain(`${(BigInt(ROWS) * 10n ** 20n).toLocaleString('en')}.00`);
  });

  it('are exact where a unit lifts them further', async () => {
    const sum = sumOf(1_000_000);
    expect(totalOf(await bill('百万tokens', false))).toMatchObject({
      tokens: sum,
      input_tokens: sum,
      billed_tokens: sum,
    });
  });

  it('come back to zero where they cancel', async () => {
    const cube = await bill('tokens', true);
    expect(totalOf(cube)).toMatchObject({ tokens: '0', list_cost: '0', payable: '0' });
    const models = costTable(cube, { dimensions: ['model'], measures: ['rows', 'payable'] });
    const written = readDelimited([...writeDelimited(models, { delimiter: ',' })].join(''), ',');
    // Signs alternate along each model's rows: one more of model-0 than of the others.
    const third = Math.floor(ROWS / 3);
    expect(written.map(({ model, rows, payable }) => [model, rows, payable])).toEqual([
      ['model-1', String(third), `-${LARGEST}`],
      ['model-2', String(third), LARGEST],
      ['model-0', String(third + 1), '0'],
    ]);
  });
});

/** Units of 10⁻¹⁸ as a decimal without zeros at its end. */
function plain(units: bigint): string {
  const digits = String(units);
  return `${digits.slice(0, -18)}.${digits.slice(-18)}`.replace(/\.?0+$/, '');
}

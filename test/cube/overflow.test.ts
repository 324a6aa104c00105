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

const ROWS = 100_000;
const LARGEST = '99999999999999999999.999999999999999999';
const HEADER = '实例ID（出账粒度）,用量,用量单位,目录总价,应付金额（含税）,定价币种\n';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** A hundred thousand rows; those with an odd number have amounts of the other sign where asked. */
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

describe.each(['fast', 'reference'] as const)(
  'sums of the largest amounts over 100,000 rows, %s',
  (engine) => {
    const bill = (unit: string, cancelling: boolean) => billBy(engine, unit, cancelling);

    it('are exact in data and on the page', async () => {
      const cube = await bill('tokens', false);
      // 10⁵ × (10²⁰ − 10⁻¹⁸)
      const sum = '9999999999999999999999999.9999999999999';
      expect(totalOf(cube)).toMatchObject({ rows: '100000', tokens: sum, list_cost: sum, payable: sum });
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
      expect(page).toContain('10,000,000,000,000,000,000,000,000.00');
    });

    it('are exact where a unit lifts them further', async () => {
      // 10⁵ × (10²⁰ − 10⁻¹⁸) × 10⁶
      const sum = '9999999999999999999999999999999.9999999';
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
      // Signs alternate along each model's rows: 33,334 of model-0, 33,333 of the others.
      expect(written.map(({ model, rows, payable }) => [model, rows, payable])).toEqual([
        ['model-2', '33333', LARGEST],
        ['model-0', '33334', '0'],
        ['model-1', '33333', `-${LARGEST}`],
      ]);
    });
  },
);

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildCube, keysFor } from '../../src/cube/build.ts';
import type { DimensionColumn } from '../../src/cube/dimensions.ts';
import { MEASURES, type Measure } from '../../src/cube/measures.ts';
import { DIMENSIONS, namesDimensions } from '../../src/index.ts';
import type { Reading } from '../../src/read/contract/reading.ts';
import { readNames } from '../../src/read/files/names.ts';
import { readInputs } from '../../src/read/files/read-inputs.ts';
import { sample, sampleAnswers } from '../support/files/samples.ts';
import { some } from '../support/setup/effort.ts';

const names = await readNames(sample('names.csv'));
const COLUMNS = [...DIMENSIONS, ...namesDimensions(names)].flatMap(({ columns }) => columns);

describe('every --by has the same grand total', () => {
  it.each(sampleAnswers().map((answer) => [answer.input, answer] as const))('%s', async (input, answer) => {
    const reading = await readInputs([sample(input)], { keys: keysFor({ dimensions: COLUMNS, names }) });
    const alone = new Set(some(COLUMNS, 7, input.length % 7));
    for (const column of COLUMNS) {
      const totals = await totalsBy(input, column, alone.has(column) ? undefined : reading);
      expect([column.name, totals]).toEqual([column.name, answer.totals]);
    }
  });

  it('the samples have a value in every dimension, so that this says something', async () => {
    const seen = new Set<string>();
    for (const { input } of sampleAnswers()) {
      const plan = { dimensions: COLUMNS, names };
      const { groups } = buildCube(await readInputs([sample(input)], { keys: keysFor(plan) }), plan);
      for (const { values } of groups)
        for (const [place, value] of values.entries())
          if (value !== null) seen.add(COLUMNS[place]?.name ?? '');
    }
    expect(COLUMNS.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([]);
  });
});

/** The groups by one dimension, read for it alone or for all of them, and added up here. */
async function totalsBy(input: string, column: DimensionColumn, forAll?: Reading) {
  const plan = { dimensions: [column], names };
  const reading = forAll ?? (await readInputs([sample(input)], { keys: keysFor(plan) }));
  const cube = buildCube(reading, plan);
  const totals = new Map<string, { rows: number; sums: Partial<Record<Measure, bigint>> }>();
  for (const group of cube.groups) {
    const key = JSON.stringify([group.currency, group.tax]);
    const total = totals.get(key) ?? { rows: 0, sums: {} };
    totals.set(key, total);
    total.rows += group.rows;
    for (const name of MEASURES) {
      const value = group.measures[name];
      if (value !== null) total.sums[name] = (total.sums[name] ?? 0n) + value;
    }
  }
  return [...totals.keys()].sort().map((key) => {
    const [currency, tax] = JSON.parse(key);
    const { rows, sums } = totals.get(key) as { rows: number; sums: Partial<Record<Measure, bigint>> };
    const shown = Object.keys(sampleTotal(input)).filter(
      (name) => !['currency', 'tax', 'rows'].includes(name),
    );
    return {
      currency,
      tax,
      rows,
      ...Object.fromEntries(shown.map((name) => [name, plain(sums[name as Measure])])),
    };
  });
}

function sampleTotal(input: string): object {
  const path = sample(`${input.replace(/\.(csv|csv\.gz|txt|zip)$/, '')}.expected.json`);
  return JSON.parse(readFileSync(path, 'utf8')).totals[0];
}

/** Units of 10⁻¹⁸ in plain notation. */
function plain(value: bigint | undefined): string | null {
  if (value === undefined) return null;
  const digits = (value < 0n ? -value : value).toString().padStart(19, '0');
  const fraction = digits.slice(-18).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -18)}${fraction === '' ? '' : `.${fraction}`}`;
}

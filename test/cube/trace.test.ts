import { describe, expect, it } from 'vitest';

import { parseCellKey, writeCellKey } from '../../src/cube/cell-key.ts';
import { DEFAULT_DIMENSIONS, findDimension } from '../../src/cube/dimensions.ts';
import { namesDimensions } from '../../src/cube/names.ts';
import type { CubePlan } from '../../src/cube/plan.ts';
import { lineTracer, type TracedLine } from '../../src/cube/trace.ts';
import type { BillLine } from '../../src/read/contract/lines.ts';
import { readNames } from '../../src/read/files/names.ts';
import { readInputs } from '../../src/read/files/read-inputs.ts';
import { readBill } from '../../src/read-bill.ts';
import { costTable } from '../../src/report/cost.ts';
import { sample, sampleAnswers } from '../support/files/samples.ts';
import { isWhole, some } from '../support/setup/effort.ts';

/** Rows of a table that is looked at whole. */
const SHORT = 15;

/** Together they have every dimension of the contract, those of the names file and a tag. */
const TABLES: readonly (readonly string[])[] = [
  ['model'],
  ['api-key', 'channel'],
  ['minute', 'day', 'hour'],
  [
    'account',
    'workspace',
    'vendor',
    'type',
    'modality',
    'context',
    'thinking',
    'cache',
    'batch',
    'resolution',
  ],
  ['billing-type', 'commodity', 'item', 'region', 'tag:team', 'team', 'api-key-name'],
  DEFAULT_DIMENSIONS,
];

describe.each(sampleAnswers().map(({ input }) => input))('%s', (input) => {
  let read: Promise<readonly BillLine[]> | undefined;
  const allLines = () => {
    read ??= linesOf(input);
    return read;
  };

  it.each(TABLES.map((by) => [by.join(), by] as const))(
    `the lines behind ${isWhole ? 'every cell' : 'the cells, of long tables some,'} add up to it, by %s`,
    async (_, by) => {
      const names = await readNames(sample('names.csv'));
      const paths = [sample(input)];
      const filters = { feeType: ['usage', 'free-quota', 'refund'] };
      // The report by the fast reader, the lines by the other one.
      const cube = await readBill(paths, { by, filters, names });
      const table = costTable(cube, { dimensions: cube.dimensions });
      const extra = namesDimensions(names);
      const plan: CubePlan = {
        dimensions: by.flatMap((name) => findDimension(name, extra)?.columns ?? []),
        filters,
        names,
      };
      const lines = await allLines();
      const dimensions = table.columns.filter(({ kind }) => kind === 'dimension').length;
      let traced = 0;
      const isAll = isWhole || table.rows.length <= SHORT;
      for (const row of isAll ? table.rows : some(table.rows, 5)) {
        const key = row.slice(0, dimensions).map((value, place) => {
          return [table.columns[place]?.name ?? '', value as string | boolean | null] as const;
        });
        const take = lineTracer(parseCellKey([writeCellKey(key)], { extra }), plan);
        const found = lines.map(take).filter((line) => line !== undefined);
        expect(summed(found, table.columns.slice(dimensions))).toEqual(row.slice(dimensions));
        traced += found.length;
      }
      if (isAll) expect(traced).toBe(cube.proof.counted);
    },
  );
});

async function linesOf(input: string): Promise<readonly BillLine[]> {
  const lines: BillLine[] = [];
  await readInputs([sample(input)], { keys: [], onLine: (line) => lines.push(line) });
  return lines;
}

/** Each measure of the lines added up, absent where it is absent in all; and how many lines there are. */
function summed(lines: readonly TracedLine[], columns: readonly { readonly name: string }[]) {
  return columns.map(({ name }) => {
    if (name === 'rows') return lines.length;
    const values = lines.map(({ measures }) => measures[name as keyof typeof measures]);
    const present = values.filter((value) => value !== null);
    return present.length === 0 ? null : present.reduce((sum, value) => sum + value, 0n);
  });
}

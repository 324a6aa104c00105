import { describe, expect, it } from 'vitest';
import type { Json, JsonReport } from '../../../support/cli/json-report.ts';
import { report } from '../../../support/cli/run.ts';
import { type SampleAnswer, sample, sampleAnswers } from '../../../support/files/samples.ts';

/** In the notation of the machine contract: plain decimals without padding. */
const DECIMAL = /^(?:0|-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?)$/;

const TABLES = [
  ['model', 'by_model', 'model'],
  ['channel_name', 'by_channel', 'channel_name'],
  ['api-key', 'by_api_key', 'api_key_id'],
] as const;

describe.concurrent.each(sampleAnswers().map((answer) => [answer.input, answer] as const))(
  '%s',
  (input, answer) => {
    it.each(TABLES)('by %s', async (dimension, table, column) => {
      const found = await report([sample(input), '--by', dimension]);
      expect(found.proof).toEqual(proofOf(answer));
      expect(found.bill).toMatchObject({
        months: answer.months,
        accounts: answer.accounts,
        final: answer.final,
      });
      expect(found.totals).toEqual(answer.totals);
      expect(byKey(found.rows, column)).toEqual(byKey(answer[table], column));
      expectPlain(found);
    });
  },
);

function proofOf(answer: SampleAnswer): Json {
  const { rows_read, counted, left_aside, duplicates, rejected } = answer;
  return { rows_read, counted, left_aside, total_rows: 0, filtered: 0, duplicates, rejected };
}

/** Order is another test's subject. */
function byKey(rows: readonly Json[], column: string): Readonly<Record<string, Json>> {
  return Object.fromEntries(rows.map((row) => [JSON.stringify([row[column], row.currency, row.tax]), row]));
}

function expectPlain({ columns, rows, totals }: JsonReport): void {
  const decimals = columns.filter(({ kind }) => kind === 'money' || kind === 'quantity');
  const cells = [...rows, ...totals].flatMap((row) => decimals.map(({ name }) => row[name]));
  for (const cell of cells) if (cell !== null) expect(cell).toMatch(DECIMAL);
}

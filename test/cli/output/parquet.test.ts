import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { onTerminal, report, run } from '../../support/cli/run.ts';
import { MAY, sample, sampleAnswers } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { column, literal, plain, query } from '../../support/services/duckdb.ts';

const folder = useFolder();
const MEASURES = Object.keys(sampleAnswers()[0]?.totals[0] ?? {}).filter(
  (name) => !['currency', 'tax', 'rows'].includes(name),
);

describe.concurrent.each(sampleAnswers().map((answer) => [answer.input, answer] as const))(
  '%s as Parquet',
  (input, answer) => {
    it('has the sums of the true answer, added up by DuckDB', async () => {
      const path = join(folder, `${input}.parquet`);
      const ran = await run([sample(input), '-o', path]);
      expect(ran.code).toBe(answer.rejected > 0 ? 3 : 0);
      const sums = MEASURES.map((name) => `sum(${column(name)}) AS ${column(name)}`);
      const found = await query(
        `SELECT currency, tax, sum(rows)::BIGINT AS rows, ${sums} FROM ${literal(path)}
         GROUP BY ALL ORDER BY currency, tax`,
      );
      const totals = found.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [
            name,
            name === 'rows' ? Number(value) : MEASURES.includes(name) ? plain(value) : value,
          ]),
        ),
      );
      expect(totals).toEqual(answer.totals);
    });
  },
);

describe('--format parquet', () => {
  it('holds the rows of the machine table, cell by cell', async () => {
    const path = join(folder, 'rows.parquet');
    const by = ['--by', 'day,model,type,thinking,channel,unit'];
    const [{ columns, rows }] = await Promise.all([report([MAY, ...by]), run([MAY, ...by, '-o', path])]);
    const money = new Set(
      columns.filter(({ kind }) => ['money', 'quantity'].includes(kind)).map(({ name }) => name),
    );
    const found = await query(`SELECT * FROM ${literal(path)}`);
    const cells = found.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          money.has(name) ? plain(value) : name === 'rows' ? Number(value) : value,
        ]),
      ),
    );
    expect(cells).toEqual(rows);
  });

  it('comes whole through a pipe, with the words beside it on stderr', async () => {
    const path = join(folder, 'piped.parquet');
    await run([MAY, '-o', path]);
    const piped = await run([MAY, '--format', 'parquet']);
    expect(piped.bytes).toEqual(readFileSync(path));
    expect(piped.stderr).toContain('Proof: rows read 100 = counted 97');
  });

  it('carries its proof and totals', async () => {
    const path = join(folder, 'proof.parquet');
    await run([MAY, '-o', path]);
    const [found] = await query(
      `SELECT value::VARCHAR AS value FROM (SELECT decode(value) AS value FROM parquet_kv_metadata(${literal(path)})
       WHERE decode(key) = 'bill-analyze')`,
    );
    const said = JSON.parse(String(found?.value));
    const json = await report([MAY]);
    expect(said).toEqual({ ...json, rows: [] });
  });

  it('keeps texts as they are: nothing in it is a formula', async () => {
    const bill = readFileSync(MAY, 'utf8').replaceAll('qwen3.6-plus', '=cmd()');
    writeFileSync(join(folder, 'formula.csv'), bill);
    const path = join(folder, 'formula.parquet');
    await run([join(folder, 'formula.csv'), '-o', path]);
    const [found] = await query(`SELECT count(*) AS n FROM ${literal(path)} WHERE model = '=cmd()'`);
    expect(Number(found?.n)).toBeGreaterThan(0);
  });

  it.each([
    ['en', 'a terminal cannot show parquet'],
    ['zh', '终端无法显示 parquet'],
  ])('is refused to a terminal (%s)', async (lang, words) => {
    const { stdout, code } = await onTerminal([MAY, '--format', 'parquet', '--lang', lang], 100);
    expect(stdout).toContain(words);
    expect(stdout).not.toContain('PAR1');
    expect(code).toBe(2);
  });

  it('refuses amounts of more digits than a DECIMAL has, by name', async () => {
    const bill = join(folder, 'digits.csv');
    writeFileSync(
      bill,
      `账单月份,实例ID,用量,用量单位,币种,应付金额\n202605,1;llm-x;m;input_token;;0,99999999999999999999.123456789012345678,千tokens,CNY,1\n`,
    );
    const path = join(folder, 'digits.parquet');
    const { stderr, code } = await run([bill, '-o', path]);
    expect(stderr).toContain('does not fit a DECIMAL(38) column');
    expect(stderr).toContain('_tokens');
    expect([code, existsSync(path)]).toEqual([3, false]);
  });
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../support/cli/run.ts';
import { tableReports } from '../../support/cli/table-reports.ts';
import { MAY } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { literal, query } from '../../support/services/duckdb.ts';

const folder = useFolder();
const REPORTS = tableReports(folder);

describe.each(REPORTS)('%s', (name, args) => {
  const file = (extension: string) => join(folder, `${name.replaceAll(' ', '-')}.${extension}`);

  it('as Parquet has the rows of its CSV, and the report in its footer', async () => {
    const csv = await run([...args, '-o', file('csv')]);
    const parquet = await run([...args, '-o', file('parquet')]);
    expect(parquet.code).toBe(csv.code);
    const [left] = await query(
      `SELECT count(*) AS n FROM read_csv(${literal(file('csv'))}, all_varchar = true)`,
    );
    const [right] = await query(`SELECT count(*) AS n FROM ${literal(file('parquet'))}`);
    expect(right).toEqual(left);
    const [about] = await query(
      `SELECT decode(value) AS about FROM parquet_kv_metadata(${literal(file('parquet'))})`,
    );
    expect(JSON.parse(String(about?.about))).toMatchObject({ schema_version: 2, rows: [] });
  });

  it('as HTML has its page, and nothing that runs', async () => {
    const { stdout } = await run([...args, '--format', 'html']);
    expect(stdout).toMatch(/^<!doctype html>/);
    expect(stdout).toContain('<table');
    expect(stdout).not.toMatch(/<script|https?:/i);
  });

  it.each(['focus', 'openmetrics'])('is not written as %s, which is of bills alone', async (format) => {
    const { stdout, stderr, code } = await run([...args, '--format', format]);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain(`${args[0]} does not write ${format}`);
  });
});

describe('--trace', () => {
  it.each(['html', 'xlsx', 'parquet', 'focus', 'openmetrics'])('does not write %s', async (format) => {
    const { stdout, stderr, code } = await run([MAY, '--trace', 'model=qwen-plus', '--format', format]);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain(`--trace does not write ${format}`);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Layout } from '../../../../samples/generator/layout.ts';
import { LAYOUT_A, LAYOUT_B } from '../../../../samples/generator/layout-a.ts';
import { billTable } from '../../../../samples/generator/make-bill.ts';
import { ACCOUNTS } from '../../../../samples/generator/names.ts';
import { random, shuffled } from '../../../../samples/generator/random.ts';
import { run } from '../../../support/cli/run.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { exact, plain } from '../report/exact.ts';
import { csv, handBill } from '../report/hand-bill.ts';
import { addUp, diffReport, minus, sumOf } from './diff-report.ts';

const folder = useFolder();

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A month of one account as a table of cells. */
function month(layout: Layout, rows: number, seed: number) {
  const market = { accounts: [ACCOUNTS.main], keys: 4, currency: 'CNY', style: 'mainland' } as const;
  const table = billTable({ layout, rows, seed, month: '2026-05', market });
  const place = (name: string) => table.headers.findIndex((header) => header.endsWith(name));
  const counted = table.lines.map(({ series }) => series.counted);
  return { headers: table.headers, rows: table.rows.map((row) => [...row]), counted, place };
}

/** The same table with its columns in another order and other ones left out, all quoted, CRLF, with a BOM. */
function rewritten(headers: readonly string[], rows: readonly (readonly string[])[], seed: number): string {
  const kept = [...headers.keys()].filter((place) => !/详情|名称|标签/.test(headers[place] as string));
  const order = shuffled(kept, random(seed));
  const lines = [headers, ...rows].map((row) =>
    order.map((place) => `"${(row[place] as string).replaceAll('"', '""')}"`).join(','),
  );
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** A re-export of a bill: some lines gone, some changed, some new, all in another order; and what that comes to. */
function reexport(seed: number) {
  const bill = month(LAYOUT_A, 300, seed);
  const [id, payable, usage] = ['账单明细ID', '应付金额（含税）', '/用量'].map(bill.place) as [
    number,
    number,
    number,
  ];
  const instance = bill.place('实例ID（出账粒度）');
  const source = random(seed);
  const mine = bill.rows.filter((_, place) => bill.counted[place]);
  const others = bill.rows.filter((_, place) => !bill.counted[place]);
  const sums = { added: 0n, removed: 0n, from: 0n, to: 0n };
  const kinds = { added: 0, removed: 0, changed: 0 };
  const now: string[][] = [];
  for (const row of mine) {
    if (source.chance(5)) {
      kinds.removed++;
      sums.removed += exact(row[payable] as string);
      continue;
    }
    const copy = [...row];
    if (source.chance(8)) {
      kinds.changed++;
      sums.from += exact(row[payable] as string);
      // An amount, or the model: then the payable leaves one row of a table by model for another.
      if (source.chance(50)) copy[payable] = addUp(row[payable] as string, '1.25');
      else copy[instance] = (row[instance] as string).replace(/;([^;]*);([^;]*);/, ';$1;moved-$2;');
      if (copy[instance] === row[instance] && copy[payable] === row[payable])
        copy[payable] = addUp(row[payable] as string, '-7');
      sums.to += exact(copy[payable] as string);
    } else if (/^\d+$/.test(row[usage] as string)) copy[usage] = `${row[usage]}.0`;
    now.push(copy);
  }
  for (const row of mine.slice(0, 7)) {
    kinds.added++;
    sums.added += exact(row[payable] as string);
    now.push(row.map((cell, place) => (place === id ? `77${cell}` : cell)));
  }
  const old = csv([bill.headers, ...bill.rows]);
  const again = rewritten(bill.headers, shuffled([...now, ...others], source), seed);
  const total = (rows: readonly (readonly string[])[]) =>
    plain(rows.reduce((sum, row) => sum + exact(row[payable] as string), 0n));
  return {
    old,
    again,
    kinds,
    sums,
    totals: { old: total(mine), new: total(now) },
    lines: { old: mine.length, new: now.length },
  };
}

describe('diff of two exports of a month', () => {
  it.each([1, 2, 3])('finds what was added, removed and changed, and its sums (seed %i)', async (seed) => {
    const { old, again, kinds, sums, totals, lines } = reexport(seed);
    expect(Math.min(kinds.added, kinds.removed, kinds.changed)).toBeGreaterThan(0);
    const paths = [file(`old-${seed}.csv`, old), file(`new-${seed}.csv.gz`, gzipSync(again))];
    const { report, code, table } = await diffReport(paths);
    expect(code).toBe(1);
    expect(report).toMatchObject({ schema_version: 2, report: 'diff', compared: 'lines', table: 'lines' });
    const rows = table('lines').rows;
    const of = (change: string) => rows.filter((row) => row.change === change);
    expect({
      added: of('added').length,
      removed: of('removed').length,
      changed: of('changed').length,
    }).toEqual(kinds);
    expect(sumOf(of('added'), 'new_payable')).toBe(plain(sums.added));
    expect(sumOf(of('removed'), 'old_payable')).toBe(plain(sums.removed));
    expect(sumOf(of('changed'), 'old_payable')).toBe(plain(sums.from));
    expect(sumOf(of('changed'), 'new_payable')).toBe(plain(sums.to));
    expect(table('by').totals).toEqual([
      {
        ...{ currency: 'CNY', tax: 'included', old_rows: lines.old, new_rows: lines.new },
        ...{ added_rows: kinds.added, removed_rows: kinds.removed, changed_rows: kinds.changed },
        ...{ old_payable: totals.old, new_payable: totals.new, change: minus(totals.new, totals.old) },
        ...{ added: plain(sums.added), removed: plain(sums.removed), changed: plain(sums.to - sums.from) },
      },
    ]);
    for (const row of table('by').rows) {
      const { added, removed, changed, change, old_payable, new_payable } = row as Record<string, string>;
      expect(change).toBe(minus(new_payable as string, old_payable as string));
      expect(change).toBe(addUp(minus(added as string, removed as string), changed as string));
    }
    expect(report.old.proof.counted).toBe(lines.old);
    expect(report.new.proof.counted).toBe(lines.new);
    expect(sumOf(table('by').rows, 'change')).toBe(minus(totals.new, totals.old));
  });

  it('finds the same the other way round', async () => {
    const { old, again, kinds, totals } = reexport(4);
    const { table } = await diffReport([file('back-new.csv', again), file('back-old.csv', old)]);
    const count = (change: string) => table('lines').rows.filter((row) => row.change === change).length;
    expect([count('added'), count('removed'), count('changed')]).toEqual([
      kinds.removed,
      kinds.added,
      kinds.changed,
    ]);
    expect(table('by').totals[0]?.change).toBe(minus(totals.old, totals.new));
  });

  it('tells the place and both values of every cell that changed', async () => {
    const old = file(
      'cells-old.csv',
      handBill([{ line: '1' }, { line: '2', usage: '2', consumed: '2', list: '2', payable: '2' }]),
    );
    const now = file(
      'cells-new.csv',
      // The second line first, a unit spelled in another way, a usage written in another one.
      handBill([
        {
          line: '2',
          usage: '3000',
          consumed: '3000.0',
          unit: 'tokens',
          list: '3',
          payable: '3',
          fee: 'PayAsYouGoBill',
        },
        { line: '1', usage: '1000', consumed: '1000', unit: 'Tokens', payable: '1.00' },
      ]),
    );
    const { table, code } = await diffReport([old, now]);
    expect(code).toBe(1);
    const place = { line_id: '2', old_file: old, old_line: 3, new_file: now, new_line: 2 };
    expect(table('cells').rows).toEqual([
      { ...place, column: 'consumed', old: '2000', new: '3000' },
      { ...place, column: 'usage', old: '2000', new: '3000' },
      { ...place, column: 'list_cost', old: '2', new: '3' },
      { ...place, column: 'payable', old: '2', new: '3' },
    ]);
    expect(table('lines').rows).toMatchObject([
      { change: 'changed', columns: 'consumed usage list_cost payable', difference: '1', model: 'qwen-plus' },
    ]);
    const { stdout } = await run(['diff', old, now]);
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
  });

  it('without line ids matches whole lines, and says so', async () => {
    const bill = month(LAYOUT_B, 120, 5);
    const payable = bill.place('应付金额（含税）');
    const first = bill.rows.findIndex((row, place) => bill.counted[place] && row[payable] !== '0');
    const changed = bill.rows.map((row, place) =>
      place === first ? row.map((cell, at) => (at === payable ? addUp(cell, '2') : cell)) : row,
    );
    // A line twice on the one bill and once on the other is one line more.
    const twice = bill.rows[bill.counted.indexOf(true, first + 1)] as string[];
    const old = file('rows-old.csv', csv([bill.headers, ...bill.rows]));
    const now = file('rows-new.csv', csv([bill.headers, ...shuffled([...changed, twice], random(5))]));
    const { report, table, code } = await diffReport([old, now]);
    expect(code).toBe(1);
    expect(report.warnings.map((warning) => warning.code)).toContain('MATCHED_BY_CONTENT');
    expect(table('by').totals).toMatchObject([
      { added_rows: 2, removed_rows: 1, changed_rows: 0, change: addUp('2', twice[payable] as string) },
    ]);
  });

  it('finds no difference in another writing of the same lines', async () => {
    const bill = month(LAYOUT_A, 150, 6);
    const old = file('same-old.csv', csv([bill.headers, ...bill.rows]));
    const now = file('same-new.csv', rewritten(bill.headers, shuffled(bill.rows, random(6)), 6));
    const { code, table } = await diffReport([old, now]);
    expect(code).toBe(0);
    expect(table('lines').rows).toEqual([]);
    const { stdout } = await run(['diff', old, now, '--format', 'table']);
    const counted = bill.counted.filter(Boolean).length;
    expect(stdout).toContain(`No line differs: ${counted} lines are the same on both bills.`);
  });

  it('compares only months that both bills have, and filters the others out', async () => {
    const april = [{ line: '1', month: '202604', day: '20260414', started: '' }];
    const may = [{ line: '2' }, { line: '3' }];
    const old = file('months-old.csv', handBill([...april, ...may]));
    const now = file('months-new.csv', handBill([...may, { line: '4', payable: '5' }]));
    const { report, table } = await diffReport([old, now]);
    expect(report.old.proof).toMatchObject({ rows_read: 3, counted: 2, filtered: 1 });
    expect(table('lines').rows).toMatchObject([{ change: 'added', line_id: '4', difference: '5' }]);
    expect(report.warnings).toContainEqual({
      bill: null,
      code: 'OTHER_MONTHS',
      message: 'Only months on both bills are compared; filtered out: 2026-04.',
    });
  });

  it('never adds two currencies, not in one line either', async () => {
    const old = file('usd-old.csv', handBill([{ line: '1' }, { line: '2', payable: '4' }]));
    const now = file('usd-new.csv', handBill([{ line: '1' }, { line: '2', payable: '4', currency: 'USD' }]));
    const { table } = await diffReport([old, now]);
    expect(table('lines').rows).toMatchObject([{ columns: 'currency', difference: null }]);
    expect(table('by').totals).toMatchObject([
      { currency: 'CNY', changed: '-4', change: '-4' },
      { currency: 'USD', changed: '4', change: '4' },
    ]);
  });

  it('goes by filters and dimensions', async () => {
    const other = { id: '5000002;llm-b;glm-5.1;output_token;;0' };
    const old = file('by-old.csv', handBill([{ line: '1' }, { line: '2', ...other }]));
    const now = file(
      'by-new.csv',
      handBill([
        { line: '1', payable: '3' },
        { line: '2', ...other, payable: '9' },
      ]),
    );
    const { report, table } = await diffReport([old, now, '--model', 'glm*', '--by', 'api-key']);
    expect(report.table).toBe('by');
    expect(report.rows).toMatchObject([{ api_key_id: '5000002', change: '8', changed_rows: 1 }]);
    expect(table('lines').rows).toHaveLength(1);
    expect(report.new.proof.filtered).toBe(1);
  });

  it('lists no part of the differences as if it were all', async () => {
    const rows = (payable: string) => Array.from({ length: 12 }, (_, n) => ({ line: String(n), payable }));
    const paths = [file('many-old.csv', handBill(rows('1'))), file('many-new.csv', handBill(rows('2')))];
    const limited = await run(['diff', ...paths, '--limit', 'groups=10']);
    expect(limited).toMatchObject({ code: 3, stdout: '' });
    expect(limited.stderr).toContain('the report needs more than 10 rows');
    const { report } = await diffReport([...paths, '--limit', 'groups=10', '--table', 'by']);
    expect(Object.keys(report.tables)).toEqual([]);
    expect(report.totals).toMatchObject([{ changed_rows: 12, change: '12' }]);
    expect(report.warnings.map(({ code }) => code)).toContain('LINES_NOT_LISTED');
  });
});

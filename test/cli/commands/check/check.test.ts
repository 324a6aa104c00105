import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { changed, csv, FINAL_NAME, PAID, wholeMonth } from '../../../check/bill.ts';
import type { Json } from '../../../support/cli/json-report.ts';
import { OBEYED } from '../../../support/cli/obeyed.ts';
import { onTerminal, run } from '../../../support/cli/run.ts';
import { APRIL, MAY, sample } from '../../../support/files/samples.ts';
import { useFolder } from '../../../support/files/use-folder.ts';

const folder = useFolder();
const write = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const CLEAN = write(FINAL_NAME, csv(wholeMonth()));
const wrong = changed(wholeMonth(), 9, { payable: '0.005' });
const WRONG = write(`9${FINAL_NAME}`, csv(wrong));
const PRELIMINARY = sample('1000000000000001-20260520093000_202605_consumedetailbillv2.csv');
const ESCAPE = write(
  'escape.csv',
  csv(changed(wholeMonth(), 9, { id: '=cmd|calc;\u001b[31mred\u001b]0;title\u0007', payable: '9' })),
);

describe('exit codes', () => {
  it.each([
    ['a clean bill', [CLEAN], 0],
    ['notes', [MAY, APRIL], 0],
    ['a warning', [PRELIMINARY], 0],
    ['a warning that counts', [PRELIMINARY, '--fail-on', 'warning'], 1],
    ['notes that do not', [MAY, '--fail-on', 'warning'], 0],
    ['notes that do', [MAY, '--fail-on', 'note'], 1],
    ['an error', [WRONG], 1],
    ['an error that does not count', [WRONG, '--fail-on', 'never'], 0],
    ['an error that counts with warnings', [WRONG, '--fail-on', 'warning'], 1],
    ['rejected rows win', [sample('bad-rows-202605.csv')], 3],
    ['rejected rows win over an error', [sample('bad-rows-202605.csv'), WRONG], 3],
    ['a file that is not there', [join(folder, 'none.csv')], 3],
    ['one of two that is not there', [CLEAN, join(folder, 'none.csv')], 3],
    ['rows expected and there', [CLEAN, '--expect-rows', '744'], 0],
    ['rows expected and not there', [CLEAN, '--expect-rows', '745'], 1],
    ['a severity that there is none of', [CLEAN, '--fail-on', 'fatal'], 2],
    ['places that are no number', [CLEAN, '--places', 'all'], 2],
    ['a filter, which it would ignore', [CLEAN, '--month', '2026-05'], 2],
    ['an unknown option', [CLEAN, '--nothing'], 2],
  ] as const)('%s', async (_, args, code) => {
    const ran = await run(['check', ...args]);
    expect(ran.code, ran.stderr).toBe(code);
    expect(ran.stderr).not.toMatch(/ at .*\.js:\d+/);
  });

  it('standard input, named or not', async () => {
    const stdin = csv(wrong);
    expect((await run(['check', '-'], { stdin })).code).toBe(1);
    expect((await run(['check'], { stdin })).code).toBe(1);
    expect((await run(['check'], { stdin: '' })).code).toBe(3);
  });
});

const COLUMNS = [
  'severity',
  'code',
  'subject',
  'currency',
  'tax',
  'rows',
  'cost',
  'difference',
  'file',
  'line',
];
const PLACES = ['severity', 'code', 'subject', 'currency', 'tax', 'file', 'line', 'other_file', 'other_line'];

describe('what comes out', () => {
  it('CSV: the findings counted, words on stderr', async () => {
    const { stdout, stderr } = await run(['check', WRONG]);
    const rows = parse(stdout, { columns: true }) as Record<string, string>[];
    expect(stdout.split('\n')[0]).toBe([...COLUMNS, 'message', 'remedy'].join(','));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      ...{ severity: 'error', code: 'ROW_IDENTITY', subject: 'payable', currency: 'CNY', tax: 'included' },
      ...{ rows: '1', cost: '0.005', difference: '-0.001', file: WRONG, line: '11' },
    });
    expect(stderr).toMatch(/^The bill is not right: 1 error, 0 warnings, 0 notes\.\nProof: rows read 744 = /);
  });

  it('CSV with --places: a row for each place, both sides', async () => {
    const many = write('many.csv', csv(changed(wholeMonth(), (_, n) => n % 100 === 0, { payable: '0.005' })));
    const { stdout } = await run(['check', many, '--places', '3']);
    const rows = parse(stdout, { columns: true }) as Record<string, string>[];
    const found = rows.filter(({ code }) => code === 'ROW_IDENTITY');
    expect(stdout.split('\n')[0]?.startsWith(PLACES.join(','))).toBe(true);
    expect(found.map(({ line }) => line)).toEqual(['2', '102', '202']);
    expect(found[0]).toMatchObject({ left: '0.004', right: '0.005', difference: '-0.001', text: PAID.id });
  });

  it('JSON: the envelope, the verdict, findings and places', async () => {
    const json = JSON.parse((await run(['check', WRONG, '--format', 'json'])).stdout) as Record<string, Json>;
    expect(Object.keys(json)).toEqual([
      ...['schema_version', 'report', 'bill', 'proof', 'verdict'],
      ...['columns', 'rows', 'totals', 'warnings', 'places'],
    ]);
    expect(json).toMatchObject({
      schema_version: 2,
      report: 'check',
      bill: { files: [WRONG], months: ['2026-05'], accounts: ['1000000000000001'], final: true },
      proof: { rows_read: 744, counted: 744, rejected: 0 },
      verdict: { errors: 1, warnings: 0, notes: 0 },
      rows: [
        { severity: 'error', code: 'ROW_IDENTITY', subject: 'payable', rows: 1, cost: '0.005', line: 11 },
      ],
      warnings: [],
      places: [
        { code: 'ROW_IDENTITY', file: WRONG, line: 11, left: '0.004', right: '0.005', difference: '-0.001' },
      ],
    });
  });

  it('NDJSON and TSV hold the same table', async () => {
    const ndjson = (await run(['check', MAY, '--format', 'ndjson'])).stdout.trimEnd().split('\n');
    const tsv = parse((await run(['check', MAY, '--format', 'tsv'])).stdout, {
      columns: true,
      delimiter: '\t',
    });
    expect(ndjson.map((line) => JSON.parse(line).code)).toEqual(
      (tsv as Record<string, string>[]).map(({ code }) => code),
    );
    expect(ndjson.length).toBeGreaterThan(2);
  });

  it('a page: the verdict first, each finding with its evidence and remedy, the proof last', async () => {
    const { stdout } = await run(['check', WRONG, '--format', 'table']);
    expect(stdout.split('\n')[0]).toBe('The bill is not right: 1 error, 0 warnings, 0 notes.');
    expect(stdout).toContain(
      `error ROW_IDENTITY: does not hold: amount after discount − coupon − rounding = payable\n  ${WRONG}:11  0.004 against 0.005, difference -0.001  ${PAID.id}\n  remedy: Compare`,
    );
    expect(stdout).toMatch(
      /\nProof\nrows read 744 = counted 744 .*\ntotal payable [^\n]* exact over 744 rows\n.*\n$/,
    );
  });

  it('says when a part was not checked', async () => {
    const { stdout } = await run(['check', sample('bad-rows-202605.csv'), '--format', 'table']);
    expect(stdout.split('\n')[1]).toMatch(/^Part of the input could not be read/);
  });

  it('Markdown', async () => {
    const { stdout } = await run(['check', WRONG, '--format', 'md']);
    expect(stdout).toMatch(/^> The bill is not right/);
    expect(stdout).toContain('\n| Severity | Finding |');
  });

  it('Chinese: every word but codes and names', async () => {
    const { stdout } = await run(['check', WRONG, PRELIMINARY, '--format', 'table', '--lang', 'zh']);
    expect(stdout.split('\n')[0]).toMatch(/^账单有误：1 项错误，1 项警告，\d 项提示。$/);
    expect(stdout).toMatch(/等式不成立：优惠后金额 − 优惠券抵扣 − 抹零 = 应付金额/);
    expect(stdout.replace(/\S*(consumedetailbillv2|tokens?|;)\S*/g, '')).not.toMatch(
      /\b(the|rows|is|of|not)\b/,
    );
  });

  it('a file, whole, and never one of the inputs', async () => {
    const output = join(folder, 'out.json');
    expect((await run(['check', WRONG, '-o', output])).code).toBe(1);
    expect(JSON.parse(readFileSync(output, 'utf8')).verdict).toEqual({ errors: 1, warnings: 0, notes: 0 });
    const before = readFileSync(WRONG);
    expect((await run(['check', WRONG, '-o', WRONG, '--format', 'csv'])).code).toBe(2);
    expect(readFileSync(WRONG).equals(before)).toBe(true);
  });

  it('is the same with both readers and from an archive', async () => {
    const fast = await run(['check', MAY, APRIL, '--format', 'json']);
    const reference = await run(['check', MAY, APRIL, '--format', 'json', '--reader', 'reference']);
    expect(reference.stdout).toBe(fast.stdout);
    const zip = sample('1000000000000001_26842_consumeDetailBillV2_202605.zip');
    expect((await run(['check', zip, '--fail-on', 'warning'])).code).toBe(0);
    expect((await run(['check', sample('delivery'), '--fail-on', 'warning'])).code).toBe(0);
    expect((await run(['check', sample('mainland-202605.csv.gz'), '--fail-on', 'warning'])).code).toBe(0);
  });

  it.each(['fast', 'reference'])(
    'names each rejected row as its evidence, with the %s reader',
    async (reader) => {
      const bill = sample('bad-rows-202605.csv');
      const args = ['check', bill, '--format', 'json', '--places', '99', '--reader', reader];
      const { places } = JSON.parse((await run(args)).stdout) as { places: Json[] };
      const found = places.filter(({ code }) => code === 'REJECTED_ROWS');
      const answer = JSON.parse(readFileSync(bill.replace('.csv', '.expected.json'), 'utf8'));
      const expected = answer.rejected_rows as { line: number; header: string | null }[];
      expect(found.map(({ file, line }) => [file, line])).toEqual(expected.map(({ line }) => [bill, line]));
      for (const [index, { header }] of expected.entries())
        expect(found[index]?.text).toMatch(
          header === null ? /^FIELD_COUNT: / : new RegExp(`^NOT_A_NUMBER, ${header}: `),
        );
    },
  );

  it('rejected rows are written where they were asked for', async () => {
    const rejects = join(folder, 'rejects.csv');
    await run(['check', sample('bad-rows-202605.csv'), '--rejects', rejects]);
    expect(existsSync(rejects)).toBe(true);
    expect(parse(readFileSync(rejects, 'utf8'), { columns: true })).toHaveLength(8);
  });
});

describe('cells of a bill are text', () => {
  it('on a terminal nothing obeys them', async () => {
    const { stdout } = await onTerminal(['check', ESCAPE, '--no-color'], 100);
    expect(stdout).toContain('red');
    expect(stdout.replaceAll('\n', '')).not.toMatch(OBEYED);
  });

  it('in CSV no formula starts', async () => {
    const { stdout } = await run(['check', ESCAPE, '--places', '5']);
    const rows = parse(stdout, { columns: true }) as Record<string, string>[];
    for (const row of rows)
      for (const name of ['subject', 'file', 'text', 'message']) expect(row[name]).not.toMatch(/^[=+@-]/);
    expect(rows.some(({ text }) => text?.startsWith("'=cmd"))).toBe(true);
  });
});

it('--help names the command and its own options, in both languages', async () => {
  expect((await run(['--help'])).stdout).toMatch(/check .*\bcheck whether a bill is right/);
  const help = (await run(['check', '--help'])).stdout;
  for (const option of ['--fail-on', '--places', '--expect-rows', '--rejects', '--format'])
    expect(help).toContain(option);
  expect((await run(['check', '--help', '--lang', 'zh'])).stdout).toContain('检查账单是否正确');
});

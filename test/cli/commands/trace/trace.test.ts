import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { zip } from '../../../read/input/zip-writer.ts';
import { OBEYED } from '../../../support/cli/obeyed.ts';
import { onTerminal, run } from '../../../support/cli/run.ts';
import { MAY, sample, sampleAnswers } from '../../../support/files/samples.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { CONTRACT_BILL, COST_COLUMNS, NAMES_FILE, USAGE_COLUMNS } from '../../output/contract-bill.ts';
import { CONTROLS, FORMULAS, hostileBill } from '../../output/hostile.ts';
import { sumOf } from '../report/exact.ts';
import { handBill } from '../report/hand-bill.ts';

const folder = useFolder();

function put(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const bill = put('bill.csv', CONTRACT_BILL);
const names = put('names.csv', NAMES_FILE);

type Row = Readonly<Record<string, string>>;

function rowsOf(text: string, delimiter = ','): Row[] {
  return parse(text, { columns: true, delimiter, bom: true });
}

async function traced(...args: string[]): Promise<Row[]> {
  const { stdout, stderr, code } = await run(args);
  if (code !== 0) throw new Error(stderr);
  return rowsOf(stdout);
}

async function jsonOf(...args: string[]) {
  const { stdout, stderr } = await run([...args, '--format', 'json']);
  try {
    return JSON.parse(stdout);
  } catch (cause) {
    throw new Error(stderr, { cause });
  }
}

const linesOf = async (...args: string[]) => (await traced(...args)).map(({ line }) => Number(line));

describe('every sample', () => {
  const cells = sampleAnswers().flatMap(({ input, by_model, by_api_key }) => [
    ...by_model.slice(0, 1).map((cell) => ['model', input, cell] as const),
    ...by_api_key.slice(-1).map((cell) => ['api_key_id', input, cell] as const),
  ]);

  it.each(cells)('%s of %s: the lines add up to the known answer', async (name, input, cell) => {
    const { currency, tax } = cell;
    const key = `"${name}=${cell[name] ?? ''}",currency=${currency ?? ''},tax=${tax}`;
    const { rows, totals } = await jsonOf(sample(input), '--trace', key);
    expect(rows).toHaveLength(cell.rows as number);
    for (const measure of [...USAGE_COLUMNS, ...COST_COLUMNS]) {
      const all = (of: readonly Record<string, string | null>[]) =>
        sumOf(of.map((row) => row[measure] ?? null));
      expect([measure, all(rows), all(totals)]).toEqual([measure, cell[measure], cell[measure]]);
    }
  });
});

describe('the lines behind a cell', () => {
  it('have the columns of the contract', async () => {
    const [row] = await traced(bill, '--trace', 'model=qwen-plus,channel=app');
    expect(row).toEqual({
      file: bill,
      line: '2',
      line_id: '',
      billing_month: '2026-05',
      day: '2026-05-14',
      minute: '2026-05-14 18:46',
      instance_id: '5000001;llm-a;qwen-plus;context_0-128k_thinking_input_token_batch;app;0',
      fee_type: 'usage',
      unit: 'token',
      currency: 'CNY',
      tax: 'included',
      ...{ input_tokens: '1500', cached_tokens: '0', output_tokens: '0', tokens: '1500', free_tokens: '0' },
      ...{ billed_tokens: '1000', images: '0', seconds: '0', characters: '0', calls: '0' },
      ...{ consumed: '1500', deducted: '500', billed: '1000' },
      ...{ list_cost: '0.003', discount: '0.001', coupon: '0.0005', savings_plan: '', payable: '0.0015' },
      list_price: '',
      price_unit: '',
      arithmetic: '1.5 - 0.5 = 1; 0.003 - 0.001 - 0.0005 = 0.0015',
      holds: 'true',
    });
  });

  it.each([
    ['a dimension', ['--trace', 'model=qwen-plus'], [2, 3, 10]],
    ['two of them', ['--trace', 'model=qwen-plus,channel=app'], [2]],
    ['two of them in two texts', ['--trace', 'model=qwen-plus', '--trace', 'channel=app'], [2]],
    ['an absent value', ['--trace', 'api_key_id=,unit=token'], [3]],
    ['an absent value in words', ['--trace', 'api-key=(none),unit=token'], [3]],
    ['a currency', ['--trace', 'currency=USD'], [4, 8]],
    ['a yes or no', ['--trace', 'thinking=true'], [2, 10]],
    ['a time', ['--trace', 'minute=2026-05-15 00:05'], [3]],
    ['a tag', ['--trace', 'tag:team=search'], [2]],
    ['an opaque Instance ID', ['--trace', 'model=kb-0123abcd'], [7]],
    ['within a filter', ['--trace', 'model=qwen-plus', '--channel', 'console'], [3]],
    ['within two filters', ['--trace', 'currency=CNY', '--model', 'q*', '--since', '2026-05-15'], [3]],
    ['a column of the names file', ['--trace', 'team=search', '--names', names], [2, 10]],
    ['the name of a workspace', ['--trace', 'workspace-name=Service space', '--names', names], [4, 8]],
  ] as const)('%s', async (_, args, lines) => {
    expect(await linesOf(bill, ...args)).toEqual(lines);
  });

  it('of another product are not behind any, unless all products count', async () => {
    expect(await linesOf(MAY, '--trace', 'model=(none)')).toEqual([]);
    const rows = await traced(MAY, '--trace', 'commodity=ecs', '--all-products');
    expect(rows.every(({ instance_id }) => instance_id?.startsWith('i-'))).toBe(true);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('that are rejected are not behind any, and the exit code says so', async () => {
    const path = put('rejected.csv', handBill([{ payable: '1' }, { payable: 'abc' }, { payable: '3' }]));
    const { stdout, stderr, code } = await run([path, '--trace', 'model=qwen-plus']);
    expect(rowsOf(stdout).map(({ line }) => line)).toEqual(['2', '4']);
    expect(stderr).toContain(`${path}:3: `);
    expect(code).toBe(3);
  });
});

describe('several inputs', () => {
  const part = (...ids: string[]) => handBill(ids.map((line) => ({ line, payable: '0.1' })));
  const one = put('one.csv', part('1', '2'));
  const two = put('two.csv', part('2', '3'));
  const gz = put('three.csv.gz', gzipSync(part('3', '4')));
  const zipped = put(
    'four.zip',
    zip([
      { name: 'a.csv', data: Buffer.from(part('5')) },
      { name: 'b.csv', data: Buffer.from(part('5', '6')) },
    ]),
  );

  it('are traced in their order, each line once', async () => {
    const rows = await traced(one, two, gz, zipped, '--trace', 'model=qwen-plus');
    expect(rows.map(({ file, line, line_id }) => [file, line, line_id])).toEqual([
      [one, '2', '1'],
      [one, '3', '2'],
      [two, '3', '3'],
      [gz, '3', '4'],
      [`${zipped}/a.csv`, '2', '5'],
      [`${zipped}/b.csv`, '3', '6'],
    ]);
  });

  it('and what a trace names, explain explains', async () => {
    const { stdout } = await run(['explain', `${zipped}/b.csv:3`, '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'line',
      file: `${zipped}/b.csv`,
      line: 3,
      status: 'counted',
    });
  });

  it('from standard input, whose name is no formula', async () => {
    const { stdout, code } = await run(['--trace', 'model=qwen-plus'], { stdin: part('1') });
    expect(rowsOf(stdout)).toMatchObject([{ file: "'-", line: '2', line_id: '1' }]);
    expect(code).toBe(0);
  });
});

describe('formats', () => {
  const args = [bill, '--trace', 'model=qwen-plus'];

  it('all hold the same lines', async () => {
    const csv = await traced(...args);
    const tsv = rowsOf((await run([...args, '--format', 'tsv'])).stdout, '\t');
    const ndjson = (await run([...args, '--format', 'ndjson'])).stdout.trimEnd().split('\n');
    const json = await jsonOf(...args);
    const texts = (row: Record<string, unknown>) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]),
      );
    expect(tsv).toEqual(csv);
    expect(ndjson.map((line) => texts(JSON.parse(line)))).toEqual(csv);
    expect(json.rows.map(texts)).toEqual(csv);
    expect(json.columns.map(({ name }: { name: string }) => name)).toEqual(Object.keys(csv[0] as Row));
  });

  it('JSON holds the key, the sums and the proof', async () => {
    const json = await jsonOf(bill, '--trace', 'api_key_id=,currency=CNY', '--measure', 'payable,consumed');
    expect(Object.keys(json)).toEqual([
      ...['schema_version', 'report', 'key', 'columns', 'rows', 'totals', 'bill', 'proof', 'warnings'],
    ]);
    expect(json).toMatchObject({
      schema_version: 2,
      report: 'trace',
      key: { api_key_id: null, currency: 'CNY' },
      proof: { rows_read: 9, counted: 9 },
    });
    const sum = { currency: 'CNY', tax: 'included', rows: 1 };
    expect(json.totals).toEqual([
      { ...sum, unit: 'call', consumed: '5', payable: '1000000000000.000000000001' },
      { ...sum, unit: 'hour', consumed: '2', payable: '0.042' },
      { ...sum, unit: 'image', consumed: '3', payable: '0.6' },
      { ...sum, unit: 'second', consumed: '120', payable: '0.0000392' },
      { ...sum, unit: 'token', consumed: '2000', payable: '0' },
    ]);
  });

  it('JSON without a line is whole', async () => {
    const json = await jsonOf(bill, '--trace', 'model=none-such');
    expect(json).toMatchObject({ rows: [], totals: [], warnings: expect.any(Array) });
  });

  it('Markdown has every line, the sums and the proof', async () => {
    const { stdout } = await run([...args, '--format', 'md', '--top', '1']);
    const lines = stdout.split('\n');
    expect(lines.filter((line) => line.startsWith(`| ${bill.replaceAll('_', '\\_')}`))).toHaveLength(3);
    expect(stdout).toContain('### Sum of all these lines');
    expect(stdout).toContain('3 of the counted rows are behind this cell');
  });

  it('data on stdout, the sums and the proof on stderr', async () => {
    const { stdout, stderr } = await run(args);
    expect(stdout.split('\n')).toHaveLength(5);
    expect(stderr).toContain('sum of 1 line: payable 0.01 CNY, incl. tax; consumed 7 光年');
    expect(stderr).toContain('sum of 2 lines: payable 0.0015 CNY, incl. tax; consumed 3500 token');
    expect(stderr).toContain('Proof: rows read 9 = counted 9 + left aside 0');
    expect(stderr).toContain('Proof: 3 of the counted rows are behind this cell');
  });

  it('a file has what the pipe has', async () => {
    const output = join(folder, 'lines.csv');
    const { stderr } = await run([...args, '-o', output]);
    expect(stderr).toContain(`written: ${output}`);
    expect(readFileSync(output, 'utf8')).toBe((await run(args)).stdout);
  });

  it('a file that exists stays as it is when nothing can be read', async () => {
    const output = put('old.csv', 'old\n');
    const { code } = await run([join(folder, 'gone.csv'), '--trace', 'model=x', '-o', output]);
    expect(code).toBe(3);
    expect(readFileSync(output, 'utf8')).toBe('old\n');
    expect((await run([bill, '--trace', 'model=x', '-o', bill])).code).toBe(2);
  });

  it('a part of a bill puts no file in place', async () => {
    const output = join(folder, 'part.csv');
    const { code, stderr } = await run([
      bill,
      '--trace',
      'currency=CNY',
      '--limit',
      'groups=2',
      '-o',
      output,
    ]);
    expect(stderr).toContain('--limit groups=N');
    expect(code).toBe(3);
    expect(existsSync(output)).toBe(false);
  });
});

describe('what people see', () => {
  it('shows people the first 20 lines', async () => {
    const path = put('many.csv', handBill(Array.from({ length: 23 }, () => ({}))));
    const { stdout } = await run([path, '--trace', 'model=qwen-plus', '--format', 'table']);
    expect(stdout).toContain('The first 20 of 23 lines');
  });

  it('the arithmetic from left to right, the sums and the proof', async () => {
    const { stdout } = await run([MAY, '--trace', 'model=qwen3-max', '--format', 'table', '--top', '2']);
    expect(
      stdout
        .split('\n')
        .slice(0, 5)
        .map((line) => line.trim().split(/ {2,}/)),
    ).toEqual([
      ['Bill lines behind model=qwen3-max'],
      ['The first 2 of 9 lines'],
      [
        ...['Line', 'Time (UTC+8)', 'Instance ID', 'Fee type', 'Consumed', 'Billed', 'Unit'],
        ...['List price × usage', '= List cost', '- Discount', '- Coupon', '= Payable'],
      ],
      expect.any(Array),
      [
        ...[
          '9',
          '2026-05-03 04:04',
          '5000002;llm-demo000000000002;qwen3-max;context_32k-200k_input_token;;0',
        ],
        ...[
          'usage',
          '41',
          '41',
          'token',
          '0.0064 × 0.041',
          '0.0002624',
          '0.0001312',
          '0.0000393',
          '0.0000919',
          '✓',
        ],
      ],
    ]);
    expect(stdout).toContain('7 more lines are not shown: --top N shows more of them');
    expect(stdout).toMatch(/^CNY +incl\. tax +token +9 +28,288 +20,283 +8,005 +0\.00501744 .* 0\.00387694$/m);
  });

  it('in Chinese', async () => {
    const { stdout } = await run([MAY, '--trace', 'model=qwen3-max', '--format', 'table', '--lang', 'zh']);
    expect(stdout).toContain('model=qwen3-max 对应的账单明细');
    expect(stdout).toContain('= 应付金额');
    expect(stdout).toContain('计入的行中有 9 行属于该单元格；其合计与报表的单元格完全相等');
  });

  it('the line whose own arithmetic is wrong, worked out', async () => {
    const path = put('wrong.csv', handBill([{ list: '5', discount: '1', payable: '3' }, {}]));
    const { stdout } = await run([path, '--trace', 'model=qwen-plus', '--format', 'table']);
    expect(stdout).toMatch(/^2 .*✗$/m);
    expect(stdout).toMatch(/^3 .*✓$/m);
    expect(stdout).toContain(`${path}:2: List cost - discount - coupon = payable: 5 - 1 - 0 = 4 ≠ 3 (1)`);
  });

  it('never more than the terminal is wide, figures whole', async () => {
    for (const columns of [40, 80, 120, 200]) {
      const { stdout } = await onTerminal([MAY, '--trace', 'model=qwen3-max', '--no-color'], columns);
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
      expect(stdout).toContain('0.0064 × 0.041');
    }
  });
});

describe('no line', () => {
  it.each([
    ['model=qwen-plsu', 'No row of the bill matches --trace model=qwen-plsu. Did you mean model=qwen-plus?'],
    ['currency=EUR', 'No row of the bill matches --trace currency=EUR.'],
    ['day=2026-05-41', 'Did you mean day=2026-05-14?'],
    ['currency=USD,channel=app', 'No row of the report has all of currency=USD, channel=app.'],
  ])('%s: said, exit code 0', async (key, sentence) => {
    for (const format of ['csv', 'json', 'table', 'md']) {
      const { stdout, stderr, code } = await run([bill, '--trace', key, '--format', format]);
      const said = `${stdout}${stderr}`.replaceAll('\\_', '_');
      expect(said).toContain(sentence);
      if (format !== 'json') expect(said).toContain('none of the counted rows is behind this cell');
      expect(code).toBe(0);
    }
  });

  it('where a filter keeps none', async () => {
    const { stderr, code } = await run([bill, '--trace', 'model=qwen-plus', '--model', 'qwen-plsu']);
    expect(stderr).toContain('No row of the bill matches --model qwen-plsu. Did you mean qwen-plus?');
    expect(stderr).toContain('No row of the report has all of model=qwen-plus.');
    expect(code).toBe(0);
  });

  it('where the bill lacks the column', async () => {
    const path = put('undated.csv', handBill([{}], ['day', 'started']));
    const { stderr, code } = await run([path, '--trace', 'day=2026-05-14']);
    expect(stderr).toContain('these cannot be reported: day');
    expect(code).toBe(0);
  });
});

describe('wrong usage', () => {
  it.each([
    [['--trace', 'modle=x'], 'Did you mean model?'],
    [['--trace', 'model'], '"model" is not of the form NAME=VALUE'],
    [['--trace', 'model=a', '--by', 'model'], '--by cannot be used with --trace'],
    [['--trace', 'model=a', '--expect-rows', '3'], '--expect-rows cannot be used with --trace'],
    [['--trace', 'model=a', '--measure', 'payabel'], 'unknown measure "payabel"'],
    [['--trace', 'model=a', '--top', 'x'], '--top must be a whole number'],
    [['--trace'], '--trace <key> needs a value'],
  ])('%j', async (args, sentence) => {
    const { stdout, stderr, code } = await run([bill, ...args]);
    expect(stderr).toContain(sentence);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
  });
});

describe('hostile cells', () => {
  const controls = put('controls.csv', hostileBill(CONTROLS));
  const formulas = put('formulas.csv', hostileBill(FORMULAS));

  it('reach no screen, whatever the format', async () => {
    for (const format of ['table', 'md', 'json', 'csv']) {
      const { stdout } = await onTerminal(
        [controls, '--trace', 'currency=CNY', '--format', format, '--no-color', '--top', '999'],
        150,
      );
      expect(stdout.length).toBeGreaterThan(1000);
      expect(OBEYED.test(stdout)).toBe(false);
    }
  });

  it('are traced by their own text, with a warning that is safe too', async () => {
    const id = CONTROLS[0] as string;
    const rows = await traced(controls, '--trace', `model=${id},commodity=`);
    expect(rows.map(({ instance_id }) => instance_id)).toEqual([id]);
    const { stderr } = await run([controls, '--trace', `model=${id}?`]);
    expect(stderr).toContain('model=x\\x1b[31mred?');
    expect(OBEYED.test(stderr)).toBe(false);
  });

  it('are no formulas; numbers stay numbers', async () => {
    const rows = await traced(formulas, '--trace', 'currency=CNY');
    for (const { instance_id, fee_type, unit, payable, arithmetic } of rows) {
      for (const text of [instance_id, fee_type, unit, arithmetic]) expect(text).not.toMatch(/^[=+\-@]/);
      expect(payable).toBe('-12.5');
    }
    expect(rows).toHaveLength(FORMULAS.length * 3);
  });
});

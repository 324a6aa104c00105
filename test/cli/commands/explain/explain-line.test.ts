import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encode } from '../../../../samples/generator/encode.ts';
import { zip } from '../../../read/input/zip-writer.ts';
import { hand } from '../../../read/row/hand.ts';
import { OBEYED } from '../../../support/cli/obeyed.ts';
import { onTerminal, report, run } from '../../../support/cli/run.ts';
import { MAY, sample, sampleAnswers } from '../../../support/files/samples.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { CONTRACT_BILL } from '../../output/contract-bill.ts';
import { CONTROLS, hostileBill } from '../../output/hostile.ts';
import { handBill } from '../report/hand-bill.ts';

const folder = useFolder();

function put(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const ID = '5000001;llm-demo0001;qwen-plus;input_token;;0';

async function explained(place: string, ...args: string[]) {
  const { stdout, stderr, code } = await run(['explain', place, '--format', 'json', ...args]);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

async function facts(place: string, ...args: string[]): Promise<string[][]> {
  const { stdout } = await run(['explain', place, ...args]);
  return stdout.split('\n').map((line) => line.trimEnd().split(/(?<=\S) {2,}/));
}

const column = (story: { columns: { name: string | null }[] }, name: string) =>
  story.columns.find((each) => each.name === name);

describe('a line that counts, as JSON', () => {
  const path = put(
    'counted.csv',
    hand([
      {
        line: '77',
        consumed: '0.631',
        deducted: '0.001',
        usage: '0.63',
        price: '0.8',
        list: '0.504',
        discount: '0.004',
        after: '0.5',
        coupon: '0.1',
        payable: '0.4',
      },
    ]),
  );

  it('has the contract’s fields in their order', async () => {
    expect(Object.keys(await explained(`${path}:2`))).toEqual([
      ...[
        'schema_version',
        'kind',
        'file',
        'line',
        'first_line',
        'last_line',
        'status',
        'product',
        'problem',
      ],
      'columns',
      ...['identities', 'promotions', 'tags', 'instance', 'cell', 'measures'],
    ]);
  });

  it('every column by its header and its two names', async () => {
    const story = await explained(`${path}:2`);
    expect(story).toMatchObject({
      kind: 'line',
      file: path,
      line: 2,
      status: 'counted',
      product: null,
      problem: null,
    });
    expect(story.columns[0]).toEqual({
      name: 'line_id',
      header: '标识信息/账单明细ID',
      title_en: 'Bill line ID',
      title_zh: '账单明细ID',
      value: '77',
    });
    expect(column(story, 'after_discount')).toMatchObject({
      title_en: 'Amount after discount',
      title_zh: '优惠后金额',
      value: '0.5',
    });
  });

  it('its sums with its own numbers, exact', async () => {
    const { identities } = await explained(`${path}:2`);
    const short = identities.map((each: Record<string, unknown>) => [
      each.name,
      each.terms,
      each.left,
      each.right,
      each.difference,
      each.holds,
    ]);
    expect(short).toEqual([
      ['usage', '0.631 - 0.001', '0.63', '0.63', '0', true],
      ['list-cost', '0.8 × 0.63', '0.504', '0.504', '0', true],
      ['after-discount', '0.504 - 0.004', '0.5', '0.5', '0', true],
      ['payable', '0.5 - 0.1', '0.4', '0.4', '0', true],
    ]);
    expect(identities[1].columns).toEqual(['list_price', 'usage', 'list_cost']);
  });

  it('the Instance ID as explain has it', async () => {
    const { instance } = await explained(`${path}:2`);
    const { schema_version, ...alone } = JSON.parse((await run(['explain', ID, '--format', 'json'])).stdout);
    expect({ schema_version, alone }).toEqual({ schema_version: 2, alone: instance });
  });

  it('what it adds to which row of the report', async () => {
    const { cell, measures } = await explained(`${path}:2`);
    const [row] = (await report([path])).rows;
    const { rows, ...amounts } = measures;
    expect({ ...cell, rows, ...amounts }).toMatchObject(row as object);
    expect(measures).toMatchObject({
      rows: 1,
      tokens: '631',
      free_tokens: '0',
      billed_tokens: '630',
      payable: '0.4',
    });
  });
});

describe('JSON cells', () => {
  const NESTED = '{"ext":"{\\"site\\":\\"cn\\"}","tiers":[0,9999999999999999999999]}';
  const path = put(
    'json.csv',
    `实例ID,应付金额,目录价因子,优惠详情,实例标签,Note\n${ID},1,"${NESTED.replaceAll('"', '""')}","[{""promotionName"":""8折"",""startTime"":""2026-01-01 00:00:00"",""endTime"":""2026-12-31 23:59:59""}]",key:team value:search; key:env value:prod,{}\n`,
  );

  it('are unpacked, numbers as written', async () => {
    const story = await explained(`${path}:2`);
    expect(column(story, 'price_factors')).toMatchObject({
      value: NESTED,
      unpacked: [
        { pointer: '/ext/site', value: 'cn' },
        { pointer: '/tiers/0', value: '0' },
        { pointer: '/tiers/1', value: '9999999999999999999999' },
      ],
    });
    expect(story.promotions).toEqual([
      { name: '8折', starts_at: '2026-01-01 00:00:00', ends_at: '2026-12-31 23:59:59' },
    ]);
    expect(story.tags).toEqual([
      { key: 'team', value: 'search' },
      { key: 'env', value: 'prod' },
    ]);
  });

  it('a column that no bill is known to have keeps its header', async () => {
    const story = await explained(`${path}:2`);
    expect(story.columns.at(-1)).toEqual({
      name: null,
      header: 'Note',
      title_en: null,
      title_zh: null,
      value: '{}',
    });
  });

  it('stand indented under their column for people', async () => {
    const rows = await facts(`${path}:2`);
    const from = rows.findIndex(([label]) => label === '目录价因子 (Price factors)');
    expect(rows.slice(from, from + 6)).toEqual([
      ['目录价因子 (Price factors)'],
      ['  ext'],
      ['    site', 'cn'],
      ['  tiers'],
      ['    #1', '0'],
      ['    #2', '9999999999999999999999'],
    ]);
    expect(rows).toContainEqual(['8折', '2026-01-01 00:00:00 to 2026-12-31 23:59:59']);
    expect(rows).toContainEqual(['team', 'search']);
    expect(rows).toContainEqual(['Note (unknown column)', '{}']);
  });
});

describe('what people read', () => {
  it('names columns in both languages and works the sums out', async () => {
    const rows = await facts(`${MAY}:4`);
    for (const row of [
      ['Status', 'counted'],
      ['账单信息/费用类型 (Fee type)', '云资源按量费用'],
      ['标识信息/订单号 (Order ID)', '(empty)'],
      ['List price × usage = list cost', '0.008 × 4.411 = 0.035288 ✓'],
      ['After discount - coupon = payable', '0.035288 - 0.035288 = 0 ✓'],
      ['Called through', 'api'],
      ['Input tokens', '4,411'],
      ['Payable', '0'],
    ])
      expect(rows).toContainEqual(row);
  });

  it('of an English bill too', async () => {
    const rows = await facts(`${sample('english-paths-202605.csv')}:2`);
    const labels = rows.map(([label]) => label);
    expect(labels).toContain('BillingDetails/LineItemType (Fee type · 费用类型)');
    expect(labels).toContain('UsageDetails/UsageUnit (用量单位)');
  });

  it('in Chinese', async () => {
    const rows = await facts(`${MAY}:4`, '--lang', 'zh');
    for (const row of [
      ['状态', '已计入'],
      ['账单信息/费用类型 (Fee type)', '云资源按量费用'],
      ['官网目录价 × 用量 = 目录总价', '0.008 × 4.411 = 0.035288 ✓'],
      ['调用方式', 'API 调用'],
    ])
      expect(rows).toContainEqual(row);
  });

  it('a sum that does not hold, with the difference', async () => {
    const path = put('wrong.csv', hand([{ list: '0.009' }]));
    expect(await facts(`${path}:2`)).toContainEqual([
      'List price × usage = list cost',
      '0.004 × 2 = 0.008 ≠ 0.009 (-0.001) ✗',
    ]);
  });

  it('the key that traces back to it', async () => {
    const rows = await facts(`${MAY}:4`);
    const key = rows.find(([label]) => label?.startsWith('Its row in the report'))?.[1] as string;
    const { stdout } = await run([MAY, '--trace', key]);
    expect(stdout).toContain(`${MAY},4,`);
  });
});

describe('every status', () => {
  const bill = hand([
    {},
    { fee: 'two\nlines' },
    { product: 'ecs', productName: '云服务器 ECS', id: 'i-1' },
    { payable: 'abc' },
  ]);
  const header = bill.split('\n')[0] as string;
  const path = put('every.csv', `A title\n${bill}\n${header}\na,b"c\nx,y\n`);

  it.each([
    [1, 'above_header', 'a line above the header, not a bill line'],
    [2, 'header', 'the header'],
    [3, 'counted', 'counted'],
    [4, 'counted', 'counted'],
    [5, 'counted', 'counted'],
    [6, 'left_aside', 'left aside: a line of another product'],
    [7, 'rejected', 'rejected: in none of the figures'],
    [8, 'blank', 'a blank line, not a bill line'],
    [9, 'repeated_header', 'the header again, where files were joined; not a bill line'],
    [10, 'rejected', 'rejected: in none of the figures'],
    [11, 'rejected', 'rejected: in none of the figures'],
  ])('line %i: %s', async (line, status, words) => {
    expect(await explained(`${path}:${line}`)).toMatchObject({ line, status });
    expect(await facts(`${path}:${line}`)).toContainEqual(['Status', words]);
  });

  it('a record over several lines is shown whole for each of them', async () => {
    for (const line of [4, 5]) {
      const story = await explained(`${path}:${line}`);
      expect(story).toMatchObject({ line, first_line: 4, last_line: 5 });
      expect(column(story, 'fee_type')).toMatchObject({ value: 'two\nlines' });
      expect((await run(['explain', `${path}:${line}`])).stdout).toMatch(/^Lines +4 to 5: one record/m);
    }
  });

  it('another product’s line names it, and counts with all products', async () => {
    expect(await explained(`${path}:6`)).toMatchObject({
      product: '云服务器 ECS',
      cell: null,
      measures: null,
    });
    expect(await explained(`${path}:6`, '--all-products')).toMatchObject({ status: 'counted' });
  });

  it('a rejected line tells why and what to do', async () => {
    const { problem, cell } = await explained(`${path}:7`);
    expect(problem).toMatchObject({ code: 'NOT_A_NUMBER', column: '应付信息/应付金额（含税）', cell: 'abc' });
    expect(cell).toBeNull();
    const rows = await facts(`${path}:7`);
    expect(rows).toContainEqual(['Reason', '应付信息/应付金额（含税） is not a number']);
    expect(rows).toContainEqual(['Cell', 'abc']);
  });

  it('of a row with too few cells none is taken for another', async () => {
    const story = await explained(`${path}:11`);
    expect(story.columns.slice(0, 3).map(({ value }: { value: string }) => value)).toEqual(['x', 'y', null]);
    expect(story).toMatchObject({ instance: null, identities: [], problem: { code: 'FIELD_COUNT' } });
  });

  it('of a row with a cell too many the last has no header', async () => {
    const wide = put('wide.csv', `${header}\n${hand([{}]).split('\n')[1]},extra\n`);
    expect((await explained(`${wide}:2`)).columns.at(-1)).toEqual({
      ...{ name: null, header: null, title_en: null, title_zh: null, value: 'extra' },
    });
  });
});

describe('a line of every kind of file', () => {
  const text = hand([{ line: '1' }, { line: '2' }]);
  const lineId = async (place: string) => column(await explained(place), 'line_id');

  it.each([
    ['gzip', put('b.csv.gz', gzipSync(text))],
    [
      'an entry of an archive',
      `${put('b.zip', zip([{ name: 'p/b.csv', data: Buffer.from(text) }]))}/p/b.csv`,
    ],
    ['GB18030', put('gb.csv', encode(text, 'gb18030'))],
    ['UTF-16', put('utf16.csv', encode(`\ufeff${text}`, 'utf16le'))],
    ['a name with a colon and a blank', put('b 12:30:2.csv', text)],
  ])('%s', async (_, path) => {
    expect(await lineId(`${path}:3`)).toMatchObject({ value: '2' });
  });

  it('where encoding and delimiter are named', async () => {
    const path = put('named.csv', encode(text.replaceAll(',', '|'), 'gb18030'));
    const args = ['--encoding', 'gbk', '--delimiter', '|'];
    expect(column(await explained(`${path}:3`, ...args), 'line_id')).toMatchObject({ value: '2' });
  });

  const samples = sampleAnswers().filter(({ counted }) => counted > 0);

  it.each(samples.map(({ input, totals }) => [input, totals] as const))(
    'of sample %s: a line that a trace names is the line that it lists',
    async (input, totals) => {
      const key = `currency=${totals[0]?.currency ?? ''}`;
      const trace = await run([sample(input), '--trace', key, '--format', 'json']);
      const line = JSON.parse(trace.stdout).rows.at(-1);
      const { status, columns, measures } = await explained(`${line.file}:${line.line}`);
      const id = columns.find(({ name }: { name: string }) => name === 'instance_id');
      expect([status, id.value.trim(), measures.payable]).toEqual([
        'counted',
        line.instance_id ?? '',
        line.payable,
      ]);
    },
  );
});

describe('no line', () => {
  it.each([
    [`${MAY}:9999`, 3, 'the file has 101 lines'],
    [`${MAY}:0`, 2, 'names a file but no line of it'],
    [`${MAY}:x`, 2, 'names a file but no line of it'],
    [MAY, 2, `${MAY}:2`],
    [join(folder, 'gone.csv:3'), 3, 'no such file'],
    [`${folder}:3`, 3, 'cannot be read (EISDIR)'],
    [`${put('no-bill.txt', 'a,b\n1,2\n')}:2`, 3, 'no header of a bill was found'],
  ])('%s', async (place, expected, sentence) => {
    const { stdout, stderr, code } = await run(['explain', place]);
    expect(stderr).toContain(sentence);
    expect({ stdout, code }).toEqual({ stdout: '', code: expected });
  });

  it('an Instance ID stays one, whatever it looks like', async () => {
    for (const id of ['kb-0123abcd', 'a:3', `${ID}:3`, 'x.csv;y.csv:3', 'no/such/thing:4', '']) {
      const { stdout, code } = await run(['explain', id, '--format', 'json']);
      expect(JSON.parse(stdout).raw).toBe(id);
      expect(code).toBe(0);
    }
  });

  it('a line never replaces the bill that it is of', async () => {
    const path = put('kept.csv', hand([{}]));
    const { stderr, code } = await run(['explain', `${path}:2`, '-o', path]);
    expect(stderr).toContain('would overwrite');
    expect([code, readFileSync(path, 'utf8')]).toEqual([2, hand([{}])]);
  });

  it('formats are those of explain', async () => {
    expect((await run(['explain', `${MAY}:2`, '--format', 'csv'])).code).toBe(2);
    const output = join(folder, 'line.json');
    await run(['explain', `${MAY}:2`, '-o', output]);
    expect(JSON.parse(readFileSync(output, 'utf8'))).toMatchObject({ kind: 'line', line: 2 });
  });
});

describe('hostile cells', () => {
  const path = put('controls.csv', hostileBill(CONTROLS));
  const jsonCell = JSON.stringify({ '\u001b[31mk': '\u202ev\u001b]0;t\u0007' }).replaceAll('"', '""');
  const json = put('json-controls.csv', `实例ID,应付金额,用量详情\n${ID},1,"${jsonCell}"\n`);

  it('reach no screen', async () => {
    for (const place of [`${path}:2`, `${path}:3`, `${path}:26`, `${json}:2`]) {
      for (const format of ['table', 'json']) {
        const { stdout } = await onTerminal(['explain', place, '--format', format, '--no-color'], 100);
        expect(stdout.length).toBeGreaterThan(300);
        expect(OBEYED.test(stdout)).toBe(false);
      }
    }
  });

  it('are whole in JSON', async () => {
    const { unpacked } = column(await explained(`${json}:2`), 'usage_detail') as unknown as {
      unpacked: unknown;
    };
    expect(unpacked).toEqual([{ pointer: '/\u001b[31mk', value: '\u202ev\u001b]0;t\u0007' }]);
  });
});

describe('the hand-checked bill', () => {
  const path = put('contract.csv', CONTRACT_BILL);

  it('every line adds to the report what its row has', async () => {
    const { rows } = await report([path]);
    for (let line = 2; line <= 10; line++) {
      const { cell, measures } = await explained(`${path}:${line}`);
      const row = rows.find((each) => Object.entries(cell).every(([name, value]) => each[name] === value));
      expect(row).toMatchObject({ rows: 1, payable: measures.payable, consumed: measures.consumed });
    }
  });

  it('refunds keep their sign', async () => {
    const refund = put('refund.csv', handBill([{ list: '-12.5', discount: '-0.5', payable: '-12' }]));
    expect(await facts(`${refund}:2`)).toContainEqual([
      'List cost - discount - coupon = payable',
      '(-12.5) - (-0.5) - 0 = -12 ✓',
    ]);
  });
});

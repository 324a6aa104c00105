import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { MAY, OBEYED, run, sample, useFolder } from '../support/run.ts';
import { exact, plain } from './exact.ts';
import { handBill } from './hand-bill.ts';
import { picked, reconciled } from './reconcile.ts';

const folder = useFolder();
const bill = join(folder, 'bill.csv');
const id = (key: string, model: string, type = 'input_token') => `${key};llm-a;${model};${type};;0`;

/** Payables of the lines, which the tests add up themselves. */
const LINES = [
  { id: id('5000001', 'qwen-plus'), payable: '1.2345', list: '2', day: '20260514' },
  { id: id('5000001', 'qwen-max'), payable: '0.0155', list: '0.5', day: '20260515' },
  { id: id('5000002', 'qwen-plus'), payable: '3.001', list: '3.5', day: '20260515' },
  { id: id('5000002', 'qwen-turbo'), payable: '0', list: '0', day: '20260515', fee: '免费额度' },
  { id: 'adjust-1', payable: '-0.25', list: '-0.25', day: '20260516', fee: '调账费用' },
];
const OTHERS = [
  { id: 'i-1', product: 'ecs', productName: '云服务器 ECS', commodity: 'ecs', payable: '10.5', list: '12' },
  {
    id: 'oss-1',
    product: 'oss',
    productName: '对象存储 OSS',
    commodity: 'oss',
    payable: '0.75',
    list: '0.75',
  },
];
const sum = (...amounts: string[]) => plain(amounts.reduce((total, each) => total + exact(each), 0n));
const PAYABLE = sum(...LINES.map(({ payable }) => payable)); // 4.001

beforeAll(() => {
  writeFileSync(bill, handBill([...LINES, ...OTHERS]));
});

let files = 0;

function file(text: string | Uint8Array, name = 'statement.csv'): string {
  const path = join(folder, `${files++}-${name}`);
  writeFileSync(path, text);
  return path;
}

describe('an expected payable', () => {
  it('equal: exit 0 and a verdict of one line first', async () => {
    expect(PAYABLE).toBe('4.001');
    const { stdout, code } = await run([
      'reconcile',
      bill,
      '--expect-payable',
      '4.001',
      '--currency',
      'CNY',
      '--format',
      'table',
    ]);
    expect(stdout.split('\n')[0]).toBe(
      'Equal: the bill and the expected payable agree; Payable 4.001 CNY on both sides',
    );
    expect(stdout).toContain(
      'rows read 7 = counted 5 + left aside 2 + filtered 0 + duplicates 0 + rejected 0',
    );
    expect(code).toBe(0);
  });

  it.each([
    ['the monthly rounding', '4', 'rounded:mode=down:decimals=2:by=billing_month|account_id'],
    ['list cost', sum('2', '0.5', '3.5', '-0.25'), 'measure:measure=list_cost'],
    ['without adjustments', '4.251', 'without:dimension=fee_type:values=adjustment'],
    // 4.001 / 1.06 = 3.774528…
    ['without tax', '3.77', 'tax:tax=excluded:rate=6'],
    [
      'with all other products',
      sum(PAYABLE, '10.5', '0.75'),
      'other_products:products=云服务器 ECS|对象存储 OSS',
    ],
    ['with one of them', sum(PAYABLE, '0.75'), 'other_products:products=对象存储 OSS'],
    [
      'with all of them, rounded',
      '15.25',
      'other_products:products=云服务器 ECS|对象存储 OSS+rounded:mode=down:decimals=2:by=billing_month|account_id',
    ],
    ['nothing that is known', '4.1', 'unexplained'],
    ['a unit of the last decimal', '4.0010001', 'unexplained'],
  ])('%s: %s', async (_, expected, reason) => {
    const found = await reconciled([bill, '--expect-payable', expected]);
    expect(found.rows).toHaveLength(1);
    expect(found.totals[0]).toMatchObject({
      currency: 'CNY',
      tax: 'included',
      measure: 'payable',
      ours: '4.001',
      theirs: expected,
    });
    expect(found.code).toBe(1);
    expect(picked(found, 'reason')).toEqual([[reason]]);
    expect(found.verdict).toMatchObject({
      equal: false,
      unexplained: reason === 'unexplained',
      reasons: [{ reason }],
    });
  });

  it('other products cannot be looked at on standard input: said, not guessed', async () => {
    const stdin = readFileSync(bill);
    const { stdout, code } = await run(
      ['reconcile', '-', '--expect-payable', '15.251', '--format', 'table'],
      { stdin },
    );
    expect(stdout).toContain('unexplained');
    expect(stdout).toContain('Other products were left aside');
    expect(code).toBe(1);
  });

  it('within the tolerance', async () => {
    for (const [tolerance, code] of [
      ['0.001', 0],
      ['0.0009', 1],
      ['0.025%', 0],
      ['0.0249%', 1],
    ] as const) {
      const found = await reconciled([bill, '--expect-payable', '4', '--tolerance', tolerance]);
      expect([tolerance, found.code, found.verdict.equal]).toEqual([tolerance, code, code === 0]);
    }
  });

  it('several sums of the bill: which one must be said', async () => {
    const two = sample('two-currencies-202605.csv');
    const { stderr, code, stdout } = await run(['reconcile', two, '--expect-payable', '1']);
    expect(stderr).toMatch(/^error: .*CNY incl\. tax, USD incl\. tax/);
    expect([code, stdout]).toEqual([2, '']);
    expect((await reconciled([two, '--expect-payable', '42.67270377', '--currency', 'CNY'])).code).toBe(0);
  });

  it('no bill line in the currency', async () => {
    const found = await reconciled([bill, '--expect-payable', '4.001', '--currency', 'USD']);
    expect(found.code).toBe(1);
    expect(picked(found, 'ours', 'theirs', 'status')).toEqual([[null, '4.001', 'missing_here']]);
  });

  it('rejected rows win over a difference', async () => {
    const { code, stderr } = await run([
      'reconcile',
      sample('bad-rows-202605.csv'),
      '--expect-payable',
      '1',
      '--format',
      'csv',
    ]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^Not equal: /);
    expect(stderr).toMatch(/bad-rows-202605\.csv:\d+: /);
  });
});

describe('a statement', () => {
  const STATEMENT =
    'Model,API Key,Amount,Currency\nqwen-plus,5000001,1.2345,CNY\nqwen-max,5000001,0.0155,CNY\nqwen-plus,5000002,3.001,CNY\nadjust-1,,-0.25,CNY\n';
  const lines = (found: Awaited<ReturnType<typeof reconciled>>) =>
    picked(found, 'model', 'api_key_id', 'ours', 'theirs', 'difference', 'status');

  it('equal key by key; what costs nothing may be missing', async () => {
    const found = await reconciled([bill, '--against', file(STATEMENT)]);
    expect(found.code).toBe(0);
    expect(found.columns.map(({ name }) => name)).toEqual([
      ...[
        'model',
        'api_key_id',
        'currency',
        'tax',
        'measure',
        'ours',
        'theirs',
        'difference',
        'factor',
        'status',
        'reason',
      ],
    ]);
    expect(lines(found)).toContainEqual(['qwen-plus', '5000002', '3.001', '3.001', '0', 'ok']);
    expect(lines(found)).toContainEqual(['qwen-turbo', '5000002', '0', null, '0', 'ok']);
    expect(found.verdict).toMatchObject({
      equal: true,
      lines: 5,
      ok: 5,
      over: 0,
      under: 0,
      missing_here: 0,
      missing_there: 0,
    });
    expect(found.against).toMatchObject({
      kind: 'statement',
      keys: ['model', 'api_key_id'],
      measures: ['payable'],
    });
    expect(found.against.records).toEqual({
      read: 4,
      counted: 4,
      totals: 0,
      without_usage: 0,
      filtered: 0,
      rejected: 0,
    });
  });

  it('a cent off, a key missing on either side', async () => {
    const text = STATEMENT.replace('1.2345', '1.2445')
      .replace('qwen-max', 'qwen-new')
      .replace('0.0155', '0.02');
    const found = await reconciled([bill, '--against', file(text)]);
    expect(found.code).toBe(1);
    expect(lines(found).slice(0, 3)).toEqual([
      ['qwen-new', '5000001', null, '0.02', '0.02', 'missing_here'],
      ['qwen-max', '5000001', '0.0155', null, '-0.0155', 'missing_there'],
      ['qwen-plus', '5000001', '1.2345', '1.2445', '0.01', 'over'],
    ]);
    expect(found.totals).toEqual([
      {
        currency: 'CNY',
        tax: 'included',
        measure: 'payable',
        ours: '4.001',
        theirs: '4.0155',
        difference: '0.0145',
        factor: '1.0036',
      },
    ]);
  });

  it.each([
    [
      'titles and symbols as people write them',
      '5月对账单,,\n模型,密钥,金额（元）\nqwen-plus,5000001,¥1.2345\nqwen-max,5000001,￥0.0155\nqwen-plus,5000002,"3.001"\nadjust-1,,-¥0.25\n合计,,4.001\n',
    ],
    ['semicolons, CRLF and blank lines', STATEMENT.replaceAll(',', ';').replaceAll('\n', '\r\n\r\n')],
    ['tabs', STATEMENT.replaceAll(',', '\t')],
    ['no line end behind the last row', STATEMENT.trimEnd()],
    [
      'keys of several rows',
      STATEMENT.replace('qwen-plus,5000002,3.001', 'qwen-plus,5000002,3,CNY\nqwen-plus,5000002,0.001'),
    ],
    ['currencies in words', STATEMENT.replaceAll('CNY', '人民币')],
  ])('%s', async (_, text) => {
    expect((await reconciled([bill, '--against', file(text)])).code).toBe(0);
  });

  it('GB18030, UTF-16 and gzip', async () => {
    const text = STATEMENT.replace('Model,API Key,Amount,Currency', 'model,key,cost,currency');
    // 模型,密钥,金额,币种 in GBK
    const head = Buffer.from('c4a3d0cd2cc3dcd4bf2cbdf0b6ee2cb1d2d6d60a', 'hex');
    const gbk = Buffer.concat([head, Buffer.from(text.slice(text.indexOf('\n') + 1))]);
    for (const bytes of [gbk, Buffer.from(`\ufeff${text}`, 'utf16le'), gzipSync(text)])
      expect((await reconciled([bill, '--against', file(bytes)])).code).toBe(0);
  });

  it('JSON, wrapped JSON and NDJSON, numbers to their last digit', async () => {
    const rows = [
      '{"model":"qwen-plus","api_key":"5000001","payable":1.2345,"currency":"CNY"}',
      '{"model":"qwen-max","api_key":5000001,"payable":0.0155,"currency":"CNY"}',
      '{"model":"qwen-plus","api_key":"5000002","payable":3.001000000000000000,"currency":"CNY"}',
      '{"model":"adjust-1","api_key":null,"payable":-0.25,"currency":"CNY"}',
    ];
    for (const text of [`[${rows.join(',')}]`, `{"rows":[${rows.join(',\n')}]}`, rows.join('\n')])
      expect((await reconciled([bill, '--against', file(text, 's.json')])).code).toBe(0);
    // A binary float has no such digit: 3.001000000000000001.
    const off = await reconciled([
      bill,
      '--against',
      file(rows.join('\n').replace('3.001000000000000000', '3.001000000000000001')),
    ]);
    expect(off.totals).toMatchObject([{ difference: '0.000000000000000001' }]);
    expect(off.code).toBe(1);
  });

  it('names for ids, and models under other names', async () => {
    const names = file('id,name\n5000001,search\n5000002,bot\n', 'names.csv');
    const text = STATEMENT.replaceAll('5000001', 'search')
      .replaceAll('5000002', 'bot')
      .replaceAll('qwen', 'dashscope/qwen');
    const found = await reconciled([
      bill,
      '--against',
      file(text),
      '--names',
      names,
      '--map-model',
      'dashscope/*=*',
    ]);
    expect(found.code).toBe(0);
    expect(lines(found)).toContainEqual(['qwen-plus', '5000002', '3.001', '3.001', '0', 'ok']);
    const without = await reconciled([bill, '--against', file(text)]);
    expect(without.warnings.filter(({ code }) => code === 'NO_COMMON_VALUES')).toMatchObject([
      { columns: ['api_key_id'] },
    ]);
  });

  it('by a column of the names file', async () => {
    const names = file('id,name,team\n5000001,a,search\n5000002,b,chat\n', 'names.csv');
    const found = await reconciled([
      bill,
      '--names',
      names,
      '--against',
      file('team,amount\nsearch,1.25\nchat,3.001\n,-0.25\n'),
    ]);
    expect(picked(found, 'team', 'ours', 'theirs', 'status')).toEqual([
      ['chat', '3.001', '3.001', 'ok'],
      ['search', '1.25', '1.25', 'ok'],
      [null, '-0.25', '-0.25', 'ok'],
    ]);
    expect(found.code).toBe(0);
  });

  it('by product: the other products of the bill are compared too, under name or code', async () => {
    const text = (names: readonly string[]) =>
      `product,amount\n${names[0]},4.001\n${names[1]},10.5\n${names[2]},0.76\n`;
    for (const names of [
      ['大模型服务平台百炼', '云服务器 ECS', '对象存储 OSS'],
      ['sfm', 'ecs', 'oss'],
    ]) {
      const found = await reconciled([bill, '--against', file(text(names))]);
      expect(picked(found, 'product', 'ours', 'theirs', 'status')).toEqual([
        ['对象存储 OSS', '0.75', '0.76', 'over'],
        ['云服务器 ECS', '10.5', '10.5', 'ok'],
        ['大模型服务平台百炼', '4.001', '4.001', 'ok'],
      ]);
    }
  });

  it('columns named by hand; fewer dimensions and measures', async () => {
    const path = file(
      'What,Who,Sum,Old sum\nqwen-plus,5000001,1.2345,9\nqwen-max,5000001,0.0155,9\nqwen-plus,5000002,3.001,9\nadjust-1,,-0.25,9\n',
    );
    const args = [bill, '--against', path, '--map', 'payable=Sum,model=What', '--map', 'api-key=Who'];
    const found = await reconciled(args);
    expect(found.code).toBe(0);
    expect(found.warnings.find(({ code }) => code === 'UNUSED_COLUMNS')?.message).toContain('Old sum');
    const fewer = await reconciled([...args, '--by', 'model']);
    expect(picked(fewer, 'model', 'theirs')).toContainEqual(['qwen-plus', '4.2355']);
    expect(fewer.code).toBe(0);
  });

  it('the filters of the bill go for both sides', async () => {
    const wrong = STATEMENT.replace('3.001', '99');
    const found = await reconciled([bill, '--against', file(wrong), '--api-key', '5000001']);
    expect(found.code).toBe(0);
    expect(found.against.records).toMatchObject({ read: 4, counted: 2, filtered: 2 });
    const apart = await reconciled([bill, '--against', file(STATEMENT), '--fee-type', 'usage']);
    expect(apart.warnings.map(({ code }) => code)).toContain('FILTER_NOT_APPLIED');
  });

  it('amounts are compared in their currency only', async () => {
    const found = await reconciled([bill, '--against', file(STATEMENT.replace('3.001,CNY', '3.001,USD'))]);
    expect(found.code).toBe(1);
    expect(
      picked(found, 'api_key_id', 'currency', 'status', 'reason').filter(([, , status]) => status !== 'ok'),
    ).toEqual([
      ['5000002', 'CNY', 'missing_there', 'other_currency:currency=USD'],
      ['5000002', 'USD', 'missing_here', 'other_currency:currency=CNY'],
    ]);
    expect(found.totals.map(({ currency, ours, theirs }) => [currency, ours, theirs])).toContainEqual([
      'USD',
      null,
      '3.001',
    ]);
  });

  it('a total that is not the sum of its rows is told', async () => {
    const of = async (total: string) =>
      (
        await reconciled([bill, '--against', file(`model,amount\nqwen-plus,4.2355\nTotal,${total}\n`)])
      ).warnings.map(({ code }) => code);
    expect(await of('4.2355')).toContain('TOTALS_LEFT_OUT');
    expect(await of('4.2356')).toContain('TOTALS_DIFFER');
  });

  it('bad rows are rejected with their place and counted; the others are compared', async () => {
    const rejects = join(folder, 'rejects.csv');
    const path = file(
      'day,amount,currency\n2026-05-14,1.2345,CNY\n2026-05-15,lots,CNY\n2026-02-30,1,CNY\n2026-05-16,1\n2026-05-16,$1,CNY\n2026-05-16,,CNY\n',
    );
    const { code, stderr, stdout } = await run([
      'reconcile',
      bill,
      '--against',
      path,
      '--format',
      'csv',
      '--rejects',
      rejects,
    ]);
    expect(code).toBe(3);
    expect(stdout).toContain('2026-05-14,CNY,included,payable,1.2345,1.2345,0,1,ok,');
    for (const [line, words] of [
      [3, 'amount is not a number'],
      [4, 'day is not a day'],
      [5, 'has 2 cells'],
      [6, 'another currency'],
      [7, 'amount is empty'],
    ] as const)
      expect(stderr).toMatch(new RegExp(`${path}:${line}: .*${words}`));
    expect(stderr).toContain(
      'records read 6 = counted 1 + totals 0 + without usage 0 + filtered 0 + rejected 5',
    );
    expect(readFileSync(rejects, 'utf8').trim().split('\n')).toHaveLength(6);
  });
});

describe('a statement that cannot be used', () => {
  it.each([
    [
      'no amounts',
      'model,team\na,b\n',
      [],
      'no column of the other side holds amounts',
      '--map payable=team',
    ],
    [
      'several amounts',
      'model,amount,cost\na,1,2\n',
      [],
      'several columns of the other side can be payable: amount, cost',
      '--map payable=amount',
    ],
    [
      'a map to nothing',
      'model,amount\na,1\n',
      ['--map', 'payable=Sum'],
      'does not have: Sum',
      'model, amount',
    ],
    [
      'a map of nothing',
      'model,amount\na,1\n',
      ['--map', 'colour=model'],
      'no dimension or measure of the bill: colour',
      'payable',
    ],
    ['no map', 'model,amount\na,1\n', ['--map', 'payable'], '--map takes pairs', ''],
    ['no such key', 'model,amount\na,1\n', ['--by', 'day'], 'no column for day', 'model, amount'],
    ['prices', 'model,amount\na,1\n', ['--log-zone', 'Z'], '--log-zone is for gateway logs', '--kind log'],
    ['a tolerance', 'model,amount\na,1\n', ['--tolerance', 'some'], '--tolerance must be', ''],
    ['a kind', 'model,amount\na,1\n', ['--kind', 'thing'], '--kind must be', ''],
    ['a zone', 'model,amount\na,1\n', ['--log-zone', 'Mars'], '--log-zone must be', ''],
  ])('%s: wrong usage', async (_, text, args, message, hint) => {
    const { code, stderr, stdout } = await run(['reconcile', bill, '--against', file(text), ...args]);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect([code, stdout]).toEqual([2, '']);
  });

  it.each([
    ['nothing to compare', [], 'nothing to compare'],
    ['two things', ['--against', 'x.csv', '--expect-payable', '1'], 'two comparisons'],
  ])('%s: wrong usage', async (_, args, message) => {
    const { code, stderr } = await run(['reconcile', bill, ...args]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it.each([
    ['not there', () => join(folder, 'none.csv')],
    ['empty', () => file('')],
    ['a header alone', () => file('model,amount\n')],
    ['no table', () => file('hello\nworld\n')],
    ['broken JSON', () => file('[{"model":"a","amount":1}')],
    ['cut gzip', () => file(gzipSync('model,amount\na,1\n'.repeat(10_000)).subarray(0, 60))],
    ['the same column twice', () => file('model,amount,amount\na,1,2\n')],
  ])('%s: exit 3', async (_, path) => {
    const { code, stderr, stdout } = await run(['reconcile', bill, '--against', path(), '--format', 'csv']);
    expect(stderr).toContain('error: ');
    expect(stderr).not.toContain('fault of bill-analyze');
    expect(code).toBe(3);
    expect(stdout === '' || stderr.includes('Not equal')).toBe(true);
  });

  it('is never written over', async () => {
    const path = file('model,amount\na,1\n');
    const { code, stderr } = await run(['reconcile', bill, '--against', path, '-o', path]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('would write over')]);
    expect(readFileSync(path, 'utf8')).toBe('model,amount\na,1\n');
  });
});

describe('what every report of this tool gives can be a statement again', () => {
  it.each(['csv', 'tsv', 'json', 'ndjson'])('%s', async (format) => {
    const { stdout } = await run([MAY, '--format', format]);
    const found = await reconciled([MAY, '--against', file(stdout, `own.${format}`)]);
    expect(found.verdict).toMatchObject({
      equal: true,
      over: 0,
      under: 0,
      missing_here: 0,
      missing_there: 0,
    });
    expect(found.rows.length).toBeGreaterThan(500);
  });

  it('and so can a bill, read by other code', async () => {
    for (const name of [
      'flat-202605.csv',
      'english-api-202605.csv',
      'corrections-202605.csv',
      'hand-edited-202605.csv',
    ])
      expect((await reconciled([sample(name), '--against', sample(name)])).verdict).toMatchObject({
        equal: true,
      });
    const months = await reconciled([
      MAY,
      '--against',
      sample('1234567890123456-20260504093000_202604_consumedetailbillv2.csv'),
    ]);
    expect(months.code).toBe(1);
  });
});

describe('for people', () => {
  const hostile = '\u001b[31mred\u001b[0m\u202e=1+1|<b>`x`';
  const path = () => file(`model,amount,currency\n"${hostile}",1,CNY\n=cmd(),2,CNY\n`);

  it.each(['table', 'md', 'csv', 'tsv', 'ndjson', 'json'])(
    'cells of the other side do no harm in %s',
    async (format) => {
      const { stdout, stderr } = await run(['reconcile', bill, '--against', path(), '--format', format]);
      if (format !== 'csv' && format !== 'tsv') expect(stdout).not.toMatch(OBEYED);
      expect(stderr).not.toMatch(OBEYED);
      if (format === 'csv') expect(stdout).toContain("\n'=cmd(),CNY");
      if (format === 'md') expect(stdout).not.toContain('<b>');
    },
  );

  it('in Chinese', async () => {
    const { stdout, code } = await run([
      'reconcile',
      bill,
      '--expect-payable',
      '4',
      '--lang',
      'zh',
      '--format',
      'table',
    ]);
    expect(stdout.split('\n')[0]).toBe(
      '不符：账单与应有的应付金额不一致；应付金额：账单 4.001 CNY，对方 4 CNY，差额 -0.001（原因：抹去第 2 位之后的小数，按月份、账号分别处理（按月抹零））',
    );
    expect(stdout).toContain('对方读取 1 条 = 计入 1');
    expect(code).toBe(1);
  });

  it('a table of data on stdout; the verdict is the first line of stderr', async () => {
    const { stdout, stderr } = await run(['reconcile', bill, '--expect-payable', '4', '--format', 'csv']);
    expect(stdout).toBe(
      'currency,tax,measure,ours,theirs,difference,factor,status,reason\nCNY,included,payable,4.001,4,-0.001,0.9998,under,rounded:mode=down:decimals=2:by=billing_month|account_id\n',
    );
    expect(stderr).toMatch(/^Not equal: /);
    expect(stderr).toContain(
      'Proof: lines compared 1 = OK 0 + over 0 + under 1 + missing here 0 + missing there 0',
    );
  });
});

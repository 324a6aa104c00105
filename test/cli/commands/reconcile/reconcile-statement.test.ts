import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { run } from '../../../support/cli/run.ts';
import { MAY, sample } from '../../../support/files/samples.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { handBill } from '../report/hand-bill.ts';
import { fileWriter, LINES, OTHERS, picked, reconciled } from './reconcile.ts';

const folder = useFolder();
const file = fileWriter(folder);
const bill = file(handBill([...LINES, ...OTHERS]), 'bill.csv');

describe('a statement', () => {
  const STATEMENT =
    'Model,API Key,Amount,Currency\nqwen-plus,5000001,1.2345,CNY\nqwen-max,5000001,0.0155,CNY\nqwen-plus,5000002,3.001,CNY\nadjust-1,,-0.25,CNY\n';
  const lines = (found: Awaited<ReturnType<typeof reconciled>>) =>
    picked(found, 'model', 'api_key_id', 'ours', 'theirs', 'difference', 'status');

  it.each([
    ['en', 'differ in 1 of 5 lines, 2 lines within the tolerance; '],
    ['zh', '不一致，5 项中 1 项不符，2 项在容差内；'],
  ])('says how many lines differ, and how many within the tolerance: %s', async (lang, words) => {
    const near = STATEMENT.replace('1.2345', '1.2346').replace('3.001', '3.0011').replace('0.0155', '0.2');
    const found = await reconciled([bill, '--against', file(near), '--tolerance', '0.001', '--lang', lang]);
    expect(found.verdict.message).toContain(words);
  });

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
      stream_parts: 0,
      repeated: 0,
      left_aside: 0,
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

  it('Model Studio by any of its names', async () => {
    for (const name of ['Model Studio', '阿里云百炼', 'Alibaba Cloud Model Studio']) {
      const text = `Product,Amount\n${name},4.001\n云服务器 ECS,10.5\n对象存储 OSS,0.75\n`;
      const found = await reconciled([bill, '--against', file(text)]);
      expect(picked(found, 'product', 'theirs', 'status')).toContainEqual([
        '大模型服务平台百炼',
        '4.001',
        'ok',
      ]);
      expect(found.code).toBe(0);
    }
    const other = await reconciled([bill, '--against', file('Product,Amount\nStudio One,4.001\n')]);
    expect(picked(other, 'product', 'status')).toContainEqual(['Studio One', 'missing_here']);
  });

  it('rounds every line in one way, if there is one that fits all', async () => {
    // 1.2345 and 3.001 are the same cut or rounded to three places or two; 0.0155 is 0.016 only when rounded.
    const text =
      'Model,API Key,Amount\nqwen-plus,5000001,1.235\nqwen-max,5000001,0.016\nqwen-plus,5000002,3.001\nadjust-1,,-0.25\n';
    const found = await reconciled([bill, '--against', file(text)]);
    const rounded = 'rounded:mode=nearest:decimals=3:by=';
    expect(picked(found, 'model', 'theirs', 'reason')).toEqual(
      expect.arrayContaining([
        ['qwen-plus', '1.235', rounded],
        ['qwen-max', '0.016', rounded],
      ]),
    );
    // 4.001 cut to three decimals is 4.001: the months are not what was rounded.
    expect(found.verdict.message).toMatch(/rounded to 3 decimals, for each model and API key separately/);
    const cut = text.replace('1.235', '1.23').replace('0.016', '0.02').replace('3.001', '3');
    const both = await reconciled([bill, '--against', file(cut)]);
    // 3.001 is 3 either way, so it is told as the others are.
    expect(new Set(picked(both, 'reason').flat().filter(Boolean))).toEqual(
      new Set(['rounded:mode=nearest:decimals=2:by=', 'zero']),
    );
  });

  it('a sum that nothing explains as a whole is told by its lines', async () => {
    const text = 'Model,Amount\nqwen-plus,4.2355\nqwen-max,0.0155\ngpt-4,7\n';
    for (const [lang, words] of [
      ['en', 'see the lines, missing here 1, missing there 1'],
      ['zh', '见各项，账单没有 1、对方没有 1'],
    ] as const) {
      const found = await reconciled([bill, '--against', file(text), '--lang', lang]);
      expect(found.verdict.message).toContain(words);
      expect(found.verdict.reasons).toMatchObject([{ reason: 'unexplained' }]);
      // qwen-plus, 1.2345 and 3.001, is equal; gpt-4 is not on the bill, and adjust-1 on it alone.
      expect(found.verdict).toMatchObject({ missing_here: 1, missing_there: 1, over: 0, under: 0 });
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
      [4, 'day is not a valid date'],
      [5, 'has 2 cells'],
      [6, 'a different currency from'],
      [7, 'amount is empty'],
    ] as const)
      expect(stderr).toMatch(new RegExp(`${path}:${line}: .*${words}`));
    expect(stderr).toContain(
      'records read 6 = counted 1 + totals 0 + without usage 0 + filtered 0 + rejected 5',
    );
    expect(readFileSync(rejects, 'utf8').trim().split('\n')).toHaveLength(6);
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

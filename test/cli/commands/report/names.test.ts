import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { report, run } from '../../../support/cli/run.ts';
import { MAY, sample } from '../../../support/files/samples.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { handBill } from './hand-bill.ts';

const folder = useFolder();
const bill = join(folder, 'bill.csv');
const id = (key: string, workspace: string) => `${key};${workspace};qwen-plus;input_token;;0`;

writeFileSync(
  bill,
  handBill([
    { id: id('5000001', 'llm-a'), payable: '0.1' },
    { id: id('5000002', 'llm-a'), payable: '0.02' },
    { id: id('5000003', 'llm-b'), payable: '0.003' },
    { id: id('', 'llm-b'), payable: '0.0004' },
    { id: 'kb-1', payable: '0.00005' },
  ]),
);

let files = 0;

function namesFile(text: string | Uint8Array): string {
  const path = join(folder, `names-${files++}.csv`);
  writeFileSync(path, text);
  return path;
}

async function byTeam(text: string | Uint8Array) {
  const { rows } = await report([bill, '--names', namesFile(text), '--by', 'team']);
  return Object.fromEntries(rows.map((row) => [row.team, row.payable]));
}

describe('a names file', () => {
  it('adds up by its columns: the key’s, else the workspace’s; ids it does not name stay', async () => {
    expect(await byTeam('id,name,team\n5000001,one,search\nllm-a,space,research\n')).toEqual({
      search: '0.1',
      research: '0.02',
      null: '0.00345',
    });
  });

  it.each([
    ['columns in any order, the title in capitals', 'team,ID\nsearch,5000001\n'],
    ['CRLF, a byte order mark and blank lines', '\ufeffid,name,team\r\n\r\n5000001,one,search\r\n\r\n'],
    ['blanks around cells', 'id , name , team\n 5000001 , one , search \n'],
    ['quoted cells', '"id","name","team"\n"5000001","one, and only","search"\n'],
    ['a line without an id', 'id,name,team\n,nobody,nothing\n5000001,one,search\n'],
    ['UTF-16', Buffer.from('\ufeffid,name,team\n5000001,一,search\n', 'utf16le')],
  ])('%s', async (_, text) => {
    expect(await byTeam(text)).toEqual({ search: '0.1', null: '0.02345' });
  });

  it('in GB18030, as a spreadsheet on Chinese Windows saves it', async () => {
    const text = Buffer.concat([
      Buffer.from('id,name,team\n5000001,'),
      Buffer.from([0xca, 0xfd, 0xbe, 0xdd]), // 数据
      Buffer.from(',search\n'),
    ]);
    const { rows } = await report([bill, '--names', namesFile(text), '--by', 'api-key-name']);
    expect(rows.map((row) => row.api_key_name)).toContain('数据');
  });

  it('people read names with their ids, and ids that have no name', async () => {
    const args = [MAY, '--names', sample('names.csv'), '--format', 'table', '--by', 'api-key'];
    const { stdout } = await run(args);
    expect(stdout).toMatch(/^search-prod \(5000001\) /m);
    expect(stdout).toMatch(/^5000006 /m);
    expect(stdout).toMatch(/^\(no API key\) /m);
  });

  it('names what a filter can name', async () => {
    const { totals } = await report([
      bill,
      '--names',
      namesFile('id,name\n5000003,三号\n'),
      '--api-key',
      '三*',
    ]);
    expect(totals).toMatchObject([{ payable: '0.003' }]);
  });
});

describe('a names file that cannot be right', () => {
  const line = (n: number) => new RegExp(`^error: .*names-\\d+\\.csv:${n}: `);

  it('a duplicate id: both lines are told', async () => {
    const path = namesFile('id,name\n5000001,one\n\n5000002,two\n5000001,three\n');
    const { stdout, stderr, code } = await run([bill, '--names', path]);
    expect(stderr).toMatch(line(5));
    expect(stderr).toContain('5000001 is already on line 2');
    expect([stdout, code]).toEqual(['', 3]);
  });

  it('no id column: the columns found are told', async () => {
    const { stderr, code } = await run([bill, '--names', namesFile('key,name\n1,one\n')]);
    expect(stderr).toMatch(line(1));
    expect(stderr).toContain('no column "id"');
    expect(stderr).toContain('it has: key | name');
    expect(code).toBe(3);
  });

  it.each([
    ...['model', 'Model', 'api_key_id', 'api-key', 'channel_name', 'tag:team', 'billing_month', 'unit'],
    ...['rows', 'payable', 'PAYABLE', 'tokens', 'consumed', 'voucher', 'currency', 'tax'],
    ...['api_key_name', 'workspace_name'],
  ])('a column named %s, which reports have already', async (column) => {
    const { stdout, stderr, code } = await run([bill, '--names', namesFile(`id,${column}\n5000001,x\n`)]);
    expect(stderr).toMatch(line(1));
    expect(stderr).toContain(column);
    expect([stdout, code]).toEqual(['', 3]);
  });

  it('the same column twice', async () => {
    const { stderr, code } = await run([bill, '--names', namesFile('id,team,Team\n5000001,x,y\n')]);
    expect(stderr).toMatch(line(1));
    expect(stderr).toContain('Team');
    expect(code).toBe(3);
  });

  it.each([
    ['a line with too many cells', 'id,name\n5000001,one\n5000002,two,three\n'],
    ['a line with too few', 'id,name,team\n5000001,one,search\n5000002,two\n'],
    ['a quote that never closes', 'id,name\n5000001,one\n5000002,"two\n'],
  ])('%s', async (_, text) => {
    const { stderr, code } = await run([bill, '--names', namesFile(text)]);
    expect(stderr).toMatch(line(3));
    expect(code).toBe(3);
  });

  it.each([
    ['not there', () => join(folder, 'none.csv')],
    ['a folder', () => folder],
    ['empty', () => namesFile('')],
  ])('%s', async (_, path) => {
    const { stdout, stderr, code } = await run([bill, '--names', path()]);
    expect(stderr).toMatch(/^error: /);
    expect([stdout, code]).toEqual(['', 3]);
  });
});

describe('a names file whose ids are not on the bill', () => {
  const NONE = { null: '0.12345' };
  const warningsOf = async (text: string, ...args: string[]) => {
    const { warnings, rows } = await report([bill, '--names', namesFile(text), '--by', 'team', ...args]);
    const found = warnings.filter(({ code }) => code.startsWith('NAMES_'));
    return { found, team: Object.fromEntries(rows.map((row) => [row.team, row.payable])) };
  };

  it.each([
    ['5000001.0', 'spreadsheet'],
    ['5.000001E+06', 'spreadsheet'],
    ['"5,000,001"', 'spreadsheet'],
    ['9999999', 'another account'],
    ['"5000001,one"', 'separator'],
    ['sk-0123456789abcdef', 'secret'],
  ])('%s: a warning with ids of both sides and the likely cause (%s)', async (id, cause) => {
    const { found, team } = await warningsOf(`id,team\n${id},search\n`);
    expect(team).toEqual(NONE);
    expect(found).toMatchObject([{ code: 'NAMES_UNMATCHED' }]);
    expect(found[0]?.message).toContain('5000001, 5000002, 5000003');
    expect(found[0]?.message).toContain(cause);
    expect(found[0]?.message).not.toContain('0123456789abcdef');
  });

  it('three of many, and ids that stand in another column', async () => {
    const { found } = await warningsOf('key,ID,team\n5000001,a,x\n5000002,b,y\n1,c,z\n2,d,z\n');
    expect(found[0]?.message).toMatch(/has a, b, c; .*another column/);
  });

  it('one match is enough, but a rewritten id is told', async () => {
    expect((await warningsOf('id,team\n5000001,search\n9999999,x\n')).found).toMatchObject([
      { code: 'NAMES_PARTIAL' },
    ]);
    const { found } = await warningsOf('id,team\nllm-a,search\n5000001.0,x\n5000002.0,x\n');
    expect(found).toMatchObject([{ code: 'NAMES_DAMAGED', rows: 2 }]);
  });

  it('is judged by the bill, not by what a filter leaves', async () => {
    expect((await warningsOf('id,team\n5000001,search\n', '--api-key', '5000002')).found).toEqual([]);
  });
});

describe('a names file is opened as a bill is', () => {
  it.each([
    ['semicolons', 'id;name;team\n5000001;one;search\n'],
    ['tabs', 'id\tname\tteam\n5000001\tone\tsearch\n'],
    ['a line that names the separator', 'sep=;\r\nid;name;team\r\n5000001;one;search\r\n'],
    ['a separator that only that line tells', 'sep=|\nid|name|team\n5000001|one|search\n'],
    ['tabs in UTF-16 without a mark', Buffer.from('id\tname\tteam\n5000001\tone\tsearch\n', 'utf16le')],
    ['gzip', gzipSync('id,name,team\n5000001,one,search\n')],
    ['NDJSON', '{"id":5000001,"name":"one","team":"search"}\n{"id":"5000009","team":"x"}\n'],
  ])('%s', async (_, text) => {
    expect(await byTeam(text)).toEqual({ search: '0.1', null: '0.02345' });
  });

  it('a PDF is told for what it is', async () => {
    const { stderr, code } = await run([bill, '--names', namesFile('%PDF-1.7 and so on\n')]);
    expect(stderr).toContain('PDF');
    expect(code).toBe(3);
  });
});

it.each([
  [['--by', 'team'], 'en', 'By Team'],
  [['--by', 'team'], 'zh', '按团队'],
  [['--by', 'team,cost_center'], 'zh', '按团队、成本中心'],
])('columns that names files often have are shown in words: %s %s', async (args, lang, title) => {
  const { stdout } = await run([
    MAY,
    '--names',
    sample('names.csv'),
    ...args,
    '--lang',
    lang,
    '--format',
    'table',
  ]);
  expect(stdout).toContain(title);
  expect(stdout).not.toMatch(/[按、 ]team\b/);
});

describe('keys without a name', () => {
  const file = 'id,name\n5000001,a\n5000003,\n';
  it.each([
    [
      'en',
      '2 API keys of the bill have no name in the names file, with a payable of CNY 0.023 (18.6%): 5000002 with CNY 0.02 (16.2%), 5000003 with CNY 0.003 (2.4%)',
    ],
    [
      'zh',
      '账单中有 2 个 API Key 在名称文件中没有名称，应付金额 CNY 0.023 (18.6%)：5000002 CNY 0.02 (16.2%)、5000003 CNY 0.003 (2.4%)',
    ],
  ])('are named with their share of the payable: %s', async (lang, message) => {
    const { warnings } = await report([bill, '--names', namesFile(file), '--lang', lang]);
    expect(warnings.filter(({ code }) => code === 'NAMES_PARTIAL')).toMatchObject([{ rows: 2, message }]);
  });

  it.each([
    ['that the filters leave out', file, ['--api-key', '5000001']],
    ['of a file that names workspaces alone', 'id,name\nllm-a,a\n', []],
    ['where the file has no names but teams', 'id,team\n5000001,a\n5000002,a\n5000003,b\n', []],
  ])('are not told: %s', async (_, text, args) => {
    const { warnings } = await report([bill, '--names', namesFile(text), ...args]);
    expect(warnings.map(({ code }) => code)).not.toContain('NAMES_PARTIAL');
  });
});

import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COLUMNS, matchHeader } from '../../../src/index.ts';
import { readInputs } from '../../../src/read/files/read-inputs.ts';
import { otherTable } from '../../../src/read/text/other-kind.ts';
import { run } from '../../support/cli/run.ts';
import { MAY, sample } from '../../support/files/samples.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { KEYS } from '../reading.ts';

const folder = useFolder();

const FILES: readonly (readonly [name: string, text: string, kind: string])[] = [
  ['keys.csv', 'id,name,team,cost_center\n5000001,search,a,1\n', 'names'],
  ['keys.tsv', 'ID\tname\n5000001\tsearch\n', 'names'],
  ['prices.csv', 'model,type,price,unit,currency\nqwen-max,input,0.0024,1K tokens,CNY\n', 'prices'],
  ['价目.csv', '模型,类型,单价,单位,币种\nqwen-max,input,0.0024,千tokens,CNY\n', 'prices'],
  ['statement.csv', 'date,model,amount,currency\n2026-05-01,qwen-max,3,CNY\n', 'statement'],
  ['对账单.csv', '月份,模型,金额\n2026-05,qwen-max,3\n', 'statement'],
  ['calls.csv', 'time,model,prompt_tokens,completion_tokens\n2026-05-01,qwen-max,3,4\n', 'log'],
  ['calls.ndjson', '{"model":"qwen-max","usage":{"prompt_tokens":3,"completion_tokens":4}}\n', 'log'],
  ['calls.json', '[{"model":"qwen-max","usage":{"input_tokens":3}}]', 'log'],
];

describe('a file of another kind', () => {
  it.each(FILES)('%s is left aside beside a bill, and refused alone', async (name, text, kind) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    const beside = await readInputs([path, MAY], { keys: KEYS });
    expect(beside).toMatchObject({ files: [MAY], failures: [], otherFiles: [{ file: path, kind }] });
    expect(beside.deduplicated).toBe(false);
    const alone = await readInputs([path], { keys: KEYS });
    expect(alone).toMatchObject({
      answers: [],
      otherFiles: [],
      failures: [{ code: 'OTHER_FILE', file: path, params: { kind } }],
    });
  });

  it('is named in one note, and the figures are complete', async () => {
    const here = join(folder, 'month');
    mkdirSync(here);
    cpSync(MAY, join(here, 'may.csv'));
    for (const [name, text] of FILES) writeFileSync(join(here, name), text);
    const bare = await run([MAY, '--by', 'model', '--format', 'csv']);
    const all = FILES.map(([name]) => name);
    for (const inputs of [
      ['may.csv', ...all],
      [...all, 'may.csv'],
    ]) {
      const { code, stdout, stderr } = await run([...inputs, '--by', 'model', '--format', 'csv'], {
        cwd: here,
      });
      expect({ code, stdout }).toEqual({ code: 0, stdout: bare.stdout });
      expect(stderr.match(/Not bills, left aside/g)).toHaveLength(1);
      expect(stderr).toContain('keys.csv (a names file)');
      expect(stderr).toContain('calls.ndjson (a log of calls)');
    }
    const whole = await run([here, '--by', 'model', '--format', 'csv']);
    expect({ code: whole.code, stdout: whole.stdout }).toEqual({ code: 0, stdout: bare.stdout });
  });

  it('says what it is for where there is no bill', async () => {
    const { code, stderr } = await run([sample('names.csv')]);
    expect(code).toBe(3);
    expect(stderr).toContain('this is a names file, not a bill');
    expect(stderr).toContain('--names');
    expect((await run([sample('names.csv'), '--lang', 'zh'])).stderr).toContain('这是名称文件，不是账单');
  });
});

describe('what stays an error beside a bill', () => {
  it.each([
    ['a bill without its Instance IDs', 'id,name,应付金额（含税）\n1,a,2\n', 'NO_HEADER'],
    ['a statement in the columns of a bill', '账单月份,产品名称,应付金额\n2026-05,a,2\n', 'NO_INSTANCE_ID'],
    ['a table of nothing known', 'a,b,c\n1,2,3\n', 'NO_HEADER'],
    ['a table with an id and nothing that names it', 'id,b,c\n1,2,3\n', 'NO_HEADER'],
    ['a table with an id and an amount of nobody', 'id,name,amount\n1,a,3\n', 'NO_HEADER'],
    [
      'an answer of the billing API',
      '{"Data":{"BillingCycle":"2026-05","Items":[{"Usage":"2"}]}}',
      'NOT_A_TABLE',
    ],
  ])('%s', async (name, text, code) => {
    const path = join(folder, `${name}.csv`);
    writeFileSync(path, text);
    const reading = await readInputs([MAY, path], { keys: KEYS });
    expect(reading.otherFiles).toEqual([]);
    expect(reading.failures).toMatchObject([{ code, file: path }]);
  });

  it('any one column that only bills have makes a table none of another kind', () => {
    const shared = ['currency', 'unit', 'priceUnit', 'listPrice', 'month', 'day', 'usage', 'costUnit'];
    for (const { key, zh } of COLUMNS) {
      if ([...shared, 'regionCode', 'regionName', 'tags'].includes(key) || matchHeader([zh]).known === 0)
        continue;
      expect(otherTable(['id', 'model', 'price', 'amount', zh]), key).toBeUndefined();
    }
  });

  it('a file that is not there, with the command that was meant', async () => {
    const { code, stderr } = await run(['chekc', MAY, '--format', 'csv']);
    expect(code).toBe(3);
    expect(stderr).toContain(
      'chekc: no such file\n  remedy: Did you mean the command check? Check the path.',
    );
    expect(stderr).toContain('chekc was not found');
    expect((await run(['none.csv', MAY])).stderr).not.toContain('Did you mean');
  });
});

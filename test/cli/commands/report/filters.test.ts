import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { report, run } from '../../../support/cli/run.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { handBill } from './hand-bill.ts';

const folder = useFolder();
const bill = join(folder, 'bill.csv');
const undated = join(folder, 'undated.csv');
const names = join(folder, 'names.csv');

/** Line n pays 2ⁿ, so that a sum tells which lines are in it. */
const LINES = [
  { id: '5000001;llm-a;qwen-plus;input_token;;0', day: '20260501' },
  { id: '5000001;llm-a;qwen-plus;output_token;app;0', day: '20260502' },
  { id: ';llm-a;qwen-max;input_token;bmp;0', fee: '免费额度', day: '20260503' },
  { id: '5000002;llm-b;Qwen-VL.Max;audio_input_token;;0', fee: 'Refund', day: '20260531', currency: 'USD' },
  { id: 'kb-0123', fee: '', month: '202606', day: '20260601' },
  {
    id: '6000;ZHIPU/GLM-5.3;5000002;ws-c;ap-southeast-1;international;output_tokens;x',
    product: 'mpintl-x',
    day: '20260515',
    currency: 'USD',
  },
  { id: 'llm-a;text-embedding-v4;embedding_token;RAG;0', day: '20260510' },
  { id: '5000001;llm-a;qwen-max[1]*;input_token;;0', day: '20260510' },
].map((line, n) => ({ ...line, started: '', payable: String(2 ** n) }));

writeFileSync(bill, handBill(LINES));
writeFileSync(undated, handBill(LINES, ['day', 'started']));
writeFileSync(names, 'id,name\n5000001,search-prod\nllm-b,Second space\n');

const ALL = LINES.map((_, n) => n);

/** The lines in the report, and what its proof says of the others. */
async function kept(...args: string[]) {
  const { totals, proof, warnings } = await report([bill, ...args, '--by', 'model']);
  const sum = totals.reduce((total, { payable }) => total + Number(payable), 0);
  expect(proof.rows_read).toBe(LINES.length);
  const lines = ALL.filter((n) => (sum & (2 ** n)) !== 0);
  expect([proof.counted, proof.filtered]).toEqual([lines.length, LINES.length - lines.length]);
  const unmatched = warnings.map(({ code }) => code).includes('NO_MATCH_FOR');
  if (lines.length === ALL.length) expect(unmatched).toBe(false);
  return lines;
}

describe.concurrent('filters', () => {
  it.each([
    ['a model', ['--model', 'qwen-plus'], [0, 1]],
    ['letters of either case', ['--model', 'QWEN-plus'], [0, 1]],
    ['any text', ['--model', 'qwen*'], [0, 1, 2, 3, 7]],
    ['any text in the middle', ['--model', '*-*-*'], [6]],
    ['one character', ['--model', 'qwen-m?x'], [2]],
    ['everything', ['--model', '*'], ALL],
    ['several of one kind: any of them', ['--model', 'qwen-max', '--model', 'qwen-vl*'], [2, 3]],
    ['a dot is a dot', ['--model', 'qwen.plus'], []],
    ['brackets are brackets', ['--model', 'qwen-max[1]*'], [7]],
    ['a part is not the whole', ['--model', 'qwen'], []],
    ['vendor and model', ['--model', 'zhipu/*'], [5]],
    ['a model of a vendor by itself', ['--model', 'GLM-5.3'], [5]],
    ['an opaque id under its own text', ['--model', 'kb-*'], [4]],
    ['a channel by name', ['--channel', 'console'], [2]],
    ['a channel raw', ['--channel', 'bmp'], [2]],
    ['calls with a key and no channel', ['--channel', 'api'], [0, 3, 5, 7]],
    ['no channel and no key', ['--channel', 'unknown'], [4]],
    ['an empty channel', ['--channel', '(none)'], [0, 3, 4, 5, 7]],
    ['knowledge base', ['--channel', 'knowledge-base', '--channel', 'app'], [1, 6]],
    ['a key', ['--api-key', '5000001'], [0, 1, 7]],
    ['a key of a marketplace id', ['--api-key', '5000002'], [3, 5]],
    ['no key', ['--api-key', '(none)'], [2, 4, 6]],
    ['keys by pattern', ['--api-key', '500000?'], [0, 1, 3, 5, 7]],
    ['a workspace', ['--workspace', 'llm-b'], [3]],
    ['no workspace', ['--workspace', '(none)'], [4]],
    ['a usage type', ['--type', 'input_token'], [0, 2, 7]],
    ['usage types by pattern', ['--type', '*input*'], [0, 2, 3, 7]],
    ['no usage type', ['--type', '(none)'], [4]],
    ['a fee type', ['--fee-type', 'refund'], [3]],
    ['a fee type as written', ['--fee-type', '免费额度'], [2]],
    ['no fee type', ['--fee-type', '(none)'], [4]],
    ['a currency', ['--currency', 'usd'], [3, 5]],
    ['a month', ['--month', '2026-06'], [4]],
    ['a month as the bill writes it', ['--month', '202606'], [4]],
    ['months by pattern', ['--month', '2026-*'], ALL],
    ['from a day on, inclusive', ['--since', '2026-05-15'], [3, 4, 5]],
    ['up to a day, inclusive', ['--until', '2026-05-03'], [0, 1, 2]],
    ['one day', ['--since', '2026-05-10', '--until', '2026-05-10'], [6, 7]],
    ['a day as the bill writes it', ['--since', '20260531'], [3, 4]],
    ['an empty period', ['--since', '2026-06-02'], []],
    ['several kinds: all of them', ['--model', 'qwen*', '--api-key', '5000001', '--channel', 'api'], [0, 7]],
    ['kinds that exclude each other', ['--model', 'qwen-plus', '--currency', 'USD'], []],
  ] as const)('%s', async (_, args, lines) => {
    expect(await kept(...args)).toEqual(lines);
  });

  it.each([
    ['a key by its name', ['--api-key', 'search-prod'], [0, 1, 7]],
    ['names by pattern', ['--api-key', 'SEARCH-*'], [0, 1, 7]],
    ['the id still', ['--api-key', '5000001'], [0, 1, 7]],
    ['a key without a name is not no key', ['--api-key', '(none)'], [2, 4, 6]],
    ['a workspace by its name', ['--workspace', 'second*'], [3]],
  ] as const)('with a names file: %s', async (_, args, lines) => {
    expect(await kept('--names', names, ...args)).toEqual(lines);
  });

  it('all formats and the summary show the same rows', async () => {
    const args = [bill, '--api-key', '5000002'];
    const [csv, summary] = await Promise.all([run(args), run([...args, '--format', 'table'])]);
    const proof = 'rows read 8 = counted 2 + left aside 0 + filtered 6 + duplicates 0 + rejected 0';
    expect(csv.stderr).toContain(proof);
    expect(csv.stderr).toContain('total payable 40 USD');
    expect(summary.stdout).toContain(proof);
    expect(summary.stdout).toContain('total payable 40 USD');
    expect(summary.stdout).toMatch(/^Filters +--api-key 5000002$/m);
  });

  it('a report of no rows is whole, and says why', async () => {
    for (const format of ['csv', 'json', 'table', 'md', 'ndjson']) {
      const { stdout, stderr, code } = await run([bill, '--model', 'qwen-plsu', '--format', format]);
      expect(`${stdout}${stderr}`).toContain('Did you mean qwen-plus?');
      expect(code).toBe(0);
    }
  });

  it('a period cannot be kept where the bill has no days, and this is said', async () => {
    const { proof, warnings } = await report([undated, '--since', '2026-05-01']);
    expect(proof).toMatchObject({ counted: 0, filtered: LINES.length });
    expect(warnings).toMatchObject([{ code: 'MISSING_COLUMN', columns: ['day'] }]);
  });
});

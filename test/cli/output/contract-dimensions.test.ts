import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { report } from '../../support/cli/run.ts';
import { useFolder } from '../../support/files/use-folder.ts';
import { sumOf } from '../commands/report/exact.ts';
import { CONTRACT_BILL, NAMES_FILE, PAYABLES } from './contract-bill.ts';

const folder = useFolder();
const bill = join(folder, 'bill.csv');
const names = join(folder, 'names.csv');
writeFileSync(bill, CONTRACT_BILL);
writeFileSync(names, NAMES_FILE);

type Value = string | boolean | null;

/** Nine times the same, but for lines counted from 1. */
function each(usual: Value, but: Readonly<Record<number, Value>> = {}): Value[] {
  return PAYABLES.map((_, index) => (index + 1 in but ? (but[index + 1] as Value) : usual));
}

const THINKING_BATCH = 'context_0-128k_thinking_input_token_batch';
const TYPES = each(null, {
  1: THINKING_BATCH,
  2: 'output_token',
  3: 'input_token_cache',
  4: '1080P',
  5: 'content_duration',
  7: 'output_tokens',
  8: 'images_novel',
  9: THINKING_BATCH,
});
const MODELS = each('qwen-plus', {
  3: 'GLM-5.3',
  4: 'wanx2.1',
  5: 'aivideo',
  6: 'kb-0123abcd',
  7: 'GLM-5.3',
  8: 'qwen-max',
});

/** Option → its columns, each with the value of every line of the bill. */
const DIMENSIONS: Readonly<Record<string, Readonly<Record<string, Value[]>>>> = {
  month: { billing_month: each('2026-05') },
  day: { day: each('2026-05-14', { 2: '2026-05-15' }) },
  hour: { hour: each('2026-05-14 18:00', { 2: '2026-05-15 00:00' }) },
  minute: { minute: each('2026-05-14 18:46', { 2: '2026-05-15 00:05' }) },
  account: { account_id: each('1000000000000001', { 6: null }) },
  workspace: { workspace_id: each('llm-a', { 3: 'ws-b', 6: null, 7: 'ws-b' }) },
  'api-key': { api_key_id: each(null, { 1: '5000001', 3: '5000002', 7: '5000002', 9: '5000001' }) },
  model: { model: MODELS },
  vendor: { vendor: each(null, { 3: 'ZHIPU', 7: 'ZHIPU' }) },
  type: { usage_type: TYPES },
  direction: { direction: each(null, { 1: 'input', 2: 'output', 3: 'input', 7: 'output', 9: 'input' }) },
  modality: { modality: each(null, { 8: 'image' }) },
  context: { context: each(null, { 1: '0-128k', 9: '0-128k' }) },
  thinking: { thinking: each(null, { 1: true, 2: false, 3: false, 7: false, 9: true }) },
  cache: { cache: each(null, { 3: 'hit' }) },
  batch: { batch: each(null, { 1: true, 2: false, 3: false, 7: false, 9: true }) },
  resolution: { resolution: each(null, { 4: '1080P' }) },
  channel: {
    channel: each(null, { 1: 'app', 2: 'bmp', 4: 'assistant-api', 5: 'RAG', 8: 'voice' }),
    channel_name: each('api', {
      1: 'app',
      2: 'console',
      4: 'assistant-api',
      5: 'knowledge-base',
      6: 'unknown',
      8: 'voice',
    }),
  },
  'fee-type': { fee_type: each('usage', { 2: 'free-quota', 3: 'refund', 8: '新费用' }) },
  'billing-type': { billing_type: each(null, { 8: 'text_token' }) },
  unit: { unit: each('token', { 4: 'image', 5: 'second', 6: 'hour', 8: 'call', 9: '光年' }) },
  commodity: { commodity: each('sfm_inference_public_cn', { 7: 'mpintl-c', 8: null }) },
  item: { item: each('token_number', { 7: 'out', 8: null }) },
  region: { region: each('cn-beijing', { 7: 'ap-southeast-1' }) },
  'tag:team': { tag_team: each(null, { 1: 'search' }) },
  'tag:env': { tag_env: each(null, { 1: 'prod' }) },
  // The names file's columns: its key's, else its workspace's; `name` by what it names.
  'api-key-name': { api_key_name: each(null, { 1: 'search-prod', 9: 'search-prod' }) },
  'workspace-name': {
    workspace_name: each('Search space', { 3: 'Service space', 6: null, 7: 'Service space' }),
  },
  team: { team: each('research', { 1: 'search', 3: null, 6: null, 7: null, 9: 'search' }) },
  cost_center: { cost_center: each('CC-9', { 1: 'CC-1', 3: 'CC-2', 6: null, 7: 'CC-2', 9: 'CC-1' }) },
};

describe('each dimension of the contract', () => {
  it.concurrent.each(Object.entries(DIMENSIONS))('%s', async (option, columns) => {
    const found = await report([bill, '--names', names, '--by', option, '--measure', 'rows,payable']);
    expect(found.columns.map(({ name }) => name)).toEqual([
      ...Object.keys(columns),
      'currency',
      'tax',
      'rows',
      'payable',
    ]);
    expect(sorted(found.rows)).toEqual(sorted(grouped(columns)));
  });

  it('takes a dimension by its column name too', async () => {
    const byOption = await report([bill, '--by', 'api-key,month']);
    const byColumn = await report([bill, '--by', 'api_key_id', '--by', 'billing_month']);
    expect(byColumn).toEqual(byOption);
  });

  it('takes one column of the channel by its name', async () => {
    const found = await report([bill, '--by', 'channel_name', '--measure', 'rows']);
    expect(found.columns.map(({ name }) => name)).toEqual(['channel_name', 'currency', 'tax', 'rows']);
  });

  it('makes a row for each combination of several', async () => {
    const found = await report([bill, '--by', 'type,model', '--measure', 'rows,payable']);
    expect(sorted(found.rows)).toEqual(sorted(grouped({ usage_type: TYPES, model: MODELS })));
  });

  it('shows a dimension once that was asked for twice', async () => {
    const found = await report([bill, '--by', 'model,model', '--measure', 'rows']);
    expect(found.columns.map(({ name }) => name)).toEqual(['model', 'currency', 'tax', 'rows']);
  });
});

/** The lines of the bill added up by the values given for them. */
function grouped(columns: Readonly<Record<string, Value[]>>) {
  const groups = new Map<string, { row: object; payables: string[] }>();
  for (const [index, [payable, currency]] of PAYABLES.entries()) {
    const values = Object.entries(columns).map(([name, of]) => [name, of[index]]);
    const row = { ...Object.fromEntries(values), currency, tax: 'included' };
    const group = groups.get(JSON.stringify(row)) ?? { row, payables: [] as string[] };
    group.payables.push(payable);
    groups.set(JSON.stringify(row), group);
  }
  return [...groups.values()].map(({ row, payables }) => ({
    ...row,
    rows: payables.length,
    payable: sumOf(payables),
  }));
}

function sorted(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

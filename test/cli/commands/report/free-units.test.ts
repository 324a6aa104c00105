import { expect, it } from 'vitest';
import { report } from '../../../support/cli/run.ts';
import { MAY } from '../../../support/files/samples.ts';
import { handBill } from './hand-bill.ts';

const FREE = { fee: '免费额度', usage: '0', list: '0', payable: '0' };
const image = { ...FREE, id: '5000001;llm-a;wan;images;;0', unit: '张', consumed: '22', deducted: '22' };
const second = { ...FREE, id: '5000001;llm-a;asr;audio;;0', unit: '秒', consumed: '1', deducted: '1' };
const token = { ...FREE, consumed: '2', deducted: '2' };
const NOTE = 'FREE_OTHER_UNITS';

it.each([
  [
    'en',
    'free_tokens counts tokens alone; free quota also covers 22 images, 1 second. --by unit --measure deducted shows it.',
  ],
  ['zh', 'free_tokens 只计 Token；免费额度另抵扣了 22 张、1 秒。可用 --by unit --measure deducted 查看。'],
])('free images and seconds are told where free tokens are asked for: %s', async (lang, message) => {
  const stdin = handBill([image, second, token]);
  const args = ['-', '--fee-type', 'free-quota', '--by', 'model', '--measure', 'free_tokens', '--lang', lang];
  const { rows, warnings } = await report(args, { stdin });
  expect(rows.map(({ free_tokens }) => free_tokens).sort()).toEqual(['0', '0', '2000']);
  expect(warnings.filter(({ code }) => code === NOTE)).toEqual([{ code: NOTE, message, rows: 2 }]);
});

it.each([
  ['nobody asks', [image], ['--by', 'model']],
  ['there are none', [token], ['--measure', 'free_tokens']],
  ['they are filtered', [image, token], ['--measure', 'free_tokens', '--model', 'qwen-plus']],
])('and not where %s', async (_, rows, args) => {
  const { warnings } = await report(['-', ...args], { stdin: handBill(rows) });
  expect(warnings.map(({ code }) => code)).not.toContain(NOTE);
});

it('what they come to is what the note sends to', async () => {
  const { rows } = await report([MAY, '--fee-type', 'free-quota', '--by', 'unit', '--measure', 'deducted']);
  expect(rows.find(({ unit }) => unit === 'image')?.deducted).toBe('22');
});

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupKey } from '../../../src/read/contract/answer.ts';
import { Row } from '../../../src/read/contract/row.ts';
import { referenceEngine } from '../../../src/read/files/reference-engine.ts';
import { MOST_TALLIED, Tallier } from '../../../src/read/group/tally.ts';
import { fastEngine } from '../../../src/scan/engine.ts';
import { rounds } from '../../support/setup/effort.ts';
import { KEYS, sourceOf } from '../reading.ts';
import { hand, headerOf } from '../row/hand.ts';

const ROWS = Array.from({ length: 50 }, (_, n) => ({
  fee: n % 3 === 0 ? '免费额度' : '云资源按量费用',
  payable: n % 10 === 0 ? '0' : '0.004',
  started: `2026-05-14 1${n % 4}:0${n % 7}:00`,
  id: n % 11 === 5 ? 'i-0001' : '5000001;llm-demo0001;qwen-plus;input_token;;0',
  product: n % 11 === 5 ? 'ecs' : 'sfm',
  productName: n % 11 === 5 ? '云服务器 ECS' : '大模型服务平台百炼',
  commodity: n % 11 === 5 ? 'ecs' : 'sfm_inference_public_cn',
  list: n === 20 ? 'x' : '0.008',
}));
const TEXT = hand(ROWS);

describe.each([
  ['reference', referenceEngine()],
  ['fast', fastEngine()],
])('tallies of the %s reader', (_, engine) => {
  it('count the rows that count, by the text of one key', async () => {
    const tally: GroupKey[] = ['feeType', 'payable', 'hour', 'tags'];
    const answer = await engine.read(sourceOf([Buffer.from(TEXT)]), { keys: KEYS, tally });
    const rows = (parse(TEXT, { columns: true }) as Record<string, string>[]).filter(
      (row, n) => row[headerOf('product')] === 'sfm' && n !== 20,
    );
    const byText = (text: (row: Record<string, string>) => string) => {
      const counts: Record<string, number> = {};
      for (const row of rows) counts[text(row)] = (counts[text(row)] ?? 0) + 1;
      return counts;
    };
    const found = (key: GroupKey) => Object.fromEntries(answer?.tallies.get(key)?.counts ?? []);
    expect(found('feeType')).toEqual(byText((row) => row[headerOf('fee')] ?? ''));
    expect(found('payable')).toEqual(byText((row) => row[headerOf('payable')] ?? ''));
    expect(found('hour')).toEqual(byText((row) => `${row[headerOf('started')]?.slice(0, 13)}:00`));
    expect(found('tags')).toEqual({ '': rows.length });
    expect(answer?.counts.counted).toBe(rows.length);
  });

  it('are none where none are asked for', async () => {
    const answer = await engine.read(sourceOf([Buffer.from(TEXT)]), { keys: KEYS });
    expect(answer?.tallies.size).toBe(0);
  });
});

/** Cells that are nearly amounts between quotes, or are. */
const details = fc
  .array(
    fc.constantFrom('"', '""', ':', ',', '}', '-', '.', '1', '20', '1.5', '"1.5"', '":0.25,', ' ', 'x', '折'),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));

it('details of discounts are counted by what they say beside amounts, by both readers alike', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(details, { minLength: 1, maxLength: 8 }), async (cells) => {
      const text = hand([...cells, ...cells.map((cell) => `{"n":"${cell}"}`)].map((detail) => ({ detail })));
      const tallies = [referenceEngine(), fastEngine()].map(async (engine) => {
        const asked = { keys: KEYS, tally: ['discountDetail'] as const };
        const answer = await engine.read(sourceOf([Buffer.from(text)]), asked);
        return [...(answer?.tallies.get('discountDetail')?.counts ?? [])].sort();
      });
      const [reference, fast] = await Promise.all(tallies);
      expect(fast).toEqual(reference);
      const expected = new Map<string, number>();
      for (const { detail } of written(text)) expected.set(detail, (expected.get(detail) ?? 0) + 1);
      expect(reference).toEqual([...expected].sort());
    }),
    { numRuns: rounds(40, 100) },
  );
});

/** The details as a parser reads them, amounts made 0 by another rule: in each text between quotes or commas. */
function written(text: string): { detail: string }[] {
  const rows = parse(text, { columns: true }) as Record<string, string>[];
  return rows.map((row) => ({ detail: zeroed((row[headerOf('detail')] ?? '').trim()) }));
}

function zeroed(text: string): string {
  const pieces = text.split(/(")|(?<=":)|([,}])/).filter((piece) => piece !== undefined);
  const isAmount = (piece: string) => /^-?\d+\.\d+$/.test(piece);
  return pieces
    .map((piece, at) => {
      const before = pieces.slice(0, at).join('');
      const behind = pieces.slice(at + 1).join('');
      return isAmount(piece) && /":?$/.test(before) && /^[",}]/.test(behind) ? '0' : piece;
    })
    .join('');
}

it('beyond the limit rows are counted, their texts not', () => {
  const layout = { columns: { feeType: 0 }, headers: ['fee'], tax: 'unknown' } as const;
  const times = { month: '', day: '', hour: '', minute: '' };
  const tallier = new Tallier(['feeType']);
  for (let n = 0; n < MOST_TALLIED + 7; n++) tallier.add(new Row(layout, 'f', n, [`fee ${n}`]), times);
  tallier.add(new Row(layout, 'f', 1, ['fee 3']), times);
  const tally = tallier.result().get('feeType');
  expect(tally?.counts.size).toBe(MOST_TALLIED);
  expect(tally?.counts.get('fee 3')).toBe(2);
  expect(tally?.others).toBe(7);
});

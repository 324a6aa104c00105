import { describe, expect, it } from 'vitest';
import { groupsIn } from '../../../src/read/group/group-columns.ts';
import { readText } from '../reading.ts';
import { type HandColumn, type HandRow, hand, headerOf, without } from './hand.ts';

const TIMES = ['month', 'day', 'hour', 'minute'] as const;

describe('when a row was billed', () => {
  it.each([
    [{}, ['2026-05', '2026-05-14', '2026-05-14 18:00', '2026-05-14 18:46']],
    [{ month: '2026-05' }, ['2026-05', '2026-05-14', '2026-05-14 18:00', '2026-05-14 18:46']],
    [
      { month: '2026-04', day: '2026/4/30' },
      ['2026-04', '2026-04-30', '2026-05-14 18:00', '2026-05-14 18:46'],
    ],
    [{ day: '' }, ['2026-05', '2026-05-14', '2026-05-14 18:00', '2026-05-14 18:46']],
    [{ started: '' }, ['2026-05', '2026-05-14', '2026-05-14 18:00', '2026-05-14 18:47']],
    [{ started: '', consumedAt: '' }, ['2026-05', '2026-05-14', '', '']],
    [{ started: '2026-05-14' }, ['2026-05', '2026-05-14', '', '']],
    [{ started: '2026/5/14 8:05' }, ['2026-05', '2026-05-14', '2026-05-14 08:00', '2026-05-14 08:05']],
    [{ started: '2026-05-13T18:30:00Z' }, ['2026-05', '2026-05-14', '2026-05-14 02:00', '2026-05-14 02:30']],
    [{ day: '20240229', month: '202402' }, ['2024-02', '2024-02-29', '2026-05-14 18:00', '2026-05-14 18:46']],
  ] as [HandRow, string[]][])('%j', async (row, expected) => {
    const { answer, rejects } = await readText(hand([row]), { keys: TIMES });
    expect(rejects).toEqual([]);
    expect(answer && groupsIn(answer.groups).map(({ cells }) => cells)).toEqual([expected]);
  });

  it.each([
    [['month'], ['2026-05', '2026-05-14']],
    [
      ['month', 'day'],
      ['2026-05', '2026-05-14'],
    ],
    [
      ['month', 'day', 'started'],
      ['2026-05', '2026-05-14'],
    ],
    [
      ['month', 'day', 'started', 'consumedAt'],
      ['', ''],
    ],
  ] as [HandColumn[], string[]][])('without %j', async (left, expected) => {
    const { answer } = await readText(hand([{}], without(...left)), { keys: ['month', 'day'] });
    expect(answer && groupsIn(answer.groups).map(({ cells }) => cells)).toEqual([expected]);
  });
});

describe('a time that there is none of is rejected with its place', () => {
  it.each([
    ['month', 'NOT_A_MONTH', ['202613', '202600', '2026-13', '26-05', '5', 'May', '', '1999-05', '2026.05']],
    [
      'day',
      'NOT_A_DAY',
      ['20260230', '20260431', '20250229', '2026-02-30', '2026-5', '20260500', '2026/13/1'],
    ],
    ['started', 'NOT_A_TIME', ['2026-02-30 10:00:00', '2026-05-14 24:00:00', '2026-05-14 10:60:00', 'noon']],
    ['started', 'NOT_A_TIME', ['2026-05-14 10', '45791.5', '２０２６-05-14 10:00:00', '2026-05-14 10:00:60']],
  ] as [HandColumn, string, string[]][])('%s: %s', async (column, code, cells) => {
    for (const cell of cells) {
      const { rejects, answer } = await readText(hand([{}, { [column]: cell }]));
      expect(rejects, cell).toEqual([
        { code, file: 'bill.csv', line: 3, column: headerOf(column), value: cell },
      ]);
      expect(answer?.counts).toMatchObject({ counted: 1, rejected: 1 });
    }
  });
});

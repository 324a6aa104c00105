import { describe, expect, it } from 'vitest';
import type { Repeat } from '../../../src/read/contract/lines.ts';
import { csv, FINAL_NAME, wholeMonth } from '../bill.ts';
import { checked, told } from '../checking.ts';

const OTHER = 'other.csv';
const FILES = [
  [FINAL_NAME, csv(wholeMonth())],
  [OTHER, csv(wholeMonth().slice(0, 3))],
] as const;

/** Files whose rows have no times. */
const UNTIMED = FILES.map(([name, text]) => [name, text.replace('服务开始时间', '别的')] as const);

const repeat = (line: number, file: string, also: Partial<Repeat> = {}): Repeat => ({
  ...{ basis: 'id', id: `id-${line}`, same: true, counts: 'first' },
  ...{ first: { file: FINAL_NAME, line: 2 }, place: { file, line } },
  ...also,
});
const row = { basis: 'row', id: '', counts: 'both' } as const;

async function found(
  repeats: readonly Repeat[],
  files: readonly (readonly [name: string, text: string])[] = FILES,
) {
  const { findings } = await checked(files, { repeats });
  return findings.filter(({ code }) => /LINE$|ROW$/.test(code));
}

describe('repeats', () => {
  it.each([
    ['a line twice in a file is paid twice', [repeat(9, FINAL_NAME)], ['error DUPLICATE_LINE within-file']],
    ['a line in two exports', [repeat(2, OTHER)], ['note DUPLICATE_LINE across-files']],
    [
      'the same id, other content, in a file',
      [repeat(9, FINAL_NAME, { same: false })],
      ['error CHANGED_LINE within-file'],
    ],
    [
      'the same id, other content, in two',
      [repeat(2, OTHER, { same: false })],
      ['error CHANGED_LINE across-files'],
    ],
    ['rows alike by the minute', [repeat(9, FINAL_NAME, row)], ['warning DUPLICATE_ROW within-file']],
  ])('%s', async (_, repeats, expected) => {
    expect(told(await found(repeats))).toEqual(expected);
  });

  it('rows alike where no minute tells calls apart are only noted, unless most of a file is', async () => {
    expect(told(await found([repeat(9, FINAL_NAME, row)], UNTIMED))).toEqual([
      'note DUPLICATE_ROW within-file',
    ]);
    expect(told(await found([repeat(2, OTHER, row)], UNTIMED))).toEqual(['note DUPLICATE_ROW across-files']);
    // A file of two rows, one of them alike: half of it.
    const short: readonly [string, string] = [
      OTHER,
      csv(wholeMonth().slice(0, 2)).replace('服务开始时间', '别的'),
    ];
    const half = [...UNTIMED.slice(0, 1), short];
    expect(told(await found([repeat(2, OTHER, row)], half))).toEqual(['warning DUPLICATE_ROW across-files']);
    const most = [repeat(2, OTHER, row), repeat(3, OTHER, row)];
    expect(told(await found(most, UNTIMED))).toEqual(['warning DUPLICATE_ROW across-files']);
  });

  it('counts them and shows both places', async () => {
    const repeats = [7, 8, 9, 10, 11, 12].map((line) => repeat(line, FINAL_NAME));
    const [finding] = await found(repeats);
    expect(finding).toMatchObject({ rows: 6 });
    expect(finding?.places).toHaveLength(5);
    expect(finding?.places[0]).toEqual({
      ...{ file: FINAL_NAME, line: 7, text: 'id-7' },
      other: { file: FINAL_NAME, line: 2 },
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayoutInfo } from '../../../src/read/contract/answer.ts';
import { withoutFalseIds } from '../../../src/read/row/false-ids.ts';
import type { Header } from '../../../src/read/text/header.ts';
import { read, useFolder } from '../files.ts';
import { type HandRow, hand } from './hand.ts';

const file = useFolder();
const row = (id: number, line: string): HandRow => ({
  id: `500000${id};llm-a;qwen-plus;input_token;;0`,
  line,
});

/** Ids as the console writes them, and what a spreadsheet makes of them when it saves the file. */
const TRUE_IDS = Array.from({ length: 9 }, (_, index) => `92026050077000000000${index}`);
const SIXTEEN = Array.from({ length: 9 }, (_, index) => `920260500770000${index}`);

describe('line ids that a spreadsheet has rounded are not taken for ids', () => {
  it.each([
    ['in scientific notation', TRUE_IDS.map(() => '9.20261E+20')],
    ['in scientific notation of another kind', TRUE_IDS.map(() => '9.2E20')],
    ['to fifteen digits', TRUE_IDS.map((id) => `${id.slice(0, 15)}000000`)],
    ['to fifteen of sixteen digits', SIXTEEN.map((id) => `${id.slice(0, 15)}0`)],
    ['with blanks around', TRUE_IDS.map(() => ' 9.20261E+20\t')],
  ])('%s: no row of two files is lost', async (_, ids) => {
    const { answers, codes } = await readTwo(ids, ids);
    expect(codes).toEqual([]);
    for (const { counts, layout } of answers) {
      expect(counts).toMatchObject({ counted: 9, duplicates: 0 });
      // Without the column the report says that overlaps cannot be seen.
      expect(layout.columns.lineId).toBeUndefined();
    }
  });
});

describe('line ids that are ids are', () => {
  it.each([
    ['as the console writes them', TRUE_IDS],
    ['of sixteen digits', SIXTEEN],
    ['with tabs', TRUE_IDS.map((id) => `${id}\t`)],
    ['on some rows only', TRUE_IDS.map((id, index) => (index < 4 ? id : ''))],
    ['with a few of them twice', TRUE_IDS.with(3, TRUE_IDS[0] ?? '').with(5, TRUE_IDS[1] ?? '')],
  ])('%s: each counts once', async (_, ids) => {
    const { answers } = await readTwo(ids, ids);
    const filled = ids.filter((id) => id !== '').length;
    expect(answers[1]?.counts.duplicates).toBe(filled);
  });

  it('in a file that holds each row twice', async () => {
    const { answers } = await readTwo([...TRUE_IDS, ...TRUE_IDS], TRUE_IDS);
    expect(answers.map(({ counts }) => counts.duplicates)).toEqual([9, 9]);
  });
});

/** Two files of nine different rows with the given ids. */
function readTwo(...ids: readonly (readonly string[])[]) {
  return read(
    ids.map((lines, index) => file(`${index}.csv`, hand(lines.map((line, place) => row(place % 9, line))))),
  );
}

it('ids in front of quotes are judged as those that a parser must find', () => {
  const id = fc.oneof(fc.nat({ max: 20 }).map(String), fc.constantFrom('', ' 7 ', '9.2E20', '12', '1e5x'));
  const cell = fc.constantFrom('x', '"y, z"', '"say ""hi"""');
  const rows = fc.array(fc.tuple(fc.constantFrom('', '"q"', 'p'), id, cell), { maxLength: 30 });
  const layout: LayoutInfo = { columns: { lineId: 1 }, headers: ['a', 'b', 'c'], tax: 'included' };
  const header = { encoding: 'utf-8', delimiter: ',', line: 1, carriage: false } as Header;
  fc.assert(
    fc.property(rows, fc.boolean(), (cells, plain) => {
      const written = cells.map(([before, line, behind]) => [plain ? 'p' : before, line, behind]);
      const lines = written.map((row) => row.join(','));
      const head = Buffer.from(['a,b,c', ...lines, ''].join('\n'));
      const told = written.filter(([, line = '']) => line.trim() !== '');
      const ids = new Set(told.map(([, line = '']) => line.trim()));
      const different = new Set(told.map((row) => row.join()));
      const hasNone = told.length === 0 && written.length > 0;
      const isFalse = hasNone || ids.size * 2 < different.size || ids.has('9.2E20');
      expect(withoutFalseIds(layout, header, head).columns.lineId).toBe(isFalse ? undefined : 1);
    }),
    { numRuns: 500 },
  );
});

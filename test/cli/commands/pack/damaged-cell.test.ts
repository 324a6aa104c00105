/** A byte that is no text, in each column in turn: every paper of a pack leaves out the same row. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { report, run } from '../../../support/cli/run.ts';
import { MAY } from '../../../support/files/samples.ts';
import { useFolder } from '../../../support/files/use-folder.ts';
import { isWhole, some } from '../../../support/setup/effort.ts';

const folder = useFolder();
const [HEADER = '', ...ROWS] = readFileSync(MAY, 'utf8').trimEnd().split('\n').slice(0, 30);
const COLUMNS = HEADER.replace(/^\uFEFF/, '').split(',');

/** The bill with a byte that is no UTF-8 at the end of a cell of its fifth row, which has no comma in quotes before it. */
function damaged(column: number): string {
  const path = join(folder, `${column}.csv`);
  const cells = (ROWS[4] as string).split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  cells[column] = (cells[column] as string).replace(/"?$/, (end) => `@@${end}`);
  const rows = ROWS.map((row, n) => (n === 4 ? cells.join(',') : row));
  const text = Buffer.from([HEADER, ...rows, ''].join('\n')).toString('latin1');
  writeFileSync(path, Buffer.from(text.replace('@@', '\xff'), 'latin1'));
  return path;
}

const IN_ONE_READING = [
  '标识信息/账单明细ID',
  '产品信息/计费项Code',
  '资源信息/地域Code',
  '定价信息/官网目录价',
];
const TRIED = isWhole
  ? COLUMNS
  : [
      ...IN_ONE_READING,
      ...some(
        COLUMNS.filter((name) => !IN_ONE_READING.includes(name)),
        11,
      ),
    ];

it.each(TRIED)(
  '%s',
  async (name) => {
    const file = damaged(COLUMNS.indexOf(name));
    const path = join(folder, `pack-${COLUMNS.indexOf(name)}`);
    const { stderr, code } = await run(['pack', file, '-o', path, '--expect-payable', '1']);
    expect(stderr).not.toContain('changed while');
    const proofs = readdirSync(path)
      .filter((each) => each === 'manifest.json' || each === 'findings.json')
      .map((each) => JSON.parse(readFileSync(join(path, each), 'utf8')).proof);
    expect(proofs).toHaveLength(2);
    expect(proofs[0]).toEqual(proofs[1]);
    if (IN_ONE_READING.includes(name)) expect([proofs[0].rejected, code]).toEqual([1, 3]);
  },
  60_000,
);

it.each(['标识信息/账单明细ID', '定价信息/价格单位'])('a workbook, with %s', async (name) => {
  const file = damaged(COLUMNS.indexOf(name));
  const path = join(folder, 'book.xlsx');
  const { stderr } = await run([file, '-o', path]);
  expect(stderr).not.toContain('changed while');
  expect(stderr).toContain(`${file}:6`);
  expect(existsSync(path)).toBe(true);
});

it('a report that is read once counts a row whose other cells are damaged', async () => {
  const { proof } = await report([damaged(COLUMNS.indexOf('定价信息/官网目录价'))]);
  expect(proof).toMatchObject({ rejected: 0 });
});

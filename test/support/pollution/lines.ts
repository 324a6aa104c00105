import { type CleanBill, fileOf, type Kind, type PollutionCase, rawCells, rawLines } from './clean.ts';

/** Lines that are no rows: preambles, totals and other footers, headers again, and damaged bytes. */
export function* lineCases(clean: CleanBill): Generator<PollutionCase> {
  yield* preambles(clean);
  yield* footers(clean);
  yield* headersAgain(clean);
  yield* brokenBytes(clean);
}

function* preambles(clean: CleanBill): Generator<PollutionCase> {
  const width = clean.headers.length;
  const texts: readonly string[] = [
    '账单明细',
    `账单明细${','.repeat(width - 1)}`,
    '"账单, 2026-05"',
    '# exported 2026-06-03',
    'sep=,',
    '导出时间：2026-06-03 12:05:01\n账号：1000000000000001',
    '账单月份,2026-05\n币种,CNY\n',
    '产品,用量',
    '用量,应付金额',
    '应付金额,12.5',
    '"unclosed preamble',
  ];
  for (const text of texts) {
    const bytes = fileOf([text, ...rawLines(clean)]);
    yield { name: `preamble ${JSON.stringify(text)}`, kind: 'either', bytes, damagedLine: 1 };
  }
}

function* footers(clean: CleanBill): Generator<PollutionCase> {
  const lines = rawLines(clean);
  const narrow = ['合计', '共 10 条', '--- end ---', '合计,12.5', `合计${','.repeat(5)}`, '"', ',', '0'];
  const wide = ['合计', '总计', '小计', 'Total', ''].map((word) => totalLine(clean, word));
  for (const text of [...narrow, ...wide]) {
    for (const [place, at] of [
      ['last', lines.length] as const,
      ['middle', 4] as const,
      ['first', 1] as const,
    ]) {
      const name = `${place} line ${JSON.stringify(text.slice(0, 24))}`;
      yield { name, kind: 'either', bytes: fileOf(lines.toSpliced(at, 0, text)), damagedLine: at + 1 };
    }
  }
}

/** A total with the right number of fields: every numeric column summed as a spreadsheet would. */
function totalLine(clean: CleanBill, word: string): string {
  const [total] = clean.expected.totals;
  const sums = new Map([
    ['目录总价', total?.list_cost],
    ['优惠金额', total?.discount],
    ['优惠券抵扣金额', total?.coupon],
    ['应付金额', total?.payable],
    ['应付金额（含税）', total?.payable],
    ['用量', '1234.5'],
    ['抵扣前用量', '1234.5'],
  ]);
  const cells = clean.headers.map((header) => sums.get(header.slice(header.lastIndexOf('/') + 1)) ?? '');
  return rawCells(cells.with(0, word)).join(',');
}

function* headersAgain(clean: CleanBill): Generator<PollutionCase> {
  const lines = rawLines(clean);
  const header = lines[0] as string;
  const cases: readonly (readonly [string, Kind, readonly string[], number])[] = [
    ['header twice', 'harmless', [header, ...lines], 2],
    ['header in the middle', 'harmless', lines.toSpliced(5, 0, header), 6],
    ['header at the end', 'harmless', [...lines, header], lines.length + 1],
    ['header with BOM in the middle', 'either', lines.toSpliced(5, 0, `\ufeff${header}`), 6],
    [
      'another header in the middle',
      'either',
      lines.toSpliced(5, 0, header.split(',').reverse().join(',')),
      6,
    ],
    ['no header', 'harmful', lines.slice(1), 1],
    ['header with a field less', 'either', lines.with(0, header.slice(0, header.lastIndexOf(','))), 1],
    ['header with a field more', 'either', lines.with(0, `${header},`), 1],
    ['header only', 'harmful', [header], 1],
  ];
  for (const [name, kind, changed, damagedLine] of cases) {
    yield { name, kind, bytes: fileOf(changed), damagedLine };
  }
}

/** A byte that no encoding has, a NUL, a lone CR: at the end of each line. */
function* brokenBytes(clean: CleanBill): Generator<PollutionCase> {
  const lines = rawLines(clean);
  for (const [what, byte] of [['0xff', 0xff] as const, ['NUL', 0] as const, ['CR', 13] as const]) {
    for (const [index, line] of lines.entries()) {
      const before = fileOf(lines.slice(0, index));
      const start = Buffer.from(line.slice(0, 7));
      const rest = Buffer.from(`${[line.slice(7), ...lines.slice(index + 1)].join('\n')}\n`);
      const bytes = Buffer.concat([
        index === 0 ? before.subarray(0, 3) : before,
        start,
        Buffer.of(byte),
        rest,
      ]);
      yield { name: `${what} in line ${index + 1}`, kind: 'either', bytes, damagedLine: index + 1 };
    }
  }
}

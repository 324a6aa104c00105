import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AMOUNTS } from '../../../src/read/contract/answer.ts';
import type { ReadOptions } from '../../../src/read/contract/engine.ts';
import { referenceEngine } from '../../../src/read/files/reference-engine.ts';
import { groupsIn } from '../../../src/read/group/group-columns.ts';
import { fastEngine } from '../../../src/scan/engine.ts';
import { BillError } from '../../../src/words/problem.ts';
import { sourceOf } from '../reading.ts';

const ENGINES = { reference: referenceEngine(), fast: fastEngine() };
const HEADER = ['账单月份', '费用类型', '产品Code', '实例ID', '用量', '用量单位', '定价币种', '应付金额'];
const ID = '"5000001;llm-demo000000000001;qwen-max;input_token;;0"';

/** A bill of usage and payable, in units of a thousandth. */
type Amounts = readonly (readonly [usage: bigint, payable: bigint])[];
type Form = (thousandths: bigint) => string;

function billOf(amounts: Amounts, form: Form, separator: string): Buffer {
  const rows = amounts.map(([usage, payable]) =>
    ['202605', '云资源按量费用', 'sfm', ID, form(usage), '千tokens', 'CNY', form(payable)].join(separator),
  );
  return Buffer.from(`${[HEADER.join(separator), ...rows].join('\n')}\n`);
}

/** `1.234,567`, with thousands separators or without. */
function written(mark: '.' | ',', isGrouped: boolean): Form {
  return (thousandths) => {
    const negative = thousandths < 0n;
    const digits = (negative ? -thousandths : thousandths).toString().padStart(4, '0');
    const whole = digits.slice(0, -3);
    const grouped = isGrouped ? whole.replace(/\B(?=(\d{3})+$)/g, mark === '.' ? ',' : '.') : whole;
    return `${negative ? '-' : ''}${grouped}${mark}${digits.slice(-3)}`;
  };
}

async function sums(engine: keyof typeof ENGINES, bytes: Buffer, options: Partial<ReadOptions> = {}) {
  const chunks = [bytes.subarray(0, 700), bytes.subarray(700)].filter(({ length }) => length > 0);
  const answer = await ENGINES[engine].read(sourceOf(chunks), { keys: ['unit'], ...options });
  const total = (name: 'usage' | 'payable') =>
    (answer === undefined ? [] : groupsIn(answer.groups)).reduce(
      (sum, group) => sum + (group.sums[AMOUNTS.indexOf(name)] ?? 0n),
      0n,
    );
  return { usage: total('usage'), payable: total('payable'), counts: answer?.counts };
}

async function codeOf(task: Promise<unknown>): Promise<string | undefined> {
  try {
    await task;
    return undefined;
  } catch (error) {
    if (error instanceof BillError) return error.code;
    throw error;
  }
}

const amounts = fc.array(
  fc.tuple(fc.bigInt({ min: -9_999_999n, max: 9_999_999n }), fc.bigInt({ min: 0n, max: 99_999_999n })),
  { minLength: 1, maxLength: 40 },
);
const UNIT = 10n ** 15n;

describe.each(['reference', 'fast'] as const)('the %s reader', (engine) => {
  it('reads either decimal mark exactly, or refuses where no cell tells', async () => {
    await fc.assert(
      fc.asyncProperty(
        amounts,
        fc.constantFrom('.' as const, ',' as const),
        fc.boolean(),
        fc.constantFrom(';', '\t'),
        async (bill, mark, isGrouped, separator) => {
          const bytes = billOf(bill, written(mark, isGrouped), separator);
          const right = {
            usage: bill.reduce((sum, [usage]) => sum + usage, 0n) * UNIT,
            payable: bill.reduce((sum, [, payable]) => sum + payable, 0n) * UNIT,
          };
          expect(await sums(engine, bytes, { decimalMark: mark })).toMatchObject(right);
          const code = await codeOf(sums(engine, bytes));
          if (code !== undefined) expect([code, mark]).toEqual(['DECIMAL_MARK_UNCLEAR', ',']);
          else expect(await sums(engine, bytes)).toMatchObject(right);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('looks at the whole of a stream whose first rows tell nothing', async () => {
    const many: Amounts = Array.from({ length: 2000 }, () => [1234n, 5678n] as const);
    const bytes = billOf([...many, [631n, 12n]], written(',', false), ';');
    expect(bytes.length).toBeGreaterThan(1 << 17);
    expect(await sums(engine, bytes)).toMatchObject({
      usage: (2000n * 1234n + 631n) * UNIT,
      payable: (2000n * 5678n + 12n) * UNIT,
    });
    const unclear = billOf(many, written(',', false), ';');
    expect(await codeOf(sums(engine, unclear))).toBe('DECIMAL_MARK_UNCLEAR');
  });

  it('refuses cells that contradict each other', async () => {
    const text = billOf([[631n, 5n]], written(',', false), ';').toString();
    const mixed = Buffer.from(`${text}202605;云资源按量费用;sfm;${ID};0.5;千tokens;CNY;0.5\n`);
    expect(await codeOf(sums(engine, mixed))).toBe('DECIMAL_MARKS_MIXED');
  });

  it('takes a quoted comma between commas for thousands, unless a cell says otherwise', async () => {
    const row = (usage: string, payable: string) =>
      Buffer.from(`${HEADER}\n202605,云资源按量费用,sfm,${ID},${usage},千tokens,CNY,${payable}\n`);
    expect(await sums(engine, row('"1,234"', '"2,345"'))).toMatchObject({ payable: 2345n * 10n ** 18n });
    expect(await sums(engine, row('"1,234"', '"2,34"'))).toMatchObject({ payable: 2340n * UNIT });
    const spoilt = await sums(engine, row('"0,631"', '0.5'));
    expect(spoilt).toMatchObject({ usage: 631n * UNIT, payable: 500n * UNIT });
  });

  it('leaves a row out that contradicts the others of a comma-separated file', async () => {
    const row = (payable: string) => `202605,云资源按量费用,sfm,${ID},1,千tokens,CNY,${payable}\n`;
    const bytes = Buffer.from(`${HEADER}\n${row('0.5')}${row('"0,631"')}`);
    const codes: string[] = [];
    const found = await sums(engine, bytes, { onReject: ({ code }) => codes.push(code) });
    expect(codes).toEqual(['OTHER_DECIMAL_MARK']);
    expect(found).toMatchObject({ payable: 500n * UNIT, counts: { counted: 1, rejected: 1 } });
  });
});

import { describe, expect, it } from 'vitest';
import { encode } from '../../../samples/generator/encode.ts';
import { groupsIn } from '../../../src/read/group/group-columns.ts';
import { cleanBill, cleanBytes } from '../../support/pollution/pollution.ts';
import { KEYS, type Outcome, readBytes, readSource, readText, sourceOf } from '../reading.ts';

const UNIT = KEYS.indexOf('unit');

describe('a header that a wrong encoding has spoilt is told with its likely cause', () => {
  const spoilt: readonly (readonly [cause: string, spoil: (text: string) => string])[] = [
    ['utf8-read-as-gbk', (text) => new TextDecoder('gbk').decode(Buffer.from(text))],
    ['utf8-read-as-gbk', (text) => new TextDecoder('gb18030').decode(Buffer.from(text))],
    ['utf8-read-as-latin1', (text) => Buffer.from(text).toString('latin1')],
    ['utf8-read-as-latin1', (text) => new TextDecoder('windows-1252').decode(Buffer.from(text))],
    ['gbk-read-as-latin1', (text) => encode(text, 'gb18030').toString('latin1')],
    ['gbk-read-as-latin1', (text) => new TextDecoder('windows-1252').decode(encode(text, 'gb18030'))],
    ['replaced', (text) => text.replace(/[^ -~\n]/g, '?')],
    ['replaced', (text) => text.replace(/[^ -~\n]/g, '\ufffd')],
  ];

  for (const layout of ['A', 'C'] as const) {
    it.each(spoilt)(`layout ${layout}: %s`, async (cause, spoil) => {
      const text = cleanBytes(cleanBill(layout)).toString().replace('\ufeff', '');
      const { failure, answer } = await readText(spoil(text));
      expect(answer).toBeUndefined();
      expect(failure).toMatchObject({ code: 'MOJIBAKE', line: 1, file: 'bill.csv', params: { cause } });
    });
  }

  it.each([
    ['names of something else', 'name,age,city\nx,1,y\n'],
    ['one name of a bill', '用量,高度,宽度\n1,2,3\n'],
    ['binary data', '\x7fELF\x02\x01\x01\0\0\0,\0\xff\xfe'],
    ['nothing but blanks', '  \n\n \t \n'],
  ])('%s: no header, and what was found', async (_, text) => {
    const { failure } = await readText(text);
    expect(failure).toMatchObject({ code: 'NO_HEADER', line: 1, file: 'bill.csv' });
  });

  it('a web page is named as one', async () => {
    const { failure } = await readText('<!doctype html><html><body>Log in</body></html>');
    expect(failure).toMatchObject({ code: 'NOT_A_TABLE', file: 'bill.csv' });
  });
});

describe('a header in English', () => {
  const header = 'BillingMonth,ProductCode,ProductName,InstanceID,Usage,UsageUnit,PretaxAmount,Remark\n';
  const row = (name: string, unit: string, remark = '') =>
    `202605,sfm,${name},5000001;llm-a;qwen-plus;input_token;;0,1.5,${unit},0.0024,${remark}\n`;
  const text = header + row('百炼', '千tokens').repeat(3);

  it.each(['utf8', 'gb18030', 'utf16le', 'utf16be'] as const)(
    'over Chinese cells in %s',
    async (encoding) => {
      const outcome = await readBytes(encode(text, encoding));
      expect(units(outcome)).toEqual(['千tokens']);
      expect(outcome.rejects).toEqual([]);
    },
  );

  it('over UTF-8 with one damaged byte: the row is refused, the others keep their text', async () => {
    const bytes = Buffer.from(text);
    bytes[bytes.lastIndexOf('千') + 1] = 0xff;
    const outcome = await readBytes(bytes);
    expect(units(outcome)).toEqual(['千tokens']);
    expect(outcome.rejects).toMatchObject([{ code: 'BAD_TEXT', line: 4, column: 'UsageUnit' }]);
    expect(outcome.answer?.counts).toMatchObject({ counted: 2, rejected: 1 });
  });

  it('over a damaged byte in a cell that nothing is read from', async () => {
    const bytes = Buffer.from(header + row('百炼', '千tokens', '备注'));
    bytes[bytes.lastIndexOf('备')] = 0xff;
    const outcome = await readBytes(bytes);
    expect(outcome.rejects).toEqual([]);
    expect(units(outcome)).toEqual(['千tokens']);
  });

  it('over cells whose encoding shows only far below: they are refused, not misread', async () => {
    const ascii = row('Model Studio', 'KTokens').repeat(2000);
    const chunks = [header + ascii, row('百炼', '千tokens')].map((part) => encode(part, 'gb18030'));
    const outcome = await readSource(sourceOf(chunks));
    expect(units(outcome)).toEqual(['KTokens']);
    expect(outcome.rejects).toMatchObject([{ code: 'BAD_TEXT', line: 2002 }]);
    const named = await readSource(sourceOf(chunks), { encoding: 'gbk' });
    expect(units(named)).toEqual(['KTokens', '千tokens']);
  });

  function units({ answer }: Outcome): (string | undefined)[] {
    return answer === undefined ? [] : groupsIn(answer.groups).map(({ cells }) => cells[UNIT]);
  }
});

describe('a damaged byte in the header', () => {
  it.each(['用量信息/抵扣前用量', '应付信息/应付金额（含税）', '标识信息/订单号'])(
    'of %s is an error: a column would be missing',
    async (header) => {
      const bytes = cleanBytes(cleanBill('A'));
      bytes[bytes.indexOf(header)] = 0xff;
      const { failure } = await readBytes(bytes);
      expect(failure).toMatchObject({ code: 'BAD_TEXT', line: 1 });
      expect(failure?.column).toContain('\ufffd');
    },
  );
});

import { describe, expect, it } from 'vitest';
import { aliasName, COLUMNS } from '../../src/bill/columns.ts';
import { mojibakeCause } from '../../src/bill/mojibake.ts';
import * as layouts from './layouts.ts';

const UPGRADED = layouts.UPGRADED.map(([header]) => header);
const FLAT = layouts.FLAT.map(([header]) => header);

/** UTF-8 bytes of a whole header line, read as another encoding and cut at the commas again. */
function misread(headers: readonly string[], encoding: string, mark = ''): string[] {
  const bytes = new TextEncoder().encode(mark + headers.join(','));
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes).split(',');
}

/** 账单月份,用量,应付金额 in GBK, written down by hand. */
const GBK = [
  ...[0xd5, 0xcb, 0xb5, 0xa5, 0xd4, 0xc2, 0xb7, 0xdd, 0x2c],
  ...[0xd3, 0xc3, 0xc1, 0xbf, 0x2c],
  ...[0xd3, 0xa6, 0xb8, 0xb6, 0xbd, 0xf0, 0xb6, 0xee],
];

describe('mojibakeCause', () => {
  it.each([
    ['upgraded', UPGRADED],
    ['flat', FLAT],
  ])('%s header, UTF-8 read as GBK', (_, headers) => {
    expect(mojibakeCause(misread(headers, 'gb18030'))).toBe('utf8-read-as-gbk');
    expect(mojibakeCause(misread(headers, 'gbk', '\uFEFF'))).toBe('utf8-read-as-gbk');
  });

  it('the same as seen on a Chinese Windows', () => {
    expect(mojibakeCause(['璐﹀崟鏈堜唤', '鐢ㄩ噺'])).toBe('utf8-read-as-gbk');
    expect(mojibakeCause(['璁¤垂椤?', 'x'])).toBe('utf8-read-as-gbk');
  });

  it.each([
    ['upgraded', UPGRADED],
    ['flat', FLAT],
  ])('%s header, UTF-8 read as Latin-1', (_, headers) => {
    expect(mojibakeCause(misread(headers, 'windows-1252'))).toBe('utf8-read-as-latin1');
    const latin1 = Buffer.from(headers.join(','), 'utf8').toString('latin1').split(',');
    expect(mojibakeCause(latin1)).toBe('utf8-read-as-latin1');
  });

  it('GBK read as Latin-1', () => {
    expect(mojibakeCause(['ÕËµ¥ÔÂ·Ý', 'ÓÃÁ¿'])).toBe('gbk-read-as-latin1');
    expect(mojibakeCause(Buffer.from(GBK).toString('latin1').split(','))).toBe('gbk-read-as-latin1');
  });

  it('text that is lost', () => {
    expect(mojibakeCause(['????/????ID', '????/??', '??'])).toBe('replaced');
    expect(mojibakeCause(['\uFFFD\uFFFD', '\uFFFD\uFFFD\uFFFD', ''])).toBe('replaced');
    expect(mojibakeCause(new TextDecoder('utf-8').decode(Uint8Array.from(GBK)).split(','))).toBe('replaced');
  });

  it.each([
    ['upgraded', UPGRADED],
    ['flat', FLAT],
    ['English', layouts.ENGLISH_NAMES.map(([header]) => header)],
    ['FOCUS', layouts.FOCUS.map(([header]) => header)],
    ['every known name', COLUMNS.flatMap(({ aliases }) => aliases.map(aliasName))],
    ['foreign', ['name', 'größe', 'prix (€)', 'Paid?', '名前', '']],
    ['one lost cell of three', ['a', 'b', '??']],
    ['empty', []],
    ['blank', ['', ' ']],
  ])('%s header is sound', (_, headers) => {
    expect(mojibakeCause(headers)).toBeNull();
  });
});

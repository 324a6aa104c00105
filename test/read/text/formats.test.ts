import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readInputs } from '../../../src/read/files/read-inputs.ts';
import { useFolder } from '../files.ts';
import { KEYS, readBytes } from '../reading.ts';

const file = useFolder();
const bytes = (text: string) => Buffer.from(text.padEnd(600, '\0'), 'latin1');
const HEADER = '账单月份,产品Code,实例ID,用量,用量单位,定价币种,应付金额\n';

/** The header of a tar as POSIX lays it down; `magic` is empty in the oldest ones. */
function tar(magic: string): Buffer {
  const block = Buffer.alloc(512);
  block.write('may.csv');
  block.write('0000644\0', 100);
  block.write('00000000100\0', 124);
  block.write(magic, 257, 'latin1');
  block.write(' '.repeat(8), 148);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return Buffer.concat([block, Buffer.from(HEADER), Buffer.alloc(512)]);
}

describe('what is no text of a table says what it is', () => {
  it.each([
    ['tar', tar('ustar\x0000')],
    ['tar', tar('ustar  \0')],
    ['tar', tar('')],
    ['7z', bytes('7z\xbc\xaf\x27\x1c\0\x04')],
    ['rar', bytes('Rar!\x1a\x07\x01\0')],
    ['rar', bytes('Rar!\x1a\x07\0')],
    ['xz', bytes('\xfd7zXZ\0\0')],
    ['bzip2', bytes('BZh91AY&SY')],
    ['zstd', bytes('\x28\xb5\x2f\xfd\x04')],
    ['gzip', gzipSync('a')],
    ['zip', bytes('PK\x03\x04')],
  ])('%s: an archive that is not opened', async (format, content) => {
    const { failure } = await readBytes(content);
    expect(failure).toMatchObject({ code: 'OTHER_ARCHIVE', params: { format } });
  });

  it.each([
    ['PDF', bytes('%PDF-1.7\n%\xe2\xe3\xcf\xd3')],
    ['RTF', bytes('{\\rtf1\\ansi')],
    ['PNG', bytes('\x89PNG\r\n\x1a\n')],
    ['JPEG', bytes('\xff\xd8\xff\xe0')],
    ['Parquet', bytes('PAR1\x15\x04')],
    ['SQLite', bytes('SQLite format 3\0')],
  ])('%s: no export', async (format, content) => {
    expect((await readBytes(content)).failure).toMatchObject({ code: 'OTHER_FORMAT', params: { format } });
  });

  it('an old workbook, in an archive too', async () => {
    const { failure } = await readBytes(bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'));
    expect(failure?.code).toBe('OLD_SPREADSHEET');
  });

  it.each([
    [
      'html-table',
      '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>账单月份</td></tr></table>',
    ],
    ['html-table', '\ufeff<!DOCTYPE html>\n<body><TABLE border=1><tr><th>实例ID</th></tr></TABLE>'],
    [
      'html-table',
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><ss:Cell/>',
    ],
    [
      'html-table',
      'MIME-Version: 1.0\nContent-Type: multipart/related\n\n<table><tr><td>1</td></tr></table>',
    ],
    [
      'html-page',
      '<!doctype html><html><head><title>Sign in</title></head><body><form></form></body></html>',
    ],
    [
      'api-answer',
      '{"Code":"Success","Data":{"Items":[{"InstanceID":"i","PretaxAmount":1}]},"RequestId":"r"}',
    ],
    ['api-answer', '{\n  "RequestId": "r",\n  "Data": {"Items": {"Item": [{"PretaxAmount": 1}]}}\n}'],
    ['api-answer', '[{"Data":{"Items":[]},"RequestId":"r"},{"Data":{"Items":[]},"RequestId":"s"}]'],
    ['json', '[{"model":"qwen-max","cost":1}]'],
    ['json', '{"model":"qwen-max","cost":1}\n{"model":"qwen-max","cost":2}\n'],
  ])('%s: %s', async (format, text) => {
    expect((await readBytes(Buffer.from(text))).failure).toMatchObject({
      code: 'NOT_A_TABLE',
      params: { format },
    });
  });

  it('compressed, and beside a bill, which is read all the same', async () => {
    const row = '202605,sfm,"5000001;llm-demo000000000001;qwen-max;input_token;;0",2,千tokens,CNY,0.04\n';
    const paths = [
      file('may.csv', HEADER + row),
      file('may.tar.gz', gzipSync(tar('ustar\x0000'))),
      file('scan.csv', bytes('%PDF-1.4')),
    ];
    const { failures, answers } = await readInputs(paths, { keys: KEYS });
    expect(failures.map(({ code, file: path }) => [code, path])).toEqual([
      ['OTHER_ARCHIVE', paths[1]],
      ['OTHER_FORMAT', paths[2]],
    ]);
    expect(answers.map(({ counts }) => counts.counted)).toEqual([1]);
  });

  it.each([
    ['a bill whose first name is like a mark', `PAR1,${HEADER}`],
    ['another', `BZh9,${HEADER}`],
    ['raw deflate, which has no mark', deflateRawSync('x'.repeat(900))],
  ])('%s is judged as text', async (_, content) => {
    const { failure } = await readBytes(Buffer.from(content as string));
    expect(['OTHER_ARCHIVE', 'OTHER_FORMAT']).not.toContain(failure?.code);
  });
});

import { describe, expect, it } from 'vitest';
import { items, toldRecords } from './told-records.ts';

describe('records on lines of their own', () => {
  it.each([
    ['a,b\nc,d\n', ['1 a|b', '2 c|d']],
    ['a,b\r\nc,d\r\n', ['1 a|b', '2 c|d']],
    ['a,b\nc,d', ['1 a|b', '2 c|d']],
    ['\n\na,b\n\n\r\nc,d\n\n', ['3 a|b', '6 c|d']],
    ['"a",""\n"","b"\n', ['1 a|', '2 |b']],
    ['"a""b","c,d"\n', ['1 a"b|c,d']],
    ['"""a""","{""x"":""\\""y\\""""}"\n', ['1 "a"|{"x":"\\"y\\""}']],
    ['a\n\nb,c,d\n', ['1 a', '3 b|c|d']],
    [' a , b\t\n', ['1  a | b\t']],
    ['a\rb,c\n', ['1 a␍b|c']],
    ['"a""\0b","c\0"\n', ['1 a"\0b|c\0']],
    ['', []],
    ['\n', []],
  ])('%j', (text, expected) => {
    expect(toldRecords(text, 2)).toEqual(expected);
  });

  it.each([
    [';', 'a,b;"c;d"\ne;f\n', ['1 a,b|c;d', '2 e|f']],
    ['\t', 'a\t"b,\n"\nc\td\n', ['1 a|b,⏎', '3 c|d']],
    ['|', 'a,b|c;d\n', ['1 a,b|c;d']],
  ])('in the delimiter %j', (delimiter, text, expected) => {
    expect(toldRecords(text, 2, delimiter)).toEqual(expected);
  });
});

describe('a cell over several lines is believed where its record is sound', () => {
  it.each([
    ['in the last cell', '1,2,"a\nb"\n4,5,6\n', ['1 1|2|a⏎b', '3 4|5|6']],
    ['in the first cell', '"a\nb",2,3\n4,5,6\n', ['1 a⏎b|2|3', '3 4|5|6']],
    ['in the middle', '1,"a\r\nb",3\r\n4,5,6\r\n', ['1 1|a␍⏎b|3', '3 4|5|6']],
    ['in two cells', '"a\nb","c\n\nd",3\n4,5,6\n', ['1 a⏎b|c⏎⏎d|3', '5 4|5|6']],
    ['with quotes', '1,2,"a ""b\n"" c"\n4,5,6\n', ['1 1|2|a "b⏎" c', '3 4|5|6']],
    ['with a separator', '1,2,"a,\nb"\n4,5,6\n', ['1 1|2|a,⏎b', '3 4|5|6']],
    ['behind the last line end', '1,2,3\n4,5,"a\nb"', ['1 1|2|3', '2 4|5|a⏎b']],
    ['before more cells, behind the last line end', '"a\nb",2,3', ['1 a⏎b|2|3']],
    ['one after the other', '1,2,"a\n"\n4,5,"b\n"\n', ['1 1|2|a⏎', '3 4|5|b⏎']],
  ])('%s', (_, text, expected) => {
    expect(toldRecords(text, 3)).toEqual(expected);
  });
});

describe('a record that is too long costs its own lines', () => {
  const long = 'x'.repeat(2000);
  it.each([
    ['on one line', `1,2\n3,${long}\n5,6\n`, ['1 1|2', '2 RECORD_TOO_LONG', '3 5|6']],
    ['without a line end', `1,2\n3,${long}`, ['1 1|2', '2 RECORD_TOO_LONG']],
    ['with a quote', `1,2\n3,"${long}\n5,6\n`, ['1 1|2', '2 UNCLOSED_QUOTE', '3 5|6']],
    ['over two lines', `1\n2,"a\n${long}"\n4,5\n`, ['1 1', '2 STRAY_QUOTE', '3 UNCLOSED_QUOTE', '4 4|5']],
  ])('%s', (_, text, expected) => {
    expect(toldRecords(text, 2)).toEqual(expected);
  });
});

describe('the last record without a line end', () => {
  it.each([
    ['a,b', { closed: false }],
    ['a,"b"', { closed: true }],
    ['"a",b', { closed: false }],
    ['a,"b\nc"', { closed: true }],
    ['"a\nb",c', { closed: false }],
    ['a,b\n', undefined],
    ['a,"b\nc"\n', undefined],
  ])('%j', (text, unended) => {
    const told = unended === undefined ? {} : { unended };
    expect(items(text, 2)).toEqual([{ line: 1, cells: expect.any(Array), ...told }]);
  });
});

import { describe, expect, it } from 'vitest';
import { items, toldRecords } from './told-records.ts';

const [STRAY, UNCLOSED] = ['STRAY_QUOTE', 'UNCLOSED_QUOTE'];

describe('a stray quote costs its own line, and the lines that it swallowed survive', () => {
  it.each([
    ['before an empty last cell', '1,2,"\n4,5,6\n7,8,9\n', [`1 ${UNCLOSED}`, '2 4|5|6', '3 7|8|9']],
    ['inside a cell', '1,2"x,3\n4,5,6\n', [`1 ${UNCLOSED}`, '2 4|5|6']],
    ['twice on a line', '1,2"x"y,3\n4,5,6\n', [`1 ${STRAY}`, '2 4|5|6']],
    ['behind a quoted cell', '1,"2"x,3\n4,5,6\n', [`1 ${STRAY}`, '2 4|5|6']],
    ['with NUL behind it', '1,"2"\0,3\n4,5,6\n', [`1 ${STRAY}`, '2 4|5|6']],
    ['with NUL and text behind it', '1,"2"\0x,3\n4,5,6\n', [`1 ${STRAY}`, '2 4|5|6']],
    ['behind the last line end', '1,2,3\n4,5,"6', ['1 1|2|3', `2 ${UNCLOSED}`]],
    ['on every line', '"1,2,3\n"4,5,6\n7,8,9"\n', [`1 ${STRAY}`, `2 ${STRAY}`, `3 ${UNCLOSED}`]],
    ['alone', '"\n1,2,3\n"\n4,5,6\n', [`1 ${STRAY}`, '2 1|2|3', `3 ${UNCLOSED}`, '4 4|5|6']],
    ['closed in the next row', '1,"2,3\n4",5,6\n7,8,9\n', [`1 ${STRAY}`, `2 ${UNCLOSED}`, '3 7|8|9']],
    ['closed in the same column', '1,2,"3\n4,5,6\n7,8",9\n', [`1 ${STRAY}`, '2 4|5|6', `3 ${UNCLOSED}`]],
    ['closed in the first column', '"1,2,3\n4,5,6\n",8,9\n', [`1 ${STRAY}`, '2 4|5|6', `3 ${UNCLOSED}`]],
    [
      'above cells with quotes of their own',
      '1,2,"\n4,5,"x, ""y"" "\n7,8,"z\nz"\n1,2,3\n',
      [`1 ${STRAY}`, '2 4|5|x, "y" ', '3 7|8|z⏎z', '5 1|2|3'],
    ],
  ])('%s', (_, text, expected) => {
    expect(toldRecords(text, 3)).toEqual(expected);
  });

  it('in every place of a wide row, closed in every place of the next', () => {
    const row = Array.from({ length: 9 }, (_, index) => `c${index}`);
    for (const [open] of row.entries()) {
      for (const [close] of row.entries()) {
        const opened = row.with(open, `"${row[open]}`).join(',');
        const closed = row.with(close, `${row[close]}"`).join(',');
        const told = toldRecords(`${opened}\n${closed}\n${row.join(',')}\n`, 9);
        expect(told, `${open} and ${close}`).toEqual([`1 ${STRAY}`, `2 ${UNCLOSED}`, `3 ${row.join('|')}`]);
      }
    }
  });

  it('also where a row has but two cells', () => {
    expect(toldRecords('"1,2\n3",4\n5,6\n', 2)).toEqual([`1 ${STRAY}`, `2 ${UNCLOSED}`, '3 5|6']);
  });

  it('and shows the beginning of the line', () => {
    expect(items(`a,"${'b'.repeat(200)}\r\nc,d\r\n`, 2)[0]).toEqual({
      line: 1,
      fault: UNCLOSED,
      excerpt: `a,"${'b'.repeat(77)}`,
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaSafe, printable } from '../../src/render/safe.ts';
import { rounds } from '../support/setup/effort.ts';
import { anyText } from '../support/texts/any-text.ts';

describe('printable', () => {
  it.each([
    ['colour', '\x1b[31mred\x1b[0m', '\\x1b[31mred\\x1b[0m'],
    ['title by OSC', '\x1b]0;owned\x07', '\\x1b]0;owned\\x07'],
    ['C1 CSI', '\x9b2J', '\\x9b2J'],
    ['return and feed', 'a\r\nb\tc', 'a\\x0d\\x0ab\\x09c'],
    ['backspace, NUL, DEL', 'a\b\0\x7f', 'a\\x08\\x00\\x7f'],
    ['bidi override', 'abc\u202edcba', 'abc\\u202edcba'],
    ['bidi isolates', '\u2066x\u2069', '\\u2066x\\u2069'],
    ['bidi marks', '\u200e\u200f\u061c', '\\u200e\\u200f\\u061c'],
    ['invisible', 'a\u200bb\u2060c\ufeffd', 'a\\u200bb\\u2060c\\ufeffd'],
    ['separators', '\u2028\u2029', '\\u2028\\u2029'],
    ['lone surrogates', '\ud800x\udc00', '\\ud800x\\udc00'],
    ['hidden tags', 'a\u{e0041}', 'a\\u{e0041}'],
  ])('%s', (_, hostile, shown) => {
    expect(printable(hostile)).toBe(shown);
  });

  it.each(['qwen3.6-plus', '通义千问，中文', '👨‍👩‍👧 family', 'क्‍ष', 'é', '\\x1b as text'])(
    'leaves %s alone',
    (text) => {
      expect(printable(text)).toBe(text);
    },
  );

  it('leaves no control character in any text', () => {
    fc.assert(
      fc.property(anyText, fc.uint16Array(), (text, units) => {
        for (const shown of [printable(text), printable(String.fromCharCode(...units))]) {
          expect([...shown].filter((character) => isControl(character.codePointAt(0) as number))).toEqual([]);
        }
      }),
    );
  });

  it('escapes every character of the list', () => {
    const ranges = [
      [0x00, 0x1f],
      [0x7f, 0x9f],
      [0x200e, 0x200f],
      [0x202a, 0x202e],
      [0x2066, 0x2069],
      [0x2028, 0x2029],
      [0xd800, 0xdfff],
    ] as const;
    for (const [first, last] of ranges) {
      for (let code = first; code <= last; code++)
        expect(printable(String.fromCharCode(code))).toMatch(/^\\[xu][0-9a-f]+$/);
    }
  });
});

function isControl(code: number): boolean {
  const ranges = [
    [0, 0x1f],
    [0x7f, 0x9f],
    [0x61c, 0x61c],
    [0x200b, 0x200b],
    [0x200e, 0x200f],
    [0x2028, 0x202e],
    [0x2060, 0x2060],
    [0x2066, 0x2069],
    [0xd800, 0xdfff],
    [0xfeff, 0xfeff],
  ] as const;
  return ranges.some(([first, last]) => code >= first && code <= last);
}

describe('formulaSafe', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['  =1', "'  =1"],
    ['\u3000=1', "'\u3000=1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['\nx', "'\nx"],
    ['\t=1', "'\t'=1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['"=1', `'"=1`],
    ['\0=1', "'\0=1"],
    ['\ufeff=1', "'\ufeff=1"],
    ['\u200b=1', "'\u200b=1"],
    ['a;=1', "a;'=1"],
    ['a, +1', "a,' +1"],
    ['a|@x', "a|'@x"],
    ['a\t-1', "a\t'-1"],
    ['a\n=1', "a\n'=1"],
    ['a\r\n=1', "a\r\n'=1"],
    ['a;"=1"', `a;'"=1"`],
    ['a;=1;=2', "a;'=1;'=2"],
    ['a;＝1', "a;'＝1"],
    ['=1;=2', "'=1;'=2"],
  ])('%j → %j', (hostile, safe) => {
    expect(formulaSafe(hostile)).toBe(safe);
  });

  it.each([
    '',
    'qwen-max',
    'a=b',
    'text_token;llm-xxx;qwen-max;output_token;app',
    ';llm-a1b2;qwen3-omni-flash;audio_input_token;bmp;0',
    'key:team value:search; key:env value:prod',
    "'=already",
    'two\r\nlines',
    '2026-05-14 18:46',
    'a @ b',
  ])('leaves %j alone', (text) => {
    expect(formulaSafe(text)).toBe(text);
  });

  const nasty = fc.array(fc.constantFrom(...' =+-@;,|\t\r\n"\'＝－ax1'.split('')), { maxLength: 12 });

  it('leaves no formula wherever a spreadsheet splits, and only ever adds apostrophes', () => {
    fc.assert(
      fc.property(nasty, (characters) => {
        const text = characters.join('');
        const safe = formulaSafe(text);
        expect(safe.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
        for (const part of [safe, ...safe.split(/[;,|\t\r\n]/)]) {
          expect(/^[ "]*[=+\-@＝－]/.test(part)).toBe(false);
        }
        expect(formulaSafe(safe)).toBe(safe);
      }),
      { numRuns: rounds(300, 2000) },
    );
  });

  it('takes a long hostile cell in no time', () => {
    const started = performance.now();
    formulaSafe(' '.repeat(500_000) + ';'.repeat(500_000) + '\v'.repeat(500_000));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

import { describe, expect, expectTypeOf, it } from 'vitest';
import type { FindingKind } from '../../src/check/findings/finding.ts';
import type { Refusal } from '../../src/cli/world/usage-error.ts';
import { words } from '../../src/index.ts';
import { isNote, type Notice, type NoticeCode } from '../../src/words/notice.ts';
import type { Problem } from '../../src/words/problem.ts';
import { say } from '../../src/words/say.ts';
import { FINDINGS } from '../../src/words/shape/findings.ts';
import { NOTICES } from '../../src/words/shape/notices.ts';
import { PROBLEMS } from '../../src/words/shape/problems.ts';
import { REFUSALS } from '../../src/words/shape/refusals.ts';

describe('what does not compile', () => {
  it('is a code that no table has', () => {
    expectTypeOf<{ code: 'NO_ROWS' }>().not.toExtend<Problem>();
    expectTypeOf<{ code: 'NO_ROW'; params: { files: string[] } }>().not.toExtend<Notice>();
    expectTypeOf<{
      code: 'PRELIMINAR';
      subject: '';
      params: { month: string };
    }>().not.toExtend<FindingKind>();
    expectTypeOf<{ code: 'UNKNOWN_FORMATS'; params: { name: string } }>().not.toExtend<Refusal>();
    expectTypeOf<string>().not.toExtend<NoticeCode>();
  });

  it('is a parameter that is missing, or of another name or kind', () => {
    expectTypeOf<{ code: 'UNREADABLE' }>().not.toExtend<Problem>();
    expectTypeOf<{ code: 'UNREADABLE'; params: { why: string } }>().not.toExtend<Problem>();
    expectTypeOf<{ code: 'NO_ROWS'; params: { files: string } }>().not.toExtend<Notice>();
    expectTypeOf<{ code: 'UNREADABLE'; params: { reason: string } }>().toExtend<Problem>();
    expectTypeOf<{ code: 'NO_ROWS'; params: { files: string[] } }>().toExtend<Notice>();
  });

  it('is a severity that the code never has, or none where there are several', () => {
    type Days = {
      code: 'DAYS_MISSING';
      subject: '';
      params: Extract<FindingKind, { code: 'DAYS_MISSING' }>['params'];
    };
    expectTypeOf<Days>().not.toExtend<FindingKind>();
    expectTypeOf<Days & { severity: 'error' }>().not.toExtend<FindingKind>();
    expectTypeOf<Days & { severity: 'note' }>().toExtend<FindingKind>();
    expectTypeOf<{ code: 'LINE_IDS_LOST'; subject: ''; severity: 'note' }>().not.toExtend<FindingKind>();
  });
});

describe.each(['en', 'zh'] as const)('the sentences of %s', (lang) => {
  const { problems, findings, notices, refusals } = words(lang);

  it.each([
    ['problems', problems, PROBLEMS],
    ['findings', findings, FINDINGS],
    ['notices', notices, NOTICES],
    ['refusals', refusals, REFUSALS],
  ])('there are some for each code of the %s, and for no other', (_, sentences, codes) => {
    expect(Object.keys(sentences).sort()).toEqual(Object.keys(codes).sort());
  });
});

/** The names of everything that a language says, as deep as they go. */
function namesIn(table: object, path = ''): string[] {
  return Object.entries(table).flatMap(([name, each]) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? namesIn(each, `${path}${name}.`)
      : [`${path}${name}`],
  );
}

it('both languages say the same things, but for words that one of them needs no own ones for', () => {
  const optional =
    /^(diff\.columns|page\.(titles|values)|reconcile\.titles|usage\.fields|web\.(byHand|columns|dimensions))\./;
  const named = (lang: 'en' | 'zh') => namesIn(words(lang)).filter((name) => !optional.test(name));
  expect(named('zh').sort()).toEqual(named('en').sort());
});

describe('say', () => {
  const sentences = {
    PLAIN: 'so it is',
    MADE: (p: { readonly rows: number }) => `${p.rows} rows`,
    WHOLE: { what: 'cut', expected: (p: { readonly limit: number }) => `at most ${p.limit}`, remedy: 'wait' },
  };

  it.each([
    [{ code: 'PLAIN' }, { what: 'so it is', expected: undefined, remedy: '' }],
    [
      { code: 'MADE', params: { rows: 3 } },
      { what: '3 rows', expected: undefined, remedy: '' },
    ],
    [
      { code: 'WHOLE', params: { limit: 7 } },
      { what: 'cut', expected: 'at most 7', remedy: 'wait' },
    ],
  ] as const)('%j', (message, said) => {
    expect(say(sentences, message)).toEqual(said);
  });
});

it.each([
  ['NO_ROWS', true],
  ['NO_LINE_IDS', false],
  ['REDACTED', true],
  ['INPUT_FAILED', false],
] as const)('%s is only good to know: %s', (code, is) => {
  expect(isNote({ code } as Notice)).toBe(is);
});

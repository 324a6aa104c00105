import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackJson } from '../../src/bill/json-cell.ts';

const shown = (text: string) =>
  unpackJson(text)?.map(({ pointer, depth, label, value }) => [pointer, depth, label, value]);

describe('unpackJson', () => {
  it('has every entry in its order, each under its own label', () => {
    expect(shown('{"model":"m","factors":[{"code":"a/b","value":null}, true],"2026":false}')).toEqual([
      ['/model', 0, 'model', 'm'],
      ['/factors', 0, 'factors', undefined],
      ['/factors/0', 1, '#1', undefined],
      ['/factors/0/code', 2, 'code', 'a/b'],
      ['/factors/0/value', 2, 'value', null],
      ['/factors/1', 1, '#2', true],
      ['/2026', 0, '2026', false],
    ]);
  });

  it('goes on in texts that are JSON again, as many bills write them', () => {
    expect(shown('{"ext":"{\\"site\\":\\"cn\\"}","n":1}')).toEqual([
      ['/ext', 0, 'ext', undefined],
      ['/ext/site', 1, 'site', 'cn'],
      ['/n', 0, 'n', '1'],
    ]);
  });

  it.each([
    ['[0.10,9999999999999999999999]', ['0.10', '9999999999999999999999']],
    ['[-1E-30]', ['-1E-30']],
    ['["\\u4e2d\\n\\"x\\\\"]', ['中\n"x\\']],
    ['[{},[]]', ['{}', '[]']],
    ['["{}","[x]"]', ['{}', '[x]']],
    ['{"__proto__":"p","constructor":"c"}', ['p', 'c']],
    ['{"a":1,"a":2}', ['1', '2']],
    ['{"":"x"}', ['x']],
  ])('%s: numbers and texts as written', (text, values) => {
    expect(unpackJson(text)?.flatMap(({ value }) => (value === undefined ? [] : [value]))).toEqual(values);
  });

  it('escapes pointers', () => {
    expect(shown('{"a/b~c":1}')).toEqual([['/a~1b~0c', 0, 'a/b~c', '1']]);
  });

  it.each(['', 'x', '1', '"x"', 'null', '{', '[1,]', '{"a":1', '[]', '{}', '[0,9) CNY', "{'a':1}"])(
    'no JSON to unpack: %s',
    (text) => {
      expect(unpackJson(text)).toBeUndefined();
    },
  );

  it('gives up what is larger or deeper than any bill, quickly', () => {
    expect(unpackJson(`[${'1,'.repeat(60_000)}1]`)).toBeUndefined();
    expect(unpackJson('['.repeat(40_000) + ']'.repeat(40_000))).toBeUndefined();
  });

  it('loses no leaf of any JSON', () => {
    const plain = fc.string().filter((text) => !/^\s*[[{]/.test(text));
    const leaf: fc.Arbitrary<unknown> = fc.oneof(plain, fc.integer(), fc.boolean(), fc.constant(null));
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('tree')), fc.dictionary(plain, tie('tree'))),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const parts = unpackJson(JSON.stringify(value)) ?? [];
        const leaves = parts.filter((part) => part.value !== undefined);
        expect(leaves.map((part) => [part.pointer, part.value])).toEqual(leavesOf(value, ''));
      }),
    );
  });
});

/** The leaves of a value by pointer, through JSON.parse's own objects; texts and numbers as texts. */
function leavesOf(value: unknown, pointer: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null) {
    if (pointer === '') return [];
    return [[pointer, typeof value === 'number' ? String(value) : value]];
  }
  const entries = Object.entries(value);
  if (entries.length === 0 && pointer !== '') return [[pointer, Array.isArray(value) ? '[]' : '{}']];
  return entries.flatMap(([key, each]) =>
    leavesOf(each, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}

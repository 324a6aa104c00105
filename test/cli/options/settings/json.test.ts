import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Json, JsonFault, parseJson } from '../../../../src/cli/options/settings/json.ts';

describe('JSON with places', () => {
  it('holds what JSON.parse finds in it, whatever is written', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
        const written = JSON.stringify(JSON.parse(text), null, indent);
        expect(plain(parseJson(written))).toEqual(JSON.parse(written));
      }),
    );
  });

  it('takes and refuses what JSON.parse does, also where a text is damaged', () => {
    const damaged = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom('', ',', '"', '{', ']', ':', '\\', '\n', 'é', '0', '-', ' '),
      )
      .map(([text, at, put]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + put + text.slice(place + 1);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        expect(isTaken(() => parseJson(text))).toBe(isTaken(() => JSON.parse(text)));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['1e5', '1e5'],
    ['459582.780', '459582.780'],
    ['-0', '-0'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
  ])('keeps the number %s as it is written', (text, value) => {
    expect(parseJson(text)).toEqual({ at: 0, type: 'number', value });
  });

  it('tells where each key and value begins', () => {
    const text = '{ "a": [1, "x"],\n  "b": null }';
    expect(parseJson(text)).toEqual({
      at: 0,
      type: 'object',
      entries: [
        {
          at: text.indexOf('"a"'),
          key: 'a',
          value: {
            at: text.indexOf('['),
            type: 'list',
            items: [
              { at: text.indexOf('1'), type: 'number', value: '1' },
              { at: text.indexOf('"x"'), type: 'text', value: 'x' },
            ],
          },
        },
        { at: text.indexOf('"b"'), key: 'b', value: { at: text.indexOf('null'), type: 'null' } },
      ],
    });
  });

  it.each([
    ['', 0, 'value', ''],
    ['{"a": }', 6, 'value', '}'],
    ['{"a": tru}', 6, 'value', 'tru'],
    ['{"a": 1,}', 8, 'key', '}'],
    ['{a: 1}', 1, 'key', 'a'],
    ["{'a': 1}", 1, 'key', "'a'"],
    ['{"a" 1}', 5, 'colon', '1'],
    ['{"a": 1 "b": 2}', 8, 'comma-or-brace', '"b"'],
    ['{"a": 1', 7, 'comma-or-brace', ''],
    ['[1 2]', 3, 'comma-or-bracket', '2'],
    ['{} {}', 3, 'end', '{'],
    ['// words\n{}', 0, 'value', '//'],
    ['["open]', 1, 'value', '"open'],
  ] as const)('says of %j where it is wrong', (text, at, expected, found) => {
    expect(faultOf(text)).toMatchObject({ at, expected, found });
  });

  it('goes no deeper than a call stack can', () => {
    expect(parseJson(`${'['.repeat(16)}${']'.repeat(16)}`).type).toBe('list');
    expect(faultOf('['.repeat(17))).toMatchObject({ at: 16, expected: 'less-depth' });
    expect(faultOf('{"a":'.repeat(100_000))).toMatchObject({ expected: 'less-depth' });
  });
});

function faultOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    expect(error).toBeInstanceOf(JsonFault);
    return error;
  }
}

function isTaken(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}

/** As JSON.parse gives it; `__proto__` is a key like any other. */
function plain(json: Json): unknown {
  switch (json.type) {
    case 'object': {
      const made: Record<string, unknown> = {};
      for (const { key, value } of json.entries)
        Object.defineProperty(made, key, {
          value: plain(value),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      return made;
    }
    case 'list':
      return json.items.map(plain);
    case 'number':
      return Number(json.value);
    case 'null':
      return null;
    default:
      return json.value;
  }
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveKey } from '../../../../src/cli/commands/trace/resolve.ts';
import { UsageError } from '../../../../src/cli/world/usage-error.ts';
import { writeCellKey } from '../../../../src/cube/cell-key.ts';
import type { Names } from '../../../../src/cube/names.ts';
import { namesDimensions } from '../../../../src/cube/names.ts';
import { words } from '../../../../src/words/index.ts';
import { say } from '../../../../src/words/say.ts';
import { anyText } from '../../../support/texts/any-text.ts';

const NAMES: Names = { columns: ['team', 'Cost Center'], rows: new Map() };

const parts = (...texts: string[]) =>
  resolveKey(texts, namesDimensions(NAMES), words('en')).map(({ name, value }) => [name, value]);

function wrong(...texts: string[]): { what: string; remedy: string } {
  try {
    parts(...texts);
  } catch (error) {
    if (error instanceof UsageError) return say(words('en').refusals, error.refusal);
    throw error;
  }
  throw new Error('nothing is wrong');
}

describe('a key', () => {
  it.each([
    ['model=qwen-max', [['model', 'qwen-max']]],
    [
      'model=qwen-max,day=2026-05-14',
      [
        ['model', 'qwen-max'],
        ['day', '2026-05-14'],
      ],
    ],
    [
      'api-key=1,api_key_name=x',
      [
        ['api_key_id', '1'],
        ['api_key_name', 'x'],
      ],
    ],
    ['month=2026-05', [['billing_month', '2026-05']]],
    ['Model = a b ', [['model', 'a b']]],
    ['model=', [['model', null]]],
    ['model=(none)', [['model', null]]],
    [
      'channel=bmp,channel-name=console',
      [
        ['channel', 'bmp'],
        ['channel_name', 'console'],
      ],
    ],
    [
      'type=input_token,fee-type=free-quota',
      [
        ['usage_type', 'input_token'],
        ['fee_type', 'free-quota'],
      ],
    ],
    [
      'currency=CNY,Tax=included',
      [
        ['currency', 'CNY'],
        ['tax', 'included'],
      ],
    ],
    ['tag:team=a=b', [['tag_team', 'a=b']]],
    ['tag_team=a', [['tag_team', 'a']]],
    ['tag:Cost Center=x', [['tag_Cost Center', 'x']]],
    [
      'team=search,Cost Center=CC-1',
      [
        ['team', 'search'],
        ['Cost Center', 'CC-1'],
      ],
    ],
    [
      '"model=a,b ""c""",unit=token',
      [
        ['model', 'a,b "c"'],
        ['unit', 'token'],
      ],
    ],
    ['thinking=true', [['thinking', 'true']]],
  ] as const)('%s', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  it('of several texts is one', () => {
    expect(parts('model=a', 'day=b,unit=c')).toEqual([
      ['model', 'a'],
      ['day', 'b'],
      ['unit', 'c'],
    ]);
  });

  it('in Chinese takes what Chinese tables show for nothing', () => {
    expect(resolveKey(['model=（无）'], [], words('zh'))).toMatchObject([{ name: 'model', value: null }]);
  });

  it.each([
    ['modle=x', 'Did you mean model?'],
    ['api_key=x,chanel=y', 'Did you mean channel?'],
    ['payable=1', 'Dimensions: month, '],
    ['tag:=x', 'Dimensions: month, '],
  ])('with an unknown name: %s', (text, hint) => {
    expect(wrong(text)).toMatchObject({
      what: expect.stringContaining('no dimension'),
      remedy: expect.stringContaining(hint),
    });
  });

  it.each(['', ',', 'model', '=x', 'model=a,b', 'model=a"b', '"model=a', 'model=a\nday=b'])(
    'that cannot be read: %j',
    (text) => {
      expect(wrong(text).remedy).toContain('--trace "model=qwen-max,day=2026-05-14"');
    },
  );

  it.each([['model=a,model=b'], ['api-key=1,api_key_id=2'], ['month=1,billing_month=2']])(
    'that names one dimension twice: %s',
    (text) => {
      expect(wrong(text).what).toMatch(/given twice$/);
    },
  );

  it('is read again as it was written, whatever the values', () => {
    const value = fc.oneof(
      anyText.filter((text) => text === text.trim() && !['', '(none)'].includes(text)),
      fc.constant(null),
    );
    fc.assert(
      fc.property(value, value, (model, unit) => {
        fc.pre(![model, unit].some((text) => text?.includes('\0')));
        const key = writeCellKey([
          ['model', model],
          ['unit', unit],
        ]);
        expect(parts(key)).toEqual([
          ['model', model],
          ['unit', unit],
        ]);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelNames } from '../../../src/report/metrics/label-names.ts';
import { hostileText } from '../../render/made-up.ts';

describe('names of labels', () => {
  it.each([
    [
      ['model', 'api_key_id'],
      ['model', 'api_key_id'],
    ],
    [['cost-center'], ['cost_center']],
    [
      ['cost center', 'cost_center'],
      ['U__cost_20_center', 'cost_center'],
    ],
    [['成本中心'], ['U___6210__672c__4e2d__5fc3_']],
    [['a_成'], ['U__a___6210_']],
    [['__name__'], ['U______name____']],
    [['1st'], ['U__1st']],
    [[''], ['U__']],
  ])('%j', (columns, names) => {
    expect(labelNames(columns)).toEqual(names);
  });

  it('are valid and all different, whatever the columns are called', () => {
    const columns = fc.uniqueArray(fc.oneof(hostileText, fc.constantFrom('a-b', 'a b', 'a_b', 'U__a_2d_b')));
    fc.assert(
      fc.property(columns, (given) => {
        const names = labelNames(given);
        expect(new Set(names).size).toBe(given.length);
        for (const name of names) expect(name).toMatch(/^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/);
      }),
    );
  });
});

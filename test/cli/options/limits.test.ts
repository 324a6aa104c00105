import { describe, expect, it } from 'vitest';
import { resolveLimits } from '../../../src/cli/options/resolve-reading.ts';

describe('limits', () => {
  it('take K and M for 1024 and its square, with or without B', () => {
    const limit = ['record=2M', 'field=64KiB', 'groups=7', 'texts=3m'];
    expect(resolveLimits({ limit })).toEqual({
      record: 2_097_152,
      field: 65_536,
      groups: 7,
      texts: 3_145_728,
    });
  });
});

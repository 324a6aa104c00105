import { describe, expect, it } from 'vitest';
import { DIMENSION_OPTIONS, MEASURE_OPTIONS } from '../../src/cli/options/dimension-names.ts';
import { DIMENSIONS, findDimension } from '../../src/cube/dimensions.ts';
import { MEASURE_NAMES } from '../../src/report/cost.ts';

describe('names that the help and suggestions know', () => {
  it('are the dimensions that there are', () => {
    expect(DIMENSION_OPTIONS).toEqual(DIMENSIONS.map(({ option }) => option));
  });

  it('are the measures that there are', () => {
    expect([...MEASURE_OPTIONS].sort()).toEqual([...MEASURE_NAMES].sort());
  });
});

describe('findDimension', () => {
  it.each([
    ['model', ['model']],
    ['MODEL', ['model']],
    ['api-key', ['api_key_id']],
    ['api_key', ['api_key_id']],
    ['api_key_id', ['api_key_id']],
    ['fee_type', ['fee_type']],
    ['channel', ['channel', 'channel_name']],
    ['channel-name', ['channel_name']],
    ['tag:team', ['tag_team']],
    ['tag:Cost Center', ['tag_Cost Center']],
  ])('%s', (asked, columns) => {
    expect(findDimension(asked)?.columns.map(({ name }) => name)).toEqual(columns);
  });

  it.each(['', 'tag:', 'models', 'payable', '__proto__', 'constructor'])('knows no %s', (asked) => {
    expect(findDimension(asked)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { chalkColour, plainColour } from '../../../src/render/terminal/colour.ts';

describe('colour', () => {
  it('is plain at level 0', async () => {
    const colour = await chalkColour(0);
    expect(colour).toBe(plainColour);
    expect([colour.bold('x'), colour.dim('x'), colour.red('x'), colour.cyan('x')]).toEqual([
      'x',
      'x',
      'x',
      'x',
    ]);
  });

  it('is ANSI above, whatever the environment says', async () => {
    const colour = await chalkColour(1);
    expect(colour.red('x')).toBe('\x1b[31mx\x1b[39m');
    expect(colour.bold('x')).toBe('\x1b[1mx\x1b[22m');
  });
});

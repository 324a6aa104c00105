import { describe, expect, it } from 'vitest';
import { bigBill, LAYOUTS } from '../../samples/generator/big-bill.ts';
import { billBytes } from '../../samples/generator/make-bill.ts';
import { cleanBill, cleanBytes, cutsAtEveryByte, pollution } from '../support/pollution/pollution.ts';
import { isWhole, numbers, rounds, some } from '../support/setup/effort.ts';
import { pieces, readBoth } from './both.ts';

const ROWS = rounds(600, 3000);

describe('the fast reader answers as the reference reader', () => {
  it.each(['A', 'C'] as const)(
    'on every damaged bill of layout %s',
    async (layout) => {
      let cases = 0;
      for (const { name, bytes } of some(pollution(layout), 23, 3)) {
        const { reference, fast } = await readBoth([[bytes]]);
        expect(fast, name).toEqual(reference);
        cases++;
      }
      expect(cases).toBeGreaterThan(rounds(100, 2000));
    },
    300_000,
  );

  it(`on a bill cut at every ${isWhole ? 'byte' : '47th byte'}`, async () => {
    for (const { at, bytes } of some(cutsAtEveryByte(cleanBytes(cleanBill('C'))), 47)) {
      const { reference, fast } = await readBoth([[bytes]]);
      expect(fast, `cut at ${at}`).toEqual(reference);
    }
  }, 300_000);

  it.each(Object.keys(LAYOUTS))(`on ${ROWS} rows of layout %s`, async (name) => {
    const layout = LAYOUTS[name];
    if (layout === undefined) throw new Error(name);
    const { bytes } = billBytes(bigBill(layout, ROWS, 7));
    const { reference, fast } = await readBoth([[bytes]]);
    expect(fast).toEqual(reference);
  });

  it('in chunks of any size', async () => {
    const bytes = cleanBytes(cleanBill('A'));
    for (const size of some(numbers(1, 130), 7)) {
      const { reference, fast } = await readBoth([pieces(bytes, size)]);
      expect(fast, `chunks of ${size}`).toEqual(reference);
    }
  });

  it('over several files with lines in common', async () => {
    const { bytes } = billBytes(bigBill(LAYOUTS.A as NonNullable<(typeof LAYOUTS)['A']>, 500, 3));
    const lines = bytes.toString().split('\n');
    const part = (from: number, to: number) => [
      Buffer.from([lines[0], ...lines.slice(from, to)].join('\n').concat('\n')),
    ];
    const quoted = [
      Buffer.from(
        [lines[0], ...lines.slice(380, 420)]
          .join('\n')
          .replace(/^([^",\n]+),/gm, '"$1",')
          .concat('\n'),
      ),
    ];
    const { reference, fast } = await readBoth([part(1, 300), part(200, 400), quoted]);
    expect(fast).toEqual(reference);
    expect(JSON.stringify(reference)).toMatch(/"duplicates":100\b/);
  });
});

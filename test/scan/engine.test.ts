import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/read/contract/source.ts';
import { fastEngine } from '../../src/scan/engine.ts';
import { cleanBill, cleanBytes } from '../support/pollution/pollution.ts';
import { KEYS } from './both.ts';

const bytes = cleanBytes(cleanBill('A'));
const { counted } = cleanBill('A').expected;
const source = (): Source => ({
  name: 'bill.csv',
  open: async function* () {
    for (let at = 0; at < bytes.length; at += 500) yield bytes.subarray(at, at + 500);
  },
});

describe('one engine', () => {
  it('remembers line ids for one run only', async () => {
    const engine = fastEngine();
    for (let run = 0; run < 2; run++) {
      const seen = await engine.lineIds();
      const first = await engine.read(source(), { keys: KEYS, seen });
      const again = await engine.read(source(), { keys: KEYS, seen });
      expect(first?.counts.counted).toBe(counted);
      expect(again?.counts).toMatchObject({ counted: 0, duplicates: counted });
    }
  });

  it('reads several files at the same time', async () => {
    const engine = fastEngine();
    const answers = await Promise.all([1, 2, 3, 4].map(() => engine.read(source(), { keys: KEYS })));
    for (const answer of answers) {
      expect(answer?.counts.counted).toBe(counted);
      expect(answer?.groups).toEqual(answers[0]?.groups);
    }
  });
});

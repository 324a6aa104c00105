/** Roll-ups in a thread of their own, which is built beside the executable. */
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCube, keysFor } from '../../src/cube/build.ts';
import { readInputs } from '../../src/read/files/read-inputs.ts';
import { referenceEngine } from '../../src/read/files/reference-engine.ts';
import { headOf } from '../../src/web/head.ts';
import { pagePlan } from '../../src/web/plan.ts';
import { OwnThread, rollupThread } from '../../src/web/server/rollup-thread.ts';
import { packCube } from '../../src/web/wire/pack.ts';
import { EXECUTABLE } from '../support/cli/spawn.ts';
import { MAY } from '../support/files/samples.ts';

const FILE = join(dirname(EXECUTABLE), 'rollup-worker.js');
const QUESTION = { address: 'grain=hour&stack=api_key_id', version: 3, lang: 'en' } as const;
const never = new AbortController().signal;
let bytes: Uint8Array;

beforeAll(async () => {
  const plan = pagePlan({}, undefined);
  const reading = await readInputs([MAY], { keys: keysFor(plan), engine: referenceEngine() });
  const cube = buildCube(reading, plan);
  bytes = packCube(cube, headOf(cube, { filters: '', byDay: false, version: 'test' }));
});

describe('a thread that rolls up', () => {
  it('answers as the views themselves do, one question after the other', async () => {
    const [own, same] = [new OwnThread(FILE, bytes), rollupThread(bytes)];
    for (const address of ['', QUESTION.address, 'behind=1&d.model=qwen-max']) {
      const question = { ...QUESTION, address };
      const text = await own.ask(question, never);
      expect(JSON.parse(text as string)).toMatchObject({ version: 3 });
      expect(text).toBe(await same.ask(question, never));
    }
    own.close();
  });

  it('stops where nobody waits any more, and answers the next', async () => {
    const thread = new OwnThread(FILE, bytes);
    const gone = new AbortController();
    const stopped = thread.ask(QUESTION, gone.signal);
    gone.abort();
    expect(await stopped).toBeUndefined();
    expect(await thread.ask(QUESTION, AbortSignal.abort())).toBeUndefined();
    expect(await thread.ask(QUESTION, never)).toContain('folds');
    thread.close();
  });

  it('has no answer of a reading that is no more', async () => {
    const thread = new OwnThread(FILE, bytes);
    const asked = thread.ask(QUESTION, never);
    thread.close();
    expect(await asked).toBeUndefined();
  });

  it('that cannot go on is told, and another begins', async () => {
    const thread = new OwnThread(FILE, bytes.subarray(0, 20));
    await expect(thread.ask(QUESTION, never)).rejects.toThrow();
    await expect(thread.ask(QUESTION, never)).rejects.toThrow();
    await expect(new OwnThread('/nowhere.js', bytes).ask(QUESTION, never)).rejects.toThrow('nowhere');
  });
});

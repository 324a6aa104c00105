import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCube, keysFor } from '../../src/cube/build.ts';
import { readInputs } from '../../src/read/files/read-inputs.ts';
import { referenceEngine } from '../../src/read/files/reference-engine.ts';
import { headOf } from '../../src/web/head.ts';
import { pagePlan } from '../../src/web/plan.ts';
import {
  answeredRollups,
  type FactsAnswer,
  factsAnswer,
  NotAnswered,
  RollupRecorder,
  TooManyGroups,
} from '../../src/web/query/answer.ts';
import { type Rollups, rollupsOf } from '../../src/web/query/rollups.ts';
import { sceneOf } from '../../src/web/query/scene.ts';
import { readState } from '../../src/web/query/state.ts';
import { computed } from '../../src/web/server/compute.ts';
import { Newest } from '../../src/web/server/newest.ts';
import { viewsOf } from '../../src/web/views/all.ts';
import { behindSheet } from '../../src/web/views/behind.ts';
import { missingBehind } from '../../src/web/views/missing.ts';
import { sheetCsv } from '../../src/web/views/sheet.ts';
import { packCube } from '../../src/web/wire/pack.ts';
import { unpack } from '../../src/web/wire/unpack.ts';
import { SAMPLES } from '../support/files/samples.ts';

const BILLS = readdirSync(SAMPLES)
  .filter((name) => name.endsWith('.csv'))
  .slice(0, 12)
  .map((name) => join(SAMPLES, name));

const STATES = [
  '',
  'grain=hour&stack=api_key_id',
  'grain=week&measure=tokens&stack=none',
  'month=all&grain=month&stack=usage_type',
  'f.model=qwen-max&f.model=qwen-plus&f.api_key_id=',
  'since=2026-05-03&until=2026-05-20&stack=channel_name',
  'measure=unit:hour&grain=hour&stack=unit',
  'month=all&measure=unit:hour&f.channel_name=api&stack=none',
  'measure=unit:none&bucket=USD&month=2020-01',
];

const ALL = rolledUp(BILLS);

async function rolledUp(files: readonly string[]): Promise<Rollups> {
  const plan = pagePlan({}, undefined);
  const reading = await readInputs(files, { keys: keysFor(plan), engine: referenceEngine() });
  const cube = buildCube(reading, plan);
  return rollupsOf(unpack(packCube(cube, headOf(cube, { filters: '', byDay: false, version: 'test' }))));
}

/** What a server and its page tell each other goes over the wire as text. */
function sent<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

async function asked(own: Rollups, address: string): Promise<Rollups> {
  const facts: FactsAnswer = sent(factsAnswer(own, 1));
  const state = readState(address);
  const answer = await computed({ rollups: own, version: 1, state, lang: 'zh', isOver: () => false });
  if (answer === undefined) throw new Error('over');
  expect(answer.refused).toBeUndefined();
  return answeredRollups(facts, sent(answer).folds);
}

/** All that is shown, and all that is made later. */
function text(value: unknown): string {
  return JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? `${each}n` : each));
}

describe('a page that has its roll-ups from the server', () => {
  it.each(STATES)('shows what one with all groups shows: %s', async (address) => {
    const own = await ALL;
    const state = readState(address);
    const [here, there] = [own, await asked(own, address)].map((rollups) =>
      viewsOf(sceneOf(rollups, state, 'en')),
    );
    expect(text(there)).toBe(text(here));
    expect(text(there?.flow.sheet())).toBe(text(here?.flow.sheet()));
    expect(text(there?.timeline.sheet())).toBe(text(here?.timeline.sheet()));
    expect(there?.figures[0]?.value).toBeGreaterThan(0n);
    for (const name of ['model', 'channel'] as const)
      expect(sheetCsv((there as NonNullable<typeof there>)[name])).toBe(
        sheetCsv((here as NonNullable<typeof here>)[name]),
      );
  });

  it.each([
    'f.model=qwen-max&behind=1&d.channel_name=api',
    'behind=1&d.day=2026-05-10',
    'measure=unit:hour&behind=1&d.unit=hour',
    'behind=1&behind.since=2026-05-01&behind.until=2026-05-09&d.model=qwen-max',
  ])('and what lies behind a figure: %s', async (address) => {
    const own = await ALL;
    const state = readState(address);
    const drill = state.drill as NonNullable<typeof state.drill>;
    const [here, there] = [own, await asked(own, address)].map((rollups) =>
      behindSheet(sceneOf(rollups, state, 'en'), drill),
    );
    expect(text(there)).toBe(text(here));
    expect(there?.found).toBeGreaterThan(0);
  });

  it.each([
    'behind=1&d.model=x',
    'behind=1&f.model=x',
    'behind=1&behind.until=1999-01-01',
    'behind=1&d.x=y&f.z=',
  ])('shows that there is nothing behind: %s', async (address) => {
    const own = await ALL;
    const state = readState(address);
    const sheet = behindSheet(sceneOf(own, state, 'en'), state.drill as NonNullable<typeof state.drill>);
    const found = address.includes('d.x') ? expect.any(Number) : 0;
    expect(sheet).toMatchObject({ found, rows: found === 0 ? [] : expect.any(Array) });
    expect(sheetCsv(sheet).split('\n')[0]).toContain('payable');
  });

  it.each([
    ['d.model=x', ['Model "x" is not on this bill, so there is nothing behind it to show.']],
    ['d.model=qwen-max', []],
    ['d.toString=', [expect.stringContaining('is not on this bill')]],
    ['d.model=x&d.model=qwen-max&d.day=y', [expect.stringContaining('"x"'), expect.stringContaining('"y"')]],
  ])('says which value behind a figure the bill lacks: %s', async (values, texts) => {
    const state = readState(`exact=1&behind=1&${values}`);
    const scene = sceneOf(await ALL, state, 'en');
    const missing = missingBehind(scene, state.drill as NonNullable<typeof state.drill>);
    expect(missing.map(({ text }) => text)).toEqual(texts);
    for (const { without } of missing) expect(without(state)).toEqual({ exact: true, filters: {} });
  });

  it('answers no more groups than can be looked at', async () => {
    const own = await ALL;
    const fold = (most: number) =>
      new RollupRecorder(own, most).rollups.fold({ values: {} }, ['model'], ['payable']);
    const { length } = fold(1000);
    expect(fold(length)).toHaveLength(length);
    expect(() => fold(length - 1)).toThrow(TooManyGroups);
  });

  it('has no figure that it did not ask for', async () => {
    const there = await asked(await ALL, '');
    expect(() => viewsOf(sceneOf(there, readState('grain=month&stack=unit'), 'en'))).toThrow(NotAnswered);
  });

  it('stops where it is over', async () => {
    const own = await rolledUp(BILLS.slice(0, 1));
    let steps = 0;
    const isOver = () => ++steps > 2;
    const state = readState('');
    expect(await computed({ rollups: own, version: 1, state, lang: 'en', isOver })).toBeUndefined();
    expect(steps).toBe(3);
  });
});

describe('of tasks one at a time', () => {
  it('the newest takes the place of those that wait, and the running one is told', async () => {
    const newest = new Newest();
    const ran: string[] = [];
    let let1go = () => {};
    const first = newest.run(async (old) => {
      ran.push('first');
      await new Promise<void>((resolve) => {
        let1go = resolve;
      });
      return old.aborted ? undefined : 'first';
    });
    await Promise.resolve();
    const second = newest.run(async () => {
      ran.push('second');
      return 'second';
    });
    const third = newest.run(async () => {
      ran.push('third');
      return 'third';
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(ran).toEqual(['first']);
    let1go();
    expect(await Promise.all([first, second, third])).toEqual([undefined, undefined, 'third']);
    expect(ran).toEqual(['first', 'third']);
  });

  it('a task that fails does not stop the next', async () => {
    const newest = new Newest();
    await expect(newest.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await newest.run(async () => 1)).toBe(1);
  });
});

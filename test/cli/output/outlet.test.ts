import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Outlet, WritingFailed } from '../../../src/cli/output/outlet.ts';

/** A writer that takes each piece only when it is let. */
function slowWriter() {
  const written: string[] = [];
  let go = () => {};
  const write = async (made: AsyncIterable<readonly string[]>) => {
    for await (const texts of made) {
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      written.push(...texts);
    }
  };
  return { written, write, go: () => go() };
}

describe('an outlet', () => {
  it('writes everything in order', async () => {
    const written: string[] = [];
    const outlet = new Outlet<string>(async (made) => {
      for await (const texts of made) written.push(...texts);
    });
    for (const text of ['a', 'b', 'c']) {
      outlet.push(text);
      await outlet.keepPace();
    }
    outlet.push('d');
    await outlet.close();
    expect(written.join('')).toBe('abcd');
  });

  it('makes its maker wait while the writer is busy', async () => {
    const { write, written, go } = slowWriter();
    const outlet = new Outlet(write);
    outlet.push('first');
    await outlet.keepPace();
    outlet.push('second');
    let isFree = false;
    const waiting = outlet.keepPace().then(() => {
      isFree = true;
    });
    await turn();
    expect({ isFree, written }).toEqual({ isFree: false, written: [] });
    go();
    await waiting;
    expect(written).toEqual(['first']);
    const closing = outlet.close();
    await turn();
    go();
    await closing;
    expect(written).toEqual(['first', 'second']);
  });

  it('tells its maker that writing has failed, with the reason', async () => {
    const reason = Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' });
    const outlet = new Outlet<string>(async (chunks) => {
      for await (const _ of chunks) throw reason;
    });
    outlet.push('a');
    await turn();
    const failed = await outlet.keepPace().then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failed).toBeInstanceOf(WritingFailed);
    expect(failed).toMatchObject({ reason });
    // Reading must not take it for a failure of its own input.
    expect(failed).not.toHaveProperty('code');
    await expect(outlet.close()).rejects.toBe(failed);
  });

  it('abandoned, fails for its writer, who then puts nothing in place', async () => {
    let ended = '';
    const outlet = new Outlet<string>(async (chunks) => {
      try {
        for await (const _ of chunks);
        ended = 'whole';
      } catch (error) {
        ended = 'broken off';
        throw error;
      }
    });
    outlet.push('a');
    await outlet.abandon();
    expect(ended).toBe('broken off');
  });

  it('opens nothing before there is something to write', async () => {
    let opened = 0;
    const outlet = new Outlet<string>(async (chunks) => {
      opened++;
      for await (const _ of chunks);
    });
    await outlet.abandon();
    await outlet.keepPace();
    expect(opened).toBe(0);
    await outlet.close();
    expect(opened).toBe(1);
  });
});

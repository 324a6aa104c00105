import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { PacedWriting, WritingFailed } from '../../../src/cli/output/paced-writing.ts';

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

describe('paced writing', () => {
  it('writes everything in order', async () => {
    const written: string[] = [];
    const writing = new PacedWriting<string>(async (made) => {
      for await (const texts of made) written.push(...texts);
    });
    for (const text of ['a', 'b', 'c']) {
      writing.push(text);
      await writing.keepPace();
    }
    writing.push('d');
    await writing.close();
    expect(written.join('')).toBe('abcd');
  });

  it('makes its maker wait while the writer is busy', async () => {
    const { write, written, go } = slowWriter();
    const writing = new PacedWriting(write);
    writing.push('first');
    await writing.keepPace();
    writing.push('second');
    let isFree = false;
    const waiting = writing.keepPace().then(() => {
      isFree = true;
    });
    await turn();
    expect({ isFree, written }).toEqual({ isFree: false, written: [] });
    go();
    await waiting;
    expect(written).toEqual(['first']);
    const closing = writing.close();
    await turn();
    go();
    await closing;
    expect(written).toEqual(['first', 'second']);
  });

  it('tells its maker that writing has failed, with the reason', async () => {
    const reason = Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' });
    const writing = new PacedWriting<string>(async (chunks) => {
      for await (const _ of chunks) throw reason;
    });
    writing.push('a');
    await turn();
    const failed = await writing.keepPace().then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failed).toBeInstanceOf(WritingFailed);
    expect(failed).toMatchObject({ reason });
    // Reading must not take it for a failure of its own input.
    expect(failed).not.toHaveProperty('code');
    await expect(writing.close()).rejects.toBe(failed);
  });

  it('abandoned, fails for its writer, who then puts nothing in place', async () => {
    let ended = '';
    const writing = new PacedWriting<string>(async (chunks) => {
      try {
        for await (const _ of chunks);
        ended = 'whole';
      } catch (error) {
        ended = 'broken off';
        throw error;
      }
    });
    writing.push('a');
    await writing.abandon();
    expect(ended).toBe('broken off');
  });

  it('opens nothing before there is something to write', async () => {
    let opened = 0;
    const writing = new PacedWriting<string>(async (chunks) => {
      opened++;
      for await (const _ of chunks);
    });
    await writing.abandon();
    await writing.keepPace();
    expect(opened).toBe(0);
    await writing.close();
    expect(opened).toBe(1);
  });
});

import { Session } from 'node:inspector/promises';

/**
 * What code does, counted in steps that are the same on every machine and at every load: how often each block of
 * JavaScript ran, as V8 counts for coverage, and how many bytes were searched, copied or decoded by Node's own code.
 */
export interface WorkCounter {
  /** The steps since the last time that they were taken. */
  take(): Promise<number>;
}

/** Counts from now on, to the end of the process: V8 counts no block that was optimised before. */
export async function countWork(): Promise<WorkCounter> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const native = countNative();
  return {
    take: async () => {
      const bytes = native();
      const { result } = await session.post('Profiler.takePreciseCoverage');
      const own = result.filter(({ url }) => url.startsWith('file:'));
      const blocks = own.flatMap(({ functions }) => functions).flatMap(({ ranges }) => ranges);
      return bytes + blocks.reduce((sum, { count }) => sum + count, 0);
    },
  };
}

/** Bytes that Node's own code passes over, which no count of blocks tells; each call starts anew. */
function countNative(): () => number {
  let bytes = 0;
  const { indexOf, includes, toString: decode } = Buffer.prototype;
  const { concat } = Buffer;
  Buffer.prototype.indexOf = function (this: Buffer, ...given: Parameters<Buffer['indexOf']>) {
    const found = indexOf.apply(this, given);
    bytes += (found === -1 ? this.length : found) - (typeof given[1] === 'number' ? given[1] : 0);
    return found;
  } as Buffer['indexOf'];
  Buffer.prototype.includes = function (this: Buffer, ...given: Parameters<Buffer['includes']>) {
    bytes += this.length;
    return includes.apply(this, given);
  } as Buffer['includes'];
  Buffer.prototype.toString = function (this: Buffer, ...given: Parameters<Buffer['toString']>) {
    bytes += (given[2] ?? this.length) - (given[1] ?? 0);
    return decode.apply(this, given);
  };
  Buffer.concat = (...given) => {
    const made = concat(...given);
    bytes += made.length;
    return made;
  };
  return () => {
    const passed = bytes;
    bytes = 0;
    return passed;
  };
}

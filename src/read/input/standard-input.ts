import type { Readable } from 'node:stream';

let given: Readable | undefined;

/** What the name `-` stands for: the process's own standard input, unless a host has given another one. */
export function standardInput(): Readable {
  return given ?? process.stdin;
}

/** For hosts that run the command line in a process with other uses of its standard input. */
export function useStandardInput(stream: Readable | undefined): void {
  given = stream;
}
